"""Text keeps the distance from the binding that a book with so many pages needs: else it vanishes in the fold."""

from __future__ import annotations

from collections.abc import Iterator

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened
from builder.text.counting import counted

_MM = 72 / 25.4

_PLAY = 0.5
"""mm: letters reach a little over the edge of the text."""


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    if not wanted.gutter:
        return
    near: dict[int, float] = {}
    for number, page in enumerate(pdf.pages, 1):
        left, _, right, _ = (float(edge) for edge in pdf.file.pages[number - 1].trimbox.as_list())
        if page.texts and wanted.is_bound_left(number):
            near[number] = min(text.box[0] for text in page.texts) - left
        elif page.texts:
            near[number] = right - max(text.box[2] for text in page.texts)
    near = {number: distance / _MM for number, distance in near.items() if distance / _MM < wanted.gutter - _PLAY}
    if near:
        message = (
            f"text is {min(near.values()):.1f} mm from the binding, and {wanted.printer} asks for {wanted.gutter:g} mm"
        )
        hint = f"give the paper a wider `inner` margin: there are {counted(len(pdf.pages), 'page')}"
        yield Finding("GP276", message, tuple(near), hint)
