"""A built site as its visitors get it: its pages as trees, and the words in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import cssselect2  # type: ignore[import-untyped]  # it comes without types
from lxml import etree, html

ATOM = {"a": "http://www.w3.org/2005/Atom"}
_HERE = "this-site.invalid"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@dataclass(frozen=True, slots=True)
class Site:
    """`folder` is what is deployed."""

    folder: Path

    @property
    def paths(self) -> list[str]:
        """Every HTML file, from the top of the site."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def page(self, path: str) -> html.HtmlElement:
        return _tree(self.text(path))

    def xml(self, path: str) -> etree._Element:
        return etree.fromstring((self.folder / path).read_bytes())

    def stylesheet(self) -> str:
        [sheet] = (self.folder / "assets").glob("site-*.css")
        return sheet.read_text(encoding="utf-8")


@cache
def _tree(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def words(element: html.HtmlElement) -> str:
    """What an element says, on one line."""
    return " ".join(element.text_content().split())


def select(page: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    """The elements of a page that a CSS selector names."""
    root = cssselect2.ElementWrapper.from_html_root(page)
    return [element.etree_element for element in root.query_all(selector)]


def all_words(page: html.HtmlElement, selector: str) -> list[str]:
    return [words(element) for element in select(page, selector)]


def one(page: html.HtmlElement, selector: str) -> html.HtmlElement:
    """The one element that a selector names."""
    found = select(page, selector)
    assert len(found) == 1, f"{len(found)} elements are {selector}"
    return found[0]


def meta(page: html.HtmlElement, name: str) -> str | None:
    """What a page says of itself in a `meta` or `link` element; None where it says nothing."""
    found = page.xpath(f'//head/meta[@name="{name}" or @property="{name}"]/@content | //head/link[@rel="{name}"]/@href')
    assert len(found) <= 1, f"{name} is said {len(found)} times"
    return found[0] if found else None


def structured(page: html.HtmlElement) -> dict[str, dict[str, Any]]:
    """A page's JSON-LD by type. Any: JSON."""
    [script] = page.xpath('//script[@type="application/ld+json"]/text()')
    data = json.loads(script)
    assert data["@context"] == "https://schema.org"
    return {entry["@type"]: entry for entry in data["@graph"]}


def inner_links(element: html.HtmlElement, path: str) -> list[tuple[str, str]]:
    """The files of the site that a page or a part of it leads to or shows, each with the id it names there."""
    found = element.xpath("descendant-or-self::*/@href | descendant-or-self::*/@src")
    refreshed = [text.partition("url=")[2] for text in element.xpath('.//meta[@http-equiv="refresh"]/@content')]
    whole = [urlsplit(urljoin(f"http://{_HERE}/{path}", address)) for address in (*found, *refreshed)]
    return [(unquote(parts.path.lstrip("/")), unquote(parts.fragment)) for parts in whole if parts.netloc == _HERE]
