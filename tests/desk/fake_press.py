"""A press without a project, for the page and the server of the desk: it lays nothing out, and can fail or wait."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

from builder.clients.manifest import ManifestRow
from builder.copies.batch import MADE, Batch, Stopped
from builder.copies.order import Order
from builder.copies.press import Choice, EarlierBatch, GuideOffer, Offers, PagePicture
from builder.desk.presses import Presses
from builder.model.clients import Client, ClientList

OFFERS = Offers(
    "Guides for working lives",
    (
        GuideOffer(
            "promotion", "Preparing for a promotion", 2, 20, phase_titles=("See where you stand", "Grow into the role")
        ),
        GuideOffer("roadmap", "A roadmap of your own", 0, 8),
        GuideOffer("answer", "Every way to answer", mistakes=2),
    ),
    (
        Choice("workbook", "The whole workbook", "every step, form and prompt, to print"),
        Choice("fillable", "To fill in on a screen", "the whole workbook as a form"),
    ),
    (Choice("a4", "A4", width=210, height=297), Choice("letter", "US Letter", width=215.9, height=279.4)),
    (
        Choice("", "Guides for working lives", colour="#2d6350"),
        Choice("/p/content/brands/tern.toml", "Tern & Tide Coaching", colour="#2f4b9a"),
    ),
)
PAGES = 41


class FakePress(Presses):
    """`seconds` is how long each copy takes; `fails` is raised in place of a batch."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.offered = folder, OFFERS
        self.seconds = 0.0
        self.fails: Exception | None = None
        self.made: list[EarlierBatch] = []

    @property
    def offers(self) -> Offers:
        return self.offered

    def look(self) -> Offers:
        return self.offered

    def page(self, order: Order, client: Client | None, number: int, width: int) -> PagePicture:
        return PagePicture(_grey(width, width * 297 // 210), PAGES, ((0.21, 0.85, 0.5, 0.04),) if client else ())

    def make(
        self, order: Order, clients: ClientList, progress: Callable[[int, int], None], stop: threading.Event
    ) -> Batch:
        if self.fails:
            raise self.fails
        for done in range(len(clients.clients)):
            progress(done, len(clients.clients))
            if stop.wait(self.seconds):
                raise Stopped(done)
        folder = self.folder / f"{clients.title.removesuffix('.csv')}-{len(self.made) + 1}"
        folder.mkdir(parents=True)
        rows = tuple(self._copy(folder, number, client, order) for number, client in enumerate(clients.clients, 1))
        self.made.insert(0, EarlierBatch(folder, rows, 1_795_100_000.0 + len(self.made)))
        return Batch(folder.name, rows, 1)

    def _copy(self, folder: Path, number: int, client: Client, order: Order) -> ManifestRow:
        part = f"phase-{order.phase}" if order.phase else order.edition
        file = f"{number:03}-{client.name}-{order.guide}-{part}-{client.text('paper') or order.paper}.pdf"
        (folder / file).write_bytes(b"%PDF-1.7 " + client.name.encode())
        return ManifestRow(client.name, client.row, file, PAGES, "", MADE, "")

    def batches(self) -> tuple[EarlierBatch, ...]:
        return tuple(self.made)


def _grey(width: int, height: int) -> bytes:
    """A PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\xf4" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
