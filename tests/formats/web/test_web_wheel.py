"""The list below a wheel: heads said once, and whole words on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import window
from tests.support.projects import guidepress, write

NAMES = ("Führungsverantwortung", "Entscheidungsspielraum", "Zusammenarbeit im Team", "Geld")
GUIDE = (
    "# Rad\n\n## Wo stehe ich?\n\n::: wheel\nWie zufrieden bin ich?\n\n" + "".join(f"- {n}\n" for n in NAMES) + ":::\n"
)


@pytest.fixture(scope="module")
def page_of_the_wheel(tmp_path_factory: pytest.TempPathFactory) -> str:
    settings = 'title = "Wege"\nlanguage = "de"\npapers = []\n'
    project = write(tmp_path_factory.mktemp("wheel"), {"content/site.toml": settings, "content/guides/rad.md": GUIDE})
    assert guidepress(project, "build", "--only", "site").exit_code == 0
    return (project / "output/site/rad/index.html").as_uri()


@pytest.mark.parametrize("width", [390, 1280])
def test_heads_of_the_marks_are_said_once(browser: Browser, page_of_the_wheel: str, width: int) -> None:
    with window(browser, width) as context:
        page = context.new_page()
        page.goto(page_of_the_wheel)
        seen = page.locator(".wheel-answer").inner_text()
        assert (seen.count("Heute\n"), seen.count("In 90 Tagen\n")) == (1, 1)
        named = page.get_by_role("spinbutton", name="Geld, In 90 Tagen, von 1 bis 10", exact=True)
        assert named.count() == 1
        later, head = named.bounding_box(), page.get_by_text("In 90 Tagen", exact=True).bounding_box()
        assert later and head
        assert later["x"] == pytest.approx(head["x"], abs=1)


def test_words_are_whole_on_a_phone(browser: Browser, page_of_the_wheel: str) -> None:
    with window(browser, 390) as context:
        page = context.new_page()
        page.goto(page_of_the_wheel)
        heights = page.locator(".wheel-name").evaluate_all("all => all.map((one) => one.getClientRects()[0].height)")
        assert len(heights) == len(NAMES)
        assert max(heights) < 30, "each name is on one line"
