"""Texts such as nobody would write, drawn from what means something to Markdown or to guidepress."""

from __future__ import annotations

from hypothesis import strategies as st

_SIGNS = "#:*_-`[]()<>{}|\"'\n "
_PIECES = [
    *_SIGNS,
    *"\n\n\n.?!1a=&\\~+^%\t\u00a0\u2028\u0301İßﬁ",
    "Step 1",
    "Phase two",
    "Goal:",
    "**Why it matters:** ",
    'For example: "',
    "journal prompts",
    "when you want support",
    "quiet",
    "river ",
    "::: lines",
    "::: page :::",
    ":::",
    "rows=3",
    "{.closing}",
    "{#id}",
    "{.step}",
    "{goal=false}",
    "{{ x }}",
    "- [ ] ",
    "____",
    "---",
    "===",
    "| a | b |\n|---|---|\n",
    "    ",
    "\n## ",
    "\n# ",
    "\n- ",
    "\n> ",
    "\n1. ",
    "[^1]",
    "[^1]: ",
    "[a](b)",
    "![a](b)",
    "[r]: x",
    "*[ab]: c",
    "<div>",
    "</div>",
    "<pre>",
    "<!--",
    "-->",
    "<script>",
    "&amp;",
    "&#xfdd0;",
    "```",
    "~~~",
    "\ufdd0b1\ufdd1",
    "\x02",
    "---\ntitle: a\n---\n",
]


def marked_up(most: int) -> st.SearchStrategy[str]:
    """Texts of at most so many characters."""
    return st.lists(st.sampled_from(_PIECES), max_size=most // 4).map(lambda pieces: "".join(pieces)[:most])
