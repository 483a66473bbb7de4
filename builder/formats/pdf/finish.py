"""The last touch to a form, so that every viewer shows its fields alike and a screen reader can name them.

WeasyPrint gives text fields no look, leaves a box without the look of its empty state, which viewers then draw each in
its own way, asks viewers to draw all fields again, and lists the choices of a question both under it and separately.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from builder.formats.pdf.drawn_rings import ANSWER, NUMBERED
from builder.formats.pdf.marks import DOT, TICK, Ring, disc, disc_in_corner, framed, ring, tick
from builder.formats.pdf.typed import typed

_BOXES = "ZaDb"
"""What the font of ticks is called in a form, so that viewers find their own ZapfDingbats."""

_RING = "data-ring"
"""The attribute of a field with its ring in a corner."""

_MM = 25.4 / 72
"""mm of a point."""

_MULTILINE = 1 << 12
"""The flag of a field with several lines (ISO 32000-1, table 228)."""


@dataclass(frozen=True)
class FormMarks:
    """What a finished form needs of the tree that it was made from: the `questions` of choices by the name of their
    answer, the names of the boxes that are `round`, and those of them that have a number in them.

    `corners` are the rings in a corner of the field of a box, by its name, and `answers` the names of the
    answers that a box shares with others, by its own name.
    """

    questions: dict[str, str]
    round: frozenset[str]
    numbered: frozenset[str]
    corners: dict[str, Ring]
    answers: dict[str, str]


def form_marks(root: Element) -> FormMarks:
    """The questions and the round boxes of a document."""
    inputs = [element for element in root.iter("input") if element.get("type") in ("radio", "checkbox")]
    questions = {e.get("name", ""): e.get("data-question", "") for e in inputs if e.get("type") == "radio"}
    boxes = [e for e in inputs if e.get("type") == "checkbox"]
    answers = {e.get("name", ""): e.get(ANSWER, "") for e in boxes if e.get(ANSWER)}
    corners = {e.get("name", ""): _corner(e.get(_RING, ""), root.get("dir", "")) for e in boxes if e.get(_RING)}
    return FormMarks(questions, _named(boxes, "ring"), _named(boxes, NUMBERED), corners, answers)


def _corner(written: str, direction: str) -> Ring:
    """The ring that a field says as `width middle` in mm, at the end of its line."""
    width, middle = (float(length) / _MM for length in written.split())
    return Ring(width, middle, is_right=direction != "rtl")


def _named(boxes: list[Element], kind: str) -> frozenset[str]:
    """The names of the boxes of a class."""
    return frozenset(e.get("name", "") for e in boxes if kind in e.get("class", "").split())


def finished_form(content: bytes, marks: FormMarks) -> bytes:
    """A written form with its fields finished. The same bytes for the same form."""
    with Pdf.open(BytesIO(content)) as pdf:
        form = pdf.Root.get(Name.AcroForm)
        if form is None:
            return content
        _Finish(pdf, form, marks).finish()
        target = BytesIO()
        pdf.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


class _Finish:
    """A form that is being finished, with the looks that its fields share."""

    def __init__(self, pdf: Pdf, form: Object, marks: FormMarks) -> None:
        self._pdf, self._form, self._marks = pdf, form, marks
        self._fonts = Dictionary()
        self._looks: dict[tuple[str, float, float], Object] = {}

    def finish(self) -> None:
        form = self._form
        if Name.NeedAppearances in form:
            del form[Name.NeedAppearances]
        offered = form[Name.DR][Name.Font]
        kids = set()
        boxes: dict[str, list[Object]] = {}
        for widget in _widgets(self._pdf):
            if Name.Parent in widget:
                kids.add(widget.objgen)
            elif widget.get(Name.FT) == Name.Btn:
                name = str(widget[Name.T])
                boxes.setdefault(self._marks.answers.get(name, name), []).append(widget)
            if widget.get(Name.FT) == Name.Btn:
                self._finish_button(widget)
            elif widget.get(Name.FT) == Name.Tx:
                self._finish_text(widget, offered)
        fields = {field.objgen: field for field in form[Name.Fields].as_list() if field.objgen not in kids}
        for field in fields.values():
            if Name.Kids in field and field.get(Name.FT) == Name.Btn:
                name = str(field[Name.T])
                field[Name.TU] = String(self._marks.questions.get(name) or name)
                field[Name.DA] = String(f"/{_BOXES} 0 Tf 0 g")
        for name, widgets in boxes.items():
            if len(widgets) > 1:
                field = self._joined(name, widgets)
                fields |= {widget.objgen: field for widget in widgets}
            else:
                widgets[0][Name.T] = String(name)
        form[Name.Fields] = Array({field.objgen: field for field in fields.values()}.values())
        self._offer_fonts()

    def _joined(self, name: str, widgets: list[Object]) -> Object:
        """One field of several boxes, so that all are ticked with one (ISO 32000-1, 12.7.3.1)."""
        first = widgets[0]
        field = Dictionary(FT=Name.Btn, T=String(name), TU=first[Name.TU], V=first[Name.V], Kids=Array(widgets))
        field[Name.DA] = first[Name.DA]
        field = self._pdf.make_indirect(field)
        for widget in widgets:
            widget[Name.Parent] = field
            del widget[Name.T], widget[Name.V]
        return field

    def _offer_fonts(self) -> None:
        """List the fonts that fields name, and no other resource of the document."""
        first = next(iter(self._fonts.keys()), f"/{_BOXES}")
        ticks = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
        self._fonts[f"/{_BOXES}"] = self._pdf.make_indirect(ticks)
        self._form[Name.DR] = Dictionary(Font=self._fonts)
        self._form[Name.DA] = String(f"{first} 0 Tf 0 g")

    def _finish_text(self, widget: Object, offered: Object) -> None:
        width, height = _size(widget)
        has_lines = bool(int(widget.get(Name.Ff, 0)) & _MULTILINE)
        written = typed(str(widget[Name.DA]), width, height, has_lines=has_lines)
        self._fonts[written.font] = offered[written.font]
        widget[Name.DA] = String(written.appearance)
        widget[Name.MK] = Dictionary()
        widget[Name.AP] = Dictionary(N=self._look("/Tx BMC EMC", width, height, written.font))

    def _finish_button(self, widget: Object) -> None:
        width, height = _size(widget)
        is_radio = Name.Parent in widget
        is_round = is_radio or str(widget[Name.T]) in self._marks.round
        is_numbered = not is_radio and str(widget[Name.T]) in self._marks.numbered
        corner = None if is_radio else self._marks.corners.get(str(widget[Name.T]))
        if corner:
            drawn = disc_in_corner(width, height, corner)
        else:
            drawn = (ring if is_radio else framed if is_numbered else disc if is_round else tick)(width, height)
        looks = widget[Name.AP][Name.N]
        for state in list(looks.keys()):
            looks[state] = self._look(drawn, width, height)
        looks[Name.Off] = self._look("", width, height)
        widget[Name.MK] = Dictionary(CA=String(DOT if is_round else TICK))
        widget[Name.DA] = String(f"/{_BOXES} 0 Tf 0 g")
        if is_radio:
            for key in (Name.T, Name.V):
                if key in widget:
                    del widget[key]

    def _look(self, drawn: str, width: float, height: float, font: str = "") -> Object:
        """A stream that draws a field, one for all of the same size."""
        key = (drawn, width, height)
        if key not in self._looks:
            box = Array([0, 0, width, height])
            look = self._pdf.make_stream(drawn.encode("ascii"), Type=Name.XObject, Subtype=Name.Form, BBox=box)
            if font:
                look[Name.Resources] = Dictionary(Font=Dictionary({font: self._fonts[font]}))
            self._looks[key] = look
        return self._looks[key]


def _widgets(pdf: Pdf) -> Iterator[Object]:
    for page in pdf.pages:
        notes = page.obj.get(Name.Annots)
        yield from (note for note in (notes.as_list() if notes else ()) if note.get(Name.Subtype) == Name.Widget)


def _size(widget: Object) -> tuple[float, float]:
    """The width and height of a field in pt."""
    left, top, right, bottom = (float(edge) for edge in widget[Name.Rect].as_list())
    return round(abs(right - left), 4), round(abs(top - bottom), 4)
