"""What a PDF is made from. WeasyPrint is not loaded here: it takes a third of a second."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder.formats.parsed import ParsedDocument
from builder.images import Recipe
from builder.model.made_out import MadeOut
from builder.model.site import Download, Support
from builder.model.sources import Asset, Edition, Paper
from builder.model.summary import DocumentSummary
from builder.theming import Kit


@dataclass(frozen=True, slots=True)
class PrintLink:
    """A link on paper: `fragment` names a place in the workbook, `address` goes into a footnote; both may be empty.

    With both, the address is for a workbook without that place.
    """

    fragment: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One PDF: a guide in an edition on a paper. `links` and `pictures` are by number; a missing image is None.

    `part` names the one part that it shows, where the edition makes a PDF for each (`phase-1`, `prompts`); the edition
    has no other part then. `part_title` is what readers see of it. `recipes` are how its images of pixels are printed,
    one for each, and `images` the bytes of these by the key of the recipe. `made_out` says what it keeps free
    for clients, where copies are made of it.
    """

    path: str
    summary: DocumentSummary
    edition: Edition
    paper: Paper
    links: tuple[PrintLink, ...]
    pictures: tuple[Asset | None, ...]
    url: str
    support: Support | None
    document: ParsedDocument
    part: str = ""
    part_title: str = ""
    recipes: tuple[Recipe, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    made_out: MadeOut | None = None

    @property
    def slug(self) -> str:
        return self.summary.slug

    @property
    def source(self) -> str:
        return self.summary.source

    @property
    def subject(self) -> str:
        return f"the PDF of `{self.slug}` in the edition `{self.edition.name}` on {self.paper.title}"

    @property
    def site_path(self) -> str:
        return self.path if self.edition.is_public else ""

    @property
    def is_draft(self) -> bool:
        return self.summary.meta.draft

    @property
    def size(self) -> int:
        """In pages: about two for a step, and one for 300 words."""
        return 2 * self.summary.steps + self.summary.words // 300

    def with_document(self, document: ParsedDocument) -> PrintJob:
        return replace(self, document=document)

    def with_images(self, images: Mapping[str, bytes]) -> PrintJob:
        return replace(self, images=images)

    def key(self, kit: Kit) -> str:
        parts = (
            self.path,
            self.edition,
            self.paper,
            self.links,
            self.url,
            self.support,
            self.part_title,
            self.made_out,
        )
        pictures = tuple((p.path, p.digest) if p else None for p in self.pictures)
        images = [recipe.key for recipe in self.recipes]
        digest = kit.of(self.edition, self.summary.meta.lang).digest("paper")
        every = (digest, parts, pictures, images, self.document.document.digest)
        return hashlib.sha256(repr(every).encode()).hexdigest()

    def download(self, pages: int = 0, size: int = 0) -> Download | None:
        edition, paper = self.edition, self.paper
        if not self.site_path:
            return None
        return Download(
            edition.name,
            edition.title,
            edition.text,
            paper.name,
            paper.title,
            self.site_path,
            pages,
            size,
            self.part_title,
            round(paper.width / paper.height, 4),
        )
