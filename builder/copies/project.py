"""A project that copies are made of: read once, with the layouts that its copies start from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from builder.copies.order import Order
from builder.diagnostics import Abort, Diagnostic, Span, did_you_mean, error, has_errors
from builder.execute import Workers
from builder.formats import Format, SiteContents, format_named
from builder.formats.contract import Rendered
from builder.formats.pdf.job import PrintJob
from builder.load.editions import editions_of
from builder.load.papers import papers_of
from builder.model.made_out import MadeOut
from builder.model.sources import Edition, Paper
from builder.model.summary import DocumentSummary
from builder.pipeline.cache import BuildCache
from builder.pipeline.fingerprint import job_key
from builder.pipeline.guides import GuideStore, Stores
from builder.pipeline.progress import Progress
from builder.pipeline.read import CheckedProject, load_project, pool, read_site
from builder.pipeline.rendering import render
from builder.pipeline.work import ContentErrors
from builder.theming import Kit

_WORKBOOK, _HANDOUTS = "workbook", "handouts"


@dataclass(frozen=True, slots=True)
class CopyProject:
    """A project that was read, its workers, and where guides, images and layouts are kept."""

    root: Path
    checked: CheckedProject
    workers: Workers
    stores: Stores
    layouts: GuideStore
    progress: Progress

    @property
    def kit(self) -> Kit:
        return self.checked.kit

    @property
    def format(self) -> Format:
        return format_named("pdf")

    def guide(self, slug: str) -> DocumentSummary:
        """A guide by its slug. Abort where there is none."""
        guides = [summary for summary in self.checked.site.index.summaries if summary.kind == "guide"]
        found = next((summary for summary in guides if summary.slug == slug), None)
        if found is None:
            hint = did_you_mean(slug, [summary.slug for summary in guides])
            raise Abort(error("GP006", f"there is no guide `{slug}`", Span("content/guides"), hint))
        return found

    def edition(self, order: Order, name: str = "") -> Edition:
        """The edition of an order, or another by its name; a phase alone is a handout. Abort where there is none."""
        name = _HANDOUTS if order.phase else name or order.edition
        known = editions_of(self.root) | {edition.name: edition for edition in self.kit.editions}
        if not name:
            shown = [edition.name for edition in self.kit.editions if not edition.is_for_coach]
            name = _WORKBOOK if _WORKBOOK in shown or not shown else shown[0]
        if name not in known:
            raise Abort(error("GP264", f"there is no edition `{name}`", Span("--edition"), did_you_mean(name, known)))
        return known[name]

    def paper(self, order: Order, name: str = "") -> Paper:
        """The paper of an order, or another by its name; else the first of the site. Abort where there is none."""
        name = name or order.paper or next(iter(self.kit.settings.papers), "a4")
        known = papers_of(self.root) | {paper.name: paper for paper in self.kit.papers}
        if name not in known:
            raise Abort(error("GP264", f"there is no paper `{name}`", Span("--paper"), did_you_mean(name, known)))
        return known[name]

    def job(self, order: Order, edition: Edition, paper: Paper, made_out: MadeOut, language: str = "") -> PrintJob:
        """The layout that copies start from. Abort where the guide has nothing to print in this edition."""
        self.refuse_mistakes(order.guide)
        summary = self.guide(order.guide)
        edition = replace(edition, papers=(paper.name,), language=language or edition.language)
        kit = replace(self.kit, editions=(edition,), papers=(paper,))
        site: SiteContents = replace(self.checked.site, only=frozenset({order.guide}))
        jobs = [job for job in self.format.plan(site, kit).jobs if isinstance(job, PrintJob)]
        wanted = f"phase-{order.phase}" if order.phase else ""
        found = next((job for job in jobs if job.part == wanted), None)
        if found is None:
            raise Abort(_nothing(summary, order, edition))
        return replace(found, made_out=made_out)

    def lay_out(self, jobs: Sequence[PrintJob]) -> Iterator[tuple[PrintJob, bytes, int, tuple[Diagnostic, ...]]]:
        """Each layout with its pages and what was said of it, from the store where it is there. No bytes where it
        cannot be made.
        """
        wanted = []
        for job in jobs:
            if found := self.layouts.load(self.key(job)):
                pages, _, content = found.partition(b"\n")
                yield job, content, int(pages), ()
            else:
                wanted.append(job)
        for done, result in render(self.format, wanted, self.workers, self.stores, self.progress):
            assert isinstance(done, PrintJob)
            if not isinstance(result, Rendered) or has_errors(result.diagnostics):
                said = result.diagnostics if isinstance(result, Rendered) else tuple(result)
                yield done, b"", 0, said
                continue
            self.layouts.save(self.key(done), b"%d\n%s" % (result.pages, result.artifact.content))
            yield done, result.artifact.content, result.pages, result.diagnostics

    def key(self, job: PrintJob) -> str:
        """All that a layout is made from."""
        return job_key(self.format, job, self.kit)

    def mistakes(self, slug: str) -> tuple[Diagnostic, ...]:
        """The errors in the text of a guide."""
        files = self._files().get(slug, frozenset())
        return tuple(d for d in self.checked.diagnostics if d.severity == "error" and d.span.file in files)

    def _files(self) -> dict[str, frozenset[str]]:
        """The files of each guide and page by its slug."""
        return {
            document.slug: frozenset(file.path for file in document.files)
            for document in self.checked.sources.documents
        }

    def refuse_mistakes(self, slug: str) -> None:
        """ContentErrors where the settings, the theme or this guide has mistakes: other guides do not count."""
        others = frozenset().union(*(files for name, files in self._files().items() if name != slug))
        found = [d for d in self.checked.diagnostics if d.severity == "error" and d.span.file not in others]
        if found:
            raise ContentErrors(*found, texts=self.checked.texts)


def _nothing(summary: DocumentSummary, order: Order, edition: Edition) -> Diagnostic:
    if order.phase:
        message = f"`{order.guide}` has no phase {order.phase}"
        hint = f"choose a phase from 1 to {summary.phases}" if summary.phases else "it has no phases: leave out --phase"
    elif edition.documents == "parts":
        message = f"the edition `{edition.name}` is a PDF for each part of `{order.guide}`"
        hint = "choose one of them with `guidepress session --phase 1`"
    else:
        message = f"`{order.guide}` has nothing to print in the edition `{edition.name}`"
        hint = "choose another edition: `guidepress list editions` names them"
    return error("GP760", message, Span(summary.source), hint)


@contextmanager
def reading(
    project: Path,
    brand: Path | None,
    stores: Stores,
    layouts: GuideStore,
    progress: Progress,
    cache: BuildCache | None = None,
    workers: int | None = None,
) -> Iterator[CopyProject]:
    """A project read and checked, with its workers. Abort where it has no settings or no theme."""
    sources, kit = load_project(project, brand)
    with pool(kit, workers) as running:
        running.inherit(format_named("pdf").load)
        checked = read_site(
            sources, kit, running, drafts=False, cache=cache or BuildCache(), guides=stores.guides, progress=progress
        )
        yield CopyProject(project, checked, running, stores, layouts, progress)
