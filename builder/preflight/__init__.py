"""The inspection of finished PDFs, one file for each rule, found automatically.

A rule's module has a function `inspect(pdf, wanted)` that yields findings. It gets the PDF opened (`opened`): what is
drawn on each page, the tags, and the file itself. Its help page is `builder/help/<code>.md`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import opened

__all__ = ["Finding", "Wanted", "inspect", "rules", "validate", "validate_archive"]


@cache
def rules() -> tuple[ModuleType, ...]:
    """The modules of all rules, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    found = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module for module in found if hasattr(module, "inspect"))


def inspect(content: bytes, wanted: Wanted) -> tuple[Finding, ...]:
    """All that is wrong with a PDF, sorted by code and page."""
    with opened(content) as pdf:
        found = [finding for rule in rules() for finding in rule.inspect(pdf, wanted)]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: (finding.code, finding.pages)))


def validate_archive(content: bytes) -> tuple[Finding, ...]:
    """What a validator reports of a PDF that has to be PDF/A-2a."""
    from builder.preflight.pdf_ua import validate_archive as ask  # as below

    return tuple(dict.fromkeys(ask(content)))


def validate(content: bytes) -> tuple[Finding, ...]:
    """What a validator reports of a PDF that has to be PDF/UA-1."""
    from builder.preflight.pdf_ua import validate as ask  # only `check` has the validator loaded

    return tuple(dict.fromkeys(ask(content)))
