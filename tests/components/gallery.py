"""`make gallery`: the guide that shows every component beside the Markdown that makes it, from their documentation.

It is what an author prints to choose from. A test says when it is to be made anew.
"""

from __future__ import annotations

from pathlib import Path

import builder
from builder.components import load_components
from tests.support.component_documents import Case, examples

GALLERY = Path(builder.__file__).parents[1] / "content/guides/every-way-to-answer.md"

_FRONT = """---
title: Every way to answer by hand
description: Each component on a page of its own, beside the Markdown that makes it. Print it, and choose.
date: 2026-11-20
tags: [components]
workbook: {how_to_use: false, notes: 0, sections: page, section_space: fill}
---

Whatever you ask your readers, there is a way to answer it with a pen. Each page here shows one, as it is printed
and as it stands on the website, with the lines of Markdown that make it.

Copy the lines into your guide and put your own words in. `guidepress list components` names them all, and
`guidepress explain GP103` says what happens when an option is misspelt.
"""
_GROUPS = (
    ("Writing and drawing", ("lines", "space", "notes", "page")),
    ("Choosing and rating", ("checklist", "choice", "scale", "matrix", "wheel")),
    ("Sorting and comparing", ("columns", "reflection", "table")),
    ("Goals and plans", ("smart", "plan", "timeline", "tracker", "calendar", "commitment")),
    ("Words beside the text", ("note", "tip", "quote", "coach")),
)
_PRINTED_LATER = ("page", "notes", "coach")
"""Components that would part the page of their own description, or are not to be seen in it: only their Markdown."""


def gallery() -> str:
    """The whole guide. Components that no group names come last."""
    first: dict[str, Case] = {}
    for example in examples():
        first.setdefault(example.component, example)
    named = {name for _, names in _GROUPS for name in names}
    others = tuple(sorted(set(first) - named))
    groups = (*_GROUPS, ("More", others)) if others else _GROUPS
    parts = [_part(name, first[name]) for _, names in groups for name in names if name in first]
    return _FRONT + "\n" + "\n".join(parts)


def _part(name: str, example: Case) -> str:
    kind = load_components()[name]
    shown = "" if name in _PRINTED_LATER else f"\n{example.markdown}"
    fence = "````" if "```" in example.markdown else "```"
    options = ", ".join(f"`{option}`" for option in kind.options)
    more = f" Options: {options}." if options else ""
    return f"## {name.capitalize()}\n\n{kind.help}{more}\n\n{fence}\n{example.markdown}{fence}\n{shown}"


if __name__ == "__main__":
    GALLERY.write_text(gallery(), encoding="utf-8")
    print(f"Made {GALLERY}")
