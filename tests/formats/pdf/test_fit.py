"""How areas share what is left of a page, how titles are sized, and where the ridge of a cover ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import builder
from builder.formats.pdf.cover import cover_art
from builder.formats.pdf.fit import Area, further, share
from builder.formats.pdf.lettering import contents_entry, even_width, running, title_size
from builder.load import builtin
from builder.load.papers import papers_of
from builder.model.measure import A4 as DRAWN
from builder.model.sources import Paper
from builder.text.width import TextWidths, wrapped

FONTS = Path(builder.__file__).parents[1] / "themes/journal/fonts"
FACES = {("serif", 300): "Literata-Light", ("sans", 400): "Commissioner-Regular"}
WIDTHS = TextWidths({face: (FONTS / f"{name}.ttf").read_bytes() for face, name in FACES.items()})
DESIGN = replace(DRAWN, widths=WIDTHS)

A4, LETTER = Paper("a4", "A4", 210, 297), Paper("letter", "US Letter", 215.9, 279.4)


def heights(*areas: Area, room: float) -> list[float]:
    return [fit.height for fit in share(areas, room).values()]


def test_one_area_takes_whole_lines_and_moves_them_to_the_foot() -> None:
    fit = share([Area("a", 24)], 20.5)["a"]
    assert (fit.height, fit.offset) == pytest.approx((44.5, 4.5))


def test_odd_lines_go_to_the_last_areas_one_each() -> None:
    assert heights(Area("a", 24), Area("b", 24), Area("c", 24), room=16) == [24, 32, 32]


def test_areas_grow_by_their_shares_but_never_below_what_they_need() -> None:
    assert heights(Area("a", 24, share=2), Area("b", 24), room=72) == [80, 40]
    assert heights(Area("a", 24, share=9), Area("b", 24), room=16) == [40, 24]


def test_area_stops_at_its_most_and_leaves_the_rest() -> None:
    assert heights(Area("a", 24, most=40), Area("b", 24), room=80) == [40, 88]
    assert heights(Area("a", 24, most=40), room=80) == [40]


def test_picture_takes_any_height_beside_lines() -> None:
    picture, lines = share([Area("a", 40, most=88, pitch=0, share=2), Area("b", 24)], 55).values()
    assert picture.height + lines.height == pytest.approx(119)
    assert (lines.height - lines.offset) % 8 == pytest.approx(0)


def test_rows_of_two_pitches_fill_a_page_to_its_foot() -> None:
    lines, dots = share([Area("a", 24), Area("b", 60, pitch=5.236, edge=0.55)], 100).values()
    assert lines.height + dots.height == pytest.approx(184)
    assert (lines.height - lines.offset) % 8 == pytest.approx(0)
    assert (dots.height - dots.offset - 0.55) / 5.236 == pytest.approx(round((dots.height - dots.offset) / 5.236))


def test_no_areas_share_nothing() -> None:
    assert share([], 100) == {}


def test_what_is_over_goes_to_the_gaps_of_a_page() -> None:
    fits = share([Area("a", 24)], 20.5, [Area("above", 0, pitch=0, slack=True)])
    assert (fits["a"].height, fits["a"].offset) == (40, 0)
    assert fits["above"].height == pytest.approx(4.5)


@pytest.mark.parametrize("room", [0, 0.3, 7.9, 8, 95.4, 230])
def test_areas_never_take_more_than_there_is(room: float) -> None:
    areas = [Area("a", 24), Area("b", 60, pitch=0), Area("c", 60, pitch=5.236, edge=0.2), Area("d", 24, most=50)]
    assert sum(heights(*areas, room=room)) <= 168 + room + 1e-6


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Grow into your next role", ""),
        ("A title of thirty letters, thus", ""),
        ("A WARM TITLE OF LETTERS, THUS", "long"),
        ("A title that is a little longer than sixty letters, as some of them are", "longer"),
        ("A title that is a good deal longer than sixty letters and than seventy-five, as only few are", "xlong"),
        ("word " * 30, "xxlong"),
        ("Donaudampfschifffahrt", "long"),
        ("Pneumonoultramicroscopicsilicovolcanoconiosis", "xxlong"),
        ("日本語のとても長いタイトルのための試験です", "long"),
    ],
)
def test_title_is_set_by_its_width_and_its_longest_word(title: str, size: str) -> None:
    assert title_size(title, WIDTHS) == size


def test_lines_of_a_title_are_about_equally_long() -> None:
    title = "Ten SMART goals for a career promotion that you have earned"
    room = 160.0
    width = even_width(title, 38, room, WIDTHS)
    lines = wrapped(title, width, lambda text: WIDTHS.em(text, "serif", 300) * 38 * 25.4 / 72)
    assert len(lines) == len(wrapped(title, room, lambda text: WIDTHS.em(text, "serif", 300) * 38 * 25.4 / 72))
    lengths = [WIDTHS.em(line, "serif", 300) for line in lines]
    assert len(lines) > 1
    assert min(lengths) > 0.75 * max(lengths)
    assert width < room


@pytest.mark.parametrize("text", ["", "Short", "Donaudampfschifffahrtsgesellschaft is a word"])
def test_text_that_is_one_line_or_has_an_endless_word_keeps_its_room(text: str) -> None:
    assert even_width(text, 54, 100, WIDTHS) == 100


def foot(text: str, short: str = "", language: str = "en") -> str:
    return running(text, DESIGN, builtin.language(language).text, short)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Short", "Short"),
        ("Find your ground: a year on an allotment for people who never held a spade", "Find your ground"),
        ("Find your ground – a year on an allotment by people who never held a spade", "Find your ground"),
        ("Grow strong leadership skills for the career that you will want in ten years", "Grow strong leadership skills"),
        ("Write one page and then another and then another and never look up at the clock", "Write one page and then another and then another and never look up"),
        ("x" * 200, "x" * 61),
        ("Coach's copy · Find your ground: a year on an allotment, told to people who dig", "Coach's copy · Find your ground"),
    ],
)  # fmt: skip
def test_long_title_at_the_foot_ends_where_a_phrase_does(title: str, found: str) -> None:
    assert foot(title) == found


def test_german_title_ends_before_its_second_phrase() -> None:
    title = "Gelassen durch den Alltag gehen für Menschen, die jeden Tag sehr viel zu tun haben"
    assert foot(title, language="de") == "Gelassen durch den Alltag gehen"


def test_short_title_is_at_the_foot_where_the_title_does_not_fit() -> None:
    title = "Grow strong leadership skills for the career that you will want in ten years"
    assert foot(title, "Leadership skills") == "Leadership skills"
    assert foot("Grow", "G") == "Grow"


def test_long_line_of_the_contents_has_its_last_two_words_beside_the_page_number() -> None:
    short = "Describe the people in the room"
    assert contents_entry(short, "step", DESIGN) == short
    found = [contents_entry(" ".join(["word"] * count), "step", DESIGN) for count in range(5, 60)]
    broken = [entry for entry in found if "<br>" in entry]
    assert broken and all(entry.endswith("word<br>word\u00a0word") for entry in broken)


@pytest.mark.parametrize("text", ["word " * 40, "i" * 400, "W" * 200, "日" * 100, "Look and write it all down; " * 9])
def test_foot_fills_its_line_and_no_more(text: str) -> None:
    taken = WIDTHS.em(foot(text)) * 9.5 * 25.4 / 72
    assert 0.8 * 110 < taken <= 110


def test_ridge_stands_seven_millimetres_lower_on_letter() -> None:
    assert cover_art(A4).foot == 26
    assert cover_art(LETTER).foot == pytest.approx(19)
    assert cover_art(A4).height == 182
    assert cover_art(LETTER).height == 175


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("end", [0, 90, 120, 150, 168, 175, 200])
def test_ridge_ends_below_the_title_or_is_left_out(paper: Paper, end: float) -> None:
    height = cover_art(paper, end).height
    assert height == 0 or paper.height - height >= end + 10.6
    assert height > 0 or end > 150


def test_papers_are_those_that_are_shipped(tmp_path: Path) -> None:
    sizes = {name: (paper.width, paper.height) for name, paper in papers_of(tmp_path).items()}
    assert sizes["a4"] == (A4.width, A4.height)
    assert sizes["letter"] == (LETTER.width, LETTER.height)


def row(number: int, part: str = "plan", height: float = 16) -> Area:
    return Area(f"{part}-{number}", 0, most=height, pitch=height, late=True, part=part)


def parts(areas: list[Area], component: str, left: float) -> list[float]:
    return [fit.height for fit in further(areas, component, left).values()]


def test_whole_rows_follow_the_last_component_and_the_others_leave_nothing() -> None:
    assert parts([row(1), row(2), row(3)], "plan", 40) == [16, 16, 0]


def test_only_the_last_component_of_a_page_gets_rows() -> None:
    assert parts([row(1), row(1, "table")], "table", 40) == [0, 16]
    assert parts([row(1), row(2)], "", 40) == [0, 0]


def test_what_is_over_after_whole_rows_is_above_the_component() -> None:
    over = Area("over", 0, most=16, pitch=0, late=True, part="plan")
    assert parts([over, row(1), row(2)], "plan", 40) == [8, 16, 16]
    assert parts([over, row(1)], "plan", 60) == [16, 16]


def test_what_is_there_of_a_component_grows_before_rows_follow() -> None:
    days = [Area(f"day-{n}", 24, most=36, pitch=0, part="week") for n in range(2)]
    assert parts([*days, row(1, "week", 8)], "week", 40) == [36, 36, 8]
    assert parts(days, "plan", 40) == [24, 24]
