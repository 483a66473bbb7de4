"""Guides and steps whose ids begin alike: each has its own answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.support.browsing import serving
from tests.support.projects import guidepress, write

STEP = "### Step {n}: {title} {{#{id}}}\n\n**Why:** It is time.\n\n"
STEPS = "".join(STEP.format(n=n, title=f"Thing {n}", id=f"thing-{n}") for n in range(4, 13))
GUIDE = f"""# {{title}}

## Phase One: Look {{{{#look}}}}

### Step 1: Ask {{{{#ask}}}}

**Why:** It is time.

::: lines
Again, what did I ask?
:::

## Phase Two: Do {{{{#do}}}}

### Step 2: Ask again {{{{#ask-again}}}}

**Why:** It is time.

### Step 3: Ask once more {{{{#ask-again-what}}}}

**Why:** It is time.

{STEPS.replace("{", "{{").replace("}", "}}")}"""
"""The name of the question of step 1 begins with the id of step 3."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    guides = {f"content/guides/{slug}.md": GUIDE.format(title=slug) for slug in ("one", "one-two")}
    folder = write(tmp_path_factory.mktemp("alike"), {"content/site.toml": 'title = "Alike"\n', **guides})
    assert guidepress(folder, "build", "--only", "site").exit_code == 0
    with serving(folder / "output/site", "/") as top:
        yield top


def begun(page: Page) -> list[str]:
    return [text for text in page.locator("nav.toc .st > a").all_text_contents() if ", begun" in text]


def test_answer_counts_for_its_step_though_its_name_begins_with_the_id_of_another(page: Page, address: str) -> None:
    page.goto(f"{address}one/1-look/")
    page.fill("[name^='ask-again-what']", "Mine.")
    for path in ("one/1-look/", "one/2-do/", "one/", "one/all/"):
        page.goto(address + path)
        assert begun(page) == ["1Ask, begun"], path


def test_answers_of_a_step_count_for_it_and_not_for_one_whose_id_is_their_beginning(page: Page, address: str) -> None:
    page.goto(f"{address}one/2-do/")
    page.fill("[name='ask-again-goal']", "Mine.")
    page.goto(f"{address}one/")
    assert begun(page) == ["2Ask again, begun"]


def test_guide_whose_slug_begins_with_that_of_another_has_its_own_answers(page: Page, address: str) -> None:
    page.goto(f"{address}one-two/2-do/")
    page.fill("[name='ask-again-goal']", "Mine.")
    page.goto(f"{address}one/2-do/")
    assert page.input_value("[name='ask-again-goal']") == ""
    assert begun(page) == []
    page.goto(f"{address}one-two/")
    assert begun(page) == ["2Ask again, begun"]
