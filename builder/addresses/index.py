"""What a link of an author names, among the documents and files of a site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import unquote

from builder.addresses.paths import alias_path
from builder.model.summary import BY_NAME, DocumentSummary
from builder.text.slugs import github_anchor, slugify

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
        self._by_words: dict[str, list[Target]] = {}
        self._by_alias = {alias_path(alias): summary for summary in self.summaries for alias in summary.meta.aliases}

    def resolve(self, target: str, summary: DocumentSummary) -> Target:
        """What a link in a document names. A heading is found by the name that GitHub gives it, too."""
        found = self._by_name(target, summary) if target.startswith(BY_NAME) else self._named(target, summary)
        if found.document is None or not found.fragment or found.fragment in found.document.ids:
            return found
        return replace(found, fragment=dict(found.document.anchors).get(found.fragment, found.fragment))

    def named(self, name: str) -> tuple[Target, ...]:
        """The documents and files that are called so: by the name of a file, a slug or a title."""
        if not self._by_words:
            for summary in self.summaries:
                for word in _names(summary):
                    self._by_words.setdefault(word, []).append(Target("document", document=summary))
            for file in self.files:
                self._by_words.setdefault(_word(file.rpartition("/")[2]), []).append(Target("file", file=file))
        return tuple(self._by_words.get(_word(name.rpartition("/")[2]), ()))

    def _by_name(self, target: str, summary: DocumentSummary) -> Target:
        """What a link of Obsidian names, where one alone has the name. A heading that is not there is left out."""
        name, _, heading = target.removeprefix(BY_NAME).partition("#")
        found = self.named(name) if name else (Target("document", document=summary),)
        beside = posixpath.join(summary.folder, name)
        found = tuple(target for target in found if target.file == beside) or found
        if len(found) != 1:
            return Target("missing")
        if found[0].document is None:
            return found[0]
        places = {**{place: place for place in found[0].document.ids}, **dict(found[0].document.anchors)}
        words = heading.rpartition("#")[2]
        known = (places[form] for form in (words, slugify(words), github_anchor(words)) if form in places)
        fragment = next(known, "")
        return Target("heading" if found[0].document is summary else "document", fragment, found[0].document)

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


def _names(summary: DocumentSummary) -> set[str]:
    """What a document is called, as it is compared."""
    files = (file.removesuffix("/guide.md").removesuffix(".md").rpartition("/")[2] for file in summary.files)
    return {_word(name) for name in (*files, summary.slug, summary.meta.title)} - {""}


def _word(name: str) -> str:
    return name.strip().removesuffix(".md").casefold()
