"""A link to a guide, a page, a heading or a file of the project must lead there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from builder.addresses import Index
from builder.check import SiteView
from builder.diagnostics import Diagnostic, did_you_mean, error, nearest
from builder.model.allowed import refusal
from builder.model.summary import DocumentSummary, Link


def check_site(view: SiteView) -> Iterator[Diagnostic]:
    for summary in view.summaries:
        for link in summary.links_within:
            problem = _problem(link, summary, view)
            if problem:
                yield problem


def _problem(link: Link, summary: DocumentSummary, view: SiteView) -> Diagnostic | None:
    target = view.index.resolve(link.target, summary)
    if not link.target:
        return error("GP304", "this link leads nowhere", link.span, "write the address between the round brackets")
    if target.kind == "web":
        return refusal(link.target, link.span)
    if target.kind == "outside":
        hint = "copy the file into the project, beside the guide"
        return error("GP401", f"`{link.target}` is outside the project", link.span, hint)
    if target.kind == "missing":
        return _missing(link, summary, view)
    if target.document is not None and target.document.source in view.broken:
        return None
    if target.fragment and target.document and target.fragment not in target.document.ids:
        where = "this guide" if target.document is summary else f"`{target.document.source}`"
        hint = (
            did_you_mean(target.fragment, target.document.ids)
            if nearest(target.fragment, target.document.ids)
            else _headings(target.document)
        )
        return error("GP305", f"there is no heading `#{target.fragment}` in {where}", link.span, hint)
    return None


def _missing(link: Link, summary: DocumentSummary, view: SiteView) -> Diagnostic | None:
    draft = Index(view.drafts.values(), {}).resolve(link.target, summary)
    if draft.kind == "document":
        hint = "publish it, take the link out, or build with --drafts"
        return error("GP306", f"`{link.target}` is a draft and is not published", link.span, hint)
    wanted = posixpath.normpath(posixpath.join(summary.folder, unquote(link.target.partition("#")[0])))
    if _document_at(wanted) in map(_document_at, view.broken):
        return None
    names = view.index.known()
    choices = {name for full in names for name in (posixpath.relpath(full, summary.folder), full.rpartition("/")[2])}
    best = nearest(link.target.partition("#")[0], choices, within=3)
    hint = (
        f"did you mean `{best}`?"
        if best
        else "a link names a file of the project, such as `other-guide.md`, or starts with `https://`"
    )
    return error("GP304", f"there is nothing at `{link.target}`", link.span, hint)


def _document_at(path: str) -> str:
    """The document that a file of guides or pages belongs to: `content/guides/one` for `one.md` and `one/more.md`."""
    return "/".join(path.split("/")[:3]).removesuffix(".md")


def _headings(summary: DocumentSummary) -> str:
    shown = [f"`#{name}`" for name in summary.ids[:6]]
    return "headings there: " + ", ".join(shown) if shown else ""
