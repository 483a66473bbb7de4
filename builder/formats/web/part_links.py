"""How the pages of a guide lead to each other, where it has a page for each phase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from builder.addresses import WHOLE, page_path, part_path, relative_url
from builder.formats.web.job import WebJob
from builder.formats.web.views import GuideValues, PageView, PartLink, PartView
from builder.model.summary import DocumentSummary


def parts_of(summary: DocumentSummary, text: Mapping[str, str], at: str = "") -> Iterator[PartView]:
    """Each page of a guide but the long one. `text` are our words in the guide's language. The addresses lead from
    `at`, where that is the place of the page.
    """
    for number, page in enumerate(summary.site_pages):
        path = at or part_path(summary.slug, page.folder)
        whole = relative_url(part_path(summary.slug, WHOLE), path)
        yield PartView(number, tuple(_links(summary, path, text)), whole)


def named(page: PageView, part: PartView, canonical: str) -> PageView:
    """The page of a part, with a title of its own after the opening page. `canonical` is where search engines are led:
    from a phase to the long page, which has all of it.
    """
    if part.is_opening:
        return replace(page, canonical=canonical)
    link = part.links[part.number]
    title = f"{link.label}: {link.title}" if link.label else link.title
    heading = f"{title} · {page.heading}"
    return replace(page, title=f"{title} · {page.title}", heading=heading, canonical=canonical)


def on_one_page(job: WebJob, opening: str, text: Mapping[str, str]) -> WebJob:
    """The long page of a guide that has others too, of which `opening` is the address."""
    assert isinstance(job.values, GuideValues)
    title = job.page.title.replace(job.page.heading, f"{job.page.heading}, {text['on_one_page']}", 1)
    return replace(job, page=replace(job.page, title=title), values=replace(job.values, opening=opening))


def at_home(job: WebJob, summary: DocumentSummary) -> WebJob:
    """The front of a guide, as the home page of a site that has no other."""
    assert isinstance(job.values, GuideValues)
    front = "" if summary.site_pages else relative_url(page_path(summary.slug), job.path)
    page = replace(job.page, is_home=True, og_type="website")
    return replace(job, template="web/front.html", page=page, values=replace(job.values, front=front), of=summary.slug)


def _links(summary: DocumentSummary, path: str, text: Mapping[str, str]) -> Iterator[PartLink]:
    """All pages of a guide but the long one, as the page at `path` leads to them."""
    last = len(summary.site_pages) - 1
    for number, page in enumerate(summary.site_pages):
        href = relative_url(part_path(summary.slug, page.folder), path)
        if number == 0:
            yield PartLink(href, text["guide"], summary.meta.title)
        elif number == last:
            yield PartLink(href, "", text["last_page"])
        else:
            yield PartLink(href, page.label, page.title, page.id, page.steps)


def template_of(summary: DocumentSummary, part: PartView | None) -> str:
    """The name of the template of one of a document's pages."""
    if summary.kind != "guide":
        return "page"
    if part is None:
        return "guide"
    return "opening" if part.is_opening else "last" if part.next is None else "phase"
