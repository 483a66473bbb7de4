"""What is for the coach: neither its words nor the files that it names reach the website."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.parsing import branch, tree
from tests.support.projects import guide, guidepress, output, write
from tests.support.published import places_of

LISTS = [f"{name}.txt" for name in ("notes", "nested", "cell", "caption", "after", "both", "item")]
COACH = """
Read [the plan](both.txt).

::::: coach
See [notes](notes.txt) and [the plan](both.txt).

:::: note
Ask [them](nested.txt) about the nested rose.

::: checklist
- The ticked rose ([list](item.txt))
:::
The deep rose.
::::

| Who | What |
|---|---|
| [Ann](cell.txt) | the table rose |

<figure><a href="caption.txt">x</a><figcaption>the figure rose <a href="after.txt">y</a></figcaption></figure>
:::::

The open rose.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {f"content/guides/{name}": name for name in LISTS}
    write(tmp_path, {"content/guides/one.md": guide("One", COACH), **files})
    result = guidepress(tmp_path, "build", "--only", "site")
    assert result.exit_code == 0, result.output
    return tmp_path


def test_files_that_only_a_private_text_names_are_not_published(site: Path) -> None:
    published = [name for name in output(site) if name.endswith(".txt")]
    assert published == ["site/one/both.txt", "site/robots.txt"]


def test_what_is_nested_in_a_private_text_and_what_follows_there_is_private_too(site: Path) -> None:
    page = (site / "output/site/one/index.html").read_text(encoding="utf-8")
    assert "open rose" in page
    for private in ("nested rose", "ticked rose", "deep rose", "table rose", "figure rose"):
        assert private not in page


def test_private_text_is_whole_and_in_the_order_it_was_written() -> None:
    written = "# One\n\n:::: coach #mine\nFirst.\n\n::: note\nSecond.\n:::\n\nThird.\n::::\n\nFourth."
    assert tree(written) == branch("""
        <coach bring= kind=note minutes=0> First.
        <note kind=plain label=> Second.
        <coach bring= kind=note minutes=0> Third.
        Fourth.
    """)


def test_a_footnote_that_only_a_private_text_names_is_a_mistake(tmp_path: Path) -> None:
    text = "\n::: coach\nPause here.[^why]\n:::\n\n[^why]: The secret rose.\n"
    write(tmp_path, {"content/guides/one.md": guide("One", text)})
    result = guidepress(tmp_path, "check")
    assert result.exit_code == 1
    message = "error[GP405]: only a private text has the footnote `why`, which everyone would read"
    assert f"content/guides/one.md:17:12: {message}" in result.output


def test_an_abbreviation_that_a_private_text_spells_out_is_a_mistake(tmp_path: Path) -> None:
    text = "An AA group.\n\n::: coach\nWait.\n\n*[AA]: Anxious adults\n:::\n\nMore.\n"
    write(tmp_path, {"content/guides/one.md": guide("One", text)})
    result = guidepress(tmp_path, "build")
    assert result.exit_code == 1
    assert "error[GP407]: a private text spells out `AA`, which everyone would read" in result.output
    assert not (tmp_path / "output/site").exists()


def test_a_footnote_that_a_public_text_names_too_is_fine(tmp_path: Path) -> None:
    text = "\nAn open word.[^1]\n\n::: coach\nPause here.[^1]\n:::\n\n[^1]: A rose.\n"
    write(tmp_path, {"content/guides/one.md": guide("One", text)})
    assert guidepress(tmp_path, "check").exit_code == 0


PLAN = """
::: coach minutes=45 bring="a violet lamp"
Wait for the violet word.
:::

::: lines
Who decides?
:::

::: coach answer
The violet answer.
:::
"""


def test_plan_and_answers_of_the_coach_are_in_no_other_edition_and_not_on_the_site(tmp_path: Path) -> None:
    editions = 'editions = ["workbook", "fillable", "prompts", "handouts", "facilitator"]'
    text = guide("One", PLAN).replace("small thing\n", "small thing {minutes=137}\n")
    site = f'title = "S"\npapers = ["a5"]\n{editions}\n'
    write(tmp_path, {"content/site.toml": site, "content/guides/one.md": text})
    assert guidepress(tmp_path, "build").exit_code == 0
    coach = ["print/one/one-facilitator-a5.pdf"]
    for private in ("violet lamp", "violet word", "violet answer", "137 min"):
        assert places_of(private, tmp_path / "output") == coach
    assert [name for name in places_of("137", tmp_path / "output/site") if name.endswith(".html")] == []
