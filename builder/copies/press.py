"""A project that is kept open while someone chooses what to hand out, looks at a copy, and makes all of them."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.clients.manifest import ManifestRow, read_manifest
from builder.copies.batch import MANIFEST, Batch, Making, make_batch, merged
from builder.copies.chunks import SECONDS, Chunk, stamp_chunk
from builder.copies.order import Order
from builder.copies.project import CopyProject, reading
from builder.copies.said import filled_in, said_of, shown_of
from builder.diagnostics import Abort
from builder.execute import Failure
from builder.model.clients import Client, ClientList
from builder.model.made_out import MadeOut
from builder.model.summary import DocumentSummary
from builder.pipeline import Silent
from builder.pipeline.guides import GuidesInMemory, Stores
from builder.pipeline.read import components_of
from builder.write import open_output
from builder.write.batches import batches
from builder.write.layout import Layout


@dataclass(frozen=True, slots=True)
class GuideOffer:
    """A guide that can be handed out: its size, or how many `mistakes` its text has. `phase_titles` are in order."""

    slug: str
    title: str
    phases: int = 0
    steps: int = 0
    mistakes: int = 0
    phase_titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """An edition, a paper or a brand: its name, what a person calls it, and a sentence about it.

    A paper has a `width` and `height` in mm, and a brand may have a `colour`, as #rrggbb.
    """

    name: str
    title: str
    text: str = ""
    width: float = 0.0
    height: float = 0.0
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Offers:
    """What a project can hand out. An edition for the coach is never among it. The first brand is that of the site.
    `language` is the tag of the site's.
    """

    title: str
    guides: tuple[GuideOffer, ...]
    editions: tuple[Choice, ...]
    papers: tuple[Choice, ...]
    brands: tuple[Choice, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of a copy as a PNG, how many pages the copy has, and where it says whose it is: left, top, width and
    height as parts of the page.
    """

    png: bytes
    pages: int
    places: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class EarlierBatch:
    """A batch that was made before: its folder, its rows, and when it was put there, in seconds since 1970."""

    folder: Path
    rows: tuple[ManifestRow, ...]
    time: float


