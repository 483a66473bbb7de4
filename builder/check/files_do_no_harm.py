"""A file that a guide links to is published as it is, so it must be none that a browser would run as a page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from builder.check import SiteView
from builder.diagnostics import Diagnostic, error

_PAGES = frozenset([".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".xml", ".xsl", ".xslt"])
"""Opened from the site, each may run scripts in its name: read what readers wrote into other guides, and send it."""


def check_site(view: SiteView) -> Iterator[Diagnostic]:
    if not any(_kind(path) in (*_PAGES, ".svgz") for path in view.assets):
        return
    for summary in view.summaries:
        for link in summary.links:
            target = view.index.resolve(link.target, summary)
            kind = _kind(target.file) if target.kind == "file" else ""
            if kind in _PAGES:
                message = f"`{link.target}` is a page that could run code in the name of the site"
                hint = "write it as a page in content/pages, or save it as a PDF and link to that"
                yield error("GP413", message, link.span, hint)
            elif kind == ".svgz":
                message = f"`{link.target}` is a compressed drawing, and its content cannot be checked"
                yield error("GP413", message, link.span, "save it as a plain .svg")


def _kind(path: str) -> str:
    return posixpath.splitext(path)[1].lower()
