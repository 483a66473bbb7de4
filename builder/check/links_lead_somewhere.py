"""A link to a guide, a page, a heading or a file of the project must lead there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from builder.addresses import Index
from builder.check import SiteView
from builder.diagnostics import Diagnostic, did_you_mean, error, nearest, warning
from builder.model.allowed import refusal
from builder.model.summary import BY_NAME, DocumentSummary, Link
from builder.text.slugs import slugify


def check_site(view: SiteView) -> Iterator[Diagnostic]:
    for summary in view.summaries:
        for link in summary.links_within:
            find = _unclear if link.target.startswith(BY_NAME) else _problem
            problem = find(link, summary, view)
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


def _unclear(link: Link, summary: DocumentSummary, view: SiteView) -> Diagnostic | None:
    """A warning about a link by name, as Obsidian writes it, which is none or several; its words are printed."""
    name, _, heading = link.target.removeprefix(BY_NAME).partition("#")
    target = view.index.resolve(link.target, summary)
    if target.document is not None and heading and not target.fragment:
        hint = did_you_mean(slugify(heading), target.document.ids) or "link to the guide alone"
        return warning("GP137", f"there is no heading `{heading}` in `{target.document.source}`", link.span, hint)
    if target.kind != "missing":
        return None
    found = [found.document.source if found.document else found.file for found in view.index.named(name)]
    if found:
        hint = "write the one that you mean as `[words](name.md)`: " + ", ".join(f"`{file}`" for file in found)
        return warning("GP137", f"`{name}` is the name of several files", link.span, hint)
    names = {part for full in view.index.known() for part in (full.rpartition("/")[2].removesuffix(".md"),)}
    best = nearest(name, names | {summary.meta.title for summary in view.summaries}, within=3)
    hint = f"did you mean `[[{best}]]`?" if best else "write the name of a guide, a page or a file of the project"
    return warning("GP137", f"no guide, page or file is called `{name}`", link.span, hint)


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
