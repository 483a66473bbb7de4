"""Directives: components that an author asks for by name."""

from __future__ import annotations

import pytest

from builder.model.blocks import Component
from tests.support.parsing import branch, hints, outcome, read, said, tree


def component(directive: str) -> Component:
    [only] = read(f"# A post\n\n{directive}\n").intro
    assert isinstance(only, Component)
    return only


def options(directive: str) -> dict[str, object]:
    return dict(component(directive).options)


def test_the_text_inside_is_the_prompt_in_markdown() -> None:
    found = component("::: lines\nWhat do *you* want?\n\n- now\n- later\n:::")
    assert found.prompt == "<p>What do <em>you</em> want?</p>\n<ul>\n<li>now</li>\n<li>later</li>\n</ul>"
    assert found.text == "What do you want? now later"


def test_a_list_may_follow_its_paragraph_at_once() -> None:
    assert component("::: lines\nBring:\n- a pen\n:::").prompt == "<p>Bring:</p>\n<ul>\n<li>a pen</li>\n</ul>"


def test_a_directive_needs_no_text() -> None:
    assert component("::: lines\n:::").prompt == ""


@pytest.mark.parametrize(
    "opening",
    [
        "::: lines rows=9",
        ":::lines rows=9",
        "::::: lines rows=9",
        "   ::: lines rows=9",
        "::: {.lines rows=9}",
        "::: {rows=9 .lines}",
        "::: { .lines rows=9 }",
        "::: .lines rows=9",
        '::: lines rows="9"',
        "::: lines   rows=9   ",
    ],
)
def test_a_directive_opens_in_many_forms(opening: str) -> None:
    assert options(f"{opening}\nWhy?\n:::") == {
        "rows": 9,
        "share": 1,
        "ruling": "default",
        "start": "plain",
        "fill": True,
    }


@pytest.mark.parametrize("closing", [":::", "::::", ":::::::", ":::  ", "  :::"])
def test_a_line_of_colons_of_any_length_closes(closing: str) -> None:
    assert tree(f"# A post\n\n::: lines\nWhy?\n{closing}\n\nBehind.\n") == "<lines rows=6> Why?\nBehind."


@pytest.mark.parametrize("whole", ["::: page :::", "::: {.page} :::", "::: page ::::", ":::page:::"])
def test_one_line_may_be_all_of_it(whole: str) -> None:
    assert tree(f"# A post\n\n{whole}\n\nBehind.\n") == "<page>\nBehind."


def test_options_that_are_not_given_have_their_defaults() -> None:
    assert options("::: space :::") == {"pattern": "dots", "height": "fill", "share": 1}


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("space dots", "pattern", "dots"),
        ("space pattern=grid", "pattern", "grid"),
        ("space height=30", "height", 30),
        ("space height=30.5mm", "height", 30.5),
        ("space fill", "height", "fill"),
        ("lines fill", "rows", "fill"),
        ("lines rows=fill", "rows", "fill"),
    ],
)
def test_options_are_pairs_or_bare_words(written: str, name: str, value: object) -> None:
    assert options(f"::: {written} :::")[name] == value


def test_an_id_is_taken_as_written_and_others_are_made_of_the_text() -> None:
    assert component("::: lines #reasons\nWhy?\n:::").id == "reasons"
    assert component("::: lines {#reasons}\nWhy?\n:::").id == "reasons"
    assert component("::: {#reasons .lines}\nWhy?\n:::").id == "reasons"
    assert component("::: lines\nWhy now?\n:::").id == "why-now"
    assert component("::: lines\n:::").id == "lines"


def test_two_that_ask_in_the_same_words_are_a_mistake_with_both_places() -> None:
    post = "# A post\n\n::: lines\nWhy?\n:::\n\n::: lines\nWhy?\n:::\n"
    assert said(post) == [
        "guide.md:7:5+5 error[GP112]: this question has the same wording as the one at guide.md:3:5, so both answers would be saved under one name"
    ]
    one, two = read(post.replace("::: lines\nWhy?\n:::\n\n::: lines", "::: lines\nWhy?\n:::\n\n::: lines #again")).intro
    assert isinstance(one, Component)
    assert isinstance(two, Component)
    assert (one.id, two.id) == ("why", "again")


def test_what_has_no_words_is_named_by_those_before_it() -> None:
    found = [c.id for c in read("# A post\n\nWhat?\n\n::: lines\n:::\n\nWhen?\n\n::: lines\n:::\n").components]
    assert found == ["what", "when"]


def test_an_answer_keeps_its_name_when_others_come_and_go() -> None:
    one = read("# A post\n\n## Step 1: Ask\n\n::: lines\nWhy?\n:::\n").components
    two = read("# A post\n\n## Step 1: Ask\n\n::: lines\nWhen?\n:::\n\n::: lines\nWhy?\n:::\n").components
    assert one[0].id == two[1].id == "ask-why"


