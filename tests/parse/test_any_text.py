"""Whatever is written: nothing fails, and all that an author wrote is published once, in its order."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.marked_up import marked_up
from tests.support.parsing import drawn, outcome, read, words


@settings(max_examples=250, deadline=None)
@given(marked_up(2000))
def test_no_text_makes_it_fail(text: str) -> None:
    found = outcome(text)
    assert found.guide is not None or found.diagnostics


@settings(max_examples=100, deadline=None)
@given(marked_up(300), marked_up(300))
def test_no_text_in_two_files_makes_it_fail(first: str, second: str) -> None:
    assert outcome("# A post\n\n" + first, second).guide is not None


WORD = "~"
"""Stands in a part for a word, each time another one."""

PARTS = [
    "~ ~ ~.",
    "~? ~?",
    "~ ~  \n~",
    "## ~ ~",
    "### *~* ~ `~`",
    "## 1. ~",
    "~ ~\n---",
    "**~**\n===",
    "## Phase 2: ~ **~**",
    "### Step 3: ~",
    "### **Step 4:** ~",
    "#### Stage ii — ~ {#x-~}",
    "## Journal prompts ~",
    "## When you want support ~",
    "### ~",
    "## On hard days ~",
    "Why: ~ ~",
    "**Goal:** ~\n~",
    "- **How:** ~\n- Why: ~",
    "**~ ~:** ~",
    'For example: "~\n~"',
    "### Why it matters",
    "- ~\n- ~ ~",
    "~:\n- ~\n- ~",
    "- ~\n  - ~\n    - ~\n- ~",
    "1. ~\n\n   ~\n2. ~",
    "3. ~\n\n    ~",
    "- [ ] ~\n- [x] ~",
    "> ~\n> ~",
    "> ~\n~",
    "```\n~\n\n# ~\n```",
    "   ~~~ py\n   ~\n   ~~~~".replace("~~~ py", "``` py").replace("~~~~", "````"),
    "    ~\n\n    ~",
    "::: lines rows=3\n~\n\n- ~\n:::",
    "::: linse\n~\n:::",
    ":::: space\n~\n\n::: lines\n~\n:::\n~\n::::",
    "::: lines\n~",
    "::: page :::",
    ":::",
    "| ~ | ~ |\n|---|---|\n| ~ {% ~ %} | ~ |",
    "~\n:   ~\n\n    ~",
    "<div>\n~",
    "<div>\n~\n\n</div>",
    "<details>\n<summary>~</summary>\n\n~\n\n</details>",
    "<pre>\n~\n\n## ~\n</pre>",
    "<b>~</b> <i>~",
    "~ [~ ~](a.md) *~* **~** `~` ![](a.png)",
    "{{ ~ }} {% ~ %}\n{~}",
    "~ ____ ~ ___ ~",
    "___",
    "*~",
    "`~",
    "[~",
    "~ < ~ & ~",
    "<!-- x -->",
    "[^1] ~",
]


@st.composite
def posts(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A post, and its words in their order."""
    parts = draw(st.lists(st.sampled_from(PARTS), max_size=12))
    gaps = draw(st.lists(st.sampled_from(["\n\n", "\n\n", "\n"]), min_size=len(parts), max_size=len(parts)))
    post = "# ~\n\n" + "".join(part + gap for part, gap in zip(parts, gaps, strict=True))
    pieces = post.split(WORD)
    inserted = [f"w{number}x" for number in range(len(pieces) - 1)]
    return "".join(a + b for a, b in zip(pieces, [*inserted, ""], strict=True)), inserted


@settings(max_examples=400, deadline=None)
@given(posts())
@example(("# w0x\n\n::: lines\nw1x\n\n::: lines\nw2x\n:::\n\n## w3x\n\n:::\n", ["w0x", "w1x", "w2x", "w3x"]))
def test_every_word_is_published_once_and_in_its_order(post: tuple[str, list[str]]) -> None:
    text, expected = post
    guide = outcome(text).guide
    assert guide is not None
    shown = f"{words(guide.meta.title_html)} {drawn(guide)} {words(guide.footnotes)}"
    ids = {f"w{number}x" for number in re.findall(r"\{#x-w(\d+)x\}", text)}
    assert re.findall(r"w\d+x", shown) == [word for word in expected if word not in ids]


def test_a_closing_line_is_the_one_thing_that_may_move() -> None:
    guide = read("# A\n\n## Phase 1: B\n\nC {.closing}\n\n### Step 1: D\n")
    assert drawn(guide).split() == ["phase", "Phase", "1", "|", "B", "step", "Step", "1", "|", "D", "closing", "C"]
