"""What a link of an author names, among the documents and files of a site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import unquote

from builder.addresses.paths import alias_path
from builder.model.summary import DocumentSummary

Kind = Literal["web", "heading", "document", "page", "file", "missing", "outside"]

_ON_A_COMPUTER = re.compile(r"^(file|[a-z]):", re.I)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)


@dataclass(frozen=True, slots=True)
class Target:
    """What a link names.

    `document` is a guide's or page's summary, `fragment` a heading's id. `file` is a path of the project; of the site
    where the kind is `page`, which is a list of the site's own, such as that of its tags.
    """

    kind: Kind
    fragment: str = ""
    document: DocumentSummary | None = None
    file: str = ""


_WEB = Target("web")


class Index:
    """Finds what links name, among the documents and files of a site.

    `lists` are the paths of what the site has beside its documents: its home page, those of its tags, its feed.
    """

    def __init__(
        self,
        summaries: Iterable[DocumentSummary],
        files: Mapping[str, str],
        outside: frozenset[str] = frozenset(),
        lists: frozenset[str] = frozenset(),
    ) -> None:
        self.summaries = tuple(summaries)
        self.files = files
        self.outside = outside
        self.lists = lists
        self._by_file = {file: summary for summary in self.summaries for file in summary.files}
        self._by_slug = {summary.slug: summary for summary in self.summaries}
        self._by_alias = {alias_path(alias): summary for summary in self.summaries for alias in summary.meta.aliases}

    def resolve(self, target: str, summary: DocumentSummary) -> Target:
        """What a link in a document names. A heading is found by the name that GitHub gives it, too."""
        found = self._named(target, summary)
        if found.document is None or not found.fragment or found.fragment in found.document.ids:
            return found
        return replace(found, fragment=dict(found.document.anchors).get(found.fragment, found.fragment))

    def _named(self, target: str, summary: DocumentSummary) -> Target:
        if target.startswith(("https://", "http://")):
            return _WEB
        if _ON_A_COMPUTER.match(target):
            return Target("outside")
        if _SCHEME.match(target) or target.startswith("//"):
            return _WEB
        path, _, fragment = target.partition("#")
        path = unquote(path.partition("?")[0])
        fragment = unquote(fragment)
        if not path:
            return Target("heading", fragment, summary)
        if path.startswith("/"):
            return self._by_address(path, fragment) or Target(
                "missing" if self._looks_like_address(path) else "outside"
            )
        full = posixpath.normpath(posixpath.join(summary.folder, path))
        if full.startswith("../") or full == "..":
            return self._by_address(path, fragment) or Target("outside")
        return self._in_project(full, fragment) or self._by_address(path, fragment) or Target("missing")

    def _in_project(self, path: str, fragment: str) -> Target | None:
        if any(path == out or path.startswith(out + "/") for out in self.outside):
            return Target("outside")
        for name in (path, f"{path}/guide.md", f"{path}/index.md", f"{path}/page.md", f"{path}.md"):
            if name in self._by_file:
                return Target("document", fragment, self._by_file[name])
        return Target("file", file=path) if path in self.files else None

    def _by_address(self, path: str, fragment: str) -> Target | None:
        """A link written as an address of the site: `/about/` or `../other-guide/index.html`."""
        words = [p for p in path.split("/") if p not in ("", ".", "..", "index.html")]
        if len(words) == 1 and words[0] in self._by_slug:
            return Target("document", fragment, self._by_slug[words[0]])
        address = "/".join(words)
        if address in self.lists:
            return Target("page", fragment, file=address)
        listed = f"{address}/index.html".removeprefix("/")
        if listed in self.lists:
            return Target("page", fragment, file=listed)
        old = self._by_alias.get(alias_path(address)) if path.startswith("/") else None
        return Target("document", fragment, old) if old else None

    def _looks_like_address(self, path: str) -> bool:
        return (path.count("/") <= 2 and "." not in path) or path.strip("/").partition("/")[0] in ("guides", "tags")

    def known(self) -> tuple[str, ...]:
        """What a link may name, for a hint."""
        return tuple(sorted([*self._by_file, *self._by_slug, *self.files]))
