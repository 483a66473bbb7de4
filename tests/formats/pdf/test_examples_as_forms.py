"""Every page of the three example guides as a form: each field can be hit, on its own place on the sheet, and no page
ends with a heading.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from tests.support.examples import printed_examples
from tests.support.filled import Field, fields_of
from tests.support.printed import PrintedWorkbook, squeezed

GUIDES = ("a-roadmap-of-your-own", "every-way-to-answer", "preparing-for-a-promotion")
LEAST, RIM = 8.5, 11.3
"""pt: a field under 3 mm is missed; 4 mm at the edges of a sheet are left white by printers."""

every = pytest.mark.parametrize(
    ("guide", "paper", "theme"),
    [(guide, paper, theme) for guide in GUIDES for paper, theme in (("a4", "journal"), ("letter", "plain"))],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("examples")


@cache
def forms(folder: Path, paper: str, theme: str) -> dict[tuple[str, str], PrintedWorkbook]:
    return printed_examples(folder / theme, (paper,), "fillable", theme)


def overlap(one: Field, other: Field) -> bool:
    (a, b, c, d), (e, f, g, h) = one.box, other.box
    return min(c, g) - max(a, e) > 1 and min(d, h) - max(b, f) > 1


@every
def test_every_field_can_be_hit_and_is_on_the_sheet(folder: Path, guide: str, paper: str, theme: str) -> None:
    form = forms(folder, paper, theme)[guide, paper]
    width, height = (side / 25.4 * 72 for side in (form.paper.width, form.paper.height))
    for field in fields_of(form.path):
        left, low, right, high = field.box
        assert min(right - left, high - low) > LEAST, (field.page, field.name)
        assert left > RIM and low > RIM and right < width - RIM and high < height - RIM, (field.page, field.name)


@every
def test_no_field_is_on_another(folder: Path, guide: str, paper: str, theme: str) -> None:
    pages: dict[int, list[Field]] = {}
    for field in fields_of(forms(folder, paper, theme)[guide, paper].path):
        pages.setdefault(field.page, []).append(field)
    found = [(n, a.name, b.name) for n, those in pages.items() for a, b in combinations(those, 2) if overlap(a, b)]
    assert found == []


@every
def test_no_page_ends_with_its_heading_and_the_last_page_says_something(
    folder: Path, guide: str, paper: str, theme: str
) -> None:
    form = forms(folder, paper, theme)[guide, paper]
    fields = fields_of(form.path)
    for _, title, page in form.bookmarks:
        words = [word for word in form.words[page] if word.top < form.frame_foot + 5]
        is_last = squeezed("".join(word.text for word in words)).endswith(squeezed(title))
        foot = form.paper.height - max(word.bottom for word in words) if words else 0.0
        assert not is_last or any(field.page == page and field.box[1] / 72 * 25.4 < foot for field in fields), page
    assert form.words[form.pages]
