"""A check of the engine that makes PDFs, once for each version of it: does it still report what is missing?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version

from builder.diagnostics import Diagnostic, Span, warning
from builder.execute import Failure
from builder.pipeline.work import Work
from builder.pipeline.workers import PAGE_SECONDS, check_hearing


def unheard_kinds(work: Work, versions: str, *, due: bool) -> dict[str, tuple[str, ...]]:
    """By versions, the kinds of faults that the engine does not report. Empty where it was never checked.

    It is checked only where a PDF is due, since it takes a tenth of a second, and WeasyPrint with it.
    """
    known = {of: kinds for of, kinds in work.memory.unheard.items() if of == versions}
    if known or not due:
        return known
    _, found = next(iter(work.workers.run(check_hearing, [None], seconds=PAGE_SECONDS)))
    return {} if isinstance(found, Failure) else {versions: found}


def said_of_unheard(unheard: Mapping[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    for kinds in unheard.values():
        if kinds:
            *others, last = kinds
            named = f"{', '.join(others)} and {last}" if others else last
            message = f"WeasyPrint {version('weasyprint')} no longer reports missing {named}, so nor does guidepress"
            hint = "look through the PDFs, or install the version of WeasyPrint that guidepress asks for"
            yield warning("GP333", message, Span("guidepress build"), hint)
