"""No paragraph ends with one word on a line: on the pages of the examples, and in every kind of markup."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from weasyprint import HTML

from builder.formats.pdf.last_words import bind_last_words
from builder.text.width import ESTIMATED
from tests.support.printed import PrintedWorkbook, Word

BOUND = "\N{NO-BREAK SPACE}"

OTHERS = {
    "Looking after | people",
    "Money and | security",
    "I kept waiting to feel ready. Then I noticed that I had already | begun.",
    "How do I talk to myself when something goes wrong? | Before",
}
"""Names of a wheel, in rows of its drawing and in narrow cells below it; a line of Markdown in a code block; and the head of a column below a question.
"""


def bound(html: str) -> str:
    """The text of a page, with an underscore for each space that does not break."""
    root = HTML(string=f"<body>{html}").etree_element
    bind_last_words(root, ESTIMATED)
    body = root.find("body")
    assert body is not None
    return "".join(body.itertext()).replace(BOUND, "_")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One word is never alone.</p>", "One word is never_alone."),
        ("<p>It ends in <em>some</em> <strong>markup</strong>.</p>", "It ends in some markup."),
        ("<p>It ends in <em>some markup</em>.</p>", "It ends in some_markup."),
        ("<p>It ends in <a href='#a'>a link</a></p>", "It ends in a_link"),
        ("<p>It has a space <code>here</code>. </p>", "It has a space here. "),
        ("<p>It has a note<sup><a href='#a'>1</a></sup></p>", "It has_a_note1"),
        ("<p>A line ends\nin the file.</p>", "A line ends\nin the_file."),
        ("<p>First of all<br>comes the first line.</p>", "First of_allcomes the first_line."),
        ("<li>Of a list<ul><li>with a second one</li></ul></li>", "Of a_listwith a second_one"),
        ("<p>Three are so small: it is so.</p>", "Three are so small: it_is_so."),
        (
            "<table><td>Some of it all<td>A cell of extraordinary words</table>",
            "Some of_it_allA cell of extraordinary words",
        ),
    ],
)
def test_last_two_words_are_bound(html: str, text: str) -> None:
    assert bound(html) == text


@pytest.mark.parametrize(
    "html",
    [
        "<p>Two words</p>",
        "<p>Words before a <span class='line-blank'></span></p>",
        "<p>Words before an <img src='a.png'></p>",
        "<pre>some code that stays</pre>",
        "<p>It is in 日本 日本。</p>",
        "<p>See https://example.org/a/long/way/to/go https://example.org/and/further</p>",
        "<h2>Of unmistakable responsibilities</h2>",
    ],
)
def test_these_stay_as_they_are(html: str) -> None:
    assert "_" not in bound(html)


def test_footnote_is_bound_apart_from_its_paragraph() -> None:
    html = "<p>A word with a note<span class='note'>Which has its own words.</span> and an end.</p>"
    assert bound(html) == "A word with a noteWhich has its own_words. and_an_end."


def test_no_paragraph_of_the_examples_ends_with_one_word_on_a_line(
    examples: dict[tuple[str, str], PrintedWorkbook],
) -> None:
    for name, workbook in examples.items():
        found = {text for page in range(2, workbook.pages) for text in lone_words(workbook, page)}
        assert sorted(found - OTHERS) == [], name


def lone_words(workbook: PrintedWorkbook, page: int) -> Iterator[str]:
    """Each line of one word that is below a line of the same text, with that; no line of a list with page numbers."""
    lines = list(lines_of(workbook.words[page]))
    if any("Contents" in word.text for word in lines[0]):
        return
    for line in lines:
        size, first = line[0].bottom - line[0].top, line[0]
        for above in lines:
            apart = first.bottom - above[0].bottom
            as_large = abs(above[0].bottom - above[0].top - size) < 0.15
            starts_there = abs(above[0].left - first.left) < 1.2
            is_word = any(letter.isalnum() for letter in first.text) and "." not in [word.text for word in above]
            if len(line) == 1 < len(above) and is_word and as_large and starts_there and 1 < apart < 1.75 * size:
                yield f"{' '.join(word.text for word in above)} | {first.text}"


def lines_of(words: list[Word]) -> Iterator[list[Word]]:
    """The words of a page by lines: on one baseline, with no wide white between them."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (round(word.bottom), word.left)):
        if line and abs(line[-1].bottom - word.bottom) < 0.5 and -0.5 < word.left - line[-1].right < 2.6:
            line.append(word)
        else:
            if line:
                yield line
            line = [word]
    if line:
        yield line
