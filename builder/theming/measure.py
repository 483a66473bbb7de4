"""The measure of a workbook: what a paper, an edition and a theme make of the design, and how style sheets find it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from builder.model.measure import A4, WEIGHTS, Measure
from builder.model.sources import Edition, Paper

_SMALL_FRAME, _FRAME = 116.0, A4.frame_width
"""mm: the text areas of A5 and of A4. Between them, what a small page has smaller grows evenly."""

_NARROW_PITCH, _NARROW_FRAME = 7.0, 150.0
"""mm: on a narrower text area writing lines are as close as on college paper (7.1 mm)."""

_LETTERS = 45
"""A line of text that would have fewer has its labels above it."""

_MM = 25.4 / 72
"""mm of a point."""

_LETTER = 0.48 * _MM
"""mm: how wide a letter is, on average, in type of 1 pt."""

_BLACK, _GREY = (A4.line, A4.blank, A4.mark, A4.strong), (0.5, 0.6, 0.75, A4.strong)
"""pt of each. Thin black lines leave the same impression as grey ones twice as thick, and they survive a laser printer
and a copier, which make dots of grey.
"""

_GREYS = {"rule": "#b4b4b4", "form": "#7d7d7d", "grey": "#555", "dots": "#8c8c8c", "grid": "#c4c4c4"}
"""Grey no lighter than #d8d8d8, which vanishes on a printer at home."""

TYPE = {
    "small": (9.5, 2.0),
    "body": (10.5, 2.0),
    "question": (13.0, 2.5),
    "goal": (14.5, 3.0),
    "heading": (15.0, 3.0),
    "saying": (22.0, 4.0),
    "title": (20.0, 3.0),
    "page-title": (25.0, 4.0),
}
"""What type is for: its pt in the design, and its line height there in units of a third of the pitch."""

TITLES = {
    "numeral": (46.0, 6.0),
    "cover": (54.0, 7.0),
    "cover-long": (38.0, 5.0),
    "cover-longer": (34.0, 4.5),
    "cover-xlong": (29.0, 4.0),
    "cover-xxlong": (20.0, 3.0),
    "phase": (96.0, 12.0),
    "closing": (38.0, 6.0),
    "closing-long": (29.0, 5.0),
    "closing-xlong": (22.0, 4.0),
    "closing-xxlong": (16.0, 3.0),
    "opener": (38.0, 6.0),
    "opener-xlong": (29.0, 5.0),
    "opener-xxlong": (20.0, 4.0),
}
"""The same for type that is as large as the frame is wide."""

_UPRIGHT = "*,*::before,*::after{font-style:normal!important}em,i,cite,dfn,var{font-weight:600}"
"""Type without italics: what they stress is bold, as in large print."""

_UNFILLED = ":root{--accent:#000;--tab:#fff;--tab-ink:#000;--tab-edge:var(--mark) solid #000}"
"""Black on white: no accent, and a thumb tab is an outline."""

Tokens = Mapping[str, float | str]


def measure_of(paper: Paper, edition: Edition | None = None, tokens: Mapping[str, str] | None = None) -> Measure:
    """The measure of an edition on a paper.

    `tokens` are the theme's of the table `measure`. What an edition says of type and ruling holds on every paper; what
    a theme says is for A4, and smaller on small paper. A weight that neither names is at least that of a thinner line.
    """
    chosen: Tokens = dict(edition.tokens) if edition else {}
    theme = tokens or {}
    small = _part(paper)
    body = float(chosen.get("text") or float(theme.get("text", A4.body)) * (0.9 + 0.1 * small))
    pitch = float(chosen.get("ruling") or _paper_pitch(paper, float(theme.get("ruling", A4.pitch))))
    ink = str(chosen.get("ink") or theme.get("ink", A4.ink))
    usual = _GREY if ink == "grey" else _BLACK
    line, blank, mark, strong = _weights(usual, [chosen.get(name) or theme.get(name) for name in WEIGHTS])
    found = Measure(
        width=paper.width,
        height=paper.height,
        top=paper.top,
        bottom=paper.bottom,
        inner=paper.inner,
        outer=paper.outer,
        body=round(body, 2),
        pitch=pitch,
        line=line,
        blank=blank,
        mark=mark,
        strong=strong,
        ink=ink,
        heading=float(chosen.get("heading") or 0),
        title=float(chosen.get("title") or 0),
        italics=edition.italics if edition else True,
        fills=edition.fills if edition else True,
        safe=edition.limits.safe if edition else 0.0,
        bleed=edition.house.bleed if edition and edition.house else 0.0,
    )
    found = replace(found, leading=found.line_height(A4.body, 2.0))
    found = replace(_on_lines(found), dots=_dots(found.frame_width))
    return _labelled(found, small)


