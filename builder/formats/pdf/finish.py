"""The last touch to a form, so that every viewer shows its fields alike and a screen reader can name them.

WeasyPrint leaves a box without the look of its empty state, which viewers then draw each in its own way, asks viewers
to draw all fields anew, and lists the choices of a question both under it and by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

_TICK, _DOT = "4", "l"
"""What ZapfDingbats calls a tick and a dot: drawn where a viewer draws a box itself (ISO 32000-1, 12.5.6.19)."""


def form_finisher(root: Element) -> Callable[[Any, Any], None]:
    """What finishes the fields of a document that is about to be written. `root` knows the questions of its choices."""
    questions = {e.get("name", ""): e.get("data-question", "") for e in root.iter("input") if e.get("type") == "radio"}
    return lambda document, pdf: _finish(pdf, questions)


def _finish(pdf: Any, questions: Mapping[str, str]) -> None:  # pydyf's values have no types
    form = pdf.catalog.get("AcroForm")
    if form is None:
        return
    form.pop("NeedAppearances", None)
    widgets = [o for o in pdf.objects if isinstance(o, pydyf.Dictionary) and o.get("Subtype") == "/Widget"]
    for widget in widgets:
        if widget.get("FT") == "/Btn":
            _finish_button(widget, pdf)
        elif widget.get("FT") == "/Tx":
            widget["MK"] = pydyf.Dictionary({})
    for group in (o for o in pdf.objects if isinstance(o, pydyf.Dictionary) and "Kids" in o and o.get("FT") == "/Btn"):
        name = group["T"].string
        group["TU"] = pydyf.String(questions.get(name) or name)
    kids = {widget.reference for widget in widgets if "Parent" in widget}
    form["Fields"] = pydyf.Array(list(dict.fromkeys(field for field in form["Fields"] if field not in kids)))


def _finish_button(widget: Any, pdf: Any) -> None:
    is_radio = "Parent" in widget
    normal = widget["AP"]["N"]
    for state in list(normal):
        chosen = pydyf.Stream([], _look(widget))
        _draw_dot(chosen, *_size(widget)) if is_radio else _draw_tick(chosen, *_size(widget))
        pdf.add_object(chosen)
        normal[state] = chosen.reference
    empty = pydyf.Stream([], _look(widget))
    pdf.add_object(empty)
    normal["Off"] = empty.reference
    widget["MK"] = pydyf.Dictionary({"CA": pydyf.String(_DOT if is_radio else _TICK)})
    if is_radio:
        for key in ("T", "V"):
            widget.pop(key, None)


def _draw_tick(stream: Any, width: float, height: float) -> None:
    stream.set_line_width(min(width, height) / 8)
    stream.set_line_cap(1)
    stream.set_line_join(1)
    stream.move_to(width * 0.2, height * 0.5)
    stream.line_to(width * 0.42, height * 0.24)
    stream.line_to(width * 0.8, height * 0.78)
    stream.stroke()


def _draw_dot(stream: Any, width: float, height: float) -> None:
    """A ring inside the ring, so that a number in it can still be read."""
    x, y, radius = width / 2, height / 2, min(width, height) * 0.4
    pull = radius * 0.5523  # a quarter of a circle as a Bezier curve
    stream.set_line_width(radius / 3.5)
    stream.move_to(x + radius, y)
    stream.curve_to(x + radius, y + pull, x + pull, y + radius, x, y + radius)
    stream.curve_to(x - pull, y + radius, x - radius, y + pull, x - radius, y)
    stream.curve_to(x - radius, y - pull, x - pull, y - radius, x, y - radius)
    stream.curve_to(x + pull, y - radius, x + radius, y - pull, x + radius, y)
    stream.stroke()


def _size(widget: Any) -> tuple[float, float]:
    left, top, right, bottom = (float(edge) for edge in widget["Rect"])
    return abs(right - left), abs(top - bottom)


def _look(widget: Any) -> dict[str, object]:
    return {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array((0, 0, *_size(widget)))}
