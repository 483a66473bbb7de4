"""The file says its language and its title, and viewers show the title."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    root = pdf.file.Root
    said = str(root.get(Name.Lang, ""))
    hint = "check `<html lang>` and `<title>` in the theme's print/workbook.html"
    if not said:
        yield Finding("GP290", "the file does not say its language", hint=hint)
    elif wanted.language and said.partition("-")[0].lower() != wanted.language.partition("-")[0].lower():
        yield Finding("GP290", f"the file says its language is `{said}` and not `{wanted.language}`", hint=hint)
    if "metadata" in wanted.forbidden:
        return
    if not str(pdf.file.docinfo.get(Name.Title, "")).strip():
        yield Finding("GP290", "the file has no title", hint=hint)
    elif not bool(root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle, False)):
        yield Finding("GP290", "viewers show the name of the file and not its title", hint=hint)
