"""A project folder becomes `Sources`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from builder.diagnostics import Abort, Diagnostic, Span, error, has_errors
from builder.load.brand_file import still_named, with_brand_file
from builder.load.edition_brands import brands_of_editions
from builder.load.editions import HOME as editions_home
from builder.load.editions import read_editions
from builder.load.files import Project
from builder.load.languages import language_codes, read_languages
from builder.load.looks import check_looks
from builder.load.own_components import HOME, read_own_components
from builder.load.own_languages import HOME as languages_home
from builder.load.own_languages import read_own_languages
from builder.load.page_sizes import too_small_pages
from builder.load.papers import HOME as papers_home
from builder.load.papers import read_papers
from builder.load.public import not_public, with_public
from builder.load.settings import SITE_FILE, read_settings
from builder.load.themes import read_themes, themes_of_editions
from builder.model.languages import base_of
from builder.model.sources import Edition, SourceDocument, Sources, TextFile
from builder.text.slugs import slugify

_KINDS = (("guide", "content/guides"), ("page", "content/pages"))


def load(folder: Path, brand: Path | None = None) -> Sources:
    """Everything a build starts from. `brand` is a file that replaces the brand of the site.

    Abort where there are no settings or no theme to continue with; other errors are in `diagnostics`.
    """
    project = Project(folder.resolve())
    papers, wrong_papers = read_papers(project)
    paper_names = papers.keys() | project.own_names(papers_home)
    editions, wrong_editions = read_editions(project, tuple(sorted(paper_names)))
    languages, wrong_languages = read_own_languages(project)
    # What is there and cannot be read is reported once, and not for each setting that names it.
    codes = language_codes(project.own_folders(languages_home))
    edition_names = editions.keys() | project.own_names(editions_home)
    settings, problems = read_settings(project, editions=edition_names, papers=paper_names, languages=codes)
    problems += [*wrong_papers, *wrong_editions, *wrong_languages]
    if settings is None or base_of(settings.language) not in language_codes(languages):
        raise Abort(*problems, *dict.fromkeys(project.diagnostics))
    site, brand_file = settings, ""
    if brand is not None:
        branded, brand_file, refused = with_brand_file(site, brand, project)
        if branded is None:
            raise Abort(*problems, *refused, *dict.fromkeys(project.diagnostics))
        settings = branded
    chosen = tuple(editions[name] for name in settings.editions if name in editions)
    sheets = tuple(papers[name] for name in _paper_names(settings.papers, chosen) if name in papers)
    problems += too_small_pages(chosen, sheets, settings.papers, project.texts[SITE_FILE])
    problems += not_public(chosen, settings.public, project.texts[SITE_FILE])
    themes = read_themes(settings.theme, project)
    others, wrong_themes = themes_of_editions(chosen, settings.theme, project)
    problems += wrong_themes
    documents = tuple(document for kind, home in _KINDS for document in _documents(kind, project.root / home, project))
    problems += still_named(site, settings, documents) if brand else ()
    brands, wrong_brands = brands_of_editions(chosen, settings, documents, project)
    problems += wrong_brands
    files = {
        project.relative(p): str(p)
        for p in project.walk(project.root / "content")
        if p.suffix.lower() not in (".md", ".toml") and not project.relative(p).startswith(f"{HOME}/")
    }
    own, mistakes = read_own_components(project)
    problems += [*mistakes, *(problem for chain in (themes, *others) for problem in check_looks(chain, own, project))]
    problems += [*dict.fromkeys(project.diagnostics), *_links_out(project)]
    if not documents and not has_errors(problems):
        problems.append(_no_guides())
    return Sources(
        root=str(project.root),
        settings=settings,
        documents=documents,
        files=files,
        outside=frozenset(project.outside),
        themes=themes,
        editions=with_public(chosen, settings.public),
        papers=sheets,
        languages=replace(read_languages(settings.language, documents, languages, chosen), codes=codes),
        components=own,
        broken_components=project.own_folders(HOME) - {component.name for component in own},
        texts=_shown(project.texts),
        diagnostics=tuple(problems),
        has_links=project.has_links,
        edition_themes=others,
        edition_brands=brands,
        brand_file=brand_file,
    )


def _paper_names(usual: Sequence[str], editions: Sequence[Edition]) -> tuple[str, ...]:
    """The papers of a site, and after them those of single editions; none where the site wants no PDFs."""
    own = [name for edition in editions for name in edition.papers]
    return tuple(dict.fromkeys([*usual, *own])) if usual else ()


def read_document(path: Path, folder: Path) -> tuple[SourceDocument, tuple[Diagnostic, ...]]:
    """The document that a file is of, or that a folder holds: for `outline`. Abort where it cannot be read."""
    project = Project(folder.resolve())
    target = path.resolve()
    if not target.is_relative_to(project.root):
        project = Project(target.parent)
    kind = "page" if target.is_relative_to(project.root / "content/pages") else "guide"
    whole = target if target.is_dir() else _folder_of(target, project.root)
    if whole:
        found = _folder(kind, whole, [p for p in project.walk(whole) if _is_markdown(p)], project)
    else:
        found = document_of(kind, slugify(target.stem), [target], project)
    if found is None:
        raise Abort(*project.diagnostics)
    return found, tuple(project.diagnostics)


def _folder_of(file: Path, root: Path) -> Path | None:
    """The folder whose one document a file belongs to; None where it is a document of its own."""
    for _, home in _KINDS:
        if file.is_relative_to(root / home):
            inner = file.relative_to(root / home).parts
            return root / home / inner[0] if len(inner) > 1 else None
    return file.parent if (file.parent / "guide.md").is_file() else None


def _documents(kind: str, home: Path, project: Project) -> Iterator[SourceDocument]:
    """One-file documents and folder documents, in name order."""
    entries: dict[str, list[Path]] = {}
    for path in project.walk(home):
        if _is_markdown(path):
            entries.setdefault(path.relative_to(home).parts[0], []).append(path)
    for name, paths in entries.items():
        if len(paths) == 1 and paths[0].name == name:
            found = document_of(kind, slugify(paths[0].stem), paths, project)
        else:
            found = _folder(kind, home / name, paths, project)
        if found:
            yield found


def _folder(kind: str, folder: Path, paths: list[Path], project: Project) -> SourceDocument | None:
    """A folder document: guide.md (or index.md) first, then its other Markdown files in name order, 2 before 10."""
    first = next((p for p in paths if p.parent == folder and p.name in ("guide.md", "page.md", "index.md")), None)
    if first is None:
        hint = f"rename its first file to {kind}.md"
        project.diagnostics.append(
            error("GP004", f"this folder has no {kind}.md", Span(project.relative(folder)), hint)
        )
        return None
    rest = sorted((p for p in paths if p != first), key=_in_order)
    return document_of(kind, slugify(folder.name), [first, *rest], project)


def _is_markdown(path: Path) -> bool:
    return path.suffix.lower() == ".md"


def _in_order(path: Path) -> tuple[str | int, ...]:
    """Names as a file manager sorts them: texts and numbers by turns, the numbers by their value."""
    return tuple(int(part) if i % 2 else part for i, part in enumerate(re.split(r"([0-9]+)", path.as_posix())))


def document_of(kind: str, slug: str, paths: Sequence[Path], project: Project) -> SourceDocument | None:
    """The document in some files, the first of which has its front matter; None where one of them is unreadable."""
    texts = [(project.relative(p), project.read_text(p)) for p in paths]
    if any(text is None for _, text in texts):
        return None
    files = tuple(TextFile(path, text) for path, text in texts if text is not None)
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.path}\0{len(file.text)}\0{file.text}".encode("utf-8", "surrogatepass"))
    return SourceDocument(kind, slug, project.relative(paths[0].parent), files, digest.hexdigest())


def _shown(texts: Mapping[str, str]) -> dict[str, str]:
    """The settings and templates that messages may show; the texts of documents come with them."""
    return {name: text for name, text in texts.items() if not name.endswith(".md")}


def _links_out(project: Project) -> list[Diagnostic]:
    hint = "put the file itself here instead of a symbolic link to it"
    return [
        error("GP410", "this symbolic link leads out of the project", Span(name), hint)
        for name in sorted(project.outside)
    ]


def _no_guides() -> Diagnostic:
    hint = "`guidepress new guide my-first-guide` makes one to start from"
    return error("GP005", "there are no guides and no pages", Span("content/guides"), hint)
