"""Whatever stands in a component, there is a right page or a message with its place."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.components import load_components
from tests.support.component_documents import examples
from tests.support.projects import guidepress, write

LONG = "w" * 300
LABELS = (LONG, "שלום עולם", "أهداف هذا الأسبوع", "今週の目標を書く", "🌱 growth 🎯")
LISTS = [name for name, kind in load_components().items() if kind.content == "list"]
TEXTS = [name for name, kind in load_components().items() if kind.content == "text" and not kind.private]
SETTINGS = 'title = "S"\npapers = ["a4"]\neditions = ["workbook", "fillable"]\n'


def built(project: Path, text: str) -> Path:
    write(project, {"content/site.toml": SETTINGS, "content/guides/one.md": f"# One\n\n## Step 1: Look\n\n{text}\n"})
    result = guidepress(project, "build")
    assert result.exit_code == 0, result.output
    return project / "output"


def words_outside(pdf: Path) -> list[str]:
    """Words that leave the sheet or come nearer to its edge than 5 mm."""
    shown = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    found = []
    for line in shown.splitlines():
        if line.strip().startswith("<word"):
            edges = dict(part.split("=") for part in line.split(">")[0].replace('"', "").split()[1:])
            if float(edges["xMin"]) < 14 or float(edges["xMax"]) > 595 - 14:
                found.append(line)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_labels_of_any_script_and_length_stay_on_the_page(tmp_path: Path, name: str) -> None:
    kind = load_components()[name]
    labels = LABELS[: kind.most] if kind.most < len(LABELS) else LABELS
    items = "".join(f"- {label}\n" for label in labels)
    output = built(tmp_path, f"::: {name}\nWhat is it?\n\n{items}:::")
    page = (output / "site/one/index.html").read_text()
    assert all(label in page for label in labels)
    for edition in ("workbook", "fillable"):
        assert words_outside(output / f"print/one/one-{edition}-a4.pdf") == []


@pytest.mark.parametrize("name", TEXTS)
def test_an_endless_word_as_question_stays_on_the_page(tmp_path: Path, name: str) -> None:
    output = built(tmp_path, f"::: {name}\n{LONG}\n:::")
    assert words_outside(output / "print/one/one-workbook-a4.pdf") == []


def test_endless_words_in_a_table_stay_on_the_page(tmp_path: Path) -> None:
    output = built(tmp_path, f"::: table\n| {LONG} | b |\n|---|---|\n| {LONG} |  |\n:::")
    assert words_outside(output / "print/one/one-workbook-a4.pdf") == []


def test_tables_of_24_by_53_and_500_components_are_laid_out(tmp_path: Path) -> None:
    row = "|" + "  |" * 24
    rows = f"|{' h |' * 24}\n|{'---|' * 24}\n" + f"{row}\n" * 53
    table = f"::: table\nAt first?\n\n{rows}:::\n\n::: table\nAnd then?\n\n{rows}:::\n\n"
    many = "".join(f"::: lines rows=1\nWhat is number {n}?\n:::\n\n" for n in range(500))
    output = built(tmp_path, table + many)
    page = (output / "site/one/index.html").read_text()
    assert page.count("<textarea") >= 3000


_WRONG: Mapping[str, str] = {
    "::: lines rows=0\n:::": "5:11: error[GP104]: `rows` must be a whole number from 1 to 60 or `fill`",
    "::: lines rows=-3\n:::": "5:11: error[GP104]",
    "::: lines rows=99999999999999999999\n:::": "5:11: error[GP104]",
    "::: plan rows=many\n:::": "5:10: error[GP104]",
    "::: wheel\n- Work\n:::": "5:5: error[GP111]: `wheel` needs a list of 3 to 12 items, and there is 1",
    "::: wheel\n" + "".join(f"- Part {n}\n" for n in range(40)) + ":::": "there are 40",
    "::: table\nNo table\n:::": "5:5: error[GP111]: `table` needs a table, and there is none",
    "::: choice\n- Tea\n- Tea\n:::": "7:3: error[GP112]: this item has the same wording as the one at content/guides/one.md:6:3",
    "::: calendar start=2026-02-30\n:::": "5:14: error[GP104]: `start` must be a date",
    '::: matrix across="one|two|three"\n:::': "5:12: error[GP104]: `across` must be 2 words or phrases",
    "> ::: lines\n> What?\n> :::": "5:7: error[GP114]: `lines` cannot be used in a list, a quotation or a table",
    "- ::: lines\n  :::": "5:7: error[GP114]",
    "1. Look\n\n    ::: lines\n    :::": "7:9: error[GP114]",
    "| a | b |\n|---|---|\n| ::: lines | x |": "7:7: error[GP114]",
}


@pytest.mark.parametrize(("text", "said"), _WRONG.items(), ids=[text.partition("\n")[0][:40] for text in _WRONG])
def test_what_cannot_be_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, {"content/guides/one.md": f"# One\n\n## Step 1: Look\n\n{text}\n"})
    result = guidepress(tmp_path, "check")
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.parametrize("text", ["- write `::: lines` there", "```\n> ::: lines\n```", "    ::: lines", "a ::: lines"])
def test_colons_shown_as_an_example_are_no_mistake(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"content/guides/one.md": f"# One\n\n## Step 1: Look\n\nText.\n\n{text}\n"})
    assert guidepress(tmp_path, "check").exit_code == 0


def test_a_component_in_another_comes_behind_it(tmp_path: Path) -> None:
    output = built(tmp_path, ":::: columns\nSort them.\n\n- One\n- Two\n\n::: lines\nAnd why?\n:::\n::::")
    page = (output / "site/one/index.html").read_text()
    assert page.index("Sort them.") < page.index("And why?")


def test_every_component_works_with_the_text_of_its_first_example_in_a_field(tmp_path: Path) -> None:
    first = {example.component: example.markdown for example in reversed(examples())}
    text = "".join(f"**Number {n}:** These are words {n}.\n\n{markdown}\n" for n, markdown in enumerate(first.values()))
    output = built(tmp_path, text)
    assert words_outside(output / "print/one/one-workbook-a4.pdf") == []
