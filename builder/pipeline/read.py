"""Reading and checking a project: what every command starts with."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from builder import __version__
from builder.addresses import Index, site_lists
from builder.check import SiteView, check_site
from builder.components import Registry, load_components
from builder.diagnostics import Abort, Diagnostic, Span, error
from builder.execute import Failure, Workers
from builder.formats import Format, SiteContents
from builder.formats.parsed import ParsedDocument
from builder.load import load
from builder.load.assets import read_assets
from builder.load.languages import named_languages
from builder.load.settings import SITE_FILE
from builder.model.site import SiteSettings
from builder.model.sources import SourceDocument, Sources, Theme
from builder.model.summary import DocumentSummary
from builder.pipeline.cache import BuildCache, CachedDocument
from builder.pipeline.consequences import broken_sources, without_consequences
from builder.pipeline.derived_accent import derived_accent
from builder.pipeline.empty_editions import empty_editions
from builder.pipeline.fingerprint import package_digest
from builder.pipeline.guides import GuideStore
from builder.pipeline.progress import Progress
from builder.pipeline.workers import CHUNK, PARSE_SECONDS, check_document, parse_document, set_up
from builder.theming import Kit, make_kit

_WHY = {
    "time": (
        "this file takes too long to read",
        "look for a long run of brackets, stars or quotation marks, and remove it",
    ),
    "memory": ("this file takes too much memory to read", "split it into several guides"),
    "crash": (
        "the Markdown parser crashed on this file",
        "delete half of the file, run `guidepress check`, and repeat until you find the part that causes it",
    ),
    "depth": ("this file is nested too deeply to read", "remove a few levels of lists, quotations or brackets"),
}


@dataclass(frozen=True, slots=True)
class CheckedProject:
    """A project that was read and checked. `cached` and `documents`, drafts too, are by first file."""

    sources: Sources
    kit: Kit
    site: SiteContents
    cached: dict[str, CachedDocument]
    diagnostics: tuple[Diagnostic, ...]
    documents: dict[str, ParsedDocument]

    @property
    def texts(self) -> dict[str, str]:
        """The lines that messages show."""
        found = dict(self.sources.texts)
        for document in self.sources.documents:
            found |= {file.path: file.text for file in document.files}
        return found


def load_project(folder: Path, brand: Path | None = None) -> tuple[Sources, Kit]:
    """A project's sources and kit, with the brand of a file if there is one. Abort without settings or theme."""
    sources = load(folder, brand)
    assets, unreadable = read_assets([_logo(settings) for settings in _branded(sources)], sources.files)
    if unreadable:
        raise Abort(*sources.diagnostics, *unreadable)
    registry = components_of(sources)

    def kit_in(themes: tuple[Theme, ...], settings: SiteSettings) -> Kit:
        settings, logo = replace(settings, theme=themes[-1].name), assets.get(_logo(settings))
        return make_kit(settings, sources.languages, themes, sources.papers, sources.editions, registry, logo)

    chains = {"": sources.themes} | {themes[-1].name: themes for themes in (sources.themes, *sources.edition_themes)}
    brands = {"": sources.settings, **sources.edition_brands}
    asked = {(e.theme, e.brand) for e in sources.editions if e.theme in chains and e.brand in brands} - {("", "")}
    dressed = {(theme, brand): kit_in(chains[theme], brands[brand]) for theme, brand in asked}
    return sources, replace(kit_in(sources.themes, sources.settings), dressed=dressed)


def _branded(sources: Sources) -> tuple[SiteSettings, ...]:
    """The settings of a site, and those with the brands of its editions."""
    return (sources.settings, *sources.edition_brands.values())


def _logo(settings: SiteSettings) -> str:
    """The path of a brand's logo in the project; empty for one without."""
    logo = settings.brand.logo
    return posixpath.normpath(f"content/{logo.target}") if logo else ""


def components_of(sources: Sources) -> Registry:
    """The components that come with guidepress, and the author's own."""
    return load_components().with_own(sources.components)


def read_site(
    sources: Sources,
    kit: Kit,
    workers: Workers,
    *,
    drafts: bool,
    cache: BuildCache,
    guides: GuideStore,
    progress: Progress,
    expected: Sequence[Format] = (),
    earlier: CheckedProject | None = None,
) -> CheckedProject:
    """Every document parsed or taken from the cache, and the whole site checked.

    `expected` are the formats that a guide which is parsed now is rendered in later. `earlier` is the project as it
    was: a document that is still the same object keeps its key.
    """
    documents = _documents(sources, earlier)
    known = {
        path: found for path, found in cache.documents.items() if path in documents and documents[path].key == found.key
    }
    papers = hashlib.sha256(repr(kit.sheets).encode()).hexdigest()
    unknown = [d for path, d in documents.items() if path not in known]
    if any(d.document.kind == "guide" for d in unknown):
        for format in expected:
            workers.inherit(format.load)
    cached = _parse(unknown, papers, workers, guides, progress)
    unchecked = [documents[path] for path, found in known.items() if found.summary and found.papers != papers]
    checked = _check(unchecked, workers, guides)
    known |= {path: replace(known[path], papers=papers, checked=said) for path, said in checked.items()}
    cached = {path: known.get(path) or cached[path] for path in documents}
    summaries = [found.summary for found in cached.values() if found.summary is not None]
    published = [summary for summary in summaries if drafts or not summary.meta.draft]
    hidden = {summary.source: summary for summary in summaries if summary.meta.draft and not drafts}
    index = Index(published, sources.files, sources.outside, site_lists(published, sources.settings.url))
    assets, unreadable = read_assets(_named_files(published, index, kit), sources.files)
    broken = broken_sources(sources, cached)
    logos = tuple(settings.brand.logo for settings in _branded(sources) if settings.brand.logo)
    view = SiteView(sources.settings, index, assets, hidden, sources.languages.codes, broken, logos)
    said = [d for path, found in cached.items() if path not in hidden for d in (*found.diagnostics, *found.checked)]
    causes = without_consequences(said, sources)
    diagnostics = (*sources.diagnostics, *causes, *unreadable, *check_site(view), *_empty(sources, published))
    diagnostics = (*diagnostics, *derived_accent(sources, kit))
    ordered = tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.sort_key))
    site = SiteContents(index, assets, {summary.slug: documents[summary.source] for summary in published})
    return CheckedProject(sources, kit, site, cached, ordered, documents)


