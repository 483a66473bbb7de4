"""Every example of every component does on screen and on paper what its documentation says."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from builder.components import ComponentType, load_components
from builder.model.blocks import Component, OptionValue
from builder.theming import Kit
from tests.components.gallery import GALLERY, gallery, shown
from tests.support.component_documents import Case, examples, folders
from tests.support.component_rendering import (
    AFTER,
    BEFORE,
    PITCH,
    DrawnWorkbook,
    Form,
    Word,
    components_of,
    guide_of,
    on_screen,
    read,
    specimen,
    spoken,
)

EXAMPLES = examples()
Printed = Callable[[str], DrawnWorkbook]

FOOT = 297 - 25
"""mm: where the text area of an A4 page ends."""


RULED, DRAWN = "lines", "space"
"""The components that are nothing but lines, and nothing but room of a height."""


def kind_of(component: Component) -> ComponentType:
    return load_components()[component.name]


def values(component: Component, kind: str) -> list[OptionValue]:
    """What a component's options of a kind say."""
    return [component.option(o.name) for o in kind_of(component).options.values() if o.kind == kind]


def that(holds: Callable[[Component], bool]) -> pytest.MarkDecorator:
    """The examples with a component of which something holds."""
    found = [e for e in EXAMPLES if any(map(holds, components_of(guide_of(specimen(e.markdown)))))]
    return pytest.mark.parametrize("example", found, ids=str)


def is_to_write_on(component: Component) -> bool:
    return kind_of(component).writable


def has_rows(component: Component) -> bool:
    """Whether it is nothing but lines, 8 mm apart and unmarked."""
    plain = component.name == RULED and component.option("ruling") == "default"
    return plain and component.option("start") == "plain"


def has_counted_rows(component: Component) -> bool:
    return component.name == RULED and component.option("rows") != "fill"


def has_height(component: Component) -> bool:
    return component.name == DRAWN and component.option("height") != "fill"


def fills(component: Component) -> bool:
    return component.name in (RULED, DRAWN) and "fill" in (*values(component, "rows"), *values(component, "length"))


every_example = pytest.mark.parametrize("example", EXAMPLES, ids=str)


def places(components: tuple[Component, ...], workbook: DrawnWorkbook) -> list[tuple[Component, Word, Word]]:
    """Each component with the word above its room, the last of its question, and the first word below it."""
    here, after = ends_of(workbook)
    found: list[tuple[Component, Word, Word]] = []
    for component in reversed(components):
        # From the last to the first, so that what stands below is known; a question is looked for from the start.
        first, last = workbook.phrase(component.text, here) if component.text else (after, here)
        found.insert(0, (component, last, after))
        after = first
    return found


def ends_of(workbook: DrawnWorkbook) -> tuple[Word, Word]:
    return workbook.phrase(BEFORE)[0], workbook.phrase(AFTER)[0]


def controls(page: etree._Element, component: Component) -> list[etree._Element]:
    """What can be filled in under a component's name: its one answer, or one for each part of it."""
    named = page.xpath("//*[self::textarea or self::input or self::select][@name]")
    return [n for n in named if n.get("name") == component.id or n.get("name").startswith(f"{component.id}-")]


def is_in_the_rest(control: etree._Element) -> bool:
    """Whether paper and forms ask for it only where nothing follows on the page, as in no example."""
    return bool(control.get("name").endswith("-_rest"))


def spoken_name(page: etree._Element, control: etree._Element) -> str:
    """What a control is called by someone who hears the page."""
    labels = page.xpath("//label[@for=$id]", id=control.get("id", "")) + control.xpath("ancestor::label")
    labels += [page.get_element_by_id(id) for id in control.get("aria-labelledby", "").split()]
    words = [control.get("aria-label", ""), *("".join(label.itertext()) for label in labels)]
    return " ".join(" ".join(words).split())


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_component_has_examples_and_mistakes(folder: Path) -> None:
    for name in ("examples.md", "mistakes.md"):
        assert (folder / name).is_file(), f"{folder.name} has no {name}"
        assert "\n## " in (folder / name).read_text(encoding="utf-8")


@every_example
def test_example_shows_its_component_under_a_heading_and_a_sentence(example: Case) -> None:
    assert example.heading
    assert example.sentence.endswith(".")
    assert example.component in {c.name for c in components_of(guide_of(specimen(example.markdown)))}


