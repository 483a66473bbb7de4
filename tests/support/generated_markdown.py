"""Texts as people write them, for Hypothesis: lists, quotations and code in each other, and lines full of marks."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = st.sampled_from(
    [
        "word",
        "two words",
        "*so*",
        "**much** more",
        "`a  b`",
        "``a`b``",
        "end  ",
        "end\\",
        "2*3",
        "[it](to)",
        "a_b_c",
        "x.",
    ]
)
_PARAGRAPH = st.lists(_WORDS, min_size=1, max_size=3)
_BULLETS = st.sampled_from(["- ", "* ", "+ ", "-   ", "1. ", "1) ", "3. ", "10. ", "0. "])
_FENCES = st.sampled_from(["```", "~~~", "````"])
_MARKS = [
    *[
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "``",
        "[",
        "](",
        "]",
        "(b)",
        ")",
        "![",
        "[r]",
        "<https://e.org>",
        "<b>",
        "</b>",
    ],
    *["<!--x-->", "\\", "<", ">", "&", "&amp;", "a", "é", "!", ".", '"', "'"],
]

Lines = list[str]


def _fence(mark: str, inside: Lines) -> Lines:
    return [mark, *inside, mark]


def _quoted(blocks: list[Lines]) -> Lines:
    return [f"> {line}".rstrip() if not line else f"> {line}" for line in _joined(blocks, loose=True)]


def _listed(bullet: str, items: list[list[Lines]], *, loose: bool) -> Lines:
    lines: Lines = []
    for item in items:
        held = _joined(item, loose=loose)
        lines += [bullet + held[0], *(" " * len(bullet) + line if line else "" for line in held[1:])]
        lines += [""] if loose else []
    return lines[:-1] if loose else lines


def _joined(blocks: list[Lines], *, loose: bool) -> Lines:
    """Blocks below each other, with an empty line between two."""
    lines: Lines = []
    for block in blocks:
        lines += [""] if lines and loose else []
        lines += block
    return lines


def _blocks(inner: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    held = st.lists(inner, min_size=1, max_size=3)
    lists = st.builds(_listed, _BULLETS, st.lists(held, min_size=1, max_size=3), loose=st.booleans())
    return lists | st.builds(_quoted, held)


_LEAVES = _PARAGRAPH | st.builds(_fence, _FENCES, st.lists(st.sampled_from(["code", "  more", "- x", ""]), max_size=3))
_NESTED = st.recursive(_LEAVES, _blocks, max_leaves=8)

NESTED_BLOCKS = st.builds(
    lambda blocks, loose: "\n".join(_joined(blocks, loose=loose)) + "\n",
    st.lists(_NESTED, min_size=1, max_size=3),
    st.booleans(),
)
"""Lists, quotations, code and paragraphs, in each other and below each other, with or without empty lines between."""

MARKED_LINES = st.lists(
    st.sampled_from([*_MARKS, *_MARKS, "word ", " ", " ", "\n", "  \n", "\\\n"]), min_size=1, max_size=10
).map(lambda parts: f"x{''.join(parts)}\n\n[r]: y 'z'\n")
"""A paragraph of marks in any order, and the definition of a link below it."""
