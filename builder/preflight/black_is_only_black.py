"""Where an edition asks for it, black and grey are printed in black ink alone.

Mixed of three or four inks, thin lines and small type get coloured edges.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Page, parse_content_stream

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened

_GREY = 0.004
"""How far the parts of a colour may be from one another where it is a grey: half of a step of 256."""


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    if not wanted.limits.black:
        return
    checked: dict[tuple[int, int], bool] = {}
    pages = tuple(n for n, page in enumerate(pdf.file.pages, 1) if _is_mixed(page, page.resources, checked))
    if pages:
        message = "black or grey is mixed of several inks, and this edition asks for black ink alone"
        yield Finding("GP288", message, pages, "use `DeviceGray` for it: colours of an edition are in its settings")


def _is_mixed(drawn: Page | Object, resources: Object, checked: dict[tuple[int, int], bool]) -> bool:
    """Whether a page, or what is drawn on it, has such a black."""
    forms = resources.get(Name.XObject, Dictionary())
    for instruction in parse_content_stream(drawn, "rg RG k K Do"):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) != "Do":
            if _is_mixed_black([float(part) for part in operands]):
                return True
            continue
        form = forms.get(str(operands[0]))
        if form is None or form.get(Name.Subtype) != Name.Form:
            continue
        if form.objgen not in checked:
            checked[form.objgen] = False
            checked[form.objgen] = _is_mixed(form, form.get(Name.Resources, Dictionary()), checked)
        if checked[form.objgen]:
            return True
    patterns = [
        pattern for _, pattern in resources.get(Name.Pattern, Dictionary()).items() if Name.Resources in pattern
    ]
    for pattern in patterns:
        if pattern.objgen not in checked:
            checked[pattern.objgen] = False
            checked[pattern.objgen] = _is_mixed(pattern, pattern.Resources, checked)
    return any(checked[pattern.objgen] for pattern in patterns)


def _is_mixed_black(parts: list[float]) -> bool:
    """Whether a colour of three or four parts is a black or grey. White uses no ink."""
    if len(parts) == 3:
        return max(parts) - min(parts) <= _GREY and max(parts) < 1 - _GREY
    cyan, magenta, yellow, black = parts
    return black > 0 and min(cyan, magenta, yellow) > 0
