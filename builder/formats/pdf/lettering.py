"""How large a string may be set, and where it has to be cut, by its width in the theme's fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from unicodedata import east_asian_width

from markupsafe import Markup

from builder.model.measure import Measure
from builder.text.width import TextWidths, wrapped
from builder.theming.measure import TITLES
from builder.workbook.front import LONGEST_SUBTITLE

_SIZES = (
    (13.9, 7.8, ""),
    (28.8, 11.4, "long"),
    (36.0, 12.7, "longer"),
    (57.6, 15.6, "xlong"),
)
"""em: widest text and widest word of a title in each size, two to four lines on a cover (design language, "Type": 29,
60, 75 and 120 letters); what is wider still is `xxlong`.
"""

_TITLE_INDENT = 0.75
"""Writing lines that a title ends before the right side of the frame."""

_EVEN = 1.015
"""What is added to the width of even lines, since fonts are scaled to whole units."""
_CLOSINGS = {
    "": TITLES["closing"],
    "long": TITLES["closing-long"],
    "xlong": TITLES["closing-xlong"],
    "xxlong": TITLES["closing-xxlong"],
}
_UPPER, _RAGGED = 0.3, 0.92
"""The part of a page that a closing sentence takes at most, and the part of a line that words fill on average."""

_ENDING, _FOLIO = 2, 4.0
"""How many words of a long line of the contents are on its last line, and the em that leader and page number need."""

_NO_BREAK, _MM = "\N{NO-BREAK SPACE}", 25.4 / 72

_COACH = " · "
"""Between the mark of a coach's copy and the title."""

_STOPS, _PAUSE = (":", " –", " —", " -"), " ,;:.–—-"
"""How the first part of a title ends, and what is left out at its end."""


def title_size(title: str, widths: TextWidths) -> str:
    """The class of a title on a cover or before a phase; empty for the largest size."""

    def em(text: str) -> float:
        return widths.em(text, "serif", 300)

    # East Asian text may break after every letter, so it has no long words.
    words = "".join(" " if east_asian_width(letter) in "WF" else letter for letter in title).split()
    whole, longest = em(title), max(map(em, words), default=0)
    return next((name for text, word, name in _SIZES if whole <= text and longest <= word), "xxlong")


def title_width(title: str, measure: Measure) -> float:
    """The width in mm of the lines of a title on a cover: as many as it needs, about equally long."""
    size = title_size(title, measure.widths)
    points = TITLES[f"cover-{size}" if size else "cover"][0]
    return even_width(
        title, measure.title_size(points), measure.frame_width - _TITLE_INDENT * measure.pitch, measure.widths
    )


def subtitle_width(text: str, measure: Measure) -> float:
    """The width in mm of the lines below the title; a long text is set smaller and wider."""
    points, indent = (14.5, 4.5) if len(text) <= LONGEST_SUBTITLE else (10.5, 2.25)
    return even_width(text, measure.size(points), measure.frame_width - indent * measure.pitch, measure.widths)


def even_width(text: str, points: float, room: float, widths: TextWidths, weight: int = 300) -> float:
    """The width in mm that breaks a text of so many pt into as many lines as `room` does, all about equally long.

    `room` itself where the text is one line, or has a word wider than that. Words bound by a no-break space are one.
    """
    words = [widths.em(word, "serif", weight) * points * _MM for word in text.split(" ") if word]
    space = widths.em(" ", "serif", weight) * points * _MM
    lines = _lines(words, space, room)
    low, high = max(words, default=0.0), room
    if lines == 1 or low > room:
        return room
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if _lines(words, space, middle) == lines else (middle, high)
    return round(min(high * _EVEN, room), 2)


def _lines(words: list[float], space: float, room: float) -> int:
    """How many lines words of some widths take."""
    count, end = 1, -space
    for word in words:
        if end >= 0 and end + space + word > room:
            count, end = count + 1, -space
        end += space + word
    return count


def closing_size(paragraphs: Sequence[str], measure: Measure) -> str:
    """The class of a closing sentence: the largest size in which all its paragraphs take the upper part of a page."""
    for name, (points, units) in _CLOSINGS.items():
        line = measure.frame_width / (measure.title_size(points) * _MM)
        ems = [measure.widths.em(text, "serif", 300) for text in paragraphs]
        longest = max((measure.widths.em(w, "serif", 300) for text in paragraphs for w in text.split()), default=0)
        lines = sum(ceil(em / (_RAGGED * line)) for em in ems)
        if lines * measure.title_line(points, units) <= _UPPER * measure.frame_height and longest <= line:
            return name
    return name


def running(text: str, measure: Measure, strings: Mapping[str, str], short: str = "") -> str:
    """A text at the foot of a page, in one line and without dots: the text, else the short one, else a part of it."""

    def fits(part: str) -> bool:
        return measure.widths.em(part) <= measure.foot_em

    text = next((whole for whole in (text, short) if whole and fits(whole)), short or text)
    before, dot, title = text.rpartition(_COACH)
    fitting = (part for part in _parts(title, strings) if fits(before + dot + part))
    return text if fits(text) else before + dot + next(fitting, "")


def _parts(title: str, strings: Mapping[str, str]) -> Iterator[str]:
    """The parts of a title that may be in its place, the best first: what is before a colon or a dash, what is before a
    word that begins a phrase, the most whole words that end on none of the small ones, and the most characters.
    """
    words = title.split()
    small = {*strings["phrase_words"].split(), *strings["small_words"].split()}
    heads = [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]
    yield from (head.rstrip(_PAUSE) for head in heads if head.endswith(_STOPS))
    starts = strings["phrase_words"].split()
    yield from (" ".join(words[:at]).rstrip(_PAUSE) for at in range(2, len(words)) if words[at].lower() in starts)
    yield from (head.rstrip(_PAUSE) for head in heads if head.rpartition(" ")[2].lower() not in small)
    yield from (title[:count].rstrip() for count in range(len(title), 0, -1))


def contents_entry(text: str, kind: str, measure: Measure) -> str:
    """A line of the contents: where the end of a long one has no room for its page number, its last two words are on a
    line with that. A step is set in by a writing line, and a phase is bold.
    """
    room = (measure.text_width - (measure.pitch if kind == "step" else 0)) / (measure.body * _MM)

    def em(part: str) -> float:
        return measure.widths.em(part, "serif", 600 if kind == "phase" else 400)

    *above, last = wrapped(text, room, em) or [""]
    words = text.split()
    if len(words) < _ENDING + 2 or (em(last) <= room - _FOLIO and (" " in last or not above)):
        return text
    return Markup("{}<br>{}").format(" ".join(words[:-_ENDING]), _NO_BREAK.join(words[-_ENDING:]))
