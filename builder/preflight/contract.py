"""What a PDF is inspected for, and what is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.diagnostics import Severity
from builder.model.limits import NO_LIMITS, USUAL, Limits

_SHOWN = 5
"""The most pages that a finding names."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a PDF was made as: its sheet in mm, what its edition asks for, and the language of its text (a tag).

    A PDF of sheets to fold, or for a press, has no tags and no bookmarks (`is_tagged`); `is_form` where it has fields.
    `pages` is how many were laid out; 0 where that says nothing of the file. `house` is who prints it, by name, or
    empty; `forbidden` is what the file must not have, of `links`, `bookmarks` and `metadata`, and `gutter` the least
    margin at the binding in mm. `is_rightward` where it is bound at the right.
    """

    width: float
    height: float
    limits: Limits = NO_LIMITS
    language: str = ""
    is_tagged: bool = True
    is_form: bool = False
    pages: int = 0
    house: str = ""
    forbidden: tuple[str, ...] = ()
    gutter: float = 0.0
    is_rightward: bool = False

    def is_bound_left(self, page: int) -> bool:
        """Whether a page, counted from 1, is bound at its left, as the first one is; the other way round in a book that
        is bound at the right.
        """
        return (page % 2 == 1) != self.is_rightward

    @property
    def printer(self) -> str:
        """Who asks for the limits, as the subject of a sentence."""
        return self.house or "this edition"

    def least(self, name: str) -> tuple[float, Severity]:
        """The least of a length, and how severe it is to be below: an error only where the edition itself asks."""
        own = float(getattr(self.limits, name))
        return (own, "error") if own else (float(getattr(USUAL, name)), "warning")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a PDF, on its pages (from 1), or in the file as a whole where there are none.

    `message` is the sentence after the pages. `words` are text of the author's that it is about, where known.
    """

    code: str
    message: str
    pages: tuple[int, ...] = ()
    hint: str = ""
    severity: Severity = "error"
    words: str = ""

    @property
    def place(self) -> str:
        """The pages, as in "pages 3, 4 and 9"; empty for the file as a whole."""
        return named(self.pages)


def named(pages: Iterable[int]) -> str:
    """Pages in words, each once: "page 3", "pages 3, 4 and 9", "pages 1, 2, 3, 4, 5 and 7 more"."""
    found = sorted(set(pages))
    if len(found) < 2:
        return "".join(f"page {number}" for number in found)
    first, rest = found[:_SHOWN], len(found) - _SHOWN
    shown, last = (first, f"{rest} more") if rest > 0 else (first[:-1], str(first[-1]))
    return f"pages {', '.join(map(str, shown))} and {last}"
