"""A guide that is long enough for a page for each phase, and one that is not."""

from __future__ import annotations

from collections.abc import Iterable

PAGES = (
    "one/index.html",
    "one/1-look/index.html",
    "one/2-do/index.html",
    "one/last/index.html",
    "one/all/index.html",
)
"""The opening page, the phases, the last page, and the long one."""


def _steps(numbers: Iterable[int]) -> str:
    return "\n".join(f"### Step {n}: Thing {n} {{#thing-{n}}}\n\n**Why:** It is time.\n" for n in numbers)


GUIDE = f"""# One

Begin here.

## Before the phases

It is quiet.

## Phase One: Look {{#look}}

Look first.

{_steps([1])}
See [step 8](#thing-8), [step 2](#thing-2), [another](./one.md#thing-9) and [the start](one.md).[^a]

::: lines #reasons
What are my reasons?
:::

{_steps(range(2, 7))}
## A pause

Rest.

## Phase Two: Do {{#do}}

{_steps(range(7, 13))}
It is said.[^b]

## At the end

Well done.

## Journal prompts

- What was good?

[^a]: The first.
[^b]: The second.
"""
"""Twelve steps in two phases, with a part before, between and after them, links, a named question and footnotes."""

OTHER = f"""# Other

See [its step](one.md#thing-8), [by its words](one.md#step-8-thing-8) and [the guide](one.md).

## Phase One: Go

{_steps(range(101, 111))}
"""
