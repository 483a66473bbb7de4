"""What a file of the site is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.formats.parsed import ParsedDocument
from builder.formats.web.views import GuideValues, ListValues, PageView
from builder.images import Recipe
from builder.model.site import Download
from builder.theming import Kit


@dataclass(frozen=True, slots=True)
class WebJob:
    """One file of the site: a template, and what it is filled in with. `of` is the guide that a page belongs to which
    is not in its folder.
    """

    path: str
    template: str
    page: PageView
    values: GuideValues | ListValues
    document: ParsedDocument | None = None
    of: str = ""

    @property
    def slug(self) -> str:
        return self.of or self.path.partition("/")[0]

    @property
    def source(self) -> str:
        return self.document.document.files[0].path if self.document else self.template

    @property
    def subject(self) -> str:
        return "this"

    @property
    def site_path(self) -> str:
        return ""

    @property
    def is_draft(self) -> bool:
        return False

    @property
    def size(self) -> int:
        return 0

    def with_document(self, document: ParsedDocument) -> WebJob:
        return replace(self, document=document)

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        return ()

    def with_images(self, images: Mapping[str, bytes]) -> WebJob:
        return self

    def key(self, kit: Kit) -> str:
        text = self.document.document.digest if self.document else ""
        parts = (kit.speaking(self.page.lang).digest("screen"), self.template, self.page, self.values, text)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def download(self, pages: int = 0, size: int = 0) -> Download | None:
        return None
