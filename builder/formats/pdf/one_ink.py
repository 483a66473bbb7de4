"""The drawing of pages changed for a press: black and grey as black ink alone, and lines as thick as a press prints.

A page is drawn by operators (ISO 32000-1, annex A), and so are the form XObjects and patterns that it names.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

_GREY = 0.004
"""How far the parts of a colour may be from one another where it is a grey: half of a step of 256."""

_PLAY = 0.005
"""pt: what a line may be thinner, so that rounding changes none."""

_COLOURS = {"rg": "g", "RG": "G", "k": "g", "K": "G"}
"""The operators of colours of several inks, and those of grey, for fills and for lines (ISO 32000-1, table 74)."""

Matrix = tuple[float, float, float, float]
Instruction = ContentStreamInstruction | ContentStreamInlineImage

_UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0)


class Painter:
    """Changes what a PDF draws. With `black`, black and grey become DeviceGray; `line` is the least weight in pt, 0 for
    none.
    """

    def __init__(self, pdf: Pdf, *, black: bool, line: float) -> None:
        self._pdf, self._black, self._line = pdf, black, line
        self._scales: dict[tuple[int, int], float] = {}

    def paint(self, page: Page) -> None:
        """Change a page, with the form XObjects and patterns that it draws."""
        page.Contents = self._pdf.make_stream(self._painted(page, page.resources, _UNCHANGED))

    def _painted(self, drawn: Page | Object, resources: Object, outer: Matrix) -> bytes:
        """The content of a stream, whose lengths `outer` makes lengths on the page."""
        changed = list(self._instructions(drawn, resources, outer))
        for _, pattern in resources.get(Name.Pattern, Dictionary()).items():
            if Name.Resources in pattern:
                self._repaint(pattern, _linear(pattern))
        return unparse_content_stream(changed)

    def _instructions(self, drawn: Page | Object, resources: Object, outer: Matrix) -> Iterator[Instruction]:
        forms = resources.get(Name.XObject, Dictionary())
        matrix, saved = outer, list[Matrix]()
        for instruction in parse_content_stream(drawn):
            operands, operator = instruction.operands, str(instruction.operator)
            if operator == "q":
                saved.append(matrix)
            elif operator == "Q" and saved:
                matrix = saved.pop()
            elif operator == "cm":
                matrix = _times(_numbers(operands), matrix)
            elif operator == "Do":
                form = forms.get(str(operands[0]))
                if form is not None and form.get(Name.Subtype) == Name.Form:
                    self._repaint(form, _times(_linear(form), matrix))
            elif operator == "w" and self._line:
                least = (self._line - _PLAY) / _scale(matrix)
                if float(operands[0]) < least:
                    instruction = _instruction("w", [self._line / _scale(matrix)])
            elif self._black and operator in _COLOURS:
                grey = _grey(_numbers(operands))
                if grey is not None:
                    instruction = _instruction(_COLOURS[operator], [grey])
            yield instruction

    def _repaint(self, form: Object, matrix: Matrix) -> None:
        """Change a form XObject or a pattern. One that is drawn in several sizes has lines for the smallest."""
        scale = _scale(matrix)
        if scale >= self._scales.get(form.objgen, math.inf) or not scale:
            return
        self._scales[form.objgen] = scale
        form.write(self._painted(form, form.get(Name.Resources, Dictionary()), matrix))


def _grey(parts: Sequence[float]) -> float | None:
    """How light a colour of three or four parts is, where it is black, white or grey; None where it is a colour."""
    if len(parts) == 3:
        return round(parts[1], 4) if max(parts) - min(parts) <= _GREY else None
    cyan, magenta, yellow, black = parts
    if max(cyan, magenta, yellow) - min(cyan, magenta, yellow) > _GREY:
        return None
    return round(max(0.0, 1 - cyan - black), 4)


def _instruction(operator: str, operands: Sequence[float]) -> ContentStreamInstruction:
    return ContentStreamInstruction([Decimal(f"{number:.5f}") for number in operands], Operator(operator))


def _numbers(operands: Iterable[Any]) -> list[float]:  # pikepdf's numbers
    return [float(operand) for operand in operands]


def _linear(form: Object) -> Matrix:
    """The matrix of a form XObject or a pattern, without where it moves to."""
    a, b, c, d, *_ = _numbers(form.get(Name.Matrix, Array([1, 0, 0, 1, 0, 0])))
    return a, b, c, d


def _times(first: Sequence[float], then: Matrix) -> Matrix:
    """One matrix after another, without where they move to (ISO 32000-1, 8.3.4)."""
    (a, b, c, d, *_), (p, q, r, s) = first, then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s


def _scale(matrix: Matrix) -> float:
    """How many times as large lengths get, as the mean of both directions; never 0, for what is drawn flat."""
    a, b, c, d = matrix
    return math.sqrt(abs(a * d - b * c)) or 1.0
