"""What is printed must be of use to a hand with a pen: cells wide enough, and neither no room nor far too much.

It is judged on the sheets that a project prints on, each a paper in an edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.diagnostics import Diagnostic, error, warning
from builder.model.blocks import Component
from builder.model.guide import Guide
from builder.model.measure import Sheet

_NARROWEST = 7.0
"""mm: a column that holds a letter or a cross (forms: 5 characters an inch)."""

_DAYS, _DAY = 7, 20.0
"""How many days of a month are side by side, and mm: one in which two or three words fit on two lines."""


def check_print(guide: Guide, sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    for prompt in guide.asked:
        if not prompt.rows:
            hint = "say how many lines it gets: `workbook: {prompts: 6}` in the front matter"
            yield warning("GP324", "this prompt has no room to write", prompt.span, hint)
    for component in guide.components if sheets else ():
        if component.name == "table":
            yield from _table(component, sheets)
        elif component.name == "calendar":
            yield from _calendar(component, sheets)
        elif component.name == "lines":
            yield from _lines(component, sheets)


def _table(found: Component, sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """A column is as wide as a word, or at least as a letter: narrower it cannot be printed. A plain table is
    printed in any case, as it would be without places to answer.
    """
    columns = len(found.head)
    narrow = min(sheets, key=lambda sheet: sheet.measure.frame_width)
    room = narrow.measure.frame_width
    if columns * _NARROWEST > room and not found.plain:
        message = (
            f"this table does not fit {narrow.title}: its {columns} columns need {columns * _NARROWEST:g} mm, and the"
            f" text area is {room:g} mm wide"
        )
        yield error("GP224", message, found.span, "split it into two tables, or choose a larger paper")
        return
    tight = [sheet for sheet in sheets if columns * sheet.measure.smallest > sheet.measure.frame_width]
    if tight:
        least = tight[0].measure.smallest
        hint = f"{int(room // least)} columns are {least:g} mm wide or more; split it into two tables"
        message = f"the {columns} columns of this table are too narrow to write in{_on(tight, sheets)}"
        yield warning("GP326", message, found.span, hint)


def _calendar(found: Component, sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    tight = [sheet for sheet in sheets if sheet.measure.frame_width < _DAYS * _DAY]
    if tight and found.option("view") == "month":
        hint = "use `view=week`, or print this guide on a larger paper"
        yield warning(
            "GP326", f"the days of this month are too narrow to write in{_on(tight, sheets)}", found.span, hint
        )


def _lines(found: Component, sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    rows, ruling = found.option("rows"), str(found.option("ruling"))
    if not isinstance(rows, int):
        return
    if all(rows * s.measure.named_pitch(ruling) > 2 * s.measure.frame_height for s in sheets):
        hint = "use fewer lines, or split this into several questions: long empty pages put people off"
        yield warning("GP323", "more than two pages of lines follow this question", found.span, hint)


def _on(some: Sequence[Sheet], sheets: Sequence[Sheet]) -> str:
    """The papers that a message is about, where it is not about all."""
    if len(some) == len(sheets):
        return ""
    titles = list(dict.fromkeys(sheet.title for sheet in some))
    return " on " + (", ".join(titles[:-1]) + " and " + titles[-1] if len(titles) > 1 else titles[0])
