"""The tags of a PDF: what a screen reader goes by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf

_MOST = 500_000
"""Tags that are read at most, so that a tree that leads back to itself comes to an end."""


class Marked(NamedTuple):
    """Marked content that a tag has: its page as the file calls it, and its number there."""

    page: tuple[int, int]
    number: int


@dataclass
class Tag:
    """One tag, such as H1, P or Figure, and the tag around it.

    `text` is what is read in its place (alternative or actual text), `contents` what of the pages it has itself.
    """

    kind: str
    text: str
    contents: list[Marked]
    parent: Tag | None = None

    def is_within(self, kind: str) -> bool:
        """Whether the tag or one around it is of a kind."""
        tag: Tag | None = self
        while tag is not None:
            if tag.kind == kind:
                return True
            tag = tag.parent
        return False


def tags_of(file: Pdf) -> tuple[Tag, ...]:
    """All tags of a file in the order they are read, those of the author's kinds as what they stand for."""
    root = file.Root.get(Name.StructTreeRoot)
    if root is None:
        return ()
    roles = {str(name): str(kind) for name, kind in root.get(Name.RoleMap, Dictionary()).items()}
    found: list[Tag] = []
    tops = [kid for kid in reversed(_kids(root.get(Name.K))) if isinstance(kid, Dictionary)]
    waiting: list[tuple[Object, Tag | None, tuple[int, int]]] = [(top, None, (0, 0)) for top in tops]
    while waiting and len(found) < _MOST:
        element, parent, page = waiting.pop()
        table = dict(element.items())
        if "/S" not in table:
            if parent is not None and "/MCID" in table:  # marked content on a page of its own
                parent.contents.append(Marked(table["/Pg"].objgen if "/Pg" in table else page, int(table["/MCID"])))
            continue
        kind = str(table["/S"])
        page = table["/Pg"].objgen if "/Pg" in table else page
        text = next((str(table[key]) for key in ("/Alt", "/ActualText") if key in table), "")
        kids = _kids(table.get("/K"))
        numbers = [Marked(page, int(kid)) for kid in kids if isinstance(kid, int)]
        tag = Tag(roles.get(kind, kind).removeprefix("/"), text, numbers, parent)
        found.append(tag)
        waiting += [(kid, tag, page) for kid in reversed(kids) if isinstance(kid, Dictionary)]
    return tuple(found)


def _kids(kids: Object | int | None) -> list[Object | int]:
    """What is in a tag: tags, and the numbers of marked content."""
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]
