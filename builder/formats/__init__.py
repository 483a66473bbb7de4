"""Output formats, one folder each, found automatically: a job and a kit go in, a finished file comes out."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from builder.formats.contract import Format, Job, Plan, Rendered, SiteContents

__all__ = ["Format", "Job", "Plan", "Rendered", "SiteContents", "format_named", "formats"]


@cache
def formats() -> tuple[Format, ...]:
    """All formats, by name; the site last, since it offers the files of the others."""
    folders = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)
    found: list[Format] = [importlib.import_module(f"{__name__}.{name}").FORMAT for name in folders]
    return tuple(sorted(found, key=lambda format: format.is_site))


def format_named(name: str) -> Format:
    return next(format for format in formats() if format.name == name)
