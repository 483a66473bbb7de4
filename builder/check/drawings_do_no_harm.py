"""A drawing that is published must hold no code, and nothing that leads out of it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check import SiteView
from builder.diagnostics import Diagnostic


def check_site(view: SiteView) -> Iterator[Diagnostic]:
    for asset in view.assets.values():
        yield from asset.faults
