"""Figures on screen: where a browser shows them, on a desk and on a phone, in both themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from builder.pipeline import Options, Silent, build
from tests.support.browsing import SCHEMES, WIDTHS, serving, window
from tests.support.figures import write_figures

_PLACE = """(element) => { const r = element.getBoundingClientRect();
  return {left: r.left, top: r.top + scrollY, right: r.right, bottom: r.bottom + scrollY, width: r.width, height: r.height}; }"""
_LINES = """(words) => { const all = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (all.nextNode()) if (all.currentNode.data.trim().startsWith(words)) {
    const range = document.createRange(); range.selectNodeContents(all.currentNode);
    return [...range.getClientRects()].map((r) => ({left: r.left, top: r.top + scrollY, right: r.right, bottom: r.bottom + scrollY}));
  } }"""
Place = Mapping[str, float]


@pytest.fixture(scope="module", params=["journal", "plain"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = write_figures(tmp_path_factory.mktemp("figures"), request.param)
    build(project, project / "output", Options(only="site"), Silent())
    with serving(project / "output/site", "/") as address:
        yield f"{address}figures/"


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Page]:
    with window(browser, WIDTHS["desktop"]) as context:
        yield _opened(context.new_page(), address)


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[Page]:
    with window(browser, WIDTHS["phone"]) as context:
        yield _opened(context.new_page(), address)


def _opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.evaluate("() => document.querySelectorAll('img').forEach((image) => { image.loading = 'eager' })")
    page.wait_for_function("() => [...document.images].every((image) => image.complete)")
    return page


def figure(page: Page, caption: str) -> Place:
    place: Place = page.locator(f"figure:has(figcaption:has-text('{caption}'))").evaluate(_PLACE)
    return place


def image(page: Page, caption: str) -> Place:
    place: Place = page.locator(f"figure:has(figcaption:has-text('{caption}')) img").evaluate(_PLACE)
    return place


def lines(page: Page, words: str) -> list[Place]:
    """The lines of the text that starts so."""
    places: list[Place] = page.evaluate(_LINES, words)
    return places


def test_the_caption_is_visible_text_below_its_image(desk: Page) -> None:
    caption = desk.locator("figcaption:has-text('Wholly')")
    assert caption.inner_text() == "Wholly wide, with a caption"
    assert caption.is_visible()
    below = caption.evaluate(_PLACE)
    above = image(desk, "Wholly")
    assert below["left"] == above["left"]
    assert 0 < below["top"] - above["bottom"] < 12
    assert desk.locator("main img[title]").count() == 0


def test_widths_are_those_of_the_column_of_text(desk: Page) -> None:
    column = lines(desk, "A line of text.")[0]["left"], figure(desk, "Wholly")["width"]
    assert figure(desk, "Wholly")["left"] == pytest.approx(column[0], abs=1)
    assert image(desk, "Half")["width"] == pytest.approx(column[1] / 2, abs=1)
    forty = image(desk, "Forty")
    assert forty["width"] == pytest.approx(40 / 25.4 * 96, abs=1)
    assert (forty["left"] + forty["right"]) / 2 == pytest.approx(column[0] + column[1] / 2, abs=1)


def test_text_flows_beside_a_figure_on_the_left(desk: Page) -> None:
    field, beside = figure(desk, "Leftward"), lines(desk, "Beside the field.")
    assert field["width"] == pytest.approx(0.4 * figure(desk, "Wholly")["width"], abs=1)
    assert beside[0]["left"] > field["right"] + 20
    assert field["top"] - 8 < beside[0]["top"] < field["bottom"]
    assert lines(desk, "Lower down")[0]["top"] > field["bottom"]
    assert lines(desk, "Lower down")[0]["left"] == pytest.approx(field["left"], abs=2)


def test_text_flows_beside_a_figure_on_the_right(desk: Page) -> None:
    square, beside = figure(desk, "Rightward"), lines(desk, "Beside the square. A")
    assert all(line["right"] < square["left"] for line in beside if line["top"] < square["bottom"])
    assert beside[0]["top"] < square["bottom"]
    assert square["right"] == pytest.approx(figure(desk, "Wholly")["right"], abs=1)


def test_text_flows_beside_a_figure_in_a_step_but_its_labels_do_not(desk: Page) -> None:
    square = figure(desk, "Stepwise")
    assert lines(desk, "Beside the square of a step.")[0]["left"] > square["right"]
    assert lines(desk, "Because.")[0]["top"] > square["bottom"]


@pytest.mark.parametrize("captions", [("First", "Second", "Third"), ("Fourth", "Fifth")])
def test_images_side_by_side_are_equally_high_in_one_row(desk: Page, captions: tuple[str, ...]) -> None:
    places = [image(desk, caption) for caption in captions]
    assert [place["height"] for place in places] == pytest.approx([places[0]["height"]] * len(places), abs=1)
    assert {round(place["top"]) for place in places} == {round(places[0]["top"])}
    assert all(first["right"] < second["left"] for first, second in pairwise(places))
    assert places[-1]["right"] - places[0]["left"] == pytest.approx(figure(desk, "Wholly")["width"], abs=2)


def test_html_of_an_author_has_the_same_look(desk: Page) -> None:
    field = figure(desk, "By hand")
    assert lines(desk, "Beside HTML.")[0]["right"] < field["left"]
    styles = [
        desk.locator(f"figcaption:has-text('{words}')").evaluate(
            "(e) => { const s = getComputedStyle(e); return [s.fontFamily, s.fontSize, s.color, s.marginTop]; }"
        )
        for words in ("By hand", "Wholly")
    ]
    assert styles[0] == styles[1]


def test_on_a_phone_a_figure_is_above_the_text_beside_it(phone: Page) -> None:
    whole = figure(phone, "Wholly")
    for caption, words in (("Leftward", "Beside the field."), ("Rightward", "Beside the square. A")):
        field = figure(phone, caption)
        assert field["width"] == pytest.approx(whole["width"], abs=1)
        assert lines(phone, words)[0]["top"] > field["bottom"]


def test_nothing_is_wider_than_a_phone(phone: Page) -> None:
    assert phone.evaluate("() => document.documentElement.scrollWidth") <= WIDTHS["phone"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS.values())
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    with window(browser, width, scheme) as context:
        page = context.new_page()
        page.goto(address)
        assert [found["id"] for found in Axe().run(page).response["violations"]] == []


def test_images_keep_their_descriptions(desk: Page) -> None:
    assert desk.get_by_role("img", name="A tall tree").count() == 1
    assert desk.get_by_role("img", name="A wide field").count() == 4
