"""Workbooks composed from a text, as values."""

from __future__ import annotations

from builder.components import load_components
from builder.load import builtin
from builder.model.guide import Guide
from builder.model.languages import Languages
from builder.model.measure import A4
from builder.model.site import Support, SupportOffer
from builder.model.sources import Edition, SourceDocument, TextFile
from builder.parse import parse
from builder.workbook import Workbook, compose

STRINGS = builtin.language("en").text
OFFERS = Support("When you want a hand", "", (SupportOffer("An hour together"),))

GUIDE = """---
title: Learn to rest
---

An introduction that is short.

## Before you start

Clear a table.

## Phase One: Look

Look first.

### Step 1: See

SMART goal example: "I will see."

See.

### Step 2: Ask {space=4}

Ask.

You looked. {.closing}

## Phase Two: Move

You went. {.closing}

### Step 3: Go {goal=false}

Go.

### Journal prompts

- What moved?

## When everything feels too hard

- Drink water.

## When you want support

### A first call

Call.
"""


def guide(text: str = GUIDE) -> Guide:
    document = SourceDocument("guide", "rest", "content/guides", (TextFile("content/guides/rest.md", text),), text)
    found = parse(document, load_components(), Languages(builtin.language("en"))).guide
    assert found is not None
    return found


def composed(text: str = GUIDE, *, support: Support | None = None, **edition: object) -> Workbook:
    return compose(guide(text), Edition("e", "Edition", **edition), STRINGS, A4, support=support)  # type: ignore[arg-type]


def kinds(workbook: Workbook) -> list[str]:
    return [page.kind for page in workbook.pages]
