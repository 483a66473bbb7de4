"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) as a validator sees them.

It takes as long as our own rules, so only `check` asks it.
"""

from __future__ import annotations

from collections.abc import Iterator

from page import PageError, ValidationProfile, validate_pdf_bytes

from builder.preflight.contract import Finding

_HINT = "this is a fault in a template of the theme, or in guidepress"


def validate(content: bytes) -> Iterator[Finding]:
    """A finding for each rule of PDF/UA-1 that a PDF breaks."""
    return _findings(content, ValidationProfile.PDF_UA_1, "GP298", "PDF/UA-1")


def validate_archive(content: bytes) -> Iterator[Finding]:
    """A finding for each rule of PDF/A-2a that a PDF breaks."""
    return _findings(content, ValidationProfile.PDF_A_2A, "GP278", "PDF/A-2a")


def _findings(content: bytes, profile: ValidationProfile, code: str, norm: str) -> Iterator[Finding]:
    try:
        report = validate_pdf_bytes(content, profile=profile)
    except PageError as problem:
        yield Finding(code, f"this PDF cannot be checked against {norm}: {problem}", hint=_HINT)
        return
    for failure in report.failures:
        message = f"this is not {norm}: {failure.message} ({failure.rule_id})"
        yield Finding(code, message, hint=_HINT)
