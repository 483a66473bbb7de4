"""Addresses without marks, and notes with titles of their own, on paper."""

from __future__ import annotations

import subprocess

import pytest

from tests.support.projects import guidepress, write

GUIDE = """---
title: A post
workbook: {how_to_use: false, notes: 0}
---

## Step 1: Ask

See www.example.org/help or https://example.org/more, and me@example.org.

> [!WARNING] Mind
> A short title.

> [!WARNING] A title of your own that is much longer
> A long title.

| Habit | Monday |
|---|---|
| A call | [ ] yes [ ] no |
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("additions")
    site = 'title = "S"\npapers = ["a4"]\neditions = ["workbook"]\n'
    write(folder, {"content/site.toml": site, "content/guides/post.md": GUIDE})
    result = guidepress(folder, "build", "--only", "print")
    assert result.exit_code == 0, result.output
    command = ["pdftotext", "-layout", str(folder / "output/print/post/post-workbook-a4.pdf"), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")


def line_with(lines: list[str], words: str) -> str:
    (found,) = (line for line in lines if words in line)
    return " ".join(found.split())


def test_an_address_that_is_its_own_words_is_printed_once(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert [text.count(words) for words in ("example.org/help", "example.org/more", "me@example.org")] == [1, 1, 1]


def test_a_short_title_is_beside_its_text_and_a_long_one_above_it(lines: list[str]) -> None:
    assert line_with(lines, "A short title.") == "Mind A short title."
    assert line_with(lines, "A long title.") == "A long title."
    assert line_with(lines, "much longer") == "A title of your own that is much longer"


def test_boxes_of_one_cell_are_apart(lines: list[str]) -> None:
    assert line_with(lines, "A call") == "A call yes no"
