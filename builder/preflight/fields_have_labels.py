"""Every field of a form has a label that a screen reader reads."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Name, Object

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    fields = list(pdf.annotations("/Widget"))
    if wanted.is_form and not fields:
        yield Finding("GP293", "the form has no field", severity="warning", hint="ask something in the guide")
    silent = [(number, field) for number, field in fields if not _label(field)]
    if silent:
        pages = tuple(dict.fromkeys(number for number, _ in silent))
        hint = "give the fields of the component an `aria-label` in its paper.html"
        yield Finding("GP293", "a field has no label", pages, hint)


def _label(field: Object) -> str:
    """The words of a field, or of the one that it is a box of."""
    node: Object | None = field
    while node is not None:
        if str(node.get(Name.TU, "")).strip():
            return str(node[Name.TU])
        node = node.get(Name.Parent)
    return ""
