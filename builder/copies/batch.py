"""A batch: every client's copy, made and put in its folder together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from builder.clients.file_names import copy_name
from builder.clients.manifest import ManifestRow, read_manifest, write_manifest
from builder.copies.chunks import SECONDS, Chunk, Stamped, stamp_chunk
from builder.copies.folder_page import folder_page
from builder.copies.order import Order
from builder.copies.project import CopyProject
from builder.copies.said import filled_in, said_of, shown_of
from builder.diagnostics import Abort, Diagnostic, Span, error
from builder.execute import Failure
from builder.formats.pdf.copies.said import SHEET, Said
from builder.formats.pdf.job import PrintJob
from builder.model.clients import Client, ClientList
from builder.model.made_out import START, MadeOut
from builder.pipeline.fingerprint import package_digest
from builder.text.scripts import script_names
from builder.text.slugs import slugify
from builder.write import BatchTree, OutputFolder

MANIFEST, INDEX = "manifest.csv", "index.html"
MADE, KEPT, FAILED = "made", "unchanged", "not made"

STAGE = "Making copies"

_FONTS = "https://fonts.google.com/noto"


class Stopped(Exception):
    """Someone stopped the making. `done` copies wait, and the next run of the same batch takes them."""

    def __init__(self, done: int) -> None:
        super().__init__(done)
        self.done = done


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch that was made: its name, its rows in the order of the list, how many layouts they were made of, and what
    was said about those and about clients without a copy.
    """

    name: str
    rows: tuple[ManifestRow, ...]
    layouts: int
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def made(self) -> tuple[ManifestRow, ...]:
        """The rows that there is a copy for."""
        return tuple(row for row in self.rows if row.state != FAILED)


@dataclass(frozen=True, slots=True)
class _Copy:
    """One copy that is to be made: its client, its job, what it says, the name of its file, and its key."""

    client: Client
    job: PrintJob
    said: Said
    file: str
    key: str


@dataclass(frozen=True, slots=True)
class Making:
    """How a batch is made. With `keep_going` clients whose copy cannot be made stop no others. `is_stopped` is asked
    between two copies. With `merge` all copies are in one file, too.
    """

    keep_going: bool = False
    merge: bool = False
    is_stopped: Callable[[], bool] = lambda: False
    progress: Callable[[int, int], None] = lambda done, total: None


USUAL = Making()


def batch_name(order: Order, clients: ClientList, edition: str, paper: str) -> str:
    """The folder of a batch: whose list, and what of. The same list and order have the same one."""
    only = clients.clients[0].name if len(clients.clients) == 1 and not clients.columns else ""
    whose = slugify(only or clients.title.rpartition(".")[0] or clients.title) or "copies"
    what = [order.guide, f"phase-{order.phase}" if order.phase else edition, paper]
    when = [order.session.isoformat()] if order.session else []
    who = [slugify(order.brand.stem)] if order.brand else []
    return "-".join(filter(None, [whose[:60].strip("-"), *what, *who, *when]))


def make_batch(
    project: CopyProject, folder: OutputFolder, order: Order, clients: ClientList, making: Making = USUAL
) -> Batch:
    """Make every copy, and put them in their folder. Abort where one cannot be made, unless told to go on; Stopped
    where it is stopped. Then no folder changes.
    """
    if not clients.clients:
        raise Abort(*clients.diagnostics)
    edition, paper = project.edition(order), project.paper(order)
    name = batch_name(order, clients, edition.name, paper.name)
    copies = _planned(project, order, clients)
    tree = folder.batch(name)
    work = _Work(project, tree, making, len(copies), clients.file)
    rows, diagnostics = work.make(copies)
    if not any(row.state != FAILED for row in rows.values()):
        raise Abort(*diagnostics)
    without = [ManifestRow(w.name, w.row, "", 0, "", FAILED, "") for w in clients.wrong]
    listed = sorted([*rows.values(), *without], key=lambda row: row.row)
    title = copies[0].job.summary.meta.title
    together = _merged(tree, listed, copies) if making.merge else ()
    tree.stage(MANIFEST, write_manifest(listed))
    tree.stage(INDEX, folder_page(title, copies[0].job, listed, project.kit, together))
    folder.commit(tree)
    return Batch(name, tuple(listed), len({project.key(copy.job) for copy in copies}), tuple(diagnostics))


