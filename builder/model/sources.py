"""What a project folder holds, read once: texts as texts, other files as digests."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder.diagnostics import Diagnostic
from builder.model.houses import House
from builder.model.languages import Language, Languages
from builder.model.limits import NO_LIMITS, Limits
from builder.model.site import SiteSettings


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file of the project, with line ends made \\n and no byte-order mark; `path` is relative to the project."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A guide or a page as files: the first of `files` carries the front matter.

    `folder` is where its images are looked for.
    """

    kind: str
    slug: str
    folder: str
    files: tuple[TextFile, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that guides name.

    `path` is relative to the project, `real` absolute, `digest` its SHA-256 in hex. `width` and `height` are in px, 0
    where unknown or where it is not an image, and -1 for one that browsers do not show: `kind` is what that one is,
    such as TIFF, where it is known. `faults` are what is in it that may not be published. `format` is PNG, JPEG, GIF or
    WEBP for an image of pixels, and empty for anything else; `animated` where it has more than one frame.
    """

    path: str
    real: str
    digest: str
    width: int = 0
    height: int = 0
    faults: tuple[Diagnostic, ...] = ()
    kind: str = ""
    format: str = ""
    animated: bool = False

    @property
    def is_processed(self) -> bool:
        """Whether other files are made from it for the screen. A drawing or an animation is published as it is."""
        return bool(self.format) and not self.animated


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme folder: settings from its theme.toml and its files by relative path, read as bytes.

    `art` is the name of its drawings and `preload` the fonts that pages load first; both are None where the theme that
    it builds on says so.
    """

    name: str
    extends: str
    folder: str
    tokens: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, bytes], ...]
    art: str | None = None
    preload: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class OwnComponent:
    """A component of the author's own: its component.toml as a table, and its templates, styles and images by name.

    `folder` is its place in the project.
    """

    name: str
    folder: str
    table: dict[str, object]
    files: dict[str, bytes]


