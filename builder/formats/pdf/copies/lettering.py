"""What copies say, set in type: the texts of many clients on one tall sheet, and cut apart again.

One layout of 200 clients takes a third of the time of a page for each, and all of them share one subset of each font.
A text that several of them share, such as the date of a session, is set once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple

from pikepdf import Name, Object, Pdf, parse_content_stream, unparse_content_stream
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from builder.formats.pdf.copies.said import Said, markup
from builder.formats.pdf.faults import listening
from builder.formats.pdf.fetch import HOME, ProjectFetcher
from builder.formats.pdf.settled import settled
from builder.model.languages import direction
from builder.model.measure import Measure
from builder.theming import Kit
from builder.theming.measure import sheet

_PARTS = (1.0, 0.84, 0.7, 0.58, 0.48, 0.4, 0.33, 0.27)
"""Of its usual size: what a value is set in that has no room in the sizes before."""

_PX = 96 / 72

_NEAR = 0.1
"""px that a text may be larger than its place, since lengths are rounded."""

_SPACE = 12
"""Heights of a place that are kept for its text on the sheet, so that a text of many lines runs into no other."""

_END = "-end"
_STYLES = re.compile(r"@font-face\s*\{[^}]*\}|:root\s*\{[^}]*\}")
_CLIENTS_CSS = "print/clients.css"


class Place(NamedTuple):
    """A kind of place and its size in pt."""

    kind: str
    width: float
    height: float

    @property
    def look(self) -> Place:
        """The same place, whichever end of its line a text stands at: what decides how it is set."""
        return self._replace(kind=self.kind.removesuffix(_END))


@dataclass(frozen=True, slots=True)
class Lettering:
    """What each copy draws in each place, by the numbers of both, and a PDF with the fonts that all of it uses.

    `unprintable` are characters that no font has.
    """

    drawn: tuple[tuple[bytes, ...], ...]
    pdf: bytes
    unprintable: frozenset[str]


class _Text(NamedTuple):
    """A text that is set once: its place, and what it says of which copy."""

    place: Place
    said: Said


def lettered(every: Sequence[Said], places: Sequence[Place], kit: Kit, measure: Measure) -> Lettering:
    """What copies say in their places."""
    strings = kit.language.strings
    numbers: dict[tuple[Place, str], int] = {}
    texts: list[_Text] = []
    uses: list[list[int | None]] = []
    for one in every:
        row: list[int | None] = []
        for place in places:
            text = markup(place.look.kind, one, strings)
            if text and (place.look, text) not in numbers:
                numbers[place.look, text] = len(texts)
                texts.append(_Text(place.look, one))
            row.append(numbers[place.look, text] if text else None)
        uses.append(row)
    look = _look(kit, measure, tuple(dict.fromkeys(place.look for place in places)))
    parts = dict.fromkeys(range(len(texts)), 0)

    def rendered(chosen: Sequence[int]) -> Any:
        written = [
            (texts[n].place, markup(texts[n].place.kind, texts[n].said, strings, _PARTS[parts[n]])) for n in chosen
        ]
        return look.render(written, kit.language.code)

    tried = list(parts)
    while tried:  # only what is too long is set again, and all of it once more at the end
        document = rendered(tried)
        long = [n for n, each in zip(tried, _set(document), strict=True) if not each.fits(texts[n].place)]
        tried = [number for number in long if parts[number] + 1 < len(_PARTS)]
        parts |= {number: parts[number] + 1 for number in tried}
    with listening() as faults:
        document = rendered(list(parts)) if any(parts.values()) else document
        found, target = list(_set(document)), BytesIO()
        document.write_pdf(target)
    drawn = _cut_apart(target.getvalue(), found)
    copies = tuple(
        tuple(
            b"" if number is None else _drawing(drawn[number], found[number], place)
            for number, place in zip(row, places, strict=True)
        )
        for row in uses
    )
    return Lettering(copies, target.getvalue(), frozenset(faults.letters))


class _Look:
    """The style sheet of the sheets of one measure and these places, and its fonts."""

    def __init__(self, kit: Kit, measure: Measure, places: Sequence[Place]) -> None:
        self._numbers = {place: number for number, place in enumerate(places)}
        self._fetcher, self._fonts = ProjectFetcher(kit.files, (), None), FontConfiguration()
        theme = "".join(_STYLES.findall(kit.paper_css + sheet(measure, kit.inks(measure))))
        theme = settled(theme + kit.files[_CLIENTS_CSS].decode("utf-8"))
        sizes = "".join(
            f".at{number}{{width:{place.width * _PX:.3f}px;height:{_SPACE * place.height * _PX:.3f}px}}"
            for place, number in self._numbers.items()
        )
        self._css = self._sheet(theme + sizes + "body{margin:0}")

    def render(self, texts: Sequence[tuple[Place, str]], lang: str) -> Any:
        """Texts below one another, on a page as tall as that takes."""
        written = "".join(
            f'<p class="{p.kind} at{self._numbers[p]}" data-at="{n}">{t}' for n, (p, t) in enumerate(texts)
        )
        width = max(place.width for place in self._numbers) * _PX
        height = sum(_SPACE * place.height for place, _ in texts) * _PX + 1
        page = self._sheet(f"@page{{size:{width:.3f}px {height:.3f}px;margin:0}}")
        text = f'<!doctype html><html lang="{lang}" dir="{direction(lang)}"><body>{written}</body></html>'
        source = HTML(string=text, base_url=HOME, url_fetcher=self._fetcher, media_type="print")
        return source.render(stylesheets=[self._css, page], font_config=self._fonts)

    def _sheet(self, text: str) -> CSS:
        return CSS(string=text, base_url=HOME, url_fetcher=self._fetcher, font_config=self._fonts)


_LOOKS: dict[tuple[str, Measure, tuple[Place, ...]], _Look] = {}
_MOST_LOOKS = 16


def _look(kit: Kit, measure: Measure, places: tuple[Place, ...]) -> _Look:
    """What is warm in a worker: reading the fonts takes a fifth of a second."""
    key = (kit.digest("paper"), measure, places)
    if key not in _LOOKS and len(_LOOKS) >= _MOST_LOOKS:
        _LOOKS.clear()
    return _LOOKS.setdefault(key, _LOOKS.get(key) or _Look(kit, measure, places))


class _Set(NamedTuple):
    """A text as it was set, in px: its upper edge on the sheet, where its lines begin, their width and height, and
    whether they stand at the foot of their place.
    """

    top: float
    left: float
    width: float
    height: float
    is_low: bool
    is_rightward: bool

    def fits(self, place: Place) -> bool:
        return self.height <= place.height * _PX + _NEAR and self.width <= place.width * _PX + _NEAR


def _set(document: Any) -> Iterator[_Set]:
    for page in document.pages:
        for box in _paragraphs(page._page_box):
            lines = [child for child in box.children if type(child).__name__ == "LineBox"]
            inside = [child for line in lines for child in line.children]
            left = min((child.position_x for child in inside), default=0.0)
            right = max((child.position_x + child.margin_width() for child in inside), default=0.0)
            height = sum(line.height for line in lines)
            is_low, is_rightward = box.style["vertical_align"] == "bottom", box.style["direction"] == "rtl"
            yield _Set(box.position_y, left, right - left, height, is_low, is_rightward)


def _paragraphs(holder: Any) -> Iterator[Any]:
    for child in holder.children:
        if child.element is not None and child.element.get("data-at"):
            yield child
        elif hasattr(child, "children"):
            yield from _paragraphs(child)


def _cut_apart(content: bytes, found: Sequence[_Set]) -> list[bytes]:
    """The drawing of each text, found by the height at which each piece of it stands."""
    pieces: list[list[bytes]] = [[] for _ in found]
    tops = [each.top for each in found]
    with Pdf.open(BytesIO(content)) as pdf:
        for y, piece in _pieces(pdf.pages[0].obj):
            pieces[bisect_right(tops, y) - 1].append(piece)
    return [b"\n".join(each) for each in pieces]


def _drawing(drawn: bytes, text: _Set, place: Place) -> bytes:
    """What WeasyPrint drew, in px from the upper edge of the sheet, moved into a place that is measured in pt from its
    lower edge.
    """
    free = place.height - text.height / _PX if text.is_low else 0.0
    right = 0.0
    if place.kind.endswith(_END):
        right = -text.left / _PX if text.is_rightward else place.width - (text.left + text.width) / _PX
    return b"q 0.75 0 0 -0.75 %.3f %.3f cm\n%s\nQ" % (right, place.height - free + text.top / _PX, drawn)


_COLOUR = {"rg", "g", "k", "cs", "sc", "scn", "gs"}


def _pieces(page: Object) -> Iterator[tuple[float, bytes]]:
    """Each piece of text on a page with the y of its baseline in px from the upper edge, and the colour it is set in.

    Relied on, in WeasyPrint 70: each piece begins with `Tm`, which alone places it, in a page that is turned and scaled
    once at its beginning; an emoji is an image between `q` and `Q`, placed by one `cm`.
    """
    colour: list[Any] = []
    states: list[list[Any]] = []
    text: list[Any] = []
    moved: list[Any] = []
    font: list[Any] = []
    y = 0.0
    for instruction in parse_content_stream(page):
        operator = str(instruction.operator)
        if text and operator in {"Tm", "ET"}:
            yield y, b"BT\n" + unparse_content_stream(text) + b"\nET"
            text = []
        if operator == "q":
            states.append(list(colour))
            moved = []
        elif operator == "Q":
            colour = states.pop()
        elif operator == "cm":
            moved.append(instruction)
        elif operator == "Do" and moved:
            yield float(moved[-1].operands[5]), b"q\n" + unparse_content_stream([moved[-1], instruction]) + b"\nQ"
        elif operator in _COLOUR:
            kept = {"gs"} if operator == "gs" else _COLOUR - {"gs"}
            colour = [each for each in colour if str(each.operator) not in kept] + [instruction]
        elif operator == "Tm":
            y, text = float(instruction.operands[5]), [*colour, instruction, *font]
        elif operator == "Tf":
            font = [instruction]
            text += font
        elif text:
            text.append(instruction)


def fonts_of(pdf: Pdf) -> Object:
    """The fonts and states that the sheet of a lettering uses."""
    return pdf.pages[0].obj[Name.Resources]