def test_a_directive_inside_another_keeps_everything_in_order() -> None:
    post = """
        # A post

        :::: space dots
        Draw it.

        ::: lines rows=3
        Name it.
        :::
        Keep it.
        ::::

        Behind.
        """
    assert tree(post) == branch("""
        <space height=fill pattern=dots> Draw it.
        <lines rows=3> Name it.
        Keep it.
        Behind.
        """)


def test_a_line_of_colons_closes_the_innermost() -> None:
    post = "# A post\n\n::: lines\nA\n::: space\nB\n:::\n:::\n\nC\n"
    assert tree(post) == "<lines rows=6> A\n<space height=fill pattern=dots> B\nC"


def test_directives_work_in_steps_fields_and_sections() -> None:
    post = """
        # A post

        ## Step 1: Ask

        How: Like this.

        ::: lines
        To whom?
        :::

        ## On hard days

        ::: lines rows=3
        :::

        ## Journal prompts

        - Why?

        ::: space :::
        """
    assert tree(post) == branch("""
        step Step 1 | Ask
          how [How]
            Like this.
            <lines rows=6> To whom?
        encouragement On hard days
          <lines rows=3>
        prompts Journal prompts
          prompt 1: Why?
          <space height=fill pattern=dots>
        """)


@pytest.mark.parametrize(
    "text", ["```\n::: lines\n```", "    ::: lines", "`::: lines`", "So ::: lines", ":: lines", "> So ::: lines"]
)
def test_colons_in_code_and_inside_a_line_are_text(text: str) -> None:
    assert outcome(f"# A post\n\n{text}\n").diagnostics == ()


def test_a_page_mark_may_be_closed_and_need_not() -> None:
    for text in ("::: page\n:::\n\nB", "::: page\n\nB", "::: page :::\n\nB", "::: page\n\n:::\nB"):
        assert tree(f"# A post\n\nA\n\n{text}\n") == "A\n<page>\nB"


def test_a_page_mark_is_closed_once() -> None:
    assert said("# A post\n\n::: page\n:::\n:::\n") == [
        "guide.md:5:1+3 error[GP105]: nothing is open here that `:::` could close"
    ]


def test_a_page_mark_holds_no_text_so_that_nothing_closes_behind_it() -> None:
    assert len(said("# A post\n\n::: page\nText.\n:::\n")) == 1
    assert len(said("# A post\n\n::: page\n## Step 1: Ask\n:::\n")) == 1


def test_a_page_mark_on_one_line_is_closed_already() -> None:
    assert len(said("# A post\n\n::: page :::\n:::\n")) == 1


def test_unknown_directive_gives_its_place_and_the_nearest_name() -> None:
    text = "# A post\n\n::: linse\nWhy?\n:::\n"
    assert said(text) == ["guide.md:3:5+5 error[GP101]: there is no component `linse`"]
    assert hints(text) == ["did you mean `lines`?"]


def test_unknown_directive_in_braces_gives_the_place_of_its_name() -> None:
    assert said("# A post\n\n::: {.linse rows=2}\nWhy?\n:::\n") == [
        "guide.md:3:7+5 error[GP101]: there is no component `linse`"
    ]


def test_text_of_an_unknown_directive_is_read_on() -> None:
    found = outcome("# A post\n\n## Step 1: Ask\n\n::: linse\nWhy: So.\n:::\n")
    assert found.guide is not None
    assert "kind='why'" in repr(found.guide.parts)


def test_directive_without_a_name() -> None:
    assert said("# A post\n\n::: {rows=2}\nWhy?\n:::\n") == ["guide.md:3:5+1 error[GP101]: this directive has no name"]


def test_unknown_option_gives_its_place_and_the_nearest_name() -> None:
    text = "# A post\n\n::: lines row=6\n:::\n"
    assert said(text) == ["guide.md:3:11+5 error[GP103]: `lines` has no option `row`"]
    assert hints(text) == ["did you mean `rows`?"]


def test_a_slip_in_a_bare_word_is_found_among_the_choices() -> None:
    assert hints("# A post\n\n::: space dot :::\n") == ["did you mean `dots`?"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("lines rows=many", "3:11+9 error[GP104]: `rows` must be a whole number from 1 to 60 or `fill`"),
        ("lines rows=61", "3:11+7 error[GP104]: `rows` must be a whole number from 1 to 60 or `fill`"),
        ("lines rows=0", "3:11+6 error[GP104]: `rows` must be a whole number from 1 to 60 or `fill`"),
        ("lines rows=", "3:11+5 error[GP104]: `rows` must be a whole number from 1 to 60 or `fill`"),
        ("lines rows", "3:11+4 error[GP104]: `rows` needs a value, as in `rows=6`"),
        ("space height=1", "3:11+8 error[GP104]: `height` must be a length in mm from 15 to 230 or `fill`"),
        ("space height=nan", "3:11+10 error[GP104]: `height` must be a length in mm from 15 to 230 or `fill`"),
        ("space pattern=stars", "3:11+13 error[GP104]: `pattern` must be one of `blank`, `dots`, `grid`, `box`"),
        ("lines rows=2 rows=3", "3:18+6 error[GP107]: `rows` is given twice"),
        ("page rows=3", "3:10+6 error[GP103]: `page` has no option `rows`"),
    ],
)
def test_an_option_that_cannot_be_used_gives_its_place(written: str, message: str) -> None:
    assert said(f"# A post\n\n::: {written} :::\n") == [f"guide.md:{message}"]


