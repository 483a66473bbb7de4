"""Batches as the page shows them: what was made, for whom, on which paper."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from builder.clients.manifest import ManifestRow
from builder.copies.press import EarlierBatch, Offers

_PHASE = re.compile(r"phase-(\d{1,4})")


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a copy is of, as the name of its file says: empty where that is of nothing that is offered now."""

    guide: str = ""
    edition: str = ""
    phase: int = 0
    paper: str = ""


def copies_of(batch: EarlierBatch) -> tuple[ManifestRow, ...]:
    """The rows of a batch that there is a copy for, in their order."""
    return tuple(row for row in batch.rows if row.file)


def batch_shown(batch: EarlierBatch, offers: Offers, *, with_names: bool = False) -> dict[str, object]:
    """A batch as the page shows it. Names of people are there only where someone opened this batch."""
    copies = copies_of(batch)
    found = [made_of(copy.file, offers) for copy in copies]
    first = found[0] if found else MadeOf()
    shown: dict[str, object] = {
        "name": batch.folder.name,
        "made": datetime.fromtimestamp(batch.time).astimezone().isoformat(timespec="minutes"),
        "guide": first.guide,
        "edition": first.edition,
        "phase": first.phase,
        "count": len(copies),
        "papers": sorted({made.paper for made in found} - {""}),
    }
    if with_names:
        pairs = zip(copies, found, strict=True)
        shown["copies"] = [{"name": c.client, "pages": c.pages, "paper": made.paper} for c, made in pairs]
    return shown


def made_of(file: str, offers: Offers) -> MadeOf:
    """What a copy is of, from the end of its name: `-<guide>-<edition>-<paper>.pdf`."""
    name = file.removesuffix(".pdf")
    paper = next((p.name for p in offers.papers if name.endswith(f"-{p.name}")), "")
    name = name.removesuffix(f"-{paper}") if paper else name
    for guide in offers.guides:
        for edition in offers.editions:
            if name.endswith(f"-{guide.slug}-{edition.name}"):
                return MadeOf(guide.slug, edition.name, 0, paper)
        head, _, part = name.rpartition("-phase-")
        if head.endswith(f"-{guide.slug}") and (found := _PHASE.fullmatch(f"phase-{part}")):
            return MadeOf(guide.slug, "", int(found[1]), paper)
    return MadeOf(paper=paper)


def zipped(batch: EarlierBatch) -> bytes:
    """All copies of a batch in one file, as they are: a PDF is compressed already."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for copy in copies_of(batch):
            archive.write(place_of(batch, copy), copy.file)
    return target.getvalue()


def content_of(batch: EarlierBatch, copy: ManifestRow) -> bytes:
    """The bytes of a copy. OSError where it was deleted since."""
    return place_of(batch, copy).read_bytes()


def place_of(batch: EarlierBatch, copy: ManifestRow) -> Path:
    """Where a copy is. OSError for a name that leads out of the folder: anyone can write in a manifest."""
    if Path(copy.file).name != copy.file:
        raise FileNotFoundError(copy.file)
    return batch.folder / copy.file
