"""`make gallery`: the guide that shows what every component can do, beside its Markdown, from their documentation.

It is what an author prints to choose from. Tests say when it is to be rebuilt, and that it shows every option.
"""

from __future__ import annotations

import re
from itertools import repeat
from pathlib import Path

import builder
from builder.components import load_components
from tests.support.component_documents import Case, examples

GALLERY = Path(builder.__file__).parents[1] / "content/guides/every-way-to-answer.md"

_FRONT = """---
title: Every way to answer by hand
description: What each component can do, beside the Markdown that makes it. Print it, and choose.
date: 2026-11-20
tags: [components]
workbook: {how_to_use: false, why_now: false, sign_off: false, notes: 0, sections: page, section_space: fill}
---

Whatever you ask your readers, there is a way to answer it with a pen. These pages show each of them, as it is printed
and as it looks on the website, below the lines of Markdown that make it.

Copy the lines into your guide and put your own words in. `guidepress list components` names all components, and
`guidepress explain GP103` says what happens when an option is misspelt.

The last component on a page takes the rest of it: further rows, or a question with lines. With `fill=false` it keeps
its size.
"""

_PAGES = (
    (("lines", "Numbered lines"), ("lines", "As many lines as you like")),
    (("lines", "Lines for a narrow hand, and for learners"),),
    (("lines", "Two questions that share a page"),),
    (("space", "Squares"), ("space", "The rest of the page")),
    (("checklist", "Items that are ticked already"), ("checklist", "Looking back, with dates")),
    (("checklist", "Two or three columns"),),
    (("choice", "One of several"),),
    (("choice", "Short answers side by side"), ("note", "Something to know")),
    (("scale", "Asked once"), ("scale", "A table of statements")),
    (("matrix", "Names in one line"),),
    (("wheel", "Three spokes"),),
    (("columns", "Four headings side by side"),),
    (("columns", "Two headings, more lines"), ("tip", "A piece of advice")),
    (("reflection", "Your own headings"), ("quote", "A sentence set large")),
    (("table", "Columns of different widths"),),
    (
        ("table", "Higher rows, and no others"),
        ("note", "A warning, with words of your own"),
        ("tip", "With words of your own"),
    ),
    (("smart", "More room for the goal"), ("smart", "As much as the page has room for")),
    (("smart", "Only where there is room"), ("smart", "Without the checks"), ("page", "On one line")),
    (("plan", "With an example"),),
    (("plan", "Lower rows, and a line for time"),),
    (("timeline", "A line with two ends"),),
    (("timeline", "More room at each"),),
    (("tracker", "Thirty days"),),
    (("tracker", "Ten days"),),
    (("tracker", "A month with its dates"),),
    (("calendar", "A week with its dates"),),
    (("calendar", "Any month, from Sunday on"),),
    (("commitment", "More room to write one"),),
    (
        ("coach", "With a plan for the hour"),
        ("coach", "What a good answer looks like"),
        ("notes", "Two pages of dots"),
        ("quote", "With its source"),
    ),
)
"""The examples of each page, so many that they fill it on A4 and on Letter."""

_UNSEEN = {
    "page": "What you write after it begins on the next page.",
    "coach": "It is printed here only in the coach's edition, and it is never on the website.",
}
"""Components that a reader does not see here, and why."""
_SHOWN_LAST = ("notes",)
"""A component that has pages of its own would part what follows from its heading."""


def shown() -> tuple[tuple[Case, ...], ...]:
    """The examples of the gallery, page by page. Components that no page names come last."""
    known = {(case.component, case.heading): case for case in examples()}
    pages = tuple(tuple(known[name] for name in page) for page in _PAGES)
    named = {case.component for page in pages for case in page}
    return pages + tuple((case,) for case in examples() if case.component not in named)


def gallery() -> str:
    """The whole guide."""
    described: set[str] = set()
    return _FRONT + "".join(_page(page, described) for page in shown())


def _page(page: tuple[Case, ...], described: set[str]) -> str:
    names = dict.fromkeys(case.component for case in page)
    *others, last = names
    title = (f"{', '.join(others)} and {last}" if others else last).capitalize()
    if last in described and not others:
        title += f": {page[0].heading[0].lower()}{page[0].heading[1:]}"
    parts = [f"\n## {title}\n"]
    for case in page:
        if case.component not in described:
            parts.append(f"\n{_help(case.component)}\n")
            described.add(case.component)
        parts.append(_part(case))
    return "".join((*parts, *(f"\n{case.markdown}" for case in page if case.component in _SHOWN_LAST)))


def _help(component: str) -> str:
    kind = load_components()[component]
    options = ", ".join(f"`{option}`" for option in kind.options)
    return f"{kind.help}{f' Options: {options}.' if options else ''}"


def _part(case: Case) -> str:
    return "".join(map(_shown, re.split(r"(?<=\n:::\n)\n(?=:::)", case.markdown), repeat(case.component)))


def _shown(markdown: str, component: str) -> str:
    """The Markdown of a component, and what it makes."""
    fence = "````" if "```" in markdown else "```"
    seen = component not in _SHOWN_LAST and component != "page"
    why = f"\n{_UNSEEN[component]}\n" if component in _UNSEEN else ""
    made = f"\n{markdown}" if seen else ""
    return f"\n{fence}\n{markdown}{fence}\n{why}{made}"


if __name__ == "__main__":
    GALLERY.write_text(gallery(), encoding="utf-8")
    print(f"Made {GALLERY}")
