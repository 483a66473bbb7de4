"""What the web templates are given: plain values, ready to be placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from builder.art import Shape
from builder.formats.logo import LogoSize
from builder.model.guide import Guide, Phase, Section, Step
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
    """A line of the contents. `place` says where a step is, such as "Phase Two · Step 6 of 20"."""

    id: str
    text: str
    number: str = ""
    is_step: bool = False
    place: str = ""
    inner: tuple[ContentsEntry, ...] = ()

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
class GuideValues:
    """What the page of a guide needs besides the guide itself. `links` and `pictures` are addresses by number."""

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


def contents(guide: Guide, strings: Mapping[str, str]) -> tuple[ContentsEntry, ...]:
    """A guide's parts as its contents list shows them: phases with their steps, other parts by themselves."""

    def entry(part: Step | Section, phase: str = "") -> ContentsEntry:
        if isinstance(part, Section):
            return ContentsEntry(part.id, part.text)
        label = part.label
        if are_counted:
            counted = label if label.endswith(part.number) else f"{strings['step']} {part.number}"
            label = strings["label_of_total"].format(label=counted, total=total)
        place = " · ".join(filter(None, (phase, label)))
        return ContentsEntry(part.id, part.text, part.number, is_step=True, place=place)

    numbers = [step.number for step in guide.steps]
    total = len(numbers)
    are_counted = numbers == [str(n) for n in range(1, total + 1)]
    return tuple(
        ContentsEntry(part.id, part.text, inner=tuple(entry(inner, part.label) for inner in part.parts))
        if isinstance(part, Phase)
        else entry(part)
        for part in guide.parts
    )


def first_step(entries: Iterable[ContentsEntry]) -> ContentsEntry | None:
    """The first step of some contents, wherever it is."""
    return next((step for entry in entries for step in (entry, *entry.inner) if step.is_step), None)
