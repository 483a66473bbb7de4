"""The PDFs that a guide's page offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.addresses import relative_url
from builder.formats.web.urls import SiteUrls
from builder.formats.web.views import DownloadsView, EditionView, FileView, SampleView
from builder.model.site import Download


@dataclass(frozen=True, slots=True)
class Offered:
    """The PDFs of the guide `slug`, as the page at `page` offers them; `text` are our words in its language."""

    downloads: tuple[Download, ...]
    slug: str
    page: str
    urls: SiteUrls
    text: Mapping[str, str]


def downloads_view(offered: Offered) -> DownloadsView | None:
    """All PDFs of a guide, by edition; None where it has none."""
    if not offered.downloads:
        return None
    papers = list(dict.fromkeys(download.paper_title for download in offered.downloads))
    editions: dict[str, list[Download]] = {}
    for download in offered.downloads:
        editions.setdefault(download.edition, []).append(download)

    def view(f: Download) -> FileView:
        size = papers.index(f.paper_title) + 1
        return FileView(relative_url(f.file, offered.page), f.paper_title, size, f.ratio, f.pages, f.bytes, f.part)

    views = [EditionView(f[0].edition_title, f[0].edition_text, tuple(map(view, f))) for f in editions.values()]
    return DownloadsView(tuple(views), tuple(papers), samples_of(offered))


def samples_of(offered: Offered) -> tuple[SampleView, ...]:
    """Pages of the first PDF of a guide; none before it is made."""
    first = next((d for d in offered.downloads if d.samples and d.digest), None)
    if first is None:
        return ()
    text, slug, page = offered.text, offered.slug, offered.page
    return tuple(
        SampleView(s.kind, offered.urls.sample(first, s, text[f"sample_{s.kind}"], slug, page)) for s in first.samples
    )
