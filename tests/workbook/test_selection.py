from __future__ import annotations

from builder.model.sources import Edition
from builder.workbook.pages import Opener, SectionPage, StepPage
from builder.workbook.selection import has_part, is_shown, part_names, select
from tests.support.composing import composed, guide, kinds

PAGES = ("cover", "opener", "step", "looking-back", "section")


def test_edition_shows_only_the_pages_it_names() -> None:
    assert set(kinds(composed(pages=("cover", "step")))) == {"cover", "step"}


def test_one_phase_alone() -> None:
    book = composed(pages=PAGES, parts=("phase-2",))
    assert kinds(book) == ["cover", "opener", "step", "section", "looking-back"]
    assert [page.phase.text for page in book.pages if isinstance(page, Opener)] == ["Move"]


def test_prompts_alone_come_without_the_phase_they_are_in() -> None:
    book = composed(pages=PAGES, parts=("prompts",))
    assert kinds(book) == ["cover", "section"]
    [page] = [page for page in book.pages if isinstance(page, SectionPage)]
    assert (page.section.text, page.level) == ("Journal prompts", 2)


def test_headings_skip_no_level_where_a_phase_has_no_opener() -> None:
    book = composed(pages=("cover", "step"))
    assert {page.level for page in book.pages if isinstance(page, StepPage)} == {2}


def test_footnotes_come_only_with_a_text_that_refers_to_one() -> None:
    text = "# T\n\n## Step 1: A\n\nx[^1]\n\n## Journal prompts\n\n- Why?\n\n[^1]: A note.\n"
    assert "footnotes" in kinds(composed(text, parts=("steps",)))
    assert "footnotes" not in kinds(composed(text, parts=("prompts",)))


def test_parts_of_a_guide_are_its_phases_its_prompts_and_its_support_page() -> None:
    assert part_names(guide().summary) == ("phase-1", "phase-2", "prompts", "support")


TWO_JOURNALS = """# T

## Phase One: A

### Step 1: B

x

### Journal prompts

- Why?

# Evening prompts {.prompts}

- When?
"""


def test_each_section_of_journal_prompts_is_a_part_where_there_are_several() -> None:
    found = guide(TWO_JOURNALS)
    assert part_names(found.summary) == ("phase-1", "prompts-1", "prompts-2")
    assert found.summary.journals == ("Journal prompts", "Evening prompts")
    for part, title in (("prompts-1", "Journal prompts"), ("prompts-2", "Evening prompts")):
        book = composed(TWO_JOURNALS, pages=PAGES, parts=(part,))
        assert [page.section.text for page in book.pages if isinstance(page, SectionPage)] == [title]


def test_each_step_is_a_part_where_there_are_no_phases() -> None:
    text = "# T\n\n## Step 1: A\n\nx\n\n## Step 2: B\n\ny\n"
    assert part_names(guide(text).summary) == ("step-1", "step-2")
    book = composed(text, pages=PAGES, parts=("step-2",))
    assert [page.step.text for page in book.pages if isinstance(page, StepPage)] == ["B"]


def test_guide_without_prompts_has_nothing_for_an_edition_of_prompts() -> None:
    prompts = Edition("prompts", "Prompts", parts=("prompts",))
    assert has_part(guide().summary, prompts)
    assert not has_part(guide("# T\n\n## Step 1: A\n\nx\n").summary, prompts)


def test_edition_without_a_page_for_a_part_does_not_show_it() -> None:
    pages = Edition("handouts", "Handouts", pages=("step", "section"))
    assert is_shown("phase-1", pages)
    assert not is_shown("support", pages)
    assert not has_part(guide("# T\n\n## Step 1: A\n\nx\n").summary, Edition("o", "Openers", pages=("opener",)))


def test_links_know_which_places_are_left_out() -> None:
    ids = select(guide(), Edition("e", "E", parts=("phase-1",))).ids
    assert ids is not None
    assert "see" in ids
    assert "go" not in ids
    assert select(guide(), Edition("e", "E")).ids is None
