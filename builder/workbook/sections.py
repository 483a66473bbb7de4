"""Which plain sections begin a page, and which follow the one before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.model.blocks import Prose
from builder.model.guide import Guide
from builder.model.measure import Measure
from builder.text.plain import plain_text
from builder.workbook.pages import Introduction, Page, SectionPage

_CHARACTERS_OF_A_LINE = 62
"""Characters in a line of text (design language, "Text": 62 to 68)."""

_FULL = 0.6
"""The part of a page's lines that text takes, beside the white between paragraphs, headings and lists."""


def in_flow(pages: Iterable[Page], guide: Guide, measure: Measure) -> Iterator[Page]:
    """The pages, with plain sections of one phase following one another.

    Each begins a page of its own where the author says so, and in a book whose chapters are a page long or more. In any
    other book the first one follows the introduction.
    """
    settings = guide.meta.workbook
    is_book = guide.is_prose_alone and "sections" not in settings.written
    if settings.sections == "page" or (is_book and _has_long_chapters(guide, measure)):
        yield from pages
        return
    found = list(pages)
    for number, page in enumerate(found):
        before, after = found[number - 1] if number else None, found[number + 1] if number + 1 < len(found) else None
        follows, leads = _are_one_run(before, page), _are_one_run(page, after)
        follows = follows or (guide.is_prose_alone and isinstance(before, Introduction))
        yield replace(page, follows=follows, leads=leads) if isinstance(page, SectionPage) else page


def _are_one_run(before: Page | None, page: Page | None) -> bool:
    are_plain = all(isinstance(p, SectionPage) and p.section.kind == "prose" for p in (before, page))
    return are_plain and before is not None and page is not None and before.chapter == page.chapter


def _has_long_chapters(guide: Guide, measure: Measure) -> bool:
    """Whether the chapters of a book are a page of text long on average."""
    texts = [block.html for part in guide.parts for block in part.items if isinstance(block, Prose)]  # type: ignore[union-attr]
    of_a_page = _FULL * measure.frame_height / measure.leading * _CHARACTERS_OF_A_LINE
    return sum(len(plain_text(html)) for html in texts) >= of_a_page * len(guide.parts) > 0
