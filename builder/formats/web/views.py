"""What the web templates are given: plain values, ready to be placed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.art import Shape
from builder.formats.logo import LogoSize
from builder.model.site import Support

_LONG_TITLE, _VERY_LONG_TITLE = 30, 60
"""Characters from which a title is set smaller (design language, "Type")."""


@dataclass(frozen=True, slots=True)
class NavItem:
    title: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class PictureView:
    """An image on a page; width and height in px, 0 where unknown.

    `srcset` are its files in its own format and `webp` those as WebP, each with its width (HTML, 4.8.4.2.1); empty
    where there are none. `wanted` is the width that its author wants, such as `50%` of the column, or `60mm`.
    """

    src: str
    alt: str = ""
    width: int = 0
    height: int = 0
    srcset: str = ""
    webp: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """A guide in a list."""

    title: str
    href: str
    description: str
    date: str
    minutes: int
    phases: int
    steps: int
    shape: Shape
    image: PictureView | None = None
    downloads: bool = False
    title_size: str = ""
    samples: tuple[SampleView, ...] = ()
    featured: bool = False
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileView:
    """A PDF to download. `ratio` is width over height of its paper; pages and bytes are 0 while it is not made.

    `part` is what the part is called that it shows; empty for the whole guide. `size` is the number of its paper among
    those that are offered, from 1.
    """

    href: str
    paper: str
    size: int
    ratio: float
    pages: int
    bytes: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class EditionView:
    title: str
    text: str
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class SampleView:
    """A page of a workbook, as an image; `kind` is what page it is, such as cover or step."""

    kind: str
    picture: PictureView


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """The PDFs of a guide. `papers` are the titles of all their papers; `samples` are there once they are made."""

    editions: tuple[EditionView, ...]
    papers: tuple[str, ...]
    samples: tuple[SampleView, ...] = ()


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag and its page. `name` is what a filter calls it, and `count` how many guides have it."""

    title: str
    href: str
    count: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class EntryView:
    """A document in the feed or the sitemap; `url` is absolute."""

    title: str
    url: str
    date: str
    updated: str
    description: str
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents. `place` says where a step is, such as "Phase Two · Step 6 of 20".

    In a guide of several pages, `asking` has the ids with which the names of a part's answers begin; where the part is
    on another page, an old address that names it leads to this line, by its id as the `anchor`.
    """

    id: str
    text: str
    href: str
    number: str = ""
    is_step: bool = False
    place: str = ""
    inner: tuple[ContentsEntry, ...] = ()
    asking: str = ""
    anchor: str = ""

    @property
    def has_steps(self) -> bool:
        return any(entry.is_step for entry in self.inner)


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page needs, whatever it holds. All addresses but `canonical` and `image` are relative to the page.

    `scripts` are addresses by name, such as `answers`.

    `tags` is the address of the list of tags. `style` is the style sheet itself, for a page that may be shown where
    no relative address leads to the sheet.
    """

    path: str
    title: str
    heading: str
    lang: str
    dir: str
    home: str
    stylesheet: str
    icon: str
    navigation: tuple[NavItem, ...]
    description: str = ""
    canonical: str = ""
    image: str = ""
    feed: str = ""
    logo: str = ""
    logo_size: LogoSize | None = None
    tags: str = ""
    style: str = ""
    og_type: str = "website"
    is_home: bool = False
    fonts: tuple[str, ...] = ()
    scripts: Mapping[str, str] = field(default_factory=dict)
    json_ld: str = ""


@dataclass(frozen=True, slots=True)
class AnswersView:
    """Under which names a browser keeps the answers to a guide, and those that its site and itself had before."""

    site: str = ""
    guide: str = ""
    former_sites: tuple[str, ...] = ()
    former_guides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartLink:
    """A page of a guide, as its other pages lead there. `id` is that of its phase, `steps` are those on it."""

    href: str
    label: str
    title: str
    id: str = ""
    steps: int = 0


@dataclass(frozen=True, slots=True)
class PartView:
    """Which page of a guide this is: its place among `links`, of which the first is the opening page and the last what
    follows the phases. `whole` is the address of the long page.
    """

    number: int
    links: tuple[PartLink, ...]
    whole: str

    @property
    def is_opening(self) -> bool:
        return self.number == 0

    @property
    def opening(self) -> PartLink:
        return self.links[0]

    @property
    def phases(self) -> tuple[PartLink, ...]:
        return self.links[1:-1]

    @property
    def last(self) -> PartLink:
        return self.links[-1]

    @property
    def previous(self) -> PartLink | None:
        return self.links[self.number - 1] if self.number else None

    @property
    def next(self) -> PartLink | None:
        return self.links[self.number + 1] if self.number + 1 < len(self.links) else None


@dataclass(frozen=True, slots=True)
class GuideValues:
    """What the page of a guide needs besides the guide itself. `links` and `pictures` are addresses by number.

    `part` says which of several pages it is; `opening` is the address of the opening page, on the long page beside it.
    `front` is the address of the guide's one page, on a home page that shows what comes before its steps.
    """

    card: CardView
    links: tuple[str, ...]
    pictures: tuple[PictureView, ...]
    downloads: DownloadsView | None = None
    related: tuple[CardView, ...] = ()
    tags: tuple[TagView, ...] = ()
    image: PictureView | None = None
    support: Support | None = None
    publisher: str = ""
    url: str = ""
    kept_under: AnswersView = AnswersView()
    part: PartView | None = None
    opening: str = ""
    front: str = ""


@dataclass(frozen=True, slots=True)
class YearView:
    """Guides of one year, newest first; those without a date have no year."""

    year: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class ListValues:
    """What the other pages need; each uses a part of it. A list that `is_filtered` can be narrowed to one tag."""

    lead: CardView | None = None
    earlier: tuple[CardView, ...] = ()
    older: tuple[YearView, ...] = ()
    is_filtered: bool = False
    guides: tuple[CardView, ...] = ()
    rows: tuple[CardView, ...] = ()
    archive: str = ""
    tags: tuple[TagView, ...] = ()
    entries: tuple[EntryView, ...] = ()
    heading: str = ""
    updated: str = ""
    target: str = ""
    title: str = ""
    title_size: str = ""


def title_size(title: str) -> str:
    """The class of a large title: the longer it is, the smaller it is set."""
    return "xlong" if len(title) > _VERY_LONG_TITLE else "long" if len(title) >= _LONG_TITLE else ""
