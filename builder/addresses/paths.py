"""Where everything is on the site, as paths from its top, and the way there from a page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from builder.model.summary import DocumentSummary
from builder.text.slugs import slugify

HOME = "index.html"
TAGS = "tags/index.html"
ARCHIVE = "guides/index.html"
WHOLE = "all"
"""The folder of the one long page of a guide that has a page for each phase too."""

SHOWN_WHOLE = 12
"""Guides that a list shows with description and art; further ones are rows, so that no page grows past its budget."""
MOST_AT_HOME = 120
"""Guides that the home page lists; the list of all has a page of its own then."""


def relative_url(target: str, page: str) -> str:
    """The way from a page to a file of the site, as an address: with `%20` for a space, and so on."""
    if page.partition("/")[0] != target.partition("/")[0]:  # nothing on the way is shared
        return "../" * page.count("/") + _quoted(target)
    return quote(relative(target, page))


@lru_cache(maxsize=4096)
def _quoted(path: str) -> str:
    return quote(path)


def tag_path(tag: str) -> str:
    return f"tags/{slugify(tag)}/index.html"


def site_lists(summaries: Iterable[DocumentSummary], url: str) -> frozenset[str]:
    """What a site has beside its documents, and an author may link to, as paths from its top."""
    guides = [summary for summary in summaries if summary.kind == "guide"]
    tags = {slug for summary in guides for tag in summary.meta.tags if (slug := slugify(tag))}
    return frozenset(
        [
            "index.html",
            *([ARCHIVE] if len(guides) > SHOWN_WHOLE else []),
            *([TAGS, *map(tag_path, tags)] if tags else []),
            *(["sitemap.xml"] if url else []),
            *(["feed.xml"] if url and any(summary.meta.date for summary in guides) else []),
        ]
    )


def print_name(slug: str, edition: str, paper: str, part: str = "") -> str:
    """What the PDF of a guide is called, or that of one part of it."""
    return "-".join(filter(None, [slug, edition, part, paper])) + ".pdf"


def relative(target: str, page: str) -> str:
    """The way from a page of the site to a file of it, both as paths from its top: right on sub-paths and on a disk."""
    start, goal = page.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(start), len(goal) - 1) and start[shared] == goal[shared]:
        shared += 1
    return "/".join([".."] * (len(start) - shared) + goal[shared:])


def page_path(slug: str) -> str:
    """Where the page of a guide or plain page is on the site."""
    return f"{slug}/index.html"


def part_path(slug: str, folder: str) -> str:
    """Where one of the pages of a guide is that has several; its opening page has no folder of its own."""
    return f"{slug}/{folder}/index.html" if folder else page_path(slug)


def heading_path(summary: DocumentSummary, fragment: str) -> str:
    """Where a heading of a document is, or its start where no heading is named or known."""
    page = summary.page_of.get(fragment) if summary.site_pages else None
    return part_path(summary.slug, page.folder if page else "")


def place_on_web(summary: DocumentSummary, id: str, url: str) -> str:
    """The address of a part of a document on the site at `url`, by its id: that of its own page, or a place on one."""
    page = summary.page_of.get(id)
    address = url + heading_path(summary, id).removesuffix("index.html")
    return address if page is not None and page.id == id else f"{address}#{id}"


def alias_path(alias: str) -> str:
    """Where the page is that sends readers on from an old address."""
    address = alias.strip("/")
    return address if address.lower().endswith(".html") else f"{address}/index.html"