class Press:
    """A project that was read, with warm workers. One thing is done at a time."""

    def __init__(self, project: Path, output: Path, found: CopyProject) -> None:
        self._root, self._output, self._found = project, output, found
        self._lock = threading.RLock()
        self._last: tuple[object, bytes] = (None, b"")

    def offers(self) -> Offers:
        """What can be handed out."""
        checked, kit = self._found.checked, self._found.kit
        summaries = {s.slug: s for s in checked.site.index.summaries if s.kind == "guide"}
        guides = []
        for document in checked.sources.documents:
            mistakes = len(self._found.mistakes(document.slug))
            summary = summaries.get(document.slug)
            if summary is not None:
                title, titles = summary.meta.title, self._phase_titles(summary)
                guides.append(GuideOffer(summary.slug, title, summary.phases, summary.steps, mistakes, titles))
            elif mistakes and document.kind == "guide":
                guides.append(GuideOffer(document.slug, document.slug, mistakes=mistakes))
        editions = (e for e in kit.editions if not e.is_for_coach and e.documents == "one")
        papers = [p for p in kit.papers if p.name in kit.settings.papers]
        return Offers(
            kit.settings.title,
            tuple(guides),
            tuple(Choice(e.name, e.title, e.text) for e in (e.said_in(kit.language) for e in editions)),
            tuple(Choice(p.name, p.title, width=p.width, height=p.height) for p in papers),
            (Choice("", kit.settings.brand.name, colour=kit.settings.brand.accent), *self._brands()),
            kit.settings.language,
        )

    def _phase_titles(self, summary: DocumentSummary) -> tuple[str, ...]:
        """What the phases of a guide are called; none where it has no phases."""
        parsed = self._found.checked.documents.get(summary.source)
        if not summary.phases or parsed is None:
            return ()
        guide = parsed.open(self._found.checked.sources.languages, components_of(self._found.checked.sources))
        return tuple(phase.text or phase.name for phase in guide.phases)

    def _brands(self) -> Iterator[Choice]:
        """The brand files of the project. One that cannot be read is called as its file is."""
        for path in sorted((self._root / "content" / "brands").glob("*.toml")):
            try:
                found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
            except (OSError, ValueError):
                found = {}
            yield Choice(str(path), str(found.get("name") or path.stem), colour=str(found.get("accent") or ""))

    def page(self, order: Order, client: Client, number: int, width: int) -> PagePicture:
        """A page of the copy for a client, from 1, `width` px wide. Abort where the copy cannot be made."""
        with self._lock:
            content = self._copy(order, client)
        from builder.formats.pdf.copies.places import drawn_places
        from builder.images.pages import page_as_png

        png, pages = page_as_png(content, number, width)
        return PagePicture(png, pages, drawn_places(content, min(max(number, 1), pages) - 1))

    def _copy(self, order: Order, client: Client) -> bytes:
        key = (order, client.name, client.session, client.start, tuple(sorted(client.values.items())))
        if self._last[0] == key:
            return self._last[1]
        found = self._found
        edition = found.edition(order, client.values.get("edition", ""))
        paper = found.paper(order, client.values.get("paper", ""))
        summary, language = found.guide(order.guide), client.values.get("language", "")
        strings = found.kit.speaking(language or summary.meta.lang).language.strings
        out = MadeOut(tuple(sorted(shown_of(client, order))), filled_in(client, order, summary.client_columns, strings))
        job = found.job(order, edition, paper, out, language)
        [(_, layout, _, said)] = list(found.lay_out([job]))
        if not layout:
            raise Abort(*said)
        strings = found.kit.of(job.edition, job.summary.meta.lang).language.strings
        chunk = Chunk(job, layout, (said_of(1, client, order, strings),))
        [(_, stamped)] = list(found.workers.run(stamp_chunk, [chunk], seconds=SECONDS))
        if isinstance(stamped, Failure):
            raise stamped.abort or RuntimeError(stamped.reason)
        self._last = (key, stamped.base + stamped.tails[0])
        return self._last[1]

    def make(
        self,
        order: Order,
        clients: ClientList,
        progress: Callable[[int, int], None],
        stop: threading.Event,
        *,
        keep_going: bool = True,
    ) -> Batch:
        """Make a batch. Abort for what stops it; Stopped where `stop` was set."""
        homes = [self._root / "content", self._root / "themes"]
        making = Making(keep_going=keep_going, is_stopped=stop.is_set, progress=progress)
        with self._lock, open_output(self._output, project=self._root, sources=homes) as folder:
            return make_batch(self._found, folder, order, clients, making)

    def merged(self, batch: EarlierBatch, first: int = 1, last: int = 0) -> bytes:
        """The copies of a batch in one file, from `first` to `last`; 0 for all. Abort for sheets to fold."""
        rows = [row for row in batch.rows if row.file][first - 1 : last or None]
        return merged([(row.client, batch.folder / row.file) for row in rows], batch.folder.name)

    def batches(self) -> tuple[EarlierBatch, ...]:
        """The batches that were made, the newest first."""
        found = []
        for folder in batches(Layout(self._output.resolve(), self._root.resolve())):
            manifest = folder / MANIFEST
            if manifest.is_file():
                rows = read_manifest(manifest.read_bytes())
                found.append(EarlierBatch(folder, rows, manifest.stat().st_mtime))
        return tuple(found)


@contextmanager
def open_press(project: Path, output: Path, brand: Path | None = None) -> Iterator[Press]:
    """A project, ready to hand out. Abort where it has no settings or no theme."""
    stores = Stores(GuidesInMemory(), GuidesInMemory())
    with reading(project, brand, stores, GuidesInMemory(), Silent()) as found:
        yield Press(project, output, found)
