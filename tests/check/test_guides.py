"""What is said of a guide by itself: its numbers, its days, and whether there is anything to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checking import ADDRESS, GUIDE, checked, post, said
from tests.support.folders import SITE, TITLE, Files


def numbered(folder: Path, *headings: str) -> list[str]:
    return said(folder, {GUIDE: "# A post\n\n" + "".join(f"{heading}\n" for heading in headings)})


def test_a_gap_in_the_steps_is_a_warning_at_the_step_behind_it(tmp_path: Path) -> None:
    assert numbered(tmp_path, "## Step 6: A", "## Step 7: B", "## Step 10: C") == [
        f"{GUIDE}:5:1+13 warning[GP320]: this is step 10, and the one before it is step 7"
    ]


def test_a_gap_in_the_phases_is_a_warning_too(tmp_path: Path) -> None:
    assert numbered(tmp_path, "## Phase One: A", "### Step 1: B", "## Phase IV: C", "### Step 2: D") == [
        f"{GUIDE}:5:1+14 warning[GP320]: this is phase 4, and the one before it is phase 1"
    ]


@pytest.mark.parametrize("numbers", [("1", "2", "2"), ("1", "3", "4"), ("3", "2", "3"), ("one", "three", "IV")])
def test_numbers_that_do_not_go_on(tmp_path: Path, numbers: tuple[str, ...]) -> None:
    assert "GP320" in numbered(tmp_path, *(f"## Step {number}: A{i}" for i, number in enumerate(numbers)))[0]


@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("3", "4"), ("one", "II", "3"), ("1", "2", "1", "2"), ("0", "1")])
def test_numbers_that_go_on_or_begin_again(tmp_path: Path, numbers: tuple[str, ...]) -> None:
    assert numbered(tmp_path, *(f"## Step {number}: A{i}" for i, number in enumerate(numbers))) == []


def test_steps_without_a_number_count_for_nothing(tmp_path: Path) -> None:
    assert numbered(tmp_path, "## Step 1: A", "## And breathe {.step}", "## Step 2: B") == []


def test_a_guide_updated_before_it_was_written(tmp_path: Path) -> None:
    text = "---\ntitle: A post\ndate: 2026-05-02\nupdated: 2026-05-01\n---\n\n## Step 1: Ask\n"
    assert said(tmp_path, {GUIDE: text}) == [
        f"{GUIDE}:4:1+7 warning[GP322]: `updated` (2026-05-01) is before `date` (2026-05-02)"
    ]


@pytest.mark.parametrize("days", ["date: 2026-05-02\nupdated: 2026-05-02", "updated: 2026-05-02", "date: 2026-05-02"])
def test_days_in_order(tmp_path: Path, days: str) -> None:
    assert said(tmp_path, {GUIDE: f"---\ntitle: A post\n{days}\n---\n\n## Step 1: Ask\n"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Words.",
        "## A section\n\nWords.",
        "::: page :::",
        "## Work with me\n\n### A call\n\nFree.",
        "## Part of it\n\n- one",
        "`____`",
    ],
)
def test_nothing_to_fill_in_gets_the_advice_to_name_the_levels(tmp_path: Path, text: str) -> None:
    [diagnostic] = checked(tmp_path, {GUIDE: f"# A post\n\n{text}\n"})
    assert (diagnostic.code, diagnostic.severity, diagnostic.span.file) == ("GP321", "warning", GUIDE)
    assert "workbook: {steps: 2}" in diagnostic.hint


def test_book_to_read_is_reported_as_one_and_a_guide_with_phases_is_not(tmp_path: Path) -> None:
    [book] = checked(tmp_path, {GUIDE: "# A post\n\n## A section\n\nWords.\n"})
    assert book.message == "nothing to fill in was found in this guide, so it is printed as a book to read"
    [phases] = checked(tmp_path, {GUIDE: "# A post\n\n## Phase 1: Look\n\nWords.\n"})
    assert phases.message == "nothing to fill in was found in this guide"


@pytest.mark.parametrize(
    "text",
    [
        "## Step 1: Ask",
        "## Phase 1: A\n\n### Step 1: Ask",
        "## Journal prompts\n\n- Why?",
        "::: lines\n:::",
        "## On hard days\n\n::: lines\n:::",
        "## Phase 1: A\n\n::: space\n:::",
        "## Work with me\n\n### A call\n\n::: lines\n:::",
        "I will ____.",
        "- [ ] call Sam",
        "## Work with me\n\n### A call\n\n- [ ] call Sam",
    ],
)
def test_anything_to_write_on_or_to_tick_will_do(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, {GUIDE: f"# A post\n\n{text}\n"}) == []


def test_a_page_needs_nothing_to_fill_in(tmp_path: Path) -> None:
    assert said(tmp_path, {"content/pages/about.md": "# About\n\nWords.\n"}) == []


def test_a_site_without_an_address_gets_a_remark(tmp_path: Path) -> None:
    [diagnostic] = checked(tmp_path, {SITE: TITLE})
    assert (diagnostic.code, diagnostic.severity, diagnostic.span.file) == ("GP330", "note", SITE)


def test_a_site_with_an_address_gets_none(tmp_path: Path) -> None:
    assert said(tmp_path, {SITE: ADDRESS}) == []


def test_a_draft_is_not_checked_while_it_is_not_published(tmp_path: Path) -> None:
    text = post("[a](nowhere.md)").replace("# A post", "---\ntitle: A post\ndraft: true\n---")
    assert said(tmp_path, {GUIDE: text}) == []
    assert "GP304" in said(tmp_path, {GUIDE: text}, drafts=True)[0]


def test_mistakes_of_all_kinds_are_told_in_the_order_of_their_places(tmp_path: Path) -> None:
    files: Files = {
        GUIDE: "---\ntitle: A post\nlayout: x\n---\n\n## Step 1: A\n\n[a](x.md)\n\n## Step 3: B\n\n::: linse :::\n",
        "content/guides/c.md": b"\xff",
    }
    assert [message.split("[")[1][:5] for message in said(tmp_path, files)] == [
        "GP204",
        "GP304",
        "GP320",
        "GP101",
        "GP002",
    ]
