"""The drawings that are ruled: lines, dots and squares to write on, and the marks on a form.

Style sheets name them as files below `/ruling/`. Each is a tall SVG that its box cuts: vector, at an exact pitch, and
it needs no words of its own. Lines are a little above the end of their row, so that the last one of a box is whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.model.measure import RULINGS, Measure

_ABOVE = 0.03
"""mm between a line's lower edge and the end of its row: a box that ends with the row cuts nothing off."""

_DOT, _GREY_DOT = 0.3, 0.46
"""mm: a dot's diameter. In grey 0.5 mm is usual; a black one is as calm at 0.3 mm, and a copier keeps it."""

_SQUARE = 0.14
"""mm: the most that the lines of a grid weigh; they are half as far apart as writing lines, so they are lighter."""

_DASHED = "2.4 1.6"
"""mm of line and gap: the middle line on which a child begins the small letters."""

Inks = Mapping[str, str]


def rulings(measure: Measure, inks: Inks) -> dict[str, bytes]:
    """The images of a measure by the address that style sheets use; `inks` are colours by their token."""
    m = measure
    lines = {f"lines-{name}": _lines(m, m.named_pitch(name), inks["rule"]) for name in RULINGS if name != "primary"}
    pictures = {
        **lines,
        "lines": _lines(m, m.pitch, inks["rule"]),
        "lines-primary": _primary(m, inks["rule"]),
        "rows": _form_rows(m, inks["form"]),
        "dots": _dots(m, inks["dots"]),
        "grid": _grid(m, inks["grid"]),
        "axis": _drawing(m.frame_width, m.pitch, _across([m.pitch / 2], m.frame_width), inks["form"], stroke(m.mark)),
        "ring": _shape(7.6, '<circle cx="3.8" cy="3.8" r="3.6"', inks["form"], "#fff", m),
        "small-ring": _shape(5.2, '<circle cx="2.6" cy="2.6" r="2.43"', inks["grey"], "none", m),
        "box": _shape(4.53, '<rect x=".13" y=".13" width="4.27" height="4.27" rx=".5"', inks["grey"], "none", m),
        "blank": _drawing(100, 5.6, _across([5.45], 100), inks["form"], stroke(m.blank), stretched=True),
    }
    return {f"ruling/{name}.svg": svg.encode() for name, svg in pictures.items()}


def stroke(points: float) -> float:
    """A weight in pt as mm."""
    return round(points * 25.4 / 72, 4)


def _lines(measure: Measure, pitch: float, colour: str) -> str:
    """Writing lines over the whole sheet."""
    path = _across(_rows(measure, pitch), measure.frame_width)
    return _drawing(measure.frame_width, measure.height, path, colour, stroke(measure.line))


def _primary(measure: Measure, colour: str) -> str:
    """A line, a broken one in the middle and a line, then as much white as one of the two rows."""
    width, pitch = measure.frame_width, measure.named_pitch("primary")
    ends = _rows(measure, pitch)
    whole = [y for end in [*ends, ends[-1] + pitch] for y in (end - 0.75 * pitch, end)]
    broken = _across([end - 0.375 * pitch for end in ends], width)
    content = f'<path d="{_across(whole, width)}"/><path d="{broken}" stroke-dasharray="{_DASHED}"/>'
    pen = f'fill="none" stroke="{colour}" stroke-width="{stroke(measure.line)}"'
    return _svg(width, measure.height, f"<g {pen}>{content}</g>")


def _form_rows(measure: Measure, colour: str) -> str:
    """Rows of a form over the whole sheet, each as high as a blank with its line."""
    pitch, weight = measure.row, stroke(measure.blank)
    ends = [(n + 1) * pitch - weight / 2 for n in range(int(measure.height / pitch))]
    return _drawing(measure.frame_width, measure.height, _across(ends, measure.frame_width), colour, weight)


def _dots(measure: Measure, colour: str) -> str:
    width, pitch = measure.frame_width, measure.dots
    rows = [0.3 + n * pitch for n in range(int(measure.height / pitch))]
    path = "".join(f'<path d="M.23 {y:.3f}H{width:g}"/>' for y in rows)
    dashes = f'stroke-linecap="round" stroke-dasharray=".01 {pitch - 0.01:.4f}"'
    wide = _GREY_DOT if measure.ink == "grey" else _DOT
    return _svg(width, measure.height, f'<g stroke="{colour}" stroke-width="{wide}" fill="none" {dashes}>{path}</g>')


def _grid(measure: Measure, colour: str) -> str:
    width, height, pitch = measure.frame_width, measure.height, measure.dots
    rows = [0.1 + n * pitch for n in range(int(height / pitch))]
    columns = round((width - 0.46) / pitch)
    verticals = "".join(f"M{0.1 + n * (width - 0.2) / columns:.3f} 0V{height:g}" for n in range(columns + 1))
    weight = min(_SQUARE, stroke(measure.line))
    return _drawing(width, height, _across(rows, width) + verticals, colour, weight)


def _rows(measure: Measure, pitch: float) -> list[float]:
    above = _ABOVE + stroke(measure.line) / 2
    return [(n + 1) * pitch - above for n in range(int(measure.height / pitch + 0.001))]


def _across(rows: Sequence[float], width: float) -> str:
    return "".join(f"M0 {y:.7g}H{width:g}" for y in rows)


def _drawing(width: float, height: float, path: str, colour: str, weight: float, *, stretched: bool = False) -> str:
    content = f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{weight}"/>'
    return _svg(width, height, content, ' preserveAspectRatio="none"' if stretched else "")


def _shape(size: float, element: str, colour: str, fill: str, measure: Measure) -> str:
    content = f'{element} fill="{fill}" stroke="{colour}" stroke-width="{stroke(measure.mark)}"/>'
    return _svg(size, size, content)


def _svg(width: float, height: float, content: str, more: str = "") -> str:
    size = f'width="{width:g}mm" height="{height:g}mm" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{more}>{content}</svg>'
