"""The files of a website."""

from __future__ import annotations

import hashlib
import math
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.formats.payload import Payload
from builder.formats.web import WebJob, favicon
from builder.formats.web.views import (
    CardView,
    EditionView,
    EntryView,
    FileView,
    GuideValues,
    ListValues,
    NavItem,
    PageView,
    PictureView,
    TagView,
)
from builder.load.slugs import slugify
from builder.model.addresses import Index, page_path, relative
from builder.model.guide import Card, Picture
from builder.model.output import Artifact, Copied
from builder.model.site import Download
from builder.model.sources import Asset
from builder.theming import Kit
from builder.theming.kit import named_files
from builder.theming.ridge import Shape

WORDS_A_MINUTE = 220
"""How fast a guide is read: between careful reading and reading for pleasure."""

_MOST_RELATED = 3


@dataclass(frozen=True, slots=True)
class WebPlan:
    """`jobs` are to be rendered, `files` are ready, `copies` are taken over from the project."""

    jobs: tuple[WebJob, ...]
    files: tuple[Artifact, ...]
    copies: tuple[Copied, ...]


def plan_web(
    kit: Kit,
    index: Index,
    assets: Mapping[str, Asset],
    payloads: Mapping[str, Payload],
    downloads: Mapping[str, Sequence[Download]],
) -> WebPlan:
    """The whole site. `payloads` and `downloads` are by slug; a document without a payload is not rendered anew by the caller."""
    return _Planner(kit, index, assets, payloads, downloads).plan()


