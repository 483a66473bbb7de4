"""Rules for authors, one file each, found automatically.

A rule's module has a function `check_guide(guide)` for what one document says on its own, `check_print(guide, sheets)`
for what it is on the sheets that it is printed on, or `check_site(view)` for what documents say together; each yields
diagnostics. Its help page is `builder/help/<code>.md`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from builder.addresses import Index
from builder.diagnostics import Diagnostic
from builder.model.guide import Guide
from builder.model.measure import Sheet
from builder.model.site import SiteSettings
from builder.model.sources import Asset
from builder.model.summary import DocumentSummary, Picture


@dataclass(frozen=True, slots=True)
class SiteView:
    """What the rules for a whole site look at.

    `drafts` are the sources of documents that are not published in this build, `languages` the codes of those that
    exist. `broken` are the files that could not be read, and the sources of documents in whose text an error may hide
    headings: a link to these is judged when that is fixed. `logos` are those of the site's brand and of its editions'.
    """

    settings: SiteSettings
    index: Index
    assets: Mapping[str, Asset]
    drafts: Mapping[str, DocumentSummary]
    languages: tuple[str, ...] = ("en",)
    broken: frozenset[str] = frozenset()
    logos: tuple[Picture, ...] = ()

    @property
    def summaries(self) -> tuple[DocumentSummary, ...]:
        return self.index.summaries


@cache
def _rules() -> tuple[ModuleType, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def check_guide(guide: Guide, sheets: Sequence[Sheet] = ()) -> tuple[Diagnostic, ...]:
    """What the rules say of one document, and of it on the sheets that it is printed on."""
    alone = [d for rule in _rules() if hasattr(rule, "check_guide") for d in rule.check_guide(guide)]
    printed = [d for rule in _rules() if hasattr(rule, "check_print") for d in rule.check_print(guide, sheets)]
    return (*alone, *printed)


def check_site(view: SiteView) -> tuple[Diagnostic, ...]:
    """What the rules say of a site as a whole."""
    return tuple(d for rule in _rules() if hasattr(rule, "check_site") for d in rule.check_site(view))
