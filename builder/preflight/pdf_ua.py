"""PDF/UA-1 (ISO 14289-1) as a validator sees it. It takes as long as our own rules, so only `check` asks it."""

from __future__ import annotations

from collections.abc import Iterator

from page import PageError, ValidationProfile, validate_pdf_bytes

from builder.preflight.contract import Finding

_HINT = "this is a fault in a template of the theme, or in guidepress"


def validate(content: bytes) -> Iterator[Finding]:
    """A finding for each rule of PDF/UA-1 that a PDF breaks."""
    try:
        report = validate_pdf_bytes(content, profile=ValidationProfile.PDF_UA_1)
    except PageError as problem:
        yield Finding("GP298", f"this PDF cannot be checked against PDF/UA-1: {problem}", hint=_HINT)
        return
    for failure in report.failures:
        message = f"this is not PDF/UA-1: {failure.message} ({failure.rule_id})"
        yield Finding("GP298", message, hint=_HINT)