class _Planner:
    def __init__(
        self,
        kit: Kit,
        index: Index,
        assets: Mapping[str, Asset],
        payloads: Mapping[str, Payload],
        downloads: Mapping[str, Sequence[Download]],
    ) -> None:
        self.kit, self.index, self.assets = kit, index, assets
        self.payloads, self.downloads = payloads, downloads
        self.settings = kit.settings
        self.text = kit.language.text
        self.guides = sorted((c for c in index.cards if c.kind == "guide"), key=_by_date)
        self.pages = sorted((c for c in index.cards if c.kind == "page"), key=lambda c: (c.meta.weight, c.meta.title))
        style = kit.screen_css.encode("utf-8")
        self.stylesheet = f"assets/site-{hashlib.sha256(style).hexdigest()[:8]}.css"
        self.files = [Artifact(self.stylesheet, style), Artifact("assets/icon.svg", favicon(kit.accents.light.accent))]
        self.files += [
            Artifact(f"assets/{name}", content) for name, content in named_files(kit.screen_css, kit.files).items()
        ]
        self.copies: dict[str, Copied] = {}
        self.fonts = tuple(
            f.path for f in self.files if f.path.endswith(("latin-300-normal.woff2", "latin-400-normal.woff2"))
        )
        self.logo = self._copy(kit.logo, "assets") if kit.logo else ""

    def plan(self) -> WebPlan:
        jobs = [self._document(card) for card in (*self.guides, *self.pages)]
        jobs += [self._home(), self._not_found(), *self._tag_pages(), *self._redirects()]
        jobs += [self._list("robots.txt", "web/robots.txt", ListValues())]
        if self.settings.url:
            jobs += [self._sitemap(), *self._feed()]
        return WebPlan(tuple(jobs), tuple(self.files), tuple(self.copies.values()))

    # -- pages ------------------------------------------------------------------------------------------------

    def _document(self, card: Card) -> WebJob:
        path = page_path(card.slug)
        pictures = tuple(self._picture(p, card, path) for p in card.pictures)
        image = pictures[-1] if card.meta.image else None
        title = f"{card.meta.title} · {self.settings.title}"
        is_guide = card.kind == "guide"
        page = self._page(
            path,
            title,
            heading=card.meta.title,
            description=card.meta.description or self.settings.description,
            lang=card.meta.lang,
            og_type="article" if is_guide else "website",
            image=self.settings.url + posixpath.normpath(posixpath.join(card.slug, image.src))
            if image and self.settings.url
            else "",
        )
        values = GuideValues(
            card=self._card(card, path),
            links=tuple(self._href(link.target, card, path) for link in card.links),
            pictures=pictures,
            downloads=self._downloads(card, path),
            related=tuple(self._card(c, path) for c in self._related(card)) if is_guide else (),
            tags=tuple(self._tag(tag, path) for tag in card.meta.tags),
            image=image,
            support=self.settings.support if is_guide and "support" not in card.sections else None,
            publisher=self.settings.brand.name,
        )
        return WebJob(path, "web/guide.html" if is_guide else "web/page.html", page, values, self.payloads[card.slug])

    def _home(self) -> WebJob:
        path = "index.html"
        cards = [self._card(c, path) for c in self.guides]
        tags = tuple(self._tag(tag, path) for tag in sorted(self._tagged))
        values = ListValues(lead=cards[0] if cards else None, earlier=tuple(cards[1:]), tags=tags)
        return self._list(path, "web/home.html", values, title=self.settings.title, is_home=True)

    def _not_found(self) -> WebJob:
        return self._list(
            "404.html", "web/404.html", ListValues(), title=str(self.text["not_found_title"]), hidden=True
        )

    def _tag_pages(self) -> Iterable[WebJob]:
        for tag, cards in sorted(self._tagged.items()):
            path = f"tags/{slugify(tag)}/index.html"
            heading = str(self.text["tagged"]).format(tag=tag)
            values = ListValues(guides=tuple(self._card(c, path) for c in cards), heading=heading)
            yield self._list(path, "web/tag.html", values, title=heading)
        if self._tagged:
            path = "tags/index.html"
            views = tuple(self._tag(tag, path, len(cards)) for tag, cards in sorted(self._tagged.items()))
            yield self._list(path, "web/tags.html", ListValues(tags=views), title=str(self.text["all_tags"]))

    def _redirects(self) -> Iterable[WebJob]:
        for card in self.index.cards:
            for alias in card.meta.aliases:
                address = alias.strip("/")
                path = address if address.endswith(".html") else f"{address}/index.html"
                target = relative(page_path(card.slug), path)
                page = self._page(path, card.meta.title, canonical=self._absolute(page_path(card.slug)), hidden=True)
                yield WebJob(path, "web/redirect.html", page, ListValues(target=target, title=card.meta.title))

    def _feed(self) -> Iterable[WebJob]:
        dated = [self._entry(card) for card in self.guides if card.meta.date]
        if dated:
            newest = max(entry.updated or entry.date for entry in dated)
            yield self._list("feed.xml", "web/feed.xml", ListValues(entries=tuple(dated), updated=newest))

    def _sitemap(self) -> WebJob:
        home = EntryView(
            "", self.settings.url, "", max((c.meta.updated or c.meta.date for c in self.guides), default=""), ""
        )
        entries = [home, *(self._entry(c) for c in (*self.guides, *self.pages))]
        for tag in sorted(self._tagged):
            entries.append(EntryView(tag, self._absolute(f"tags/{slugify(tag)}/index.html"), "", "", ""))
        return self._list("sitemap.xml", "web/sitemap.xml", ListValues(entries=tuple(entries)))

    # -- parts of pages ---------------------------------------------------------------------------------------

    def _list(
        self,
        path: str,
        template: str,
        values: ListValues,
        *,
        title: str = "",
        is_home: bool = False,
        hidden: bool = False,
    ) -> WebJob:
        full = title if is_home or not title else f"{title} · {self.settings.title}"
        page = self._page(
            path, full, heading=title, description=self.settings.description, is_home=is_home, hidden=hidden
        )
        return WebJob(path, template, page, values)

    def _page(
        self,
        path: str,
        title: str,
        *,
        heading: str = "",
        description: str = "",
        lang: str = "",
        canonical: str = "",
        image: str = "",
        og_type: str = "website",
        is_home: bool = False,
        hidden: bool = False,
    ) -> PageView:
        url = self.settings.url
        has_feed = bool(url) and any(c.meta.date for c in self.guides)
        at = "" if path != "404.html" or not url else url
        return PageView(
            path=path,
            title=title,
            heading=heading or title,
            lang=lang or self.settings.language,
            dir=self.kit.language.direction,
            home=self._way("index.html", path, at),
            stylesheet=self._way(self.stylesheet, path, at),
            icon=self._way("assets/icon.svg", path, at),
            navigation=self._navigation(path, at),
            description=description,
            canonical=canonical or ("" if hidden else self._absolute(path)),
            image=image,
            feed=self._way("feed.xml", path, at) if has_feed else "",
            logo=self._way(self.logo, path, at) if self.logo else "",
            og_type=og_type,
            hidden=hidden,
            is_home=is_home,
            fonts=tuple(self._way(font, path, at) for font in self.fonts),
        )

    def _way(self, target: str, path: str, at: str) -> str:
        """The address of a file on a page. The page for missing pages is shown at any depth, so it has whole addresses."""
        return at + target if at else relative(target, path)

    def _navigation(self, path: str, at: str) -> tuple[NavItem, ...]:
        home = NavItem(str(self.text["guides"]), self._way("index.html", path, at), path == "index.html")
        pages = (
            NavItem(c.meta.title, self._way(page_path(c.slug), path, at), path == page_path(c.slug)) for c in self.pages
        )
        return (home, *pages)

    def _card(self, card: Card, page: str) -> CardView:
        image = self._picture(card.meta.image, card, page) if card.meta.image else None
        return CardView(
            title=card.meta.title,
            href=relative(page_path(card.slug), page),
            description=card.meta.description,
            date=card.meta.date,
            minutes=max(1, math.ceil(card.words / WORDS_A_MINUTE)),
            phases=card.phases,
            steps=card.steps,
            shape=Shape(card.shape, card.slug, card.has_phases),
            image=image,
            downloads=bool(self.downloads.get(card.slug)),
        )

    def _entry(self, card: Card) -> EntryView:
        meta = card.meta
        url = self._absolute(page_path(card.slug))
        return EntryView(
            meta.title, url, meta.date, meta.updated or meta.date, meta.description, meta.authors, meta.tags
        )

    def _tag(self, tag: str, page: str, count: int = 0) -> TagView:
        return TagView(tag, relative(f"tags/{slugify(tag)}/index.html", page), count)

    def _downloads(self, card: Card, page: str) -> tuple[EditionView, ...]:
        found: dict[str, list[Download]] = {}
        for download in self.downloads.get(card.slug, ()):
            found.setdefault(download.edition, []).append(download)
        ratios = {paper.name: round(paper.width / paper.height, 4) for paper in self.kit.papers}
        return tuple(
            EditionView(
                files[0].edition_title,
                files[0].edition_text,
                tuple(
                    FileView(relative(f.file, page), f.paper_title, ratios[f.paper], f.pages, f.bytes) for f in files
                ),
            )
            for files in found.values()
        )

    def _related(self, card: Card) -> list[Card]:
        """The guides that share most tags with this one, then the nearest in the list."""
        own = set(card.meta.tags)
        if not own and len(self.guides) > 50:
            return self._neighbours(card)
        scored = [
            (len(own & set(c.meta.tags)), -abs(i - self._place[card.slug]), -i, c)
            for i, c in enumerate(self.guides)
            if c is not card
        ]
        scored.sort(key=lambda s: s[:3], reverse=True)
        return [c for *_, c in scored[:_MOST_RELATED]]

    def _neighbours(self, card: Card) -> list[Card]:
        at = self._place[card.slug]
        near = sorted(range(max(0, at - 3), min(len(self.guides), at + 4)), key=lambda i: (abs(i - at), i))
        return [self.guides[i] for i in near if i != at][:_MOST_RELATED]

    @cached_property
    def _place(self) -> dict[str, int]:
        return {c.slug: i for i, c in enumerate(self.guides)}

    @cached_property
    def _tagged(self) -> dict[str, list[Card]]:
        """Guides by topic. Topics that differ by letter case or accents only are one."""
        by_slug: dict[str, str] = {}
        found: dict[str, list[Card]] = {}
        for card in self.guides:
            for tag in card.meta.tags:
                if slugify(tag):
                    name = by_slug.setdefault(slugify(tag), tag)
                    found.setdefault(name, []).append(card)
        return found

    # -- addresses --------------------------------------------------------------------------------------------

    def _absolute(self, path: str) -> str:
        url = self.settings.url
        return url + path.removesuffix("index.html") if url else ""

    def _href(self, target: str, card: Card, page: str) -> str:
        """The address of a link on a page. Whatever it names is there: the rules have seen to that."""
        found = self.index.resolve(target, card)
        fragment = f"#{found.fragment}" if found.fragment else ""
        if found.kind == "heading":
            return fragment or "#"
        if found.kind == "document" and found.document is not None:
            return (
                relative(page_path(found.document.slug), page) + fragment
                if found.document is not card
                else fragment or "#"
            )
        if found.kind == "file" and found.file in self.assets:
            return relative(self._copy(self.assets[found.file], card.slug), page)
        return target

    def _picture(self, picture: Picture, card: Card, page: str) -> PictureView:
        asset = self.assets.get(self.index.resolve(picture.target, card).file)
        if asset is None:
            return PictureView("", picture.alt)
        return PictureView(
            relative(self._copy(asset, card.slug), page), picture.alt, max(asset.width, 0), max(asset.height, 0)
        )

    def _copy(self, asset: Asset, folder: str) -> str:
        """Where a file of the project stands on the site; two of one name in one folder are told apart by their content."""
        name = posixpath.basename(asset.path)
        path = f"{folder}/{name}"
        taken = self.copies.get(path)
        if (taken and taken.digest != asset.digest) or name.lower() == "index.html":
            stem, suffix = posixpath.splitext(name)
            path = f"{folder}/{stem}-{asset.digest[:8]}{suffix}"
        self.copies.setdefault(path, Copied(path, asset.real, asset.digest))
        return path


def _by_date(card: Card) -> tuple[bool, int, int, str]:
    """Newest first; undated guides after them, by weight and title."""
    day = int(card.meta.date.replace("-", "") or 0)
    return (not card.meta.date, -day, card.meta.weight, card.meta.title)