@every_example
def test_example_is_free_of_mistakes(example: Case) -> None:
    assert read(specimen(example.markdown)).diagnostics == ()


@that(is_to_write_on)
def test_example_can_be_filled_in_on_screen(example: Case, kit: Kit) -> None:
    document = specimen(example.markdown)
    page = on_screen(document, kit)
    for component in components_of(guide_of(document)):
        found = controls(page, component)
        assert found or not is_to_write_on(component)
        assert [control.get("name") for control in found if not spoken_name(page, control)] == []
        if [control.get("name") for control in found] == [component.id]:
            assert component.text in spoken_name(page, found[0])


@that(is_to_write_on)
def test_example_names_each_answer_once_but_for_the_choices_of_a_question(example: Case, kit: Kit) -> None:
    page = on_screen(specimen(example.markdown), kit)
    names = [control.get("name") for control in page.xpath("//main//*[@name][not(@type='radio')]")]
    assert len(names) == len(set(names))
    identifiers = [element.get("id") for element in page.xpath("//*[@id]")]
    assert len(identifiers) == len(set(identifiers))


@that(is_to_write_on)
def test_example_has_a_field_for_each_answer_in_a_form(example: Case, filled: Callable[[str], Form]) -> None:
    form = filled(example.markdown)
    for component in components_of(guide_of(specimen(example.markdown))):
        own = [n for n in form.labels if n == component.id or n.startswith(f"{component.id}-")]
        assert own or not is_to_write_on(component)
    assert [name for name, label in form.labels.items() if not label] == []
    assert form.small == []


@that(is_to_write_on)
def test_form_asks_for_what_the_screen_asks_for(example: Case, kit: Kit, filled: Callable[[str], Form]) -> None:
    document = specimen(example.markdown)
    page = on_screen(document, kit)
    for component in components_of(guide_of(document)):
        asked = {control.get("name") for control in controls(page, component) if not is_in_the_rest(control)}
        assert asked - set(filled(example.markdown).labels) == set()


@that(is_to_write_on)
def test_form_calls_a_place_as_the_screen_calls_it(example: Case, kit: Kit, filled: Callable[[str], Form]) -> None:
    labels = filled(example.markdown).labels
    guide = guide_of(specimen(example.markdown))
    page, blanks = on_screen(specimen(example.markdown), kit), {entry.id for entry in guide.blank_fields}
    for component in components_of(guide):
        found = [c for c in controls(page, component) if not is_in_the_rest(c)]
        named = [c for c in found if c.get("type") != "radio" and c.get("name") not in blanks]
        said = {control.get("name"): control.get("aria-label", "") for control in named}
        assert {name: labels[name] for name, words in said.items() if not labels[name].endswith(words)} == {}


@pytest.mark.parametrize(
    ("markdown", "called"),
    [
        ("::: lines rows=2 :::\n", "Your answer"),
        ("::: space height=40 :::\n", "Describe it here, draw it on paper"),
    ],
)
def test_room_without_a_question_is_called_the_same_on_screen_and_in_a_form(
    markdown: str, called: str, kit: Kit, filled: Callable[[str], Form]
) -> None:
    [component] = components_of(guide_of(specimen(markdown)))
    [control] = controls(on_screen(specimen(markdown), kit), component)
    assert control.get("aria-label") == filled(markdown).labels[component.id] == called


@that(has_counted_rows)
def test_field_on_screen_has_as_many_lines_as_were_asked_for(example: Case, kit: Kit) -> None:
    document = specimen(example.markdown)
    page = on_screen(document, kit)
    for component in components_of(guide_of(document)):
        assert [int(control.get("rows")) for control in controls(page, component)] == values(component, "rows")


@that(lambda component: component.name in (RULED, DRAWN))
def test_question_stands_on_paper_with_room_for_a_hand_below_it(example: Case, printed: Printed) -> None:
    components = components_of(guide_of(specimen(example.markdown)))
    for _, upper, lower in places(components, printed(example.markdown)):
        assert upper.page == lower.page
        assert lower.top - upper.bottom >= PITCH


