"""Texts made to break things. They may be read wrongly; they must not crash, and only nesting may be refused."""

from __future__ import annotations

import pytest

from tests.support.parsing import outcome

TEXTS = {
    "brackets": "[" * 1000,
    "open links": "[a](" * 500,
    "open pictures": "![" * 400,
    "quotations": ">" * 2000 + " x",
    "quotations in steps": "\n".join("> " * level + "x" for level in range(150)),
    "lists in lists": "\n".join("    " * level + "- x" for level in range(300)),
    "bullets": "- " * 2000 + "x",
    "two spaces each": "\n".join("  " * level + "- x" for level in range(120)),
    "stars": "*" * 10_000,
    "stars and words": "*a " * 2000,
    "underscores": "_a " * 5000,
    "backticks": "`` ` " * 2000,
    "less-than signs": "<" * 10_000,
    "comments": "<!--" * 2000,
    "tags": "<a " * 700,
    "divisions": "<div>" * 500,
    "divisions on lines": "<div>\n" * 500,
    "marked divisions": '<div markdown="1">\n\n' * 200,
    "colons": ":" * 10_000,
    "open options": "::: lines " + 'a="' * 5000,
    "open braces": "::: " + "{" * 5000,
    "attributes": "# x {" + 'a="' * 4000 + "}",
    "a long number": "## Step " + "1" * 10_000,
    "a long title": "## Step 1: " + "*a* " * 3000,
    "a long bold label": "## Step 1\n\n**" + "a " * 5000,
    "quotation marks": '## Step 1\n\nFor example: "' + '"' * 5000,
    "questions": "## Step 1\n\n" + "? " * 5000,
    "a wide table": "|" + "a|" * 800 + "\n|" + "-|" * 800 + "\n" + ("|" + "b|" * 800 + "\n") * 8,
    "a long table": "| a |\n|---|\n" + "| b |\n" * 2000,
    "boxes": "- [ ] a\n" * 1000,
    "blanks": "____ " * 3000,
    "footnotes": "".join(f"[^{n}]\n\n[^{n}]: x\n\n" for n in range(300)),
    "spaces": " " * 20_000 + "x",
    "accents": "## " + "e\u0301" * 5000,
    "definitions": "a\n: " * 400,
    "backslashes": "\\" * 10_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_or_refused(name: str) -> None:
    found = outcome(f"# A post\n\n{TEXTS[name]}\n")
    assert found.guide is not None or [d.code for d in found.diagnostics] == ["GP110"]


def test_nesting_that_is_refused_says_what_to_do() -> None:
    [diagnostic] = outcome(f"# A post\n\n{TEXTS['lists in lists']}\n").diagnostics
    assert diagnostic.code == "GP110"
    assert diagnostic.hint == "take out a few levels of quotation marks, lists or brackets"
