"""Dates that a reader writes: text in the page's language, in no order of the system's."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder.pipeline import Options, Silent, build
from tests.support.browsing import serving, window
from tests.support.projects import write
from tests.support.web_pages import Site, select

GUIDE = """# Small

## {phase} 1: Look

### {step} 1: Ask

I will ask.

{goal} "I will ask one person."

::: plan #week
:::

::: timeline #line
:::

::: notes #page
:::

::: checklist #pack dates=true
- Shoes
:::

::: commitment #vow
I will go.
:::
"""
WORDS = {
    "en": ("Phase", "Step", "**Goal example:**", "day month"),
    "de": ("Phase", "Schritt", "**Ziel:**", "Tag, Monat"),
}
DATED = ("week-row-1-when", "line-mark-1-on", "page-_date", "pack-shoes-on", "_done-ask", "_end_finished", "_end_date")


def _built(project: Path, code: str) -> Site:
    phase, step, goal, _ = WORDS[code]
    guide = GUIDE.format(phase=phase, step=step, goal=goal)
    write(project, {"content/site.toml": f'title = "S"\nlanguage = "{code}"\n', "content/guides/one.md": guide})
    build(project, project / "output", Options(only="site"), Silent())
    return Site(project / "output/site")


@pytest.mark.parametrize("code", WORDS)
def test_every_date_is_a_text_field_with_the_order_of_the_language(tmp_path: Path, code: str) -> None:
    page = _built(tmp_path, code).page("one/index.html")
    assert select(page, "[type=date]") == []
    fields = {field.get("name"): field for field in select(page, "main input[placeholder]")}
    assert {field.get("placeholder") for name, field in fields.items() if name in DATED} == {WORDS[code][3]}
    assert [name for name in DATED if name not in fields] == []
    asked = {"Date", "Datum", "By when", "Bis wann"}
    unsaid = [
        f.get("name") for f in select(page, "main input.line") if f.get("aria-label", "").split(", ")[-1] in asked
    ]
    assert [name for name in unsaid if name not in fields] == []


def test_a_date_that_was_kept_by_an_earlier_field_is_shown(tmp_path: Path, browser: Browser) -> None:
    site = _built(tmp_path, "en")
    with serving(site.folder, "/") as address, window(browser) as context:
        page = context.new_page()
        page.goto(f"{address}one/")
        page.fill("[name=week-row-1-when]", "2026-09-21")
        page.reload()
        assert page.input_value("[name=week-row-1-when]") == "2026-09-21"
        assert not page.is_visible(".gone")
        page.fill("[name=week-row-1-when]", "the first day of term")
        page.reload()
        assert page.input_value("[name=week-row-1-when]") == "the first day of term"