def _merged(tree: BatchTree, rows: Sequence[ManifestRow], copies: Sequence[_Copy]) -> tuple[str, ...]:
    """Put all copies on one paper into one file; returns the names of these files. Abort for an edition to fold."""
    by_paper: dict[str, list[ManifestRow]] = {}
    papers = {copy.file: copy.job.paper.name for copy in copies}
    for row in rows:
        if row.file:
            by_paper.setdefault(papers[row.file], []).append(row)
    names = []
    for paper, found in by_paper.items():
        name = f"all-{paper}.pdf"
        tree.stage(name, merged([(row.client, tree.place(row.file)) for row in found], copies[0].job.edition.name))
        names.append(name)
    return tuple(names)


def merged(files: Sequence[tuple[str, Path]], edition: str) -> bytes:
    """Copies in one file, each with the words of its bookmark. Abort where they cannot be put together."""
    from builder.formats.pdf.copies.merge import NotACopy, merge

    target = BytesIO()
    try:
        merge(((words, path.read_bytes()) for words, path in files), (p.read_bytes() for _, p in files), target)
    except NotACopy:
        hint = "print the copies one by one, or make them in another edition"
        message = f"copies in the edition `{edition}` cannot be put into one file: their pages are arranged on sheets"
        raise Abort(error("GP764", message, Span("--merge"), hint)) from None
    return target.getvalue()


def _planned(project: CopyProject, order: Order, clients: ClientList) -> list[_Copy]:
    """Every copy, in the order of the list. Clients of one layout share one job: it keeps a place free for whatever any
    of them has. The day they start is another matter, since without it the line stays one to write on.
    """
    jobs: dict[tuple[str, str, str, MadeOut], PrintJob] = {}
    found = []
    total, summary = len(clients.clients), project.guide(order.guide)
    shown = frozenset().union(*(shown_of(client, order) for client in clients.clients)) - {START}
    for number, client in enumerate(clients.clients, 1):
        edition = project.edition(order, client.values.get("edition", ""))
        paper = project.paper(order, client.values.get("paper", ""))
        language = client.values.get("language", "")
        strings = project.kit.speaking(language or summary.meta.lang).language.strings
        places = tuple(sorted(shown | ({START} if client.start else set())))
        out = MadeOut(places, filled_in(client, order, summary.client_columns, strings))
        asked = (edition.name, paper.name, language, out)
        if asked not in jobs:
            jobs[asked] = project.job(order, edition, paper, out, language)
        job = jobs[asked]
        strings = project.kit.of(job.edition, job.summary.meta.lang).language.strings
        said = said_of(number, client, order, strings)
        part = f"phase-{order.phase}" if order.phase else edition.name
        file = copy_name(number, total, client, [order.guide, part, paper.name])
        found.append(_Copy(client, job, said, file, _key(project, job, said)))
    return found


def _key(project: CopyProject, job: PrintJob, said: Said) -> str:
    """All that a copy is made from, as a digest: no name can be read from it."""
    text = f"{project.key(job)} {package_digest()} {said.values!r}"
    return hashlib.sha256(text.encode()).hexdigest()


