"""A site as its author set it up: `content/site.toml`, with every default filled in."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.summary import Picture

DEFAULT_THEME = "journal"
"""The theme of a project that names none."""


@dataclass(frozen=True, slots=True)
class Brand:
    """Who publishes. `accent` is the brand colour as #rrggbb; it is made safe to read before it is used. `contact` are
    lines below the address to write to, `footer` is said at the foot of each page of the website and on the last page
    of PDFs, and `rights` is the line of the licence. A brand file `is_white_label`: no file names the program that
    made it.
    """

    name: str
    tagline: str = ""
    accent: str = ""
    logo: Picture | None = None
    email: str = ""
    rights: str = ""
    contact: tuple[str, ...] = ()
    footer: str = ""
    is_white_label: bool = False


@dataclass(frozen=True, slots=True)
class Newsletter:
    """A form that posts an e-mail address to the service of the author's choice."""

    action: str
    title: str = ""
    text: str = ""
    button: str = ""
    field: str = "email"


@dataclass(frozen=True, slots=True)
class SupportOffer:
    title: str
    text: str = ""
    url: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """Offers shown at the end of every guide that brings none of its own."""

    title: str
    text: str = ""
    offers: tuple[SupportOffer, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`public` are the editions that the site offers; None for all but those for the coach.

    `comments` is the author's own HTML for a comment service, put in as it is: empty where there is none.
    """

    title: str
    brand: Brand
    description: str = ""
    url: str = ""
    language: str = "en"
    author: str = ""
    theme: str = DEFAULT_THEME
    papers: tuple[str, ...] = ("a4", "letter")
    editions: tuple[str, ...] = ("workbook",)
    public: tuple[str, ...] | None = None
    newsletter: Newsletter | None = None
    support: Support | None = None
    comments: str = ""


@dataclass(frozen=True, slots=True)
class SamplePage:
    """A page that shows what a file is like: its `kind` is a page of a workbook, its `number` counts from 1."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a reader can fetch: `bytes` and `pages` are 0 while it has not been rendered (in `serve`).

    `part` is what the part is called that it shows; empty where it shows the whole guide. `ratio` is the width of its
    paper over its height, 1 where it has none. `samples` are pages to show of it, in the file `real`, an absolute path,
    whose SHA-256 is `digest`; none while it has not been rendered.
    """

    edition: str
    edition_title: str
    edition_text: str
    paper: str
    paper_title: str
    file: str
    pages: int
    bytes: int
    part: str = ""
    ratio: float = 1.0
    samples: tuple[SamplePage, ...] = ()
    real: str = ""
    digest: str = ""
