"""Small questions that templates ask of a guide."""

from __future__ import annotations

import pytest

from builder.diagnostics import Span
from builder.model.blocks import Component
from builder.model.guide import Field, Phase, Section, Step
from tests.support.parsing import read


def step(text: str) -> Step:
    [only] = read(f"# A post\n\n## Step 1: Ask\n\n{text}\n").steps
    return only


def section(text: str) -> Section:
    [only] = read(f"# A post\n\n{text}\n").parts
    assert isinstance(only, Section)
    return only


def test_steps_are_found_in_phases_and_beside_them() -> None:
    guide = read("# A post\n\n## Phase 1: A\n\n### Step 1: B\n\n## C\n\n## Step 2: D\n")
    assert [step.text for step in guide.steps] == ["B", "D"]
    assert [phase.text for phase in guide.phases] == ["A"]
    assert [step.text for phase in guide.phases for step in phase.steps] == ["B"]


def test_a_phase_has_its_numbers_value_and_its_place() -> None:
    [phase] = read("# A post\n\n## Phase Four: A\n\n### Step 1: B\n").parts
    assert isinstance(phase, Phase)
    assert (phase.ordinal, str(phase.span)) == (4, "guide.md:3:1")


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Words.", False),
        ("::: lines\n:::", True),
        ("Why: So.\n\n::: lines\n:::", True),
        ("What? Why?", True),
        ("::: page :::", False),
        ("Why: So.\n\n::: page :::\n\nAnd so.", False),
        ("- [ ] a", False),
    ],
)
def test_a_step_knows_whether_it_brings_room_to_write(text: str, has: bool) -> None:
    assert step(text).has_own_space is has


@pytest.mark.parametrize(
    ("text", "has"),
    [("## A\n\nWords.", False), ("## A\n\n::: lines\n:::", True), ("## Journal prompts\n\n- Why?", True)],
)
def test_a_section_knows_whether_it_brings_room_to_write(text: str, has: bool) -> None:
    assert section(text).has_own_space is has


@pytest.mark.parametrize(
    ("text", "quoted"),
    [('"By June."', True), ('*"By June."*', True), ("„By June.“", True), ("By June.", False), ("**“Now”**", False)],
)
def test_a_field_knows_whether_it_opens_with_a_quotation_mark(text: str, quoted: bool) -> None:
    [field] = step(f"Goal: {text}").items
    assert isinstance(field, Field)
    assert field.opens_with_quote is quoted


def test_an_option_of_a_component_is_found_by_name() -> None:
    component = Component("a", "lines", (("rows", 6),), "", "", Span("a.md"))
    assert component.option("rows") == 6


def test_offers_and_prompts_of_a_section() -> None:
    assert [offer.text for offer in section("## Work with me\n\n### A\n\n### B").offers] == ["A", "B"]
    assert [prompt.text for prompt in section("## Journal prompts\n\n- A\n- B").prompts] == ["A", "B"]


def test_a_card_knows_its_source_and_folder() -> None:
    card = read("# A post\n\nText.\n", "More.\n").summary
    assert (card.source, card.folder, card.slug, card.files) == ("guide.md", "", "example", ("guide.md", "2.md"))


def test_a_setting_that_is_not_written_stands_where_the_front_matter_does() -> None:
    meta = read("---\ntitle: A post\ndate: 2026-01-01\n---\n\nText.\n").meta
    assert str(meta.place("date")) == "guide.md:3:1"
    assert str(meta.place("updated")) == "guide.md:2:1"
