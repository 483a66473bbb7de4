"""The page that each phase has of its own: which component is on it, what it is made of, and where it comes."""

from __future__ import annotations

from builder.workbook.pages import Page, PhasePage
from tests.support.composing import composed, guide
from tests.support.parsing import hints, said

STEP = '### Step {n}: {title}\n\nGoal: "I will {title} by Friday."\n\n'


def phase(title: str, *steps: str, options: str = "") -> str:
    written = "".join(STEP.format(n=n, title=step) for n, step in enumerate(steps, 1))
    return f"## Phase: {title} {options}\n\n{written}You did it. {{.closing}}\n\n".replace("## Phase:", "## Phase 1:")


def book(*phases: str, front: str = "") -> str:
    return f"---\ntitle: T\n{front}---\n\n" + "".join(phases)


def found(text: str, pages: tuple[str, ...] = ()) -> list[PhasePage]:
    return [page for page in composed(text, pages=pages).pages if isinstance(page, PhasePage)]


def names(text: str) -> list[str]:
    return [page.component.name for page in found(text)]


def items(page: PhasePage) -> list[str]:
    return [item.text for item in page.component.items]


def kinds_of(text: str, number: int) -> list[str]:
    return [page.kind for page in composed(text).pages if page.chapter == number]


FOUR = ("sing", "dance", "draw", "paint")


def test_component_differs_from_phase_to_phase() -> None:
    phases = [phase(f"P{n}", *FOUR) for n in range(5)]
    assert names(book(*phases)) == ["scale", "wheel", "plan", "commitment", "scale"]


def test_it_is_made_of_the_words_of_the_phase() -> None:
    scale, wheel, plan, commitment = found(book(*(phase(f"P{n}", *FOUR) for n in range(4))))
    assert items(scale) == items(wheel) == items(plan) == list(FOUR)
    assert "I will paint by Friday." in commitment.component.prompt


def test_step_that_repeats_gets_a_tracker() -> None:
    [page] = found(book(phase("Practise", "sing", "write every morning")))
    assert (page.component.name, items(page)) == ("tracker", ["write every morning"])
    assert page.component.option("span") == "30days"
    assert names(book(phase("Practise", "pass on the weekly report", "dance"))) == ["scale"]


def test_author_names_the_component_and_its_options() -> None:
    [page] = found(book(phase("P", *FOUR, options='{page=scale low="not yet"}')))
    assert (page.component.name, page.component.option("low")) == ("scale", "not yet")
    assert names(book(phase("P", *FOUR, options="{page=none}"), phase("Q", *FOUR))) == ["scale"]


def test_component_that_an_author_names_is_not_chosen_for_another_phase() -> None:
    assert names(book(phase("P", *FOUR), phase("Q", *FOUR, options="{page=scale}"))) == ["wheel", "scale"]


def test_component_without_a_list_has_the_title_of_the_phase_alone() -> None:
    [page] = found(book(phase("P", *FOUR, options="{page=matrix}")))
    assert (page.component.text, page.component.prompt) == ("P", "")


def test_wheel_and_plan_open_a_phase_and_the_others_come_before_looking_back() -> None:
    text = book(phase("P", *FOUR, options="{page=wheel}"), phase("Q", *FOUR, options="{page=scale}"))
    assert kinds_of(text, 1) == ["opener", "phase-page", *["step"] * 4, "looking-back"]
    assert kinds_of(text, 2) == ["opener", *["step"] * 4, "phase-page", "looking-back"]


def test_phase_that_no_page_can_be_made_of_has_none() -> None:
    assert names(book("## Phase 1: P\n\n### Step 1: Sing\n\nSing.\n\n")) == []


def test_names_of_answers_come_from_the_id_of_the_phase() -> None:
    [page] = found(book(phase("P", *FOUR, options="{page=scale #first}")))
    assert page.component.id == "_scale-first"
    assert [item.key for item in page.component.items] == list(FOUR)


def test_guide_and_edition_can_leave_them_out() -> None:
    text = phase("P", *FOUR) + phase("Q", *FOUR, options="{page=plan}")
    assert names(book(text, front="workbook: {phase_pages: none}\n")) == ["plan"]
    assert found(book(text), pages=("opener", "step")) == []


def test_wrong_name_gets_its_place_and_the_nearest() -> None:
    text = "# T\n\n" + phase("P", *FOUR, options="{page=scal}")
    assert said(text) == [
        "guide.md:3:16+9 error[GP254]: there is no component `scal` for the page of a phase",
    ]
    assert hints(text) == ["did you mean `scale`?"]
    assert names(text) == ["scale"]


def test_component_that_is_only_read_cannot_be_one() -> None:
    assert said("# T\n\n" + phase("P", *FOUR, options="{page=note}")) == [
        "guide.md:3:16+9 error[GP254]: `note` cannot be the page of a phase",
    ]


def test_too_few_steps_for_a_component_are_reported() -> None:
    text = "# T\n\n" + phase("P", "sing", options="{page=wheel}")
    assert said(text) == [
        "guide.md:3:16+10 error[GP255]: `wheel` needs 3 to 12 steps to be the page of a phase, and this phase has 1",
    ]


def test_option_that_a_phase_or_its_component_does_not_have_is_reported() -> None:
    assert said("# T\n\n" + phase("P", *FOUR, options="{pag=scale}")) == [
        "guide.md:3:16+9 error[GP103]: a phase has no option `pag`",
    ]
    assert said("# T\n\n" + phase("P", *FOUR, options="{page=scale lo=none}")) == [
        "guide.md:3:27+7 error[GP103]: `scale` has no option `lo`",
    ]


def test_step_says_how_often_it_repeats() -> None:
    first = guide(book(phase("P", "walk each week", "sing"))).phases[0]
    assert [step.repeats for step in first.steps] == ["weekly", ""]


def test_it_has_the_thumb_bar_of_its_phase_and_no_line_in_the_contents() -> None:
    page: Page = found(book(phase("P", *FOUR)))[0]
    assert (page.tab, page.run, page.toc) == ("phase-1", "Phase 1, P", None)
