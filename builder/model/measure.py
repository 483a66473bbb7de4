"""The lengths of a page: one value for a paper, an edition and a theme, from which every other length follows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """Lengths in mm, type sizes and line weights in pt.

    `width` and `height` are those of the sheet. `inner` is the margin at the binding, `outer` the one opposite. `label`
    is the column of labels and `channel` the white between it and the text. `body` is the size of running text and
    `leading` its line height. `pitch` is the distance of two writing lines and `dots` that of two dots or of two lines
    of a grid. `line` is the weight of a ruled line. `smallest` is the least width of a place where a word is written.
    """

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    label: float = 40.0
    channel: float = 8.0
    body: float = 10.5
    leading: float = 16 / 3
    pitch: float = 8.0
    dots: float = 5.236
    line: float = 0.5
    smallest: float = 25.0

    @property
    def frame_width(self) -> float:
        """The text area between the margins."""
        return round(self.width - self.inner - self.outer, 4)

    @property
    def frame_height(self) -> float:
        return round(self.height - self.top - self.bottom, 4)

    @property
    def text_width(self) -> float:
        """The frame without the label column."""
        return round(self.frame_width - self.label - self.channel, 4)

    @property
    def unit(self) -> float:
        """A third of the pitch: two units are a line of text, three a writing line, four a row of a form."""
        return self.pitch / 3

    @property
    def row(self) -> float:
        """A row of a form or a list: half again as high as a line of text is beside a writing line."""
        return 4 * self.unit

    @property
    def scale(self) -> float:
        """How much larger type is than in the design, whose running text has 10.5 pt."""
        return self.body / 10.5


A4 = Measure(width=210.0, height=297.0, top=24.0, bottom=25.0, inner=24.0, outer=18.0)
"""The design as it was drawn: 168 x 248 mm, 31 writing lines."""
