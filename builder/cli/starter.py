"""What `guidepress new` starts from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

GUIDE = """---
title: {title}
description: One sentence that says who this guide is for and what it helps them do.
draft: true
---

Say in a paragraph or two why this matters and what the reader will have in hand at the end.

## Phase One: Begin

Say what this phase is for.

### Step 1: The first small thing

**SMART goal example:** "I will do one small thing, at a time I can name, by a day I can name."

**Why it matters:** Say it in two or three sentences.

**How to do it:** Say how, or make a list:

- the first thing to do
- the second thing to do

### Step 2: The next small thing

**SMART goal example:** "I will ..."

::: lines rows=5
What would make this easier?
:::

> A sentence to take along into the next phase.

## When everything feels too hard

- A small kind thing to do.
- Another one.

## Journal prompts

- What do you want to remember about today?
- Who could help with this?

## When you want support

### A first conversation

Say what you offer, and how to reach you.
"""

SITE = """title = "{title}"
"""

COMPONENT = Path(__file__).parent / "three-things"
"""A component that works, to begin one's own with."""


def component_files(name: str) -> dict[str, str]:
    """The files of a new component of this name, which stands in them wherever the first one's name does."""
    words = {"three-things": name, "# Three things\n": f"# {name.replace('-', ' ').capitalize()}\n"}
    words |= {"mistake.md:1:18": f"mistake.md:1:{6 + len(name)}", "| " + " " * 17: "| " + " " * (5 + len(name))}
    return {path.name: _replaced(path.read_text(encoding="utf-8"), words) for path in sorted(COMPONENT.iterdir())}


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new)
    return text
