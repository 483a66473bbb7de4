"""One classifier says what each line is, and all that read lines agree with it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builder
from builder.components import load_components
from builder.load.builtin import language
from builder.parse.prose.preprocess import preprocess
from builder.parse.source import elements
from builder.parse.source.blocks import blocks
from builder.parse.source.classifier import classify, literal_lines
from builder.parse.source.scanner import DirectiveOpen, Heading, Line, Text, scan
from builder.parse.structure.labels import labelled
from builder.parse.structure.misplaced import misplaced
from builder.parse.structure.vocabulary import vocabulary_of
from builder.text.placeholders import FENCE, OPEN

PARTS = [
    "```",
    "~~~~",
    "````",
    "<pre>",
    "</pre>",
    "<!--",
    "-->",
    "<div>",
    "</div>",
    "- ",
    "> ",
    "1. ",
    "    ",
    "  ",
    "Why: so",
    "# One",
    "::: lines",
    ":::",
    "____",
    "- [ ] x",
    "word",
    "",
    "---",
    "|a|",
    "\t",
    "[^1]: ",
]
LINES = st.lists(st.lists(st.sampled_from(PARTS), max_size=3).map("".join), max_size=12)


def source(texts: list[str]) -> list[Line]:
    return [Line(text, "guide.md", number) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("texts", "literal"),
    [
        (["a", "```", "b", "```", "c"], "ncccn"),
        (["- a", "  ```", "  b", "c"], "nccn"),
        (["<div>", "a", "", "b", "</div>", "c", "", "d"], "ccccccnn"),
        (["<div markdown=1>", "a", "</div>"], "nnc"),
        (["<!-- a", "b -->", "c"], "ccn"),
        (["<p>a", "b", "", "c"], "ccnn"),
        (["a", "<b>", "c"], "nnn"),
        (["<b>", "a", "", "b"], "ccnn"),
        (["    a"], "n"),
    ],
)
def test_lines_of_code_and_html_are_literal(texts: list[str], literal: str) -> None:
    assert literal_lines(texts) == [sign == "c" for sign in literal]


def test_many_elements_that_are_never_closed_are_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    counted = elements.depth_change

    def count(text: str, tag: re.Pattern[str]) -> int:
        searched.append(text)
        return counted(text, tag)

    monkeypatch.setattr(elements, "depth_change", count)
    classify(["<div>", "<p>", ""] * 500)
    assert len(searched) == 2 * 1500


def test_a_line_knows_what_holds_it_and_what_is_open_after_it() -> None:
    [_, fence, code] = classify(["> - a", ">   ```py", ">   b"])
    assert (fence.before, fence.content, fence.depth, fence.fence) == (">   ", "```py", 2, "```")
    assert (code.content, code.fence) == ("b", "```")


@given(LINES)
def test_the_blocks_of_a_text_are_its_lines_in_their_order(texts: list[str]) -> None:
    lines = source(texts)
    found = [line for block in blocks(lines) for line in block.lines if line.text.strip()]
    assert found == [line for line in lines if line.text.strip()]


@given(LINES)
def test_nothing_is_found_in_code(texts: list[str]) -> None:
    kinds = classify(texts)
    items = scan(source(texts))
    begun = [item.line.number for item in items if isinstance(item, Heading | DirectiveOpen)]
    assert not [number for number in begun if kinds[number - 1].is_code]


@given(LINES)
def test_each_reader_of_a_text_takes_the_same_lines_for_code(texts: list[str]) -> None:
    for item in scan(source(texts)):
        if isinstance(item, Text):
            inner = [line.text for line in item.lines]
            literal = {
                line.number for line, is_literal in zip(item.lines, literal_lines(inner), strict=True) if is_literal
            }
            assert not [d for d in misplaced(item.lines, load_components()) if d.span.line in literal]
            fences: list[str] = []
            shown = preprocess("\n".join(inner), fences)
            assert len(fences) == len(re.findall(OPEN + FENCE, shown)) == sum(c.kind == 2 for c in classify(inner))


@given(LINES)
def test_no_label_is_found_in_a_literal_line(texts: list[str]) -> None:
    for block in blocks(source(texts)):
        literal = dict(
            zip((line.number for line in block.lines), literal_lines([line.text for line in block.lines]), strict=True)
        )
        opened = [line.number for _, line, _ in labelled(block.lines, vocabulary_of(language("en").recognised)) if line]
        assert not [number for number in opened if literal[number]]


def test_only_these_modules_read_containers_and_only_one_pattern_is_a_bullet() -> None:
    home = Path(builder.__file__).parent / "parse"
    users = {path.name for path in home.rglob("*.py") if re.search(r"\bContainers\b", path.read_text("utf-8"))}
    assert users == {"containers.py", "classifier.py", "quotations.py", "read_lists.py"}
    patterns = [(path.name, text) for path in home.rglob("*.py") for text in _strings(path) if "[-*+]" in text]
    assert [name for name, _ in patterns] == ["items.py"] * 3


def _strings(path: Path) -> list[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