def _empty(sources: Sources, published: Sequence[DocumentSummary]) -> Iterator[Diagnostic]:
    """What is said of editions that make nothing, where any PDF is made."""
    text = sources.texts.get(SITE_FILE, "")
    return empty_editions(sources.editions if sources.papers else (), published, text)


def pool(kit: Kit, count: int | None = None) -> Workers:
    """The workers of a project: as many as there are cores, or so many."""
    return Workers(set_up, kit, count)


def _parse(
    documents: Sequence[ParsedDocument], papers: str, workers: Workers, guides: GuideStore, progress: Progress
) -> dict[str, CachedDocument]:
    progress.stage("Reading", len(documents))
    found: dict[str, CachedDocument] = {}
    tasks = [document.document for document in documents]
    for number, result in workers.run(parse_document, tasks, seconds=PARSE_SECONDS, chunk=_chunk(tasks, workers)):
        path, key = tasks[number].files[0].path, documents[number].key
        if isinstance(result, Failure):
            found[path] = CachedDocument(key, None, unreadable(path, result))
        else:
            guides.save(key, result.guide)
            found[path] = CachedDocument(key, result.summary, result.diagnostics, papers, result.checked)
        progress.advance("Reading")
    return found


def _check(
    documents: Sequence[ParsedDocument], workers: Workers, guides: GuideStore
) -> dict[str, tuple[Diagnostic, ...]]:
    """The diagnostics of the rules for guides that were parsed by an earlier build, on the papers of this one."""
    tasks = [replace(document, guide=guides.load(document.key)) for document in documents]
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for number, result in workers.run(check_document, tasks, seconds=PARSE_SECONDS, chunk=_chunk(tasks, workers)):
        path = tasks[number].document.files[0].path
        found[path] = unreadable(path, result) if isinstance(result, Failure) else result
    return found


def _chunk(tasks: Sequence[object], workers: Workers) -> int:
    return max(1, min(CHUNK, len(tasks) // (workers.count * 2)))


def unreadable(path: str, failure: Failure) -> tuple[Diagnostic, ...]:
    """The diagnostics of a document that could not be read; `path` is its first file."""
    if failure.abort is not None:
        return failure.abort.diagnostics
    what, hint = _WHY[failure.reason]
    return (error("GP901", what, Span(path), hint),)


def _named_files(summaries: list[DocumentSummary], index: Index, kit: Kit) -> list[str]:
    """The files of the project that documents link to or show."""
    names = [each.logo.path for each in (kit, *kit.dressed.values()) if each.logo]
    for summary in summaries:
        links, pictures = summary.links_within, summary.pictures
        if not links and not pictures:
            continue
        for written in [*(link.target for link in links), *(picture.target for picture in pictures)]:
            target = index.resolve(written, summary)
            if target.kind == "file":
                names.append(target.file)
    return names


def _documents(sources: Sources, earlier: CheckedProject | None) -> dict[str, ParsedDocument]:
    """The documents with their keys, by first file."""
    before = earlier.documents if earlier is not None and _reads_alike(sources, earlier.sources) else {}
    own = _own(sources)
    documents: dict[str, ParsedDocument] = {}
    for document in sources.documents:
        path = document.files[0].path
        found = before.get(path)
        same = found is not None and found.document is document
        documents[path] = found if found and same else ParsedDocument(document, _key(document, sources, own))
    return documents


def _reads_alike(sources: Sources, earlier: Sources) -> bool:
    """Whether the same text has the same key in both: what else is in it was not read again."""
    return sources.languages is earlier.languages and sources.components is earlier.components


def _key(document: SourceDocument, sources: Sources, own: str) -> str:
    """What a guide is parsed from: its text, its language's words, the components, and the versions that read it."""
    languages = [sources.languages.of(tag).digest for tag in ("", *named_languages(document))]
    return hashlib.sha256(f"{document.digest} {_reader()} {languages} {own}".encode()).hexdigest()


def _own(sources: Sources) -> str:
    """What the author's own components say of how their text is read."""
    return " ".join(repr((c.name, c.table)) for c in sources.components)


@cache
def _reader() -> str:
    """The versions of what reads a text."""
    libraries = [version(name) for name in ("Markdown", "nh3", "selectolax", "emoji")]
    return f"{__version__} {libraries} {package_digest()}"
