"""Forms of many columns where the column of text is narrow: on tablets, and beside the contents of a small screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import serving, window
from tests.support.projects import write
from tests.support.sites import made_once

GUIDE = """# Schmal

## Phase 1: Sehen

::: plan #plan example="Anrufen|Freitag|Ada|Ich habe einen Termin"
- Anrufen
:::

::: tracker #thirty days=30
- Zehn Minuten an der frischen Luft vor dem ersten Bildschirm
:::

::: tracker #month span=month start=2026-10-01
- Zehn Minuten
:::

::: tracker #weeks span=12weeks start=2026-08-31
- Zehn Minuten für meine Unterlagen
:::

::: tracker #fourteen days=14
- Zehn Minuten
- Spazierengehen
:::

::: tracker #week
- Zehn Minuten
:::

::: calendar #dated month start=2026-09-01
:::

::: calendar #any month
:::
"""
SIDEWAYS = """() => [...document.querySelectorAll('.table')]
    .filter(table => table.scrollWidth > table.clientWidth)
    .map(table => `${table.closest('[data-component]').dataset.component} ${table.scrollWidth} ${table.clientWidth}`)"""
LEAVING = """() => [...document.querySelectorAll('.table :is(input, textarea)')].filter(control => {
    const inside = control.getBoundingClientRect(), around = control.closest('.table').getBoundingClientRect();
    return inside.width && (inside.right > around.right + 1 || inside.left < around.left - 1
        || inside.bottom > control.closest('tr').getBoundingClientRect().bottom + 1);
}).map(control => control.name)"""


@pytest.fixture(scope="module")
def address(shared: Path) -> Iterator[str]:
    def written(project: Path) -> Path:
        site = 'title = "S"\nlanguage = "de"\n'
        return write(project, {"content/site.toml": site, "content/guides/schmal.md": GUIDE})

    with serving(made_once(shared / "narrow", written, only="site"), "/") as found:
        yield f"{found}schmal/"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with window(browser) as context:
        page = context.new_page()
        page.goto(address)
        yield page


@pytest.mark.parametrize("width", [320, 390, 600, 768, 834, 1024, 1280])
def test_no_form_scrolls_sideways_and_no_field_leaves_its_row(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate(SIDEWAYS) == []
    assert page.evaluate(LEAVING) == []


def test_an_action_of_a_plan_is_a_card_with_its_labels_on_a_tablet_and_a_row_of_a_table_on_a_desktop(
    page: Page,
) -> None:
    rows = """() => new Set([...document.querySelectorAll('tr:has([name=plan-row-2-when]) .line')]
        .map(field => Math.round(field.getBoundingClientRect().bottom))).size"""
    label = "() => getComputedStyle(document.querySelector('td:has([name=plan-row-2-when])'), '::before').content"
    assert (page.evaluate(rows), page.evaluate(label)) == (1, "none")
    page.set_viewport_size({"width": 768, "height": 900})
    assert (page.evaluate(rows), page.evaluate(label)) == (2, '"Bis wann"')


def test_days_that_are_not_abreast_have_their_date_above_the_box(page: Page) -> None:
    shown = """name => {
        const table = document.querySelector(`table:has([name^=${name}-])`), day = table.querySelector('[data-day]');
        const number = getComputedStyle(day, '::before').display, head = getComputedStyle(table.tHead).display;
        return [day.dataset.day, number, head];
    }"""
    assert page.evaluate(shown, "month") == ["D 1", "block", "none"]
    assert page.evaluate(shown, "weeks") == ["31 Aug", "none", "block"]
    page.set_viewport_size({"width": 390, "height": 900})
    assert page.evaluate(shown, "weeks") == ["31 Aug", "block", "none"]


def test_a_day_of_a_month_is_a_line_with_its_weekday_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    day = page.locator("td:has([name='dated-2026-09-01'])")
    box, field = day.bounding_box(), day.locator("textarea").bounding_box()
    assert box is not None and field is not None
    assert day.get_attribute("data-day") == "Di"
    assert field["width"] > 240
    assert field["y"] - box["y"] < 12, "its number, its weekday and its lines are side by side"