class _Work:
    """The making of one batch."""

    def __init__(self, project: CopyProject, tree: BatchTree, making: Making, total: int, file: str) -> None:
        self._project, self._tree, self._making = project, tree, making
        self._total, self._done, self._file = total, 0, file
        self.diagnostics: list[Diagnostic] = []

    def make(self, copies: Sequence[_Copy]) -> tuple[dict[int, ManifestRow], list[Diagnostic]]:
        """A row for each copy, by its number. What is there already is taken as it is."""
        rows: dict[int, ManifestRow] = {}
        self._project.progress.stage(STAGE, self._total)
        known = _known(self._tree)
        waiting = []
        for copy in copies:
            if row := self._there(copy, known):
                rows[copy.said.number] = row
                self._advance()
            else:
                waiting.append(copy)
        for copy, content, pages in self._made(waiting):
            digest = self._tree.stage_copy(copy.file, content, f"{pages} {copy.key}") if content else ""
            state = MADE if content else FAILED
            file = copy.file if content else ""
            rows[copy.said.number] = ManifestRow(
                copy.client.name, copy.client.row, file, pages if content else 0, digest, state, copy.key
            )
            self._advance()
        return rows, self.diagnostics

    def _advance(self) -> None:
        self._done += 1
        self._making.progress(self._done, self._total)
        self._project.progress.advance(STAGE)

    def _there(self, copy: _Copy, known: dict[str, ManifestRow]) -> ManifestRow | None:
        """The row of a copy that a stopped run finished, or that the batch has already."""
        pages, _, key = self._tree.finished.get(copy.file, "").partition(" ")
        if key == copy.key:
            digest = self._tree.take_finished(copy.file)
            return ManifestRow(copy.client.name, copy.client.row, copy.file, int(pages), digest, MADE, copy.key)
        found = known.get(copy.file)
        if found is None or found.key != copy.key:
            return None
        self._tree.keep(copy.file)
        return replace(found, client=copy.client.name, row=copy.client.row, state=KEPT)

    def _made(self, copies: Sequence[_Copy]) -> Iterator[tuple[_Copy, bytes, int]]:
        """Each copy with its bytes and pages; no bytes where it cannot be made."""
        jobs = list({id(copy.job): copy.job for copy in copies}.values())
        for job, layout, pages, said in self._project.lay_out(jobs):
            self._report(said)
            mine = [copy for copy in copies if copy.job.made_out == job.made_out and copy.job.path == job.path]
            mine = [copy for copy in mine if copy.job.edition == job.edition]
            if not layout:
                yield from ((copy, b"", 0) for copy in mine)
                continue
            yield from ((copy, content, pages) for copy, content in self._stamped(job, layout, mine))

    def _stamped(self, job: PrintJob, layout: bytes, copies: Sequence[_Copy]) -> Iterator[tuple[_Copy, bytes]]:
        """Copies of one layout, chunk by chunk as workers finish them."""
        parts = [copies[first : first + SHEET] for first in range(0, len(copies), SHEET)]
        chunks = [Chunk(_bare(job), layout, tuple(copy.said for copy in part)) for part in parts]
        for number, result in self._project.workers.run(stamp_chunk, chunks, seconds=SECONDS):
            part = parts[number]
            if isinstance(result, Failure):
                self._report(_failed(self._file, result, part))
                yield from ((copy, b"") for copy in part)
                continue
            yield from self._whole(part, result)

    def _whole(self, part: Sequence[_Copy], stamped: Stamped) -> Iterator[tuple[_Copy, bytes]]:
        missing = dict(stamped.unprintable)
        file = self._file
        self._report([_no_font(file, copy, missing[copy.said.number]) for copy in part if copy.said.number in missing])
        for copy, tail in zip(part, stamped.tails, strict=True):
            if self._making.is_stopped():
                raise Stopped(self._done)
            yield copy, b"" if copy.said.number in missing else stamped.base + tail

    def _report(self, said: Sequence[Diagnostic]) -> None:
        """Note what was said. Abort where a copy cannot be made, and nobody said to go on without it."""
        self.diagnostics += said
        if any(d.severity == "error" for d in said) and not self._making.keep_going:
            raise Abort(*self.diagnostics)


def _known(tree: BatchTree) -> dict[str, ManifestRow]:
    """The rows of the batch as it is, by file, where the file is still what was written."""
    there = tree.existing()
    if MANIFEST not in there:
        return {}
    rows = read_manifest((tree.places.published / MANIFEST).read_bytes())
    return {row.file: row for row in rows if there.get(row.file) == row.sha256}


def _bare(job: PrintJob) -> PrintJob:
    """A job without its text and images, which stamping does not need."""
    return replace(job, document=replace(job.document, guide=b""), images={})


def _failed(file: str, failure: Failure, part: Sequence[_Copy]) -> tuple[Diagnostic, ...]:
    if failure.abort is not None:
        return failure.abort.diagnostics
    first, last = part[0].client.row, part[-1].client.row
    message = f"the copies for rows {first} to {last} could not be made: their names took too much {failure.reason}"
    hint = "look for a very long name among them; if there is none, run the command again"
    return (error("GP761", message, Span(file, first), hint),)


def _no_font(file: str, copy: _Copy, letters: str) -> Diagnostic:
    scripts = script_names(letters)
    message = f"no font on this computer has {scripts}, which the copy for `{copy.client.name}` needs"
    hint = f"install a font with it, such as one of the Noto fonts ({_FONTS}), or write the name otherwise"
    return error("GP762", message, Span(file, copy.client.row), hint)
