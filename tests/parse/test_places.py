"""Where a message points: file, line, column and length."""

from __future__ import annotations

import pytest

from tests.support.parsing import outcome, prose, read, said


def test_lines_are_counted_with_the_front_matter() -> None:
    assert said("---\ntitle: A post\n---\n\nText.\n\n::: linse :::\n") == [
        "guide.md:7:5+5 error[GP101]: there is no component `linse`"
    ]


def test_each_file_of_a_guide_has_its_own_lines() -> None:
    assert said("# A post\n\nText.\n", "## Two\n\n::: linse :::\n") == [
        "2.md:3:5+5 error[GP101]: there is no component `linse`"
    ]


def test_a_file_without_a_title() -> None:
    assert said("Text.\n") == ["guide.md:1 error[GP208]: there is no title"]


def test_front_matter_without_a_title() -> None:
    assert said("---\ndate: 2026-01-01\n---\n\nText.\n") == ["guide.md:1 error[GP208]: there is no title"]


def test_front_matter_with_an_empty_title() -> None:
    assert said("---\ndate: 2026-01-01\ntitle:\n---\n\nText.\n") == ["guide.md:3 error[GP208]: there is no title"]


def test_front_matter_that_cannot_be_read_is_the_one_mistake() -> None:
    assert [message[:28] for message in said("---\ntitle: A: b\n---\n\nText.\n")] == ["guide.md:2:9+1 error[GP202]:"]


def test_unknown_option_of_a_step() -> None:
    assert said("# A post\n\n## Step 1: goal=x {goals=no}\n") == [
        "guide.md:3:20+8 error[GP103]: a step has no option `goals`"
    ]


def test_option_of_a_step_that_cannot_be_used() -> None:
    assert said('# A post\n\n## Step 1: Ask {goal="maybe" space=99}\n') == [
        "guide.md:3:17+12 error[GP104]: `goal` must be either `true` or `false`",
        "guide.md:3:30+8 error[GP104]: `space` must be a whole number from 0 to 60 or `fill`",
    ]


def test_minutes_of_a_section_are_a_number() -> None:
    assert said("# A post\n\n## Look around {minutes=long}\n\nText.\n") == [
        "guide.md:3:17+12 error[GP104]: `minutes` must be a whole number from 0 to 480"
    ]


def test_two_headings_with_one_id() -> None:
    assert said("# A post\n\n## One {#here}\n\n## Two {#here}\n") == [
        "guide.md:5:9+5 error[GP108]: the id `here` is used twice; the first is at guide.md:3:9"
    ]


def test_an_id_in_the_text_counts_too() -> None:
    [message] = said('# A post\n\n## One {#here}\n\nText <b id="here">b</b>\n')
    assert message.startswith("guide.md:5:13+4 error[GP108]")


def test_an_id_that_cannot_be_one() -> None:
    assert said("# A post\n\n## One {#1st}\n") == ["guide.md:3:9+4 error[GP109]: `1st` cannot be an id"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ask [about](about.md).", "guide.md:3:13"),
        ("See [a](<a b.md>).", "guide.md:3:10"),
        ("- one\n- two [x](y.md)", "guide.md:4:11"),
        ("> one\n> [x](y.md)", "guide.md:4:7"),
        ("## Ask [x](y.md)", "guide.md:3:12"),
        ("## Step 1: Ask [x](y.md)", "guide.md:3:20"),
        ("## **Step 1:** Ask [x](y.md)", "guide.md:3:24"),
        ("## Step 1: Ask\n\nWhy: one [x](y.md)", "guide.md:5:14"),
        ("## Step 1: Ask\n\n- Why: one\n  [x](y.md)", "guide.md:6:7"),
        ("## Journal prompts\n\n10. Why [x](y.md)", "guide.md:5:13"),
        ("## Journal prompts\n\n- Why\n  - [x](y.md)", "guide.md:6:9"),
        ("- one\n  - two [x](y.md)", "guide.md:4:13"),
        ("::: lines\n[x](y.md)\n:::", "guide.md:4:5"),
        ('<a href="y.md">x</a>', "guide.md:3:10"),
        ("![x](y.md)", "guide.md:3:6"),
        ("[x]\n\n[x]: y.md", "guide.md:3:2"),
    ],
)
def test_a_link_or_picture_is_where_its_address_is(text: str, place: str) -> None:
    card = read(f"# A post\n\n{text}\n").summary
    spans = [*(link.span for link in card.links), *(picture.span for picture in card.pictures)]
    assert [str(span) for span in spans] == [place]


def test_two_links_to_one_address_have_two_places() -> None:
    links = read("# A post\n\n[a](x.md) and [b](x.md)\n\n[c](x.md)\n").summary.links
    assert [str(link.span) for link in links] == ["guide.md:3:5", "guide.md:3:19", "guide.md:5:5"]


def test_a_step_knows_its_heading() -> None:
    [step] = read("# A post\n\n##  Step 1: Ask\n").steps
    assert (step.span.line, step.span.column, step.span.length) == (3, 1, 15)


def test_nesting_without_end_is_told_for_the_file() -> None:
    post = "# A post\n\n" + "\n".join("    " * level + "- x" for level in range(300))
    assert said(post) == ["guide.md error[GP110]: this text is nested too deeply to read"]
    assert outcome(post).guide is None


def test_a_text_nested_too_deeply_does_not_spoil_the_next() -> None:
    outcome("# A post\n\n" + "\n".join("    " * level + "- x" for level in range(300)))
    assert prose("# A post\n\n*One*\n\n- two\n") == "<p><em>One</em></p>\n<ul>\n<li>two</li>\n</ul>"
