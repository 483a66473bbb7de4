"""Every font that is drawn with is in the file, since a printer has others."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened

_FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    missing: dict[str, list[int]] = {}
    checked: dict[tuple[int, int], frozenset[str]] = {}
    for number, page in enumerate(pdf.file.pages, 1):
        for name in sorted(_missing(page.resources, checked)):
            missing.setdefault(name, []).append(number)
    for name, pages in missing.items():
        hint = (
            "name a font file in the theme's print-fonts.css, instead of a font of this computer that cannot be put in"
        )
        yield Finding("GP281", f"the font `{name}` is not in the file", tuple(pages), hint)


def _missing(resources: Object, checked: dict[tuple[int, int], frozenset[str]]) -> frozenset[str]:
    """The names of fonts that are not in the file, of some resources and of the form XObjects in them.

    Pages and drawings share resources, which are looked at once: 48 pages name some 300 form XObjects each.
    """
    key = resources.objgen
    if key in checked:
        return checked[key]
    if resources.is_indirect:
        checked[key] = frozenset()  # also while they are looked into, if they lead back to themselves
    fonts = resources.get(Name.Font, Dictionary())
    found = {str(font.get(Name.BaseFont, "/?"))[1:] for _, font in fonts.items() if not _is_embedded(font)}
    for _, form in resources.get(Name.XObject, Dictionary()).items():
        if form.objgen not in checked:
            checked[form.objgen] = frozenset()
            if form.get(Name.Subtype) == Name.Form and Name.Resources in form:
                checked[form.objgen] = _missing(form.Resources, checked)
        found |= checked[form.objgen]
    if resources.is_indirect:
        checked[key] = frozenset(found)
    return frozenset(found)


def _is_embedded(font: Object) -> bool:
    if font.get(Name.Subtype) == Name.Type3:
        return True
    inner = font.DescendantFonts[0] if Name.DescendantFonts in font else font
    descriptor = inner.get(Name.FontDescriptor)
    return descriptor is not None and any(name in descriptor for name in _FILES)
