"""The last touch to a form, so that every viewer shows its fields alike and a screen reader can name them.

WeasyPrint leaves a box without the look of its empty state, which viewers then draw each in its own way, asks viewers
to draw all fields again, and lists the choices of a question both under it and separately.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

_TICK, _DOT = "4", "l"
"""What ZapfDingbats calls a tick and a dot: drawn where a viewer draws a box itself (ISO 32000-1, 12.5.6.19)."""


def questions_of(root: Element) -> dict[str, str]:
    """What the choices of a document ask, by the name of their answer."""
    return {e.get("name", ""): e.get("data-question", "") for e in root.iter("input") if e.get("type") == "radio"}


def finished_form(content: bytes, questions: Mapping[str, str]) -> bytes:
    """A written form with its fields finished. The same bytes for the same form."""
    with Pdf.open(BytesIO(content)) as pdf:
        form = pdf.Root.get(Name.AcroForm)
        if form is None:
            return content
        _finish(pdf, form, questions)
        target = BytesIO()
        pdf.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


def _finish(pdf: Pdf, form: Object, questions: Mapping[str, str]) -> None:
    if Name.NeedAppearances in form:
        del form[Name.NeedAppearances]
    kids = set()
    for widget in _widgets(pdf):
        if Name.Parent in widget:
            kids.add(widget.objgen)
        if widget.get(Name.FT) == Name.Btn:
            _finish_button(widget, pdf)
        elif widget.get(Name.FT) == Name.Tx:
            widget[Name.MK] = Dictionary()
    fields = {field.objgen: field for field in form[Name.Fields].as_list() if field.objgen not in kids}
    for field in fields.values():
        if Name.Kids in field and field.get(Name.FT) == Name.Btn:
            name = str(field[Name.T])
            field[Name.TU] = String(questions.get(name) or name)
    form[Name.Fields] = Array(fields.values())


def _widgets(pdf: Pdf) -> Iterator[Object]:
    for page in pdf.pages:
        notes = page.obj.get(Name.Annots)
        yield from (note for note in (notes.as_list() if notes else ()) if note.get(Name.Subtype) == Name.Widget)


def _finish_button(widget: Object, pdf: Pdf) -> None:
    is_radio = Name.Parent in widget
    width, height = _size(widget)
    drawn = _dot(width, height) if is_radio else _tick(width, height)
    looks = widget[Name.AP][Name.N]
    for state in list(looks.keys()):
        looks[state] = _look(pdf, drawn, width, height)
    looks[Name.Off] = _look(pdf, "", width, height)
    widget[Name.MK] = Dictionary(CA=String(_DOT if is_radio else _TICK))
    if is_radio:
        for key in (Name.T, Name.V):
            if key in widget:
                del widget[key]


def _look(pdf: Pdf, drawn: str, width: float, height: float) -> Object:
    box = Array([0, 0, round(width, 6), round(height, 6)])
    return pdf.make_stream(drawn.encode("ascii"), Type=Name.XObject, Subtype=Name.Form, BBox=box)


def _tick(width: float, height: float) -> str:
    points = ((0.2, 0.5), (0.42, 0.24), (0.8, 0.78))
    first, *others = (f"{x * width:.4f} {y * height:.4f}" for x, y in points)
    lines = " ".join(f"{point} l" for point in others)
    return f"{min(width, height) / 8:.4f} w 1 J 1 j {first} m {lines} S"


def _dot(width: float, height: float) -> str:
    """A ring inside the ring, so that a number in it can still be read."""
    x, y, radius = width / 2, height / 2, min(width, height) * 0.4
    pull = radius * 0.5523  # a quarter of a circle as a Bezier curve
    curves = (
        (x + radius, y + pull, x + pull, y + radius, x, y + radius),
        (x - pull, y + radius, x - radius, y + pull, x - radius, y),
        (x - radius, y - pull, x - pull, y - radius, x, y - radius),
        (x + pull, y - radius, x + radius, y - pull, x + radius, y),
    )
    drawn = " ".join(" ".join(f"{number:.4f}" for number in curve) + " c" for curve in curves)
    return f"{radius / 3.5:.4f} w {x + radius:.4f} {y:.4f} m {drawn} S"


def _size(widget: Object) -> tuple[float, float]:
    left, top, right, bottom = (float(edge) for edge in widget[Name.Rect].as_list())
    return abs(right - left), abs(top - bottom)