def test_every_mistake_of_a_directive_is_told_at_once() -> None:
    assert len(said("# A post\n\n::: lines row=1 rows=99 share=x\n:::\n")) == 3


def test_unclosed_directive_points_at_its_opening_line_and_names_the_heading_it_ends_before() -> None:
    text = "# A post\n\n::: lines rows=3\nWhy?\n\n## Next\n\nMore.\n"
    assert said(text) == ["guide.md:3:1+16 error[GP102]: `lines` is never closed"]
    assert hints(text) == ["put a line `:::` where its text ends, before the heading on line 6"]


def test_unclosed_directive_ends_with_its_file() -> None:
    assert said("# A post\n\n::: lines\nWhy?\n", "## Next\n\n:::\n") == [
        "guide.md:3:1+9 error[GP102]: `lines` is never closed",
        "2.md:3:1+3 error[GP105]: nothing is open here that `:::` could close",
    ]


def test_an_unclosed_directive_swallows_no_heading() -> None:
    found = outcome("# A post\n\n::: lines\nWhy?\n\n## Step 1: Next\n\nMore.\n").guide
    assert found is not None
    assert [step.text for step in found.steps] == ["Next"]


def test_a_heading_inside_is_one_mistake_and_nothing_follows_from_it() -> None:
    text = "# A post\n\n::: lines\n## One\nWhy?\n\n### Two\n\nHow?\n:::\n\n## Step 1: Next\n\nMore.\n"
    assert said(text) == ["guide.md:4:1+6 error[GP115]: a heading cannot be inside `lines`"]
    assert "`**One**`" in hints(text)[0]


def test_a_heading_inside_a_list_that_is_asked_for_is_one_mistake() -> None:
    assert len(said("# A post\n\n::: checklist\n## One\n\n- a\n- b\n:::\n")) == 1


def test_a_heading_behind_a_component_in_another_is_one_mistake() -> None:
    text = "# A post\n\n:::: note\nA\n\n::: lines\nB\n:::\n\n## C\n::::\n"
    assert said(text) == ["guide.md:10:1+4 error[GP115]: a heading cannot be inside `note`"]


@pytest.mark.parametrize("name", ["note", "tip", "coach"])
def test_a_heading_inside_what_stands_beside_the_text_is_a_small_one(name: str) -> None:
    guide = read(f"# A post\n\n::: {name}\nA\n## 1. *Step* 2: B {{#b}}\nC\n\nD\n===\n:::\n\nE\n")
    [component] = guide.components
    assert component.prompt.split("\n") == [
        "<p>A</p>",
        '<p class="inner-heading">1. <em>Step</em> 2: B</p>',
        "<p>C</p>",
        '<p class="inner-heading">D</p>',
    ]
    assert guide.steps == ()


def test_headings_in_a_directive_of_an_unknown_name_make_no_further_mistake() -> None:
    text = "# A post\n\n::: exercise\n## Step 1: One\n\nA\n:::\n\nB\n"
    assert said(text) == ["guide.md:3:5+8 error[GP101]: there is no component `exercise`"]
    guide = outcome(text).guide
    assert guide is not None
    assert [step.text for step in guide.steps] == ["One"]


def test_a_name_that_does_not_exist_is_told_once_a_file() -> None:
    text = "# A post\n\n" + "::: exercise\nA\n:::\n\n" * 3 + "::: excercise\n:::\n"
    assert said(text, text.replace("# A post", "")) == [
        "guide.md:3:5+8 error[GP101]: there is no component `exercise`",
        "guide.md:15:5+9 error[GP101]: there is no component `excercise`",
        "2.md:3:5+8 error[GP101]: there is no component `exercise`",
        "2.md:15:5+9 error[GP101]: there is no component `excercise`",
    ]
    assert hints(text)[0].endswith("(lines of this file with the same error: 3)")


def test_closing_what_is_not_open() -> None:
    assert said("# A post\n\nText.\n\n  ::::\n") == [
        "guide.md:5:3+4 error[GP105]: nothing is open here that `:::` could close"
    ]


def test_two_with_one_id_give_both_places() -> None:
    assert said("# A post\n\n::: lines #a\n:::\n\n::: space #a\n:::\n") == [
        "guide.md:6:11+2 error[GP108]: the id `a` is used twice; the first is at guide.md:3:11"
    ]


def test_an_id_must_be_fit_for_an_address() -> None:
    assert said("# A post\n\n::: lines #1st\n:::\n") == ["guide.md:3:11+4 error[GP109]: `1st` cannot be an id"]
