"""Printable workbooks, as tagged PDF (PDF/UA-1)."""

from __future__ import annotations

from builder.diagnostics import Diagnostic
from builder.formats.contract import Format, Rendered
from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.loading import load_engine
from builder.formats.pdf.plan import plan
from builder.theming import Kit

_SECONDS = 240.0
"""A workbook of 850 pages takes a minute."""


def _load() -> None:
    load_engine()  # WeasyPrint takes a third of a second to load
    import builder.formats.pdf.render  # noqa: F401  # loaded for the workers that are forked later
    from builder.preflight import rules

    rules()


def _render(job: PrintJob, kit: Kit) -> Rendered:
    load_engine()
    from builder.formats.pdf.render import render

    return render(job, kit)


def _validate(job: PrintJob, content: bytes) -> tuple[Diagnostic, ...]:
    from builder.formats.pdf.inspection import validated

    return tuple(validated(content, job))


def _self_check() -> tuple[str, ...]:
    load_engine()
    from builder.formats.pdf.hearing import unheard

    return unheard()


FORMAT = Format(
    name="pdf",
    tree="print",
    title="Workbook",
    stage="Making PDFs",
    plan=plan,
    render=_render,
    seconds=_SECONDS,
    versions=("weasyprint", "pydyf", "fonttools", "pikepdf", "pypdfium2"),
    engine="WeasyPrint",
    self_check=_self_check,
    validate=_validate,
    load=_load,
)
