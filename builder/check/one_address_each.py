"""No two documents, and no alias, may have the same address."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from builder.addresses import WHOLE, alias_path, page_path, part_path
from builder.check import SiteView
from builder.diagnostics import Diagnostic, Span, error
from builder.model.output import name_in_output, same_place
from builder.model.summary import DocumentSummary
from builder.text.characters import TURNED
from builder.text.slugs import RESERVED, is_windows_name, slug_problem

_LONGEST = 200
"""Bytes of an alias, as UTF-8: a name may have 255 on a disk, and what serves the site adds to it."""

_OWN = ("index.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt")


def check_site(view: SiteView) -> Iterator[Diagnostic]:
    taken: dict[str, str] = {}
    for summary in view.summaries:
        problem, place = _as_address(summary.slug)
        if problem and "slug" not in dict(summary.meta.places):
            hint = "write another `slug:` in the front matter, or rename the file"
            yield error("GP207", f"the slug `{summary.slug}` {problem}", summary.meta.span, hint)
        if place in taken:
            hint = "write another `slug:` in the front matter of one of them"
            yield error(
                "GP301", f"`{taken[place]}` has the same address, /{summary.slug}/", summary.meta.place("slug"), hint
            )
        taken.setdefault(place, summary.source)
        if summary.site_pages:
            folders = (*(page.folder for page in summary.site_pages), WHOLE)
            taken |= {same_place(part_path(summary.slug, folder)): summary.source for folder in folders}
    with_aliases = [summary for summary in view.summaries if summary.meta.aliases]
    if not with_aliases:
        return
    aliases = _Aliases(view, taken)
    for summary in with_aliases:
        for number, alias in enumerate(summary.meta.aliases):
            yield from aliases.check(alias, summary, _place(summary, number))


@lru_cache(maxsize=65536)
def _as_address(slug: str) -> tuple[str, str]:
    """What is wrong with a slug, and the place of its page. A preview asks this of every document after each save."""
    return slug_problem(slug), same_place(page_path(slug))


class _Aliases:
    """Takes the aliases one by one, and knows whose each place on the site is (`taken`, by `same_place`)."""

    def __init__(self, view: SiteView, taken: dict[str, str]) -> None:
        self.taken = taken
        self.slugs = {same_place(summary.slug): summary.source for summary in view.summaries}
        self.folders = {folder: source for path, source in self.taken.items() for folder in _folders(path)}
        self.files = [same_place(name_in_output(file)) for file in view.assets]

    def check(self, alias: str, summary: DocumentSummary, span: Span) -> Iterator[Diagnostic]:
        if _is_no_address(alias):
            hint = "an alias is an old address on this site, such as `/2024/my-post/`"
            yield error("GP302", f"`{alias}` cannot be an alias", span, hint)
            return
        path = same_place(alias_path(alias))
        there = self._there(path)
        if there:
            yield error("GP301", f"the alias `{alias}` is already the address of {there}", span, "remove it")
            return
        self.taken[path] = summary.source
        self.folders |= dict.fromkeys(_folders(path), summary.source)

    def _there(self, path: str) -> str:
        """What is at a place already, or would have to be a file and a folder at once; empty where it is free."""
        source = self.taken.get(path) or self.folders.get(path)
        source = source or next((self.taken[above] for above in _folders(path) if above in self.taken), None)
        if source:
            return f"`{source}`"
        folder, _, name = path.partition("/")
        return f"a file of `{self.slugs[folder]}`" if folder in self.slugs and self._is_file(name) else ""

    def _is_file(self, name: str) -> bool:
        """Whether a document's folder may hold a PDF or a file of the project by this name."""
        name = name.partition("/")[0]
        stems = [posixpath.splitext(file) for file in self.files]
        return name.endswith(".pdf") or any(
            name == stem + kind or (name.startswith(f"{stem}-") and name.endswith(kind)) for stem, kind in stems
        )


def _is_no_address(alias: str) -> bool:
    parts = alias.strip("/").split("/")
    first = parts[0].casefold()
    return (
        any(part in ("", ".", "..") or part != part.strip(" .") for part in parts)
        or any(c in '\\:*?"<>|#%' or c.isspace() or _is_unseen(c) for c in alias)
        or any(is_windows_name(part) for part in parts)
        or len(alias.encode()) > _LONGEST
        or first in RESERVED
        or first in _OWN
        or same_place(alias_path(alias)) in _OWN
    )


def _is_unseen(character: str) -> bool:
    """Whether nothing is seen of a character. Joiners belong to some scripts; what turns a line is reported as such."""
    is_format = unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs")
    return is_format and character not in "\u200c\u200d" and not TURNED.match(character)


def _folders(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]


def _place(summary: DocumentSummary, number: int) -> Span:
    return dict(summary.meta.places).get(f"aliases.{number}", summary.meta.place("aliases"))
