"""A small guide that keeps what its readers type, and what a browser has of it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import BrowserContext, Page

GUIDE = """# Small steps

## Phase One: Look

### Step 1: Ask {#ask}

Why: It is time.

I will call ____ by ____.

- [ ] Call Sam
- [x] Sleep

::: lines #reasons
Why now?
:::

## Phase Two: Go

### Step 2: Walk {#walk}

Why: It is near.

## Journal prompts

- What is thing number 1?
- What is thing number 2?
- What is thing number 3?
"""
REASONS = "#reasons"
PROMPT = "[name='journal-prompts-what-is-thing-number-1']"
OTHER_PROMPT = "[name='journal-prompts-what-is-thing-number-2']"
PREFIX = "guidepress-answer:Small%20steps:one:"
OLD_KEY = "guidepress:Small steps:one"
"""Where one object held all the answers to a guide, before each was an entry of its own."""


def stored(page: Page) -> dict[str, str]:
    """All that the browser keeps for the site, by key."""
    found: dict[str, str] = page.evaluate("() => ({...localStorage})")
    return found


def entries(page: Page, prefix: str = PREFIX) -> dict[str, dict[str, Any]]:
    """The entries of a guide by name, deleted ones too. Any: JSON."""
    return {key.removeprefix(prefix): json.loads(text) for key, text in stored(page).items() if key.startswith(prefix)}


def kept(page: Page, prefix: str = PREFIX) -> dict[str, str]:
    """The answers that the browser keeps for a guide."""
    return {name: entry["value"] for name, entry in entries(page, prefix).items() if entry["value"]}


def store(page: Page, key: str, content: object) -> None:
    """Put something under a key: a text as it is, anything else as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def all_of(guide: str, **answers: str) -> dict[str, object]:
    """What was kept for a guide before each answer was an entry of its own, and what a saved file holds."""
    found = {name: {"value": value, "question": f"{name}?"} for name, value in answers.items()}
    return {"version": 1, "guide": guide, "answers": found}


def status(page: Page) -> str:
    return page.locator(".answers [role=status]").inner_text()


def gone(page: Page) -> list[str]:
    """The list of answers whose question is no longer there: question, answer, and so on."""
    return page.locator(".gone dt, .gone dd").all_inner_texts()


def wait_until_shown(page: Page, selector: str, value: str) -> None:
    page.wait_for_function("([s, v]) => document.querySelector(s).value === v", arg=[selector, value])


def fill_up(page: Page, left: int = 0) -> None:
    """Leave room for no more than so many characters in the browser's storage of this site."""
    page.evaluate(
        """left => {
            let text = "x".repeat(1 << 20);
            for (let n = 0; text; ) {
                try { localStorage.setItem(`filler-${n}`, text); n += 1; } catch { text = text.slice(text.length / 2 + 0.5); }
            }
            if (left) localStorage.setItem("filler-0", "x".repeat(localStorage["filler-0"].length - left));
        }""",
        left,
    )


def altered(context: BrowserContext, changes: dict[str, str]) -> None:
    """Serve the guide's page with other words in it: as after a change by its author. Each has to be there."""

    def serve(route: Any) -> None:  # Any: playwright's callback
        response = route.fetch()
        text = response.text()
        for old, new in changes.items():
            assert old in text, f"{old} is not on the page"
            text = text.replace(old, new)
        route.fulfill(response=response, body=text)

    context.unroute("**/one/")
    context.route("**/one/", serve)
