"""Reading and checking a project: what every command starts with."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from builder import __version__
from builder.check import SiteView, check_site
from builder.components import Registry, load_components
from builder.diagnostics import Abort, Diagnostic, Span, error
from builder.execute import Failure, Workers
from builder.formats.payload import Payload
from builder.load import load
from builder.load.assets import read_assets
from builder.load.remembered import Memory, RememberedDocument
from builder.model.addresses import Index
from builder.model.card import Card
from builder.model.sources import Asset, Document, Sources
from builder.pipeline.progress import Progress
from builder.pipeline.workers import CHUNK, PARSE_SECONDS, Parsed, parse_document, set_up
from builder.plan.places import lists
from builder.theming import Kit, make_kit

_WHY = {
    "time": ("takes too long to read", "look for a long run of brackets, stars or quotation marks, and take it out"),
    "memory": ("takes too much memory to read", "split it into several guides"),
    "crash": ("cannot be read: it brings down what reads it", "take it out piece by piece, to find what does it"),
    "depth": ("is nested too deeply to read", "take out a few levels of lists, quotations or brackets"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A project that was read and checked. `payloads` and `documents` are by slug and by first file."""

    sources: Sources
    kit: Kit
    index: Index
    assets: dict[str, Asset]
    payloads: dict[str, Payload]
    remembered: dict[str, RememberedDocument]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The lines that messages show."""
        found = dict(self.sources.texts)
        for document in self.sources.documents:
            found |= {file.path: file.text for file in document.files}
        return found


def prepare(folder: Path) -> tuple[Sources, Kit]:
    """A project's sources and kit. Abort where it has no settings or no theme."""
    sources = load(folder)
    logo = sources.settings.brand.logo
    logo_path = posixpath.normpath(f"content/{logo.target}") if logo else ""
    assets, unreadable = read_assets([logo_path], sources.files)
    if unreadable:
        raise Abort(*sources.diagnostics, *unreadable)
    kit = make_kit(
        sources.settings,
        sources.language,
        sources.themes,
        sources.papers,
        sources.editions,
        components_of(sources),
        assets.get(logo_path),
    )
    return sources, kit


def components_of(sources: Sources) -> Registry:
    """The components that come with guidepress, and the author's own."""
    return load_components().with_own(sources.components)


def read_site(
    sources: Sources, kit: Kit, workers: Workers, *, drafts: bool, memory: Memory, progress: Progress
) -> Reading:
    """Every document parsed or remembered, and the whole site checked."""
    keys = {d.files[0].path: _key(d, sources, kit) for d in sources.documents}
    known = {path: found for path, found in memory.documents.items() if keys.get(path) == found.key}
    parsed = _parse([d for d in sources.documents if d.files[0].path not in known], workers, progress)
    remembered = {
        path: known.get(path) or RememberedDocument(keys[path], parsed[path].card, parsed[path].diagnostics)
        for path in keys
    }
    cards = [card for path in keys if (card := remembered[path].card) is not None]
    published = [card for card in cards if drafts or not card.meta.draft]
    hidden = {card.source: card for card in cards if card.meta.draft and not drafts}
    index = Index(published, sources.files, sources.outside, lists(published, sources.settings.url))
    assets, unreadable = read_assets(_named_files(published, index, kit), sources.files)
    view = SiteView(sources.settings, index, assets, hidden)
    said = [d for path, found in remembered.items() if path not in hidden for d in found.diagnostics]
    documents = {d.files[0].path: d for d in sources.documents}
    payloads = {
        c.slug: Payload(documents[c.source], parsed[c.source].guide if c.source in parsed else b"") for c in published
    }
    diagnostics = (*sources.diagnostics, *said, *unreadable, *check_site(view))
    ordered = tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.sort_key))
    return Reading(sources, kit, index, assets, payloads, remembered, ordered)


def pool(kit: Kit) -> Workers:
    return Workers(set_up, kit)


def _parse(documents: list[Document], workers: Workers, progress: Progress) -> dict[str, Parsed]:
    progress.stage("reading", len(documents))
    found: dict[str, Parsed] = {}
    chunk = max(1, min(CHUNK, len(documents) // (workers.count * 2)))
    for number, result in workers.run(parse_document, documents, seconds=PARSE_SECONDS, chunk=chunk):
        path = documents[number].files[0].path
        found[path] = result if isinstance(result, Parsed) else Parsed(None, b"", unreadable(path, result))
        progress.advance("reading")
    return found


def unreadable(path: str, failure: Failure) -> tuple[Diagnostic, ...]:
    """What is to be said of a text whose reading gave nothing; `path` is its first file."""
    if failure.abort is not None:
        return failure.abort.diagnostics
    what, hint = _WHY[failure.reason]
    return (error("GP901", f"this text {what}", Span(path), hint),)


def _named_files(cards: list[Card], index: Index, kit: Kit) -> list[str]:
    """The files of the project that documents link to or show."""
    names = [kit.logo.path] if kit.logo else []
    for card in cards:
        for written in [*(link.target for link in card.links), *(picture.target for picture in card.pictures)]:
            target = index.resolve(written, card)
            if target.kind == "file":
                names.append(target.file)
    return names


def _key(document: Document, sources: Sources, kit: Kit) -> str:
    """What a card depends on beside its text: the language's words, the sheets, and the versions that read it."""
    return hashlib.sha256(
        f"{document.digest} {_reader(sources.language.code)} {_own(sources)} {kit.sheets}".encode()
    ).hexdigest()


def _own(sources: Sources) -> str:
    """What the author's own components say of how their text is read."""
    return " ".join(repr((c.name, c.table)) for c in sources.components)


@cache
def _reader(language: str) -> str:
    return f"{__version__} {language} {version('Markdown')} {version('nh3')} {own_code()}"


@cache
def own_code() -> str:
    """A digest of guidepress's own files, so that a change of them is never hidden by what an earlier build left."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*")):
        if path.suffix in (".py", ".toml"):
            status = path.stat()
            digest.update(f"{path.name} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()
