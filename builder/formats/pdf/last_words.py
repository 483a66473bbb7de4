"""No paragraph on paper ends with one word on a line: its last two words are bound by a no-break space.

WeasyPrint 70 knows no `text-wrap: pretty`. Binding adds no line, since the last two words are shorter than any line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element

from builder.text.width import TextWidths

_WIDEST, _WIDEST_IN_HEADING, _WIDEST_IN_CELL = 12.0, 7.0, 5.5
"""em of words that are bound at most: no line of prose, of a large title, of a label or of a cell is shorter."""

_LONG_LINES = frozenset(("question", "title"))
"""Classes of headings whose lines are as long as those of prose."""

_TINY = 6
"""Characters of two words so short that a third one is bound to them."""

_FEWEST = 3
"""Words of a text whose last two are bound."""

_BREAK, _NO_BREAK, _OBJECT = re.compile(r"[ \t\n\r]+"), "\N{NO-BREAK SPACE}", "\N{OBJECT REPLACEMENT CHARACTER}"

_INLINE = frozenset(
    ["a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong"]
) | {"sub", "sup", "u"}
_OBJECTS = frozenset(("img", "input", "svg", "textarea"))
_UNTOUCHED = frozenset(("head", "pre", "script", "style"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LIMITS = dict.fromkeys(_HEADINGS, _WIDEST_IN_HEADING) | dict.fromkeys(("td", "th"), _WIDEST_IN_CELL)


@dataclass
class _Run:
    """Text without a forced break: its pieces, each the `text` or the `tail` of an element; None is an image, a field
    or a blank. Words that are wider than `limit` em are not bound.
    """

    limit: float
    pieces: list[tuple[Element, str] | None] = field(default_factory=list)

    def add(self, element: Element, place: str) -> None:
        if getattr(element, place):
            self.pieces.append((element, place))

    @property
    def text(self) -> str:
        return "".join(getattr(*piece) if piece else _OBJECT for piece in self.pieces)


def bind_last_words(root: Element, widths: TextWidths) -> None:
    """Bind the last two words of each text in a tree, and a third one to two tiny ones.

    Words stay as they are in a text of two, where the two are too wide for a narrow place, in East Asian scripts, and
    before an image or a blank.
    """
    for heading in root.iter():
        if heading.tag in _HEADINGS and heading.get("data-label") is None:  # a bookmark has the words as they were
            heading.set("data-label", " ".join("".join(heading.itertext()).split()))
    for run in _runs(root, _Run(_WIDEST)):
        words = _BREAK.split(run.text.strip(" \t\n\r"))
        if len(words) < _FEWEST or _NO_BREAK in words[-1] or not _fit(words[-2:], run.limit, widths):
            continue
        _bind(run)
        if len(words) > _FEWEST and len(words[-2]) + len(words[-1]) <= _TINY and _fit(words[-3:], run.limit, widths):
            _bind(run)


def _runs(element: Element, run: _Run) -> Iterator[_Run]:
    """The runs that end within an element, and last the one that is open at its end."""
    run.add(element, "text")
    for child in element:
        if child.tag in _UNTOUCHED:
            pass
        elif _is_object(child):
            run.pieces.append(None)
        elif "note" in _classes(child):  # a footnote is elsewhere
            yield from _runs(child, _Run(_WIDEST))
        elif child.tag in _INLINE:
            *ended, run = _runs(child, run)
            yield from ended
        else:
            yield run
            limit = _WIDEST if not _LONG_LINES.isdisjoint(_classes(child)) else _LIMITS.get(child.tag, run.limit)
            yield from _runs(child, _Run(limit))
            run = _Run(run.limit)
        run.add(child, "tail")
    yield run


def _is_object(element: Element) -> bool:
    """Whether an element is an image, a field or a blank; a drawing is of a namespace, and its title is spoken."""
    is_blank = element.tag in _INLINE and not len(element) and not element.text
    return is_blank or element.tag in _OBJECTS or element.tag.startswith("{")


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _fit(words: list[str], limit: float, widths: TextWidths) -> bool:
    """Whether words are short enough to be bound, and of a script that breaks lines between words alone."""
    last = " ".join(words)
    if _OBJECT in last or any(east_asian_width(letter) in "WF" for letter in last):
        return False
    return widths.em(last, "serif") <= limit


def _bind(run: _Run) -> None:
    """Replace the last space between words; not one at the edge of an element.

    Where a line is too long because of one there, WeasyPrint 70 breaks it after its first word.
    """
    is_after = False
    for element, place in reversed([piece for piece in run.pieces if piece]):
        text: str = getattr(element, place)
        words = text if is_after else text.rstrip(" \t\n\r")
        spaces = list(_BREAK.finditer(words))
        if spaces:
            start, end = spaces[-1].span()
            if start == 0 or end == len(text):
                return
            setattr(element, place, f"{text[:start]}{_NO_BREAK}{text[end:]}")
            return
        is_after = is_after or bool(words)
