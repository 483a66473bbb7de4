"""What is known of a guide without its text: its metadata, and the summary that the rest of the site works with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.diagnostics import Span

BY_NAME = "[["
"""What the target of a link or an image begins with that names a document or a file alone, wherever it is."""


@dataclass(frozen=True)
class Link:
    """A link as written. `target` is what it names: an address, a file of the project, or a heading of this guide.

    A `private` one is in text that only private editions show.
    """

    target: str
    text: str
    span: Span
    private: bool = False


@dataclass(frozen=True)
class Picture:
    """An image as written: `target` is its address, `alt` its spoken text, `source` the project file it names.

    A `private` one is in text that only private editions show. `width` is what its author wants, in %, mm, cm or px,
    such as `50%`; empty where it has its own size.
    """

    target: str
    alt: str
    source: str
    span: Span
    private: bool = False
    width: str = ""


@dataclass(frozen=True)
class WorkbookSettings:
    """How a guide wants its workbook: the `workbook:` key of its front matter, with defaults filled in.

    `sections` is `flow` or `page`, `section_space` a count of lines, 0 or `fill`, `phase_pages` is `auto` or `none`,
    `short` is `share` or `alone`, `cover` is `line` or `field`, or empty for what the edition or the theme says.
    `sides` are those of a sheet that are printed on, 1 or 2; `ruling` is what room to think is ruled with: `alternate`
    by phase, `lines` or `dots`. With `confidence` readers mark how sure they are before a phase and after it. `written`
    are the names of the settings that the author wrote.
    """

    phases: int = 0
    steps: int = 0
    questions: bool = True
    goal: bool = True
    arriving: bool = True
    space: int | str = "fill"
    prompts: int | str = "fill"
    notes: int = 2
    how_to_use: bool = True
    why_now: bool = True
    sign_off: bool = True
    sections: str = "flow"
    section_space: int | str = 0
    phase_pages: str = "auto"
    sides: int = 2
    ruling: str = "alternate"
    confidence: bool = True
    short: str = "share"
    cover: str = ""
    written: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meta:
    """What the front matter says.

    Dates are ISO 8601 text, empty where there is none. A guide that is `featured` comes first on the home page.
    `pages` is `phase` or `long`, empty where that is left to the number of steps. `places` says where each key is.
    """

    slug: str
    title: str
    title_html: str
    short_title: str = ""
    description: str = ""
    date: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: Picture | None = None
    draft: bool = False
    aliases: tuple[str, ...] = ()
    lang: str = ""
    weight: int = 0
    featured: bool = False
    workbook: WorkbookSettings = WorkbookSettings()
    pages: str = ""
    span: Span = Span("")
    places: tuple[tuple[str, Span], ...] = ()

    def place(self, key: str) -> Span:
        """Where a key is; the start of the front matter where it is not written."""
        return dict(self.places).get(key, self.span)


@dataclass(frozen=True)
class SitePage:
    """One of the pages of a guide that has a page for each phase.

    `folder` is its place below the guide's own: empty for the opening page, `last` for what follows the phases, else
    that of a phase, whose `label`, `title` and `id` these are. `ids` are those of what is on it.
    """

    folder: str
    label: str
    title: str
    ids: tuple[str, ...]
    steps: int = 0
    id: str = ""


@dataclass(frozen=True)
class DocumentSummary:
    """What the rest of the site needs to know of a guide or page: small enough to keep from build to build.

    `anchors` are other names of its headings, as GitHub and Jekyll have them, each with the id that it means.
    `site_pages` are its opening page, those of its phases, and the last one; empty where it is one long page.
    `journals` are the titles of its sections of journal prompts, and `client_columns` what its blanks name of a client.
    """

    meta: Meta
    kind: str
    files: tuple[str, ...]
    words: int
    shape: tuple[int, ...]
    has_phases: bool
    prompts: int
    sections: tuple[str, ...]
    ids: tuple[str, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    anchors: tuple[tuple[str, str], ...] = ()
    site_pages: tuple[SitePage, ...] = ()
    journals: tuple[str, ...] = ()
    client_columns: tuple[str, ...] = ()

    @cached_property
    def page_of(self) -> Mapping[str, SitePage]:
        """The page of each id, where the guide has several."""
        return {identifier: page for page in self.site_pages for identifier in page.ids}

    @property
    def slug(self) -> str:
        return self.meta.slug

    @property
    def source(self) -> str:
        """The file that the document starts with."""
        return self.files[0]

    @property
    def folder(self) -> str:
        """Where its links and images are looked for."""
        return self.files[0].rpartition("/")[0]

    @cached_property
    def links_within(self) -> tuple[Link, ...]:
        """Those that lead to no other site: most links do, and a preview looks at those of all guides after a save."""
        return tuple(link for link in self.links if not link.target.startswith(("https://", "http://")))

    @property
    def steps(self) -> int:
        return sum(self.shape)

    @property
    def phases(self) -> int:
        return len(self.shape) if self.has_phases else 0