def properties(measure: Measure) -> dict[str, str]:
    """The measure as custom properties of CSS, by their names without the hyphens."""
    beside = measure.label > 0
    lengths = {
        "sheet": measure.width,
        "sheet-height": measure.height,
        "top": measure.top,
        "foot": measure.bottom,
        "bind": measure.inner,
        "outer": measure.outer,
        "frame": measure.frame_width,
        "frame-height": measure.frame_height,
        "col": measure.label + measure.channel,
        "label-width": measure.label,
        "text": measure.text_width,
        "u": measure.unit,
        "pitch": measure.pitch,
        "lead": measure.leading,
        "row": measure.row,
        "writing-lead": measure.writing_leading,
        "aside": measure.aside,
        "opening": measure.opening,
        "tick": measure.tick,
        "qr": measure.qr,
        "small-qr": measure.small_qr,
        "smallest": measure.smallest,
    }
    return {
        **{name: _mm(value) for name, value in lengths.items()},
        **{name: _mm(getattr(measure, name) * _MM) for name in WEIGHTS},
        "label": _mm(measure.label) if beside else "auto",
        "label-place": "absolute" if beside else "static",
        "scale": f"{measure.scale:.4g}",
        **{f"middle-{font}": f"{measure.widths.middle(font):.4g}" for font in ("sans", "serif")},
        **dict(_type(measure)),
    }


def inks(measure: Measure, tokens: Mapping[str, str]) -> dict[str, str]:
    """The colours of rules, forms, helping words, dots and squares; `tokens` are the theme's of the table `print`.

    In black ink all are black, whatever a theme says: an edition that asks for it is copied.
    """
    black = dict.fromkeys(_GREYS, "#000")
    if measure.ink == "black":
        return black
    usual = _GREYS if measure.ink == "grey" else black
    return {**usual, **{name: tokens[name] for name in usual if name in tokens}}


def sheet(measure: Measure, colours: Mapping[str, str]) -> str:
    """The style sheet of a measure: the page's size and margins, which take no custom properties, all of these, and the
    `colours` of its inks.
    """
    m = measure
    declared = "".join(f"--{name}:{value};" for name, value in {**properties(m), **colours}.items())
    return (
        f":root{{{declared}}}@page{{size:{_mm(m.width)} {_mm(m.height)}}}"
        f"@page :right{{margin:{_mm(m.top)} {_mm(m.outer)} {_mm(m.bottom)} {_mm(m.inner)}}}"
        f"@page :left{{margin:{_mm(m.top)} {_mm(m.inner)} {_mm(m.bottom)} {_mm(m.outer)}}}"
        "@page cover{margin:0}@page cover:right{margin:0}@page cover:left{margin:0}"
        f"{'' if m.italics else _UPRIGHT}{'' if m.fills else _UNFILLED}{_bleeding(m.bleed) if m.bleed else ''}"
    )


def _bleeding(beyond: float) -> str:
    """Covers whose drawings go so many mm beyond the edge of the page."""
    wider = f"left:{_mm(-beyond)};bottom:{_mm(-beyond)};width:calc(var(--sheet) + {_mm(2 * beyond)})"
    return (
        f".cover,.back{{overflow:visible}}:is(.cover,.back) .art{{{wider}}}"
        f".cover .solid{{{wider};padding-bottom:{_mm(beyond)}}}"
    )


def _part(paper: Paper) -> float:
    """From 0 on A5 and smaller paper to 1 on A4 and larger."""
    frame = paper.width - paper.inner - paper.outer
    return max(0.0, min(1.0, (frame - _SMALL_FRAME) / (_FRAME - _SMALL_FRAME)))


def _paper_pitch(paper: Paper, pitch: float) -> float:
    frame = paper.width - paper.inner - paper.outer
    return pitch if frame >= _NARROW_FRAME else min(pitch, _NARROW_PITCH)


def _weights(usual: Sequence[float], chosen: Sequence[float | str | None]) -> Iterator[float]:
    """The weights of lines, from the thinnest. So a print shop that wants no thinner line needs only one number."""
    thinner = 0.0
    for weight, wanted in zip(usual, chosen, strict=True):
        thinner = float(wanted) if wanted else max(weight, thinner)
        yield thinner


def _on_lines(measure: Measure) -> Measure:
    """The measure with a frame of whole writing lines: what is over goes to the margins above and below."""
    over = round(measure.frame_height % measure.pitch, 4)
    if min(over, measure.pitch - over) < 0.01:
        return measure
    return replace(
        measure, top=round(measure.top + over / 2, 3), bottom=round(measure.bottom + over - round(over / 2, 3), 3)
    )


def _dots(frame: float) -> float:
    """About 5 mm, so that dots run from edge to edge of the frame."""
    room = frame - 0.46
    return round(room / round(room / 5.236), 5)


def _labelled(measure: Measure, small: float) -> Measure:
    """The measure with its label column: 40 mm and 8 on A4, 27 and 3 on A5, none where the text would be too narrow."""
    found = replace(measure, label=round(27 + 13 * small, 2), channel=round(3 + 5 * small, 2))
    if found.text_width < _LETTERS * _LETTER * found.body:
        return replace(measure, label=0.0, channel=0.0)
    return found


def _type(measure: Measure) -> Iterator[tuple[str, str]]:
    for name, (points, units) in TYPE.items():
        yield name, f"{measure.size(points):g}pt"
        yield f"{name}-line", _mm(measure.line_height(points, units))
    for name, (points, units) in TITLES.items():
        yield name, f"{measure.title_size(points):g}pt"
        yield f"{name}-line", _mm(measure.title_line(points, units))


def _mm(length: float) -> str:
    return f"{length:.5f}".rstrip("0").rstrip(".") + "mm"
