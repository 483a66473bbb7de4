"""The converter that leaves out idle work makes the same HTML, to the byte, as one that tries every block processor."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

import builder
from builder.parse.prose.additions import ADDITIONS
from builder.parse.prose.block_processors import use_blocks
from builder.parse.prose.cell_boxes import use_cell_boxes
from builder.parse.prose.convert import _markdown_for
from builder.parse.prose.footnote_order import order_footnotes
from builder.parse.prose.html_processors import use_html_blocks
from builder.parse.prose.inline_patterns import read_inline
from tests.support.marked_up import marked_up
from tests.support.parsing import text

CONTENT = Path(builder.__file__).parents[1] / "content"
EXTENSIONS = ["footnotes", "def_list", "abbr", "attr_list", "md_in_html"]

TRICKY = text(r"""
    Every *kind* of **mark** _on_ __one__ ***line***, `code` and ``co`de``, a\*b, <https://example.org>,
    <sam@example.org>, &amp; and & and &#233;, a line break  
    here, [a](b "c"), [a][b], [b][], [b], ![a](b), ![a][b], <b>bold</b>, an_under_score, 2*3*4, **a*b**c*

    [b]: <c d> "e"

    Footnotes[^1] and again[^1], CV.

    [^1]: One

        two *three*

    *[CV]: life

    | a | b |
    |:--|--:|
    | `c|d` | *e* |

    ~~Struck~~ and ~so~, ==marked==, :smile: and 9:30:15, www.example.org, https://example.org/a_b, sam@example.org.

    | [ ] | [x] yes |
    |-----|---------|
    | [ ] | [x] yes |

    Term
    :   One
    :   Two

    * a
    * b
        1. c
        2. d

            code

    > quoted
    > > twice
    lazy

    ```python
    *not* [this](one)
    ```

        nor *this*

    # Heading {#id .class}

    Words {: .big }

    <div markdown="1">
    *inside*
    </div>

    <div>
    *raw*
    </div>

    ***
    """)


@cache
def plain() -> Markdown:
    """Python-Markdown with our extensions, blocks and reader of lines, each block processor tried always."""
    markdown = Markdown(extensions=EXTENSIONS, output_format="html")
    use_blocks(markdown)
    use_html_blocks(markdown)
    order_footnotes(markdown)
    use_cell_boxes(markdown)
    read_inline(markdown, tuple(ADDITIONS))
    return markdown


def same(source: str) -> bool:
    return _markdown_for(source).reset().convert(source) == plain().reset().convert(source)


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.name)
def test_the_example_texts_are_converted_alike(file: Path) -> None:
    assert same(file.read_text(encoding="utf-8"))


def test_a_text_with_every_kind_of_mark_is_converted_alike() -> None:
    assert same(TRICKY)


@pytest.mark.parametrize("left_out", [*"*_`[]<&\\|:{#>!", "\n", "    ", "[^", "*["])
def test_it_is_converted_alike_without_any_one_of_the_marks(left_out: str) -> None:
    assert same(TRICKY.replace(left_out, ""))


@settings(max_examples=300, deadline=None)
@given(marked_up(500) | st.text(alphabet="*_`[](){}<>!&\\|:#~-=+.^'\"@w \nab1", max_size=200))
def test_any_text_is_converted_alike(source: str) -> None:
    assert same(source)
