"""Texts made to break things. They may be read wrongly; they must not crash, and only nesting and tables of hundreds of
columns may be refused. What would take minutes is refused where it begins, and all else is read or
refused in the time that a build allows.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.pipeline.workers import PARSE_SECONDS
from tests.support.cpu_time import at_most
from tests.support.parsing import outcome, shown


@pytest.fixture
def time_of_a_build() -> Iterator[None]:
    with at_most(PARSE_SECONDS):
        yield


TEXTS = {
    "brackets": "[" * 1000,
    "open links": "[a](" * 500,
    "open pictures": "![" * 400,
    "quotations": ">" * 2000 + " x",
    "quotations in steps": "\n".join("> " * level + "x" for level in range(150)),
    "lists in lists": "\n".join("    " * level + "- x" for level in range(300)),
    "bullets": "- " * 2000 + "x",
    "two spaces each": "\n".join("  " * level + "- x" for level in range(120)),
    "lines that go on in lists": "- " * 60 + "x\n" + "y\n" * 1000,
    "lines that go on in lists in lists": "\n".join("  " * level + "- x" for level in range(60)) + "\ny" * 300,
    "lines that go on in quotations": "> " * 60 + "x\n" + "y\n" * 1000,
    "stars": "*" * 10_000,
    "stars and words": "*a " * 2000,
    "underscores": "_a " * 5000,
    "backticks": "`` ` " * 2000,
    "backticks of every length": " ".join("`" * length for length in range(300)),
    "openers of emphasis": "**a *b _c __d " * 1500,
    "closers of emphasis": "a** b* c_ d__ " * 1500,
    "emphasis in emphasis": "*a **b " * 1000 + "c** d* " * 1000,
    "declarations": "<!a" * 5000,
    "titles": '[a](b "c) ' * 1500,
    "labels": "[a\n]: b\n" * 2000,
    "elements on lines": "<p>\n\n" * 3000,
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
    "tildes": "~a ~~b " * 2000,
    "equals signs": "==a " * 5000,
    "addresses": "<a> www.a.b https://a.b a@b.c " * 1000,
    "addresses with brackets": "www.a.b/" + "(" * 5000 + ")" * 9000,
    "parts of a mail address": "a.b-c_" * 3000 + "@",
    "names of emoji": ":smile: :smil " * 2000,
    "boxes in cells": "| a | b |\n|---|---|\n" + "| [ ] | [ ] |\n" * 1000,
}


@pytest.mark.usefixtures("time_of_a_build")
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_or_refused(name: str) -> None:
    found = outcome(f"# A post\n\n{TEXTS[name]}\n")
    assert found.guide is not None or {d.code for d in found.diagnostics} <= {"GP110", "GP230", "GP232"}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("[" * 100_000, "3:1+1 error[GP131]: 100,000 brackets are never closed in this paragraph"),
        ("Words. " + "![" * 50_000, "3:9+1 error[GP131]: 50,000 brackets are never closed in this paragraph"),
        ("[a](" * 25_000, "3:3+2 error[GP131]: 25,000 brackets are never closed in this paragraph"),
        ("[a][" * 25_000, "3:4+1 error[GP131]: 25,000 brackets are never closed in this paragraph"),
        ("Words.\n\na" + "\u0301" * 50_000, "5:1+1 error[GP231]: more than 30 marks are on one letter here"),
        ("|" + "a|" * 5000 + "\n|" + "-|" * 5000, "4:1+10001 error[GP230]: this table has 5,000 columns"),
        (
            "<div>\n" * 40_000,
            "3:1+4 error[GP232]: more than 200 tags are open inside each other, and `<div>` is the first",
        ),
        ("## A\n\na\n\n" * 20_000, "7999:1+4 error[GP130]: this guide has 20,001 headings"),
    ],
    ids=["brackets", "pictures", "links", "references", "marks", "columns", "tags", "headings"],
)
def test_what_would_take_minutes_is_refused_where_it_begins(more: str, message: str) -> None:
    found = outcome(f"# A post\n\n{more}\n")
    assert found.guide is None
    [told] = [shown(d) for d in found.diagnostics]
    assert told.startswith(f"guide.md:{message}")


@pytest.mark.parametrize(
    "text",
    [
        "```\n" + "[" * 5000 + "\n" + "<div>" * 300 + "\n```\n",
        "[a](b) [c] " * 2000,
        "\n\n".join(["See [this."] * 1500),
        "<div>a</div>\n" * 500,
        "<p>a\n\n" * 500,
        "e\u0301\u0302" * 500,
        "\u0939\u093f\u0928\u094d\u0926\u0940 " * 500,
        "`|" + "a|" * 200 + "`",
        "\\[" * 5000,
    ],
    ids=["code", "links", "paragraphs", "closed", "no end", "accents", "hindi", "code with bars", "escaped"],
)
def test_much_of_what_is_harmless_is_read(text: str) -> None:
    assert outcome(f"# A post\n\n{text}\n").guide is not None


def test_nesting_that_is_refused_says_what_to_do() -> None:
    [diagnostic] = outcome(f"# A post\n\n{TEXTS['lists in lists']}\n").diagnostics
    assert diagnostic.code == "GP110"
    assert diagnostic.hint == "remove a few levels of quotation marks, lists or brackets"
