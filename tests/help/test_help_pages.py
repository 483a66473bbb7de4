"""Every message has a page, and what the page shows is true."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import builder
from builder.cli.commands import group
from tests.support.help_pages import Page, codes_in, pages, told_by
from tests.support.help_situations import SITUATIONS, codes_told

pytestmark = pytest.mark.usefixtures("one_worker")

PAGES = pages()
REMARK = "GP330"
"""The site has no address: printed wherever site.toml says nothing else than what an example is about."""

widest = 100
shown = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
tried = pytest.mark.parametrize(
    "page", [page for page in PAGES if page.code not in SITUATIONS], ids=lambda page: page.code
)


def used_codes() -> set[str]:
    sources = Path(builder.__file__).parent.rglob("*.py")
    return {code for source in sources for code in codes_in(source.read_text(encoding="utf-8"))}


def test_every_code_has_a_page_and_every_page_is_of_a_code() -> None:
    assert {page.code for page in PAGES} == used_codes()


@shown
def test_page_starts_with_its_code_and_a_sentence(page: Page) -> None:
    code, _, sentence = page.title.partition(": ")
    assert code == page.code
    assert len(sentence.split()) >= 4
    assert sentence[0].isupper()
    assert not sentence.endswith(".")


@shown
def test_page_says_why_in_one_paragraph(page: Page) -> None:
    assert page.introduction
    assert "\n\n" not in page.introduction


@shown
def test_page_shows_what_is_wrong_before_what_is_right(page: Page) -> None:
    kinds = list(dict.fromkeys(fence.kind for fence in page.fences))
    assert kinds == (["situation", "remedy"] if page.code in SITUATIONS else ["wrong", "right"])


@shown
def test_page_fits_a_terminal(page: Page) -> None:
    assert max(map(len, page.content.splitlines())) <= widest


@tried
def test_wrong_example_gives_the_message_and_no_other(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = told_by(page.example("wrong"), tmp_path)
    assert set(told) - {REMARK} == {page.code} - {REMARK}
    assert page.code in told


@tried
def test_right_example_gives_no_message(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = told_by(page.example("right"), tmp_path)
    assert page.code not in told
    assert set(told) <= {REMARK}


@pytest.mark.parametrize("code", SITUATIONS)
def test_situation_that_a_page_tells_in_words_gives_its_message(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert code in codes_told(code, tmp_path, monkeypatch)


@shown
def test_explain_prints_the_page(page: Page) -> None:
    result = CliRunner().invoke(group, ["explain", page.code.lower()])
    assert result.exit_code == 0
    assert result.stdout == page.content.strip() + "\n"


def test_list_of_messages_has_the_first_line_of_every_page() -> None:
    result = CliRunner().invoke(group, ["list", "messages"])
    listed = [tuple(line.split(maxsplit=1)) for line in result.stdout.splitlines()]
    assert listed == [tuple(page.title.split(": ", 1)) for page in PAGES]
