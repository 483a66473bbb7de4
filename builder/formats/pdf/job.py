"""What a PDF is made from, and what comes of it. WeasyPrint is not loaded here: it takes a third of a second."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from builder.diagnostics import Diagnostic
from builder.formats.payload import Payload
from builder.model.card import Card
from builder.model.output import Artifact
from builder.model.site import Download, Support
from builder.model.sources import Asset, Edition, Paper
from builder.theming import Kit


@dataclass(frozen=True, slots=True)
class PrintLink:
    """A link on paper: `fragment` names a place in the workbook, `address` goes into a footnote; both may be empty."""

    fragment: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One PDF: a guide in an edition on a paper. `links` and `pictures` are by number; a missing picture is None.

    `part` names the one part that it shows, where the edition makes a PDF for each (`phase-1`, `prompts`); the edition
    has no other part then. `part_title` is what readers see of it.
    """

    path: str
    card: Card
    edition: Edition
    paper: Paper
    links: tuple[PrintLink, ...]
    pictures: tuple[Asset | None, ...]
    url: str
    support: Support | None
    payload: Payload
    part: str = ""
    part_title: str = ""

    def download(self, file: str, pages: int = 0, size: int = 0) -> Download:
        """What the site offers of it: `file` is its path there, `size` in bytes."""
        edition, paper = self.edition, self.paper
        return Download(
            edition.name, edition.title, edition.text, paper.name, paper.title, file, pages, size, self.part_title
        )

    def key(self, kit: Kit, versions: str) -> str:
        """What the PDF depends on, as a digest: two jobs of one key give the same bytes."""
        parts = (self.path, self.edition, self.paper, self.links, self.url, self.support, self.payload.document.digest)
        pictures = tuple((p.path, p.digest) if p else None for p in self.pictures)
        return hashlib.sha256(repr((kit.digest, versions, parts, pictures)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class PrintResult:
    """A finished PDF. `pages` counts its sheets' sides, `layouts` how often it had to be laid out."""

    artifact: Artifact
    pages: int
    diagnostics: tuple[Diagnostic, ...] = ()
    layouts: int = 1
