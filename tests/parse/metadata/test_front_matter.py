"""Front matter: what its YAML means, and where each mistake in it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.sources import TextFile
from builder.model.summary import Meta
from builder.parse.metadata.front_matter import read_front_matter
from tests.support.parsing import hints, outcome, read, said

BODY = "\nText.\n"


def meta(settings: str) -> Meta:
    return read(f"---\n{settings}\n---\n{BODY}").meta


def mistakes(settings: str) -> list[str]:
    return said(f"---\n{settings}\n---\n\n# A post\n{BODY}")


def hint(settings: str) -> str:
    [only] = hints(f"---\n{settings}\n---\n\n# A post\n{BODY}")
    return only


@pytest.mark.parametrize(
    "title",
    ["9:30", "no", "yes", "on", "off", "1984", "1.50", "007", "0x1F", "1_000", "1e400", "2026-01-01", "~x", "+5"],
)
def test_a_title_is_the_text_that_was_written(title: str) -> None:
    assert meta(f"title: {title}").title == title


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"A: b"', "A: b"),
        ("'It is: so'", "It is: so"),
        ("A # a comment", "A"),
        ("|\n  One\n  two", "One two"),
        (">\n  One\n  two", "One two"),
        ("  padded  ", "padded"),
        ("1 < 2 & 3", "1 < 2 & 3"),
    ],
)
def test_a_title_in_any_yaml_form_is_one_line(written: str, title: str) -> None:
    assert meta(f"title: {written}").title == title


def test_a_title_is_no_html() -> None:
    assert meta("title: a <b> & c").title_html == "a &lt;b&gt; &amp; c"


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("work, goals", ("work", "goals")),
        ("[work, goals]", ("work", "goals")),
        ("\n- work\n- goals", ("work", "goals")),
        ("work", ("work",)),
        ("work,, work ,goals,", ("work", "goals")),
        ("2026", ("2026",)),
        ("[2026, 3.50, no]", ("2026", "3.50", "no")),
        ("", ()),
        ("\n- work\n-", ("work",)),
    ],
)
def test_tags_are_a_list_or_a_text_with_commas(written: str, tags: tuple[str, ...]) -> None:
    assert meta(f"title: A\ntags: {written}").tags == tags


@pytest.mark.parametrize(
    "written",
    ["2026-02-03", "2026-2-3", "2026-02-03 10:00:00 +0100", "2026-02-03T10:00:00Z", '"2026-02-03"'],
)
def test_a_date_is_the_day_without_its_time(written: str) -> None:
    assert meta(f"title: A\ndate: {written}").date == "2026-02-03"


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: object) -> None:
    front = f"---\ntitle: A\ndate: {day}\nupdated: {day} 23:59\n---\n{BODY}"
    assert read(front).meta.date == read(front).meta.updated == str(day)


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13-01", "0000-01-01", "2023-02-29"])
def test_a_day_that_is_not_in_the_calendar(written: str) -> None:
    assert mistakes(f"date: {written}") == ["guide.md:2:1+4 error[GP206]: `date` is not a date in the calendar"]


@pytest.mark.parametrize("written", ["3 May 2026", "20260503", "05/03/2026", "yesterday", "[2026]", "12"])
def test_a_date_in_another_form(written: str) -> None:
    assert mistakes(f"date: {written}") == [
        "guide.md:2:1+4 error[GP206]: `date` must be a date written as year-month-day, as in `2026-09-21`"
    ]


def test_authors_under_either_name() -> None:
    assert meta("title: A\nauthor: Ada").authors == ("Ada",)
    assert meta("title: A\nauthors: [Ada, Sam]").authors == ("Ada", "Sam")


def test_everything_else_that_a_guide_may_say() -> None:
    found = meta(
        "title: A\ndescription: One\n  two\nimage: a.png\nimage_alt: A plan\ndraft: true\nslug: my-post\n"
        "aliases: [/old/]\nlang: en-GB\nweight: 3\nupdated: 2026-01-02\n"
        "workbook: {notes: 0, how_to_use: false, space: none, prompts: 4, goal: false, arriving: false}"
    )
    assert (found.description, found.draft, found.slug, found.aliases) == ("One two", True, "my-post", ("/old/",))
    assert (found.lang, found.weight, found.updated) == ("en-GB", 3, "2026-01-02")
    assert found.image is not None
    assert (found.image.target, found.image.alt) == ("a.png", "A plan")
    assert (found.workbook.notes, found.workbook.space, found.workbook.prompts) == (0, 0, 4)
    assert not found.workbook.how_to_use
    assert (found.workbook.arriving, meta("title: A").workbook.arriving) == (False, True)


def test_sections_follow_one_another_without_lines_unless_the_author_says_so() -> None:
    assert (meta("title: A").workbook.sections, meta("title: A").workbook.section_space) == ("flow", 0)
    said = meta("title: A\nworkbook: {sections: page, section_space: 6}").workbook
    assert (said.sections, said.section_space) == ("page", 6)
    assert meta("title: A\nworkbook: {section_space: fill}").workbook.section_space == "fill"


def test_keys_without_a_value_are_as_if_they_were_not_there() -> None:
    found = meta("title: A\ndate:\ntags:\ndescription:\nauthor:\nslug:\naliases:\nimage:")
    assert (found.date, found.tags, found.slug, found.image) == ("", (), "example", None)


def test_empty_lines_may_stand_before_it() -> None:
    assert said("\n\n---\ntitle: A\ndate: x\n---\n\nText.\n")[0].startswith("guide.md:5:1+4 error[GP206]")


def test_three_dots_may_end_it() -> None:
    assert read("---\ntitle: A\n...\n\nText.\n").meta.title == "A"


def test_an_empty_one_is_fine() -> None:
    assert read("---\n---\n\n# A\n\nText.\n").meta.title == "A"
    assert read("---\n# nothing yet\n---\n\n# A\n\nText.\n").meta.title == "A"


def test_a_rule_at_the_top_of_a_text_is_no_front_matter() -> None:
    assert read("---\n\n# A\n\nText.\n").meta.title == "A"


def test_a_colon_in_a_title_gets_the_hint_to_quote_it() -> None:
    assert mistakes("title: A: b") == [
        "guide.md:2:9+1 error[GP202]: the front matter cannot be read: a colon and a space inside a value"
    ]
    assert hint("title: A: b") == 'put the value in quotation marks: `title: "A: b"`'


@pytest.mark.parametrize(
    ("settings", "place", "why"),
    [
        ("title: @home", "2:8", "a value cannot start with `@`"),
        ("title: `code`", "2:8", "a value cannot start with a backtick"),
        ('title: "open', "2:8", "a quotation mark is never closed"),
        ("title: 'open", "2:8", "a quotation mark is never closed"),
        ("title: A\n\tdate: x", "3:1", "there is a tab where spaces are needed"),
        ("tags: [a, b", "2:7", "a bracket `[` is never closed"),
        ("workbook: {steps: 2\ndraft: true", "2:11", "a bracket `{` is never closed"),
    ],
)
def test_bad_yaml_in_our_words(settings: str, place: str, why: str) -> None:
    assert mistakes(settings) == [f"guide.md:{place}+1 error[GP202]: the front matter cannot be read: {why}"]


@pytest.mark.parametrize(
    ("settings", "quoted"),
    [
        ("title: @home", '"@home"'),
        ('title: "open', '"open"'),
        ('title: "Yes": she said', """'"Yes": she said'"""),
        ("title: 'Yes' and no", '''"'Yes' and no"'''),
        ("title: *star", '"*star"'),
        ("title: %d", '"%d"'),
        ("title: [a", '"[a"'),
    ],
)
def test_the_hint_shows_the_value_in_marks_that_it_does_not_hold(settings: str, quoted: str) -> None:
    assert hint(settings) == f"put the value in quotation marks: `title: {quoted}`"
    assert read(f"---\ntitle: {quoted}\n---\n{BODY}").meta.title


@pytest.mark.parametrize("settings", ["just words", "- a\n- b", "title:A"])
def test_what_is_no_list_of_settings(settings: str) -> None:
    assert mistakes(settings) == ["guide.md:2:1+1 error[GP202]: the front matter is not a list of settings"]


def test_a_front_matter_that_is_never_closed() -> None:
    text = "---\ntitle: A\n\n## Step 1: Ask\n\nText.\n"
    assert said(text) == ["guide.md:1:1+3 error[GP201]: the front matter is never closed"]


def test_a_key_twice_names_both_lines() -> None:
    assert mistakes("date: 2026-01-01\ntags: a\ndate: 2026-01-02") == [
        "guide.md:4:1+4 error[GP205]: `date` appears here a second time; the first is on line 2"
    ]


def test_a_key_twice_in_the_workbook() -> None:
    assert mistakes("workbook:\n  steps: 2\n  steps: 3") == [
        "guide.md:4:3+5 error[GP205]: `steps` appears here a second time; the first is on line 3"
    ]


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("tag", "tags"),
        ("autor", "author"),
        ("update", "updated"),
        ("datE", "date"),
    ],
)
def test_a_key_that_is_nearly_ours_is_a_mistake(key: str, meant: str) -> None:
    settings = f"{key}: x"
    assert mistakes(settings) == [f"guide.md:2:1+{len(key)} error[GP203]: `{key}` is not a setting of a guide"]
    assert hint(settings) == f"did you mean `{meant}`?"


@pytest.mark.parametrize("key", ["layout", "categories", "permalink", "cover_credit", "1"])
def test_a_key_of_another_system_is_a_warning(key: str) -> None:
    assert mistakes(f"{key}: x") == [
        f"guide.md:2:1+{len(key)} warning[GP204]: guidepress does not know the setting `{key}` and ignores it"
    ]


def test_keys_of_another_system_share_one_warning() -> None:
    assert mistakes("layout: post\nslug: a\nexcerpt_separator: x") == [
        "guide.md:2:1+6 warning[GP204]: guidepress does not know the settings `layout`, `excerpt_separator` and ignores them"
    ]


@pytest.mark.parametrize(("key", "ours"), [("categories", "tags"), ("permalink", "aliases"), ("lastmod", "updated")])
def test_a_key_that_has_another_name_here_says_which(key: str, ours: str) -> None:
    assert hint(f"{key}: x") == f"the setting of guidepress for this is `{ours}`"


@pytest.mark.parametrize(("key", "meant"), [("step", "did you mean `steps`?"), ("layout", "known here: ")])
def test_every_foreign_key_in_the_workbook_is_a_mistake(key: str, meant: str) -> None:
    settings = f"workbook: {{{key}: 2}}"
    assert mistakes(settings) == [
        f"guide.md:2:12+{len(key)} error[GP203]: `workbook.{key}` is not a setting of a guide"
    ]
    assert hint(settings).startswith(meant)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("draft: yes", "2:1+5 error[GP206]: `draft` must be `true` or `false`"),
        ("weight: 1.5", "2:1+6 error[GP206]: `weight` must be a whole number"),
        ('weight: "3"', "2:1+6 error[GP206]: `weight` must be a whole number"),
        ("description: [a]", "2:1+11 error[GP206]: `description` must be text"),
        ("tags: [[a]]", "2:1+4 error[GP206]: `tags` contains something that is not text"),
        ("tags: true", "2:1+4 error[GP206]: `tags` must be a list, as in `[one, two]`"),
        ("tags: {a: b}", "2:1+4 error[GP206]: `tags` must be a list, as in `[one, two]`"),
        ("workbook: 3", "2:1+8 error[GP206]: `workbook` must have settings of its own below it"),
        ("workbook: {phases: 7}", "2:12+6 error[GP206]: `workbook.phases` must be at most 6"),
        ("workbook: {steps: 0}", "2:12+5 error[GP206]: `workbook.steps` must be at least 1"),
        ("workbook: {steps: two}", "2:12+5 error[GP206]: `workbook.steps` must be a whole number"),
        ("workbook: {notes: 21}", "2:12+5 error[GP206]: `workbook.notes` must be at most 20"),
        (
            "workbook: {space: 99}",
            "2:12+5 error[GP206]: `workbook.space` must be a number of lines from 1 to 60, `fill` or `none`",
        ),
        ("workbook: {sections: pages}", "2:12+8 error[GP206]: `workbook.sections` must be `flow` or `page`"),
        (
            "workbook: {section_space: 61}",
            "2:12+13 error[GP206]: `workbook.section_space` must be a number of lines from 1 to 60, `fill` or `none`",
        ),
        ("workbook: {goal: maybe}", "2:12+4 error[GP206]: `workbook.goal` must be `true` or `false`"),
        (
            "slug: My Post",
            "2:1+4 error[GP207]: the slug `My Post` contains more than lower-case letters, digits and hyphens",
        ),
        ("slug: tags", "2:1+4 error[GP207]: the slug `tags` is a name that the site itself uses"),
    ],
)
def test_a_value_that_cannot_be_used(settings: str, message: str) -> None:
    assert mistakes(settings) == [f"guide.md:{message}"]


def test_a_slug_gets_a_better_one_as_a_hint() -> None:
    assert hint("slug: My Post") == "write `slug: my-post`"
    assert hint("slug: tags") == "choose another one"


def test_every_mistake_is_told_at_once_and_the_rest_is_read() -> None:
    settings = "titel: x\ndate: x\ntags: a\ntags: b\nweight: x\nlayout: x\nslug: good"
    assert [message.split("[")[1][:5] for message in mistakes(settings)] == [
        "GP205",
        "GP203",
        "GP204",
        "GP206",
        "GP206",
    ]
    found = outcome(f"---\n{settings}\n---\n\n# A post\n{BODY}").guide
    assert found is not None
    assert (found.meta.slug, found.meta.tags) == ("good", ("a",))


def test_aliases_of_aliases_are_refused_before_they_fill_the_memory() -> None:
    laughs = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert mistakes(laughs.rstrip()) == [
        "guide.md:2:1+1 error[GP202]: the front matter is nested too deeply, or refers to itself"
    ]


def test_a_value_inside_itself_is_refused() -> None:
    assert mistakes("a: &a [*a]") == [
        "guide.md:2:1+1 error[GP202]: the front matter is nested too deeply, or refers to itself"
    ]


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system [ls]", "!!python/name:os.system", "!secret x"])
def test_tags_make_no_objects(tag: str) -> None:
    front = read_front_matter(TextFile("guide.md", f"---\ntitle: {tag}\n---\n"))
    assert isinstance(front.values["title"], str | list)


@given(st.text(alphabet="abt:-[]{}#&*!|>'\"%@`,?~ \n\t0.1é", max_size=80))
def test_any_front_matter_is_read_or_reported_in_its_own_lines(settings: str) -> None:
    found = outcome(f"---\n{settings}\n---\n{BODY}")
    wrong = [diagnostic for diagnostic in found.diagnostics if diagnostic.severity == "error"]
    assert found.guide is not None or wrong
    assert {diagnostic.span.file for diagnostic in found.diagnostics} <= {"guide.md"}
    lines = f"---\n{settings}\n---\n{BODY}".count("\n") + 1
    assert all(0 <= diagnostic.span.line <= lines for diagnostic in found.diagnostics)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
@pytest.mark.parametrize("count", [300, 100_000])
def test_what_is_nested_without_end_is_told_and_does_not_end_the_process(opening: str, count: int) -> None:
    before = "" if opening.strip() in "-?" else "a: "
    [message] = mistakes(before + opening * count)
    assert "error[GP202]: the front matter " in message


def test_a_list_for_a_name() -> None:
    assert mistakes("title: A post\n[a, b]: c") == [
        "guide.md:3:1+1 error[GP202]: the front matter cannot be read: a setting has a list or table for its name"
    ]


def test_an_empty_slug_is_told_and_one_that_is_not_filled_in_is_left_out() -> None:
    assert mistakes('title: A post\nslug: ""') == ["guide.md:3:1+4 error[GP207]: the slug is empty"]
    assert mistakes("title: A post\nslug:") == []