CLEAR_OF_HOLES = {"punched": 20.0, "coil": 15.0}
"""mm from the binding to the text. The holes of ISO 838 end 15 mm from the edge, and those of a coil nearer to it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One way to publish a guide.

    `title` and `text` are what readers see of it. `pages` are the kinds of pages it has and `parts` the parts of a
    guide that it shows; empty for all. `documents` is one, or parts: a PDF for each phase, or each step of a guide
    without phases, each section of journal prompts and the support page. `audience` is everyone or coach; a coach's
    edition never reaches the site and shows what is for the coach. A `form` is filled in on a computer. Without
    `confidence` no reader is asked how sure they are. `sides` of a sheet are printed on, 1 or 2; 0 for as many as each
    guide says. `papers` are those that it is made on, empty for all of the site. `tokens` are lengths of its own: text,
    heading and title (pt), ruling and margins (mm), the weights of lines (pt); also ink (grey or black), images
    (colour, grey or none) and cover (line or field).
    Without `italics` what they are for is upright, and stressed words are bold; without `fills` nothing is printed in a
    tint or as a solid shape, and the accent is black.
    `prompts` is shared where several are on a page, and apart where each has one of its own.
    Where its pages `flow`, steps and sections follow one another, each step with the short form for its goal.
    `wanted_pages` is what a PDF should have at most, 0 for any number.
    `imposition` is booklet where two pages are on each side of a sheet, in the order to fold and staple, or none.
    `public` is whether the site says that readers may have it. `theme` is the one that it is printed in, `brand` the
    brand file of who gives it out (below content/), and `language` the tag of the one that the press speaks in it; both
    empty for those of the site and the guide. `binding` is none (loose sheets), left, right, punched or coil; None
    where the direction of the text says the edge. `hand` is the one that readers write with, left or right.
    `limits` are what its printer asks of the PDF: one that breaks them is not made. `house` is a house that prints
    books, whose limits are among them; None where it is printed anywhere. With `archive` its PDFs are PDF/A-2a.
    `said_as` is the edition that comes with guidepress whose title and text it has, which
    every language says in its own words; empty where it has its own.
    """

    name: str
    title: str
    text: str = ""
    pages: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    documents: str = "one"
    audience: str = "everyone"
    form: bool = False
    confidence: bool = True
    sides: int = 0
    papers: tuple[str, ...] = ()
    tokens: tuple[tuple[str, float | str], ...] = ()
    imposition: str = "none"
    italics: bool = True
    fills: bool = True
    flow: bool = False
    prompts: str = "shared"
    wanted_pages: int = 0
    public: bool = True
    theme: str = ""
    brand: str = ""
    language: str = ""
    binding: str | None = None
    hand: str = "right"
    limits: Limits = NO_LIMITS
    house: House | None = None
    archive: bool = False
    said_as: str = ""

    def said_in(self, language: Language) -> Edition:
        """The edition with its title and text in a language."""
        said = language.editions.get(self.said_as)
        return replace(self, title=said["title"], text=said["text"]) if said else self

    @property
    def is_for_coach(self) -> bool:
        return self.audience == "coach"

    def page(self, paper: Paper) -> Paper:
        """A page of the edition on a paper: half of it where it is folded, with the margins of the edition and its
        house.
        """
        page = paper.folded if self.is_folded else paper
        least = dict(self.tokens).get("margins")
        if least is not None:
            margin = float(least)
            page = replace(page, top=margin, bottom=margin, inner=max(margin, page.inner), outer=margin)
        if self.binding == "none":
            beside = round((page.inner + page.outer) / 2, 2)
            page = replace(page, inner=beside, outer=beside)
        else:
            page = replace(page, inner=max(page.inner, CLEAR_OF_HOLES.get(self.binding or "", 0.0)))
        return _at_house(page, self.house) if self.house else page

    def is_bound_right(self, direction: str) -> bool:
        """Whether the pages of a text of a direction, ltr or rtl, are bound at their right-hand edge.

        A left hand does not lie on the rings or in the fold then.
        """
        if self.binding in ("left", "right"):
            return self.binding == "right"
        return self.hand == "left" or direction == "rtl"

    @property
    def has_images(self) -> bool:
        """Whether images of pixels are printed; drawings always are."""
        return dict(self.tokens).get("images") != "none"

    @property
    def is_public(self) -> bool:
        """Whether the site offers it: never one for the coach."""
        return self.public and not self.is_for_coach

    @property
    def is_folded(self) -> bool:
        return self.imposition == "booklet"

    @property
    def page_multiple(self) -> int:
        """How many pages a sheet has: the pages of a workbook are a multiple of it."""
        return 4 if self.is_folded else math.lcm(2, self.limits.multiple or 1)

    @property
    def forbids(self) -> tuple[str, ...]:
        """What its files must not have, of `links`, `bookmarks` and `metadata`."""
        return self.house.forbids if self.house else ()

    @property
    def is_tagged(self) -> bool:
        """Whether its PDFs are for screens too, with tags and bookmarks: no sheet to fold, and no file for a press."""
        return not self.is_folded and not self.forbids

    @property
    def has_own_cover(self) -> bool:
        """Whether the cover is a file of its own, so that the first page is a title page."""
        return self.house is not None and self.house.has_own_cover


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its width, height and margins in mm. `inner` is the margin at the binding, `outer` the one opposite."""

    name: str
    title: str
    width: float
    height: float
    top: float = 24.0
    bottom: float = 25.0
    inner: float = 24.0
    outer: float = 18.0

    @property
    def folded(self) -> Paper:
        """A page of a booklet: half of this sheet, with the margins that are usual for its size."""
        width, height = self.height / 2, self.width
        return Paper(self.name, self.title, width, height, **usual_margins(width, height))


_HEAD, _FOOT, _TAB = 6.0, 10.5, 6.5
"""mm of a margin that the running head, the foot with the page number, and a thumb tab beside the text take."""


def _at_house(paper: Paper, house: House) -> Paper:
    """A paper with room in its margins for what is printed there, as far from the edge as a house wants all to be."""
    safe = house.limits.safe
    return replace(
        paper,
        top=max(paper.top, safe + _HEAD),
        bottom=max(paper.bottom, safe + _FOOT),
        inner=max(paper.inner, house.margin(0)),
        outer=max(paper.outer, safe + _TAB),
    )


def usual_margins(width: float, height: float) -> dict[str, float]:
    """The margins of a sheet of a width and a height in mm, where its file gives none.

    Between A5 (15 mm above, 20 below, 18 at the binding, 14 outside) and A4 (24, 25, 24 and 18) they grow evenly, and
    so they do beyond; none is less than 12 mm, so that the holes of a punch miss the text.
    """
    across, down = (width - 148) / 62, (height - 210) / 87
    usual = {"top": 15 + 9 * down, "bottom": 20 + 5 * down, "inner": 18 + 6 * across, "outer": 14 + 4 * across}
    return {side: round(max(margin, 12.0), 1) for side, margin in usual.items()}


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything a build starts from. `documents` in file order; `themes` from the base to the one chosen;
    `components` are the author's own, `broken_components` the names of those that cannot be used.

    `files` are the other files below content/, by their path relative to the project, with the absolute path of each;
    `outside` those that a symbolic link leads out of the project, which are never read. `texts` are the settings and
    templates, so that a message can show their lines. `edition_themes` are the other themes that editions name, each
    with all it builds on, and `edition_brands` the settings with each brand that one names. `has_links` is whether
    there are symbolic links among the files. `brand_file` is the path of the file that says who publishes, empty where
    the settings say it.
    """

    root: str
    settings: SiteSettings
    documents: tuple[SourceDocument, ...]
    files: dict[str, str]
    outside: frozenset[str]
    themes: tuple[Theme, ...]
    editions: tuple[Edition, ...]
    papers: tuple[Paper, ...]
    languages: Languages
    components: tuple[OwnComponent, ...]
    texts: dict[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()
    has_links: bool = False
    brand_file: str = ""
    broken_components: frozenset[str] = frozenset()
    edition_themes: tuple[tuple[Theme, ...], ...] = ()
    edition_brands: Mapping[str, SiteSettings] = field(default_factory=dict)