@that(has_rows)
def test_example_has_as_many_lines_on_paper_as_were_asked_for(example: Case, printed: Printed) -> None:
    workbook = printed(example.markdown)
    for component, upper, lower in places(components_of(guide_of(specimen(example.markdown))), workbook):
        [rows] = values(component, "rows")
        room = lower.top - upper.bottom
        lines = workbook.lines_between(upper, lower)
        assert room - 2 * PITCH < lines * PITCH < room if rows == "fill" else lines == rows


@that(has_height)
def test_example_is_as_high_on_paper_as_was_asked_for(example: Case, printed: Printed) -> None:
    components = components_of(guide_of(specimen(example.markdown)))
    for component, upper, lower in places(components, printed(example.markdown)):
        [height] = values(component, "length")
        assert float(height) <= lower.top - upper.bottom <= float(height) + 2 * PITCH


@that(fills)
def test_room_that_fills_reaches_the_foot_of_its_page(example: Case, printed: Printed) -> None:
    before, after = ends_of(printed(example.markdown))
    assert after.page == before.page
    assert FOOT - PITCH <= after.bottom <= FOOT


@every_example
def test_example_keeps_the_text_around_it(example: Case, kit: Kit, printed: Printed) -> None:
    document = specimen(example.markdown)
    page = "".join(on_screen(document, kit).itertext())
    before, after = ends_of(printed(example.markdown))
    assert (before.page, before.top) < (after.page, after.top)
    assert page.index(BEFORE) < page.index(AFTER)


@that(lambda component: component.name == "page")
def test_page_starts_a_new_page_of_the_workbook_and_nothing_on_screen(
    example: Case, kit: Kit, printed: Printed
) -> None:
    before, after = ends_of(printed(example.markdown))
    assert after.page == before.page + 1
    assert not on_screen(specimen(example.markdown), kit).xpath("//main//textarea | //main//input")


def test_areas_of_one_page_share_its_lines_as_they_ask(printed: Printed) -> None:
    text = "::: lines rows=fill share=1\nFirst?\n:::\n\n::: lines rows=fill share=3\nSecond?\n:::\n"
    workbook = printed(text)
    words = [workbook.phrase(text)[0] for text in ("First?", "Second?", AFTER)]
    few, many = (workbook.lines_between(upper, lower) for upper, lower in pairwise(words))
    assert 3 * few <= many <= 3 * few + 3


def test_space_is_printed_with_its_pattern(printed: Printed) -> None:
    blank, dots, grid = (printed(f"::: space {pattern} height=60 :::\n") for pattern in ("blank", "dots", "grid"))
    assert 0 < blank.ink_between(*ends_of(blank)) < 0.05  # its corners, and what it is
    assert blank.phrase("Room to draw")
    assert 0 < dots.ink_between(*ends_of(dots)) < 0.05
    assert dots.lines_between(*ends_of(dots)) == 0
    assert grid.lines_between(*ends_of(grid)) == 60 // 5.236 + 1


def test_gallery_shows_every_component_as_it_is_documented() -> None:
    assert GALLERY.read_text(encoding="utf-8") == gallery(), "run `make gallery`"


@pytest.mark.parametrize("name", sorted(load_components()))
def test_gallery_shows_every_option_of_a_component(name: str) -> None:
    cases = (case for page in shown() for case in page if case.component == name)
    lines = [line for case in cases for line in case.markdown.splitlines() if line.startswith(":::")]
    written = {word for line in lines for word in re.findall(r"[\w-]+", line)}
    options = load_components()[name].options.items()
    missing = [option for option, kind in options if not {option, *kind.choices} & written]
    assert set(missing) <= {"fill"}, "`fill` is explained once, on the first page"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("::: plan rows=30\nDo it.\n:::\n", "How I will know"),
        ("::: table add=40\n| Morning | Noon |\n|---|---|\n|  |  |\n:::\n", "Morning Noon"),
        ("::: tracker days=10\n" + "".join(f"- Habit number {n}\n" for n in range(20)) + ":::\n", "Days"),
    ],
)
def test_a_table_that_goes_on_repeats_its_head(text: str, head: str, printed: Printed) -> None:
    workbook = printed(text)
    first = spoken(head)[0]
    pages = [word.page for word in workbook.words if word.text == first]
    assert len(set(pages)) >= 2
