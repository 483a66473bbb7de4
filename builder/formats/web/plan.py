"""The files of a website."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote, urlsplit

from builder.addresses import WHOLE, alias_path, page_path, part_path, relative_url, site_lists, tag_path
from builder.addresses.paths import ARCHIVE, HOME, MOST_AT_HOME, SHOWN_WHOLE, TAGS
from builder.art import Shape
from builder.formats.contract import Plan, SiteContents
from builder.formats.logo import logo_size
from builder.formats.web.answer_keys import kept_under
from builder.formats.web.collections import SiteCollections
from builder.formats.web.downloads import Offered, downloads_view, samples_of
from builder.formats.web.entries import by_year, entries_of, entry_of
from builder.formats.web.favicon import favicon
from builder.formats.web.job import WebJob
from builder.formats.web.part_links import at_home, named, on_one_page, parts_of, template_of
from builder.formats.web.scripts import joined_scripts
from builder.formats.web.urls import SiteUrls
from builder.formats.web.views import (
    CardView,
    EntryView,
    GuideValues,
    ListValues,
    NavItem,
    PageView,
    PartView,
    TagView,
    title_size,
)
from builder.images import LOGO
from builder.model.languages import direction
from builder.model.output import Artifact
from builder.model.site import Download
from builder.model.summary import DocumentSummary
from builder.text.slugs import slugify
from builder.theming import Kit
from builder.theming.style_sheets import named_files

WORDS_A_MINUTE = 220
"""How fast a guide is read: between careful reading and reading for pleasure."""

_LONG_INTRODUCTION = 110
"""Characters from which the words at the head of the home page are set as text, not as a title."""

_LOGO_BOX = (160, 40)
"""Width and height in px of the place for a logo at the head of a page."""

_NOT_FOUND = "404.html"
_URL = re.compile(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)[\"']?\s*\)", re.I)


def plan(site: SiteContents, kit: Kit) -> Plan:
    """The whole site, but for the files of other formats that it offers."""
    urls = SiteUrls(kit.settings, site.index, site.assets)
    planner = _Planner(kit, SiteCollections(site.index.summaries), urls, site.downloads)
    planner.top = site.top or urlsplit(kit.settings.url).path
    jobs = tuple(planner.jobs(site) if not site.only else planner.documents(site))
    return Plan(jobs, tuple(planner.files), urls.copies, urls.images)


class _Planner:
    def __init__(
        self, kit: Kit, collections: SiteCollections, urls: SiteUrls, downloads: Mapping[str, Sequence[Download]]
    ) -> None:
        self.kit, self.collections, self.urls, self.downloads = kit, collections, urls, downloads
        self.settings, self.text = kit.settings, kit.language.text
        self.top = ""
        self.slugs = frozenset(summary.meta.slug for summary in (*collections.guides, *collections.pages))
        style = kit.screen_css.encode("utf-8")
        self.stylesheet = f"assets/site-{hashlib.sha256(style).hexdigest()[:8]}.css"
        named = named_files(kit.screen_css, kit.files)
        self.files = [
            Artifact(self.stylesheet, style),
            Artifact("assets/icon.svg", favicon(kit.accents.light.accent, kit.art)),
            *(Artifact(f"assets/{name}", content) for name, content in named.items()),
        ]
        scripts = joined_scripts(kit.files)
        self.scripts = {name: file.path for name, file in scripts.items()}
        self.files += scripts.values()
        self.fonts = tuple(f"assets/{name}" for name in kit.preload if name in named)
        besides = [file.path for file in self.files]
        self.logo = urls.file(kit.logo, "assets", longest=LOGO, besides=besides) if kit.logo else ""
        self.logo_size = logo_size(kit.logo, *_LOGO_BOX).in_pixels if kit.logo else None
        self._cards: dict[tuple[str, str], CardView] = {}
        """By slug and the way there, which tells how deep the page lies that shows it."""
        self.lists = site_lists(collections.guides, self.settings.url)
        self.has_feed = "feed.xml" in self.lists

    def documents(self, site: SiteContents) -> Iterable[WebJob]:
        summaries = (*self.collections.guides, *self.collections.pages)
        for summary in [c for c in summaries if c.meta.slug in site.only] if site.only else summaries:
            for job in self._pages_of(summary):
                yield replace(job, document=site.documents[summary.slug])

    def jobs(self, site: SiteContents) -> Iterable[WebJob]:
        yield from self.documents(site)
        if self.collections.sole is None:
            yield self._home()
        if ARCHIVE in self.lists:
            yield self._archive()
        yield self._not_found()
        yield from self._tag_pages()
        yield from self._redirects()
        yield self._list("robots.txt", "web/robots.txt", ListValues())
        if self.settings.url:
            yield self._sitemap()
        if self.has_feed:
            yield self._feed()

    # -- pages ------------------------------------------------------------------------------------------------

    def _pages_of(self, summary: DocumentSummary) -> Iterable[WebJob]:
        """The pages of a document: one, or those of the phases and the long one. A sole guide has its front at home."""
        is_sole = summary is self.collections.sole
        text = self.kit.speaking(summary.meta.lang).language.text
        whole = part_path(summary.slug, WHOLE)
        if not summary.site_pages:
            yield self._document(summary, page_path(summary.slug))
        for part in parts_of(summary, text):
            path = part_path(summary.slug, summary.site_pages[part.number].folder)
            job = self._document(summary, path, part)
            canonical = whole if not part.is_opening else HOME if is_sole else path
            yield replace(job, page=named(job.page, part, self.urls.absolute(canonical)))
        if summary.site_pages:
            yield on_one_page(self._document(summary, whole), relative_url(page_path(summary.slug), whole), text)
        if is_sole:
            yield at_home(self._document(summary, HOME, next(parts_of(summary, text, HOME), None)), summary)

    def _document(self, summary: DocumentSummary, path: str, part: PartView | None = None) -> WebJob:
        meta = summary.meta
        is_guide = summary.kind == "guide"
        is_front = part is None or part.is_opening
        pictures = tuple(self.urls.picture(p, summary, path) for p in summary.pictures)
        related = self.collections.related(summary) if is_guide and is_front else ()
        page = replace(
            self._page(path, f"{meta.title} · {self.settings.title}", lang=meta.lang),
            heading=meta.title,
            description=meta.description,
            og_type="article" if is_guide else "website",
            image=self.urls.absolute_picture(meta.image, summary) if meta.image else "",
        )
        values = GuideValues(
            card=self._card(summary, path),
            links=tuple("" if k.private else self.urls.link(k.target, summary, path, k.span) for k in summary.links),
            pictures=pictures,
            downloads=downloads_view(self._offered(summary, path)) if is_front else None,
            related=tuple(self._card(other, path) for other in related),
            tags=tuple(self._tag(t, path) for t in self.collections.tags_of(summary)) if is_guide and is_front else (),
            image=pictures[-1] if meta.image and is_front else None,
            support=self.settings.support if is_guide and "support" not in summary.sections else None,
            publisher=self.settings.brand.name,
            kept_under=kept_under(summary, self.settings, self.slugs),
            part=part,
        )
        return WebJob(path, f"web/{template_of(summary, part)}.html", page, values)

    def _home(self) -> WebJob:
        path = HOME
        words = self.settings.description or self.settings.title
        lead = self.collections.lead
        earlier = [guide for guide in self.collections.guides if guide is not lead]
        listed = earlier[SHOWN_WHOLE - 1 : MOST_AT_HOME - 1]
        values = ListValues(
            lead=replace(self._card(lead, path), samples=samples_of(self._offered(lead, path))) if lead else None,
            earlier=tuple(self._card(guide, path) for guide in earlier[: SHOWN_WHOLE - 1]),
            older=tuple(by_year((guide.meta.date, self._card(guide, path)) for guide in listed)),
            is_filtered=len(earlier) >= SHOWN_WHOLE and self.collections.has_tags,
            archive=relative_url(ARCHIVE, path) if ARCHIVE in self.lists else "",
            tags=tuple(self._tag(tag, path) for tag in self.collections.tags),
            title_size="xlong" if len(words) > _LONG_INTRODUCTION else "",
        )
        job = self._list(path, "web/home.html", values)
        page = replace(job.page, title=self.settings.title, description=words, is_home=True)
        return replace(job, page=replace(page, heading=self.settings.title))

    def _archive(self) -> WebJob:
        heading = self.text["all_guides"]
        values = ListValues(rows=tuple(self._card(c, ARCHIVE) for c in self.collections.guides), heading=heading)
        return self._list(ARCHIVE, "web/archive.html", values, title=heading)

    def _not_found(self) -> WebJob:
        """Shown at any depth, so it carries its style, and its addresses start at the top.

        It needs no `noindex`: a server says 404 with it, and no link or sitemap leads there.
        """
        job = self._list(_NOT_FOUND, "web/404.html", ListValues(), title=self.text["not_found_title"])
        style = _URL.sub(lambda name: f"url({self.top}assets/{name[1]})", self.kit.screen_css)
        return replace(job, page=replace(job.page, canonical="", style=style))

    def _tag_pages(self) -> Iterable[WebJob]:
        tags = self.collections.tags
        for tag, summaries in tags.items():
            path = tag_path(tag)
            heading = self.text["tagged"].format(tag=tag)
            views = tuple(self._card(c, path) for c in summaries)
            values = ListValues(guides=views[:SHOWN_WHOLE], rows=views[SHOWN_WHOLE:], heading=heading)
            yield self._list(path, "web/tag.html", values, title=heading)
        if tags:
            counted = tuple(self._tag(tag, TAGS, len(summaries)) for tag, summaries in tags.items())
            yield self._list(TAGS, "web/tags.html", ListValues(tags=counted), title=self.text["all_tags"])

    def _redirects(self) -> Iterable[WebJob]:
        for summary in (*self.collections.guides, *self.collections.pages):
            target = page_path(summary.slug)
            for alias in summary.meta.aliases:
                path = alias_path(alias)
                page = replace(self._page(path, summary.meta.title), canonical=self.urls.absolute(target))
                values = ListValues(target=relative_url(target, path), title=summary.meta.title)
                yield WebJob(path, "web/redirect.html", page, values)

    def _feed(self) -> WebJob:
        dated = tuple(entry_of(summary, self.urls) for summary in self.collections.guides if summary.meta.date)
        newest = max(entry.updated for entry in dated)
        return self._list("feed.xml", "web/feed.xml", ListValues(entries=dated, updated=newest))

    def _sitemap(self) -> WebJob:
        every = (*self.collections.guides, *self.collections.pages)
        documents = [e for summary in every for e in entries_of(summary, self.urls, self.collections.sole)]
        newest = max((entry.updated for entry in documents), default="")
        lists = [TAGS, *map(tag_path, self.collections.tags)] if self.collections.tags else []
        archive = [ARCHIVE] if ARCHIVE in self.lists else []
        others = (EntryView("", self.urls.absolute(path), "", "", "") for path in [*archive, *lists])
        entries = (EntryView("", self.settings.url, "", newest, ""), *documents, *others)
        return self._list("sitemap.xml", "web/sitemap.xml", ListValues(entries=entries))

    # -- parts of pages ---------------------------------------------------------------------------------------

    def _list(self, path: str, template: str, values: ListValues, *, title: str = "") -> WebJob:
        full = f"{title} · {self.settings.title}" if title else self.settings.title
        page = replace(self._page(path, full), heading=title or full, description=full)
        return WebJob(path, template, page, values)

    def _page(self, path: str, title: str, *, lang: str = "") -> PageView:
        def address(target: str) -> str:
            return self.top + quote(target) if path == _NOT_FOUND and self.top else relative_url(target, path)

        return PageView(
            path=path,
            title=title,
            heading=title,
            lang=lang or self.settings.language,
            dir=direction(lang or self.settings.language),
            home=address("index.html"),
            stylesheet=address(self.stylesheet),
            icon=address("assets/icon.svg"),
            navigation=(
                NavItem(self.kit.speaking(lang).language.text["guides"], address("index.html"), path == "index.html"),
                *(
                    NavItem(c.meta.title, address(page_path(c.slug)), path == page_path(c.slug))
                    for c in self.collections.pages
                ),
            ),
            canonical=self.urls.absolute(path),
            feed=address("feed.xml") if self.has_feed else "",
            logo=address(self.logo) if self.logo else "",
            logo_size=self.logo_size,
            tags=address(TAGS) if self.collections.has_tags else "",
            fonts=tuple(address(font) for font in self.fonts),
            scripts={name: address(path) for name, path in self.scripts.items()},
        )

    def _card(self, summary: DocumentSummary, page: str) -> CardView:
        href = relative_url(page_path(summary.slug), page)
        known = self._cards.get((summary.slug, href))
        if known is None:
            known = self._cards[summary.slug, href] = self._made_card(summary, page, href)
        return known

    def _made_card(self, summary: DocumentSummary, page: str, href: str) -> CardView:
        meta = summary.meta
        return CardView(
            title=meta.title,
            href=href,
            description=meta.description,
            date=meta.date,
            minutes=max(1, math.ceil(summary.words / WORDS_A_MINUTE)),
            phases=summary.phases,
            steps=summary.steps,
            shape=Shape(summary.shape, summary.slug, summary.has_phases),
            image=self.urls.picture(meta.image, summary, page) if meta.image else None,
            downloads=bool(self.downloads.get(summary.slug)),
            title_size=title_size(meta.title),
            featured=meta.featured,
            topics=tuple(slugify(tag) for tag in self.collections.tags_of(summary)),
        )

    def _tag(self, tag: str, page: str, count: int = 0) -> TagView:
        return TagView(tag, relative_url(tag_path(tag), page), count, slugify(tag))

    def _offered(self, summary: DocumentSummary, page: str) -> Offered:
        text = self.kit.speaking(summary.meta.lang).language.text
        return Offered(tuple(self.downloads.get(summary.slug, ())), summary.slug, page, self.urls, text)
