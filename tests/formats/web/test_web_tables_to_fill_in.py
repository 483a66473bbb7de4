"""A plain table with empty cells is filled in on screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.support.projects import guidepress, write
from tests.support.web_pages import Site, select

TABLE = "| Task | Done | Who |\n|---|---|---|\n| Desk | ____ | |\n| Bill | Friday | |\n"
FULL = "| Word | Meaning |\n|---|---|\n| pace | how fast |\n"


@pytest.fixture
def page(tmp_path: Path) -> html.HtmlElement:
    write(tmp_path, {"content/guides/plain.md": f"# A plan\n\n## Check\n\n{TABLE}\n## Words\n\n{FULL}"})
    result = guidepress(tmp_path, "build", "--only", "site")
    assert result.exit_code == 0, result.output
    return Site(tmp_path / "output/site").page("plain/index.html")


def test_every_place_in_it_is_a_field_with_the_words_of_its_column_and_row(page: html.HtmlElement) -> None:
    fields = [(field.get("name"), field.get("aria-label")) for field in select(page, ".table input")]
    assert fields == [
        ("check-done-desk", "Blank: Done, Desk"),
        ("check-table-task-done-who-desk-who", "Who, Desk"),
        ("check-table-task-done-who-bill-who", "Who, Bill"),
    ]


def test_blank_says_under_which_name_its_answer_was_kept(page: html.HtmlElement) -> None:
    assert [field.get("data-former") for field in select(page, ".table input.blank")] == ["check-2"]


def test_its_frame_is_called_what_its_headings_say(page: html.HtmlElement) -> None:
    labels = [frame.get("aria-label") for frame in select(page, ".table")]
    assert labels == ["Task, Done, Who", "Word, Meaning"]
