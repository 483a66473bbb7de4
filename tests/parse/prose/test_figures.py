"""An image alone in its paragraph is a figure; images side by side; widths and places in braces."""

from __future__ import annotations

import re

import pytest

from tests.support.parsing import outcome, prose, read, said

DOOR = "![A blue door](door.png"
TREE = "![A tall tree](tree.png"


def _figure(text: str) -> str:
    """What is made of a text, without placeholders."""
    inner = re.sub("\ufdd0[qr]\\d+\ufdd1", "", prose(f"# A post\n\n{text}\n"))
    return re.sub('(="| )\ufdd0[a-z][\\d.]+\ufdd1', lambda m: '="…' if m[1] == '="' else "", inner)


def test_an_image_with_a_title_alone_in_its_paragraph_is_a_figure_with_its_caption() -> None:
    assert _figure(f'{DOOR} "The door across the road")') == (
        '<figure class="figure"><img src="…" alt="A blue door">'
        "<figcaption>The door across the road</figcaption></figure>"
    )


def test_a_caption_is_plain_text_with_the_quotation_marks_of_its_language() -> None:
    assert "<figcaption>Ann’s “door” &amp; *mine*… &lt;b&gt;</figcaption>" in _figure(
        DOOR + """ 'Ann\\'s "door" & *mine*... <b>')"""
    )


def test_an_image_without_title_or_options_stays_in_its_paragraph() -> None:
    assert _figure(f"{DOOR})") == '<p><img src="…" alt="A blue door"></p>'


def test_an_image_among_words_is_no_figure() -> None:
    found = _figure(f'See {DOOR} "The door") there.')
    assert found == '<p>See <img src="…" alt="A blue door" title="The door"> there.</p>'


@pytest.mark.parametrize(
    ("braces", "width"),
    [
        ("{width=50%}", "50%"),
        (" {width=50%}", "50%"),
        ("\n{width=50%}", "50%"),
        ('{: width="60mm" }', "60mm"),
        ("{width=7.5cm}", "7.5cm"),
        ("{width=300px}", "300px"),
        ("{width=300}", "300px"),
        ("{.left width=40%}", "40%"),
    ],
)
def test_a_width_in_braces(braces: str, width: str) -> None:
    guide = read(f"# A post\n\n{DOOR}){braces}\n")
    assert [picture.width for picture in guide.summary.pictures] == [width]
    assert '<figure class="figure ' in repr(guide.intro)
    assert "sized" in repr(guide.intro)
    assert "{" not in repr(guide.intro)


@pytest.mark.parametrize("position", ["left", "right", "center"])
@pytest.mark.parametrize("written", ["{DOOR}){{.{position}}}", "{DOOR}) {{.{position}}}", "{DOOR})\n{{.{position}}}"])
def test_a_position_in_braces(written: str, position: str) -> None:
    found = _figure(written.format(DOOR=DOOR, position=position))
    assert found == f'<figure class="figure {position}"><img src="…" alt="A blue door"></figure>'


def test_other_classes_and_ids_are_kept() -> None:
    assert _figure(f"{DOOR}){{#door .framed .left}}") == (
        '<figure class="figure left"><img src="…" alt="A blue door" id="door" class="framed"></figure>'
    )
    assert _figure(f'{DOOR} "The door")\n{{#door .framed}}').startswith('<figure class="figure framed" id="door"><img')


@pytest.mark.parametrize("between", [" ", "\n", "  \n"])
def test_several_images_in_a_paragraph_are_side_by_side(between: str) -> None:
    assert _figure(f'{DOOR} "The door"){between}{TREE}){{.center}}') == (
        '<div class="figures center">'
        '<figure class="figure"><img src="…" alt="A blue door"><figcaption>The door</figcaption></figure>'
        '<figure class="figure"><img src="…" alt="A tall tree"></figure></div>'
    )


def test_a_figure_may_be_a_link() -> None:
    found = _figure(f'[{DOOR} "The door"){{width=50%}}](https://example.org)')
    assert re.fullmatch(
        r'<figure class="figure sized percent"><a><img src="…" alt="A blue door"></a>.*'
        r"<figcaption>The door</figcaption></figure>",
        found,
    )


@pytest.mark.parametrize("before", ["- ", "> ", "1. "])
def test_a_figure_in_a_list_or_a_quotation(before: str) -> None:
    assert '<figure class="figure"><img src="…" alt="A blue door"><figcaption>' in _figure(
        f'{before}{DOOR} "The door")'
    )


def test_a_figure_in_a_table() -> None:
    found = _figure(f'| Name | What |\n|---|---|\n| Door | {DOOR} "The door") |')
    assert '<td><figure class="figure"><img src="…" alt="A blue door"><figcaption>The door<' in found


def test_html_of_an_author_has_the_same_look() -> None:
    written = '<figure class="right"><img src="door.png" alt="A door" width="40%"><figcaption>The *door*</figcaption></figure>'
    assert _figure(written) == (
        '<figure class="figure right sized percent"><img src="…" alt="A door"><figcaption>The *door*</figcaption></figure>'
    )


def test_markdown_within_a_figure_of_html() -> None:
    found = _figure(f'<figure markdown="1">\n\n{DOOR} "The door"){{width=50%}}\n\n</figure>')
    assert found.count("<figure") == 1
    assert 'class="figure sized percent"' in found
    assert "<figcaption>The door</figcaption></figure>" in found


def test_an_image_in_a_line_keeps_its_width() -> None:
    assert 'alt="A blue door" style="width:5mm"> there' in _figure(f"See {DOOR}){{width=5mm}} there.")


@pytest.mark.parametrize("width", ["5000mm", "abc", "0%", "120%", "-3cm", "50 %", "3em", "43cm"])
def test_a_wrong_width_is_reported_where_it_is(width: str) -> None:
    [message] = said(f'# A post\n\nText.\n\n{DOOR}){{width="{width}"}}\n')
    assert message == f"guide.md:5:33+{len(width)} warning[GP339]: `{width}` is not a width for an image"


def test_a_wrong_width_below_its_image_and_of_html() -> None:
    assert said(f"# A post\n\n{DOOR})\n{{width=wide}}\n")[0].startswith("guide.md:4:8+4 warning[GP339]")
    assert said('# A post\n\n<img width="auto" src="a.png" alt="A">\n')[0].startswith("guide.md:3:13+4 warning[GP339]")


def test_of_two_equal_images_the_wrong_width_of_the_second_is_reported() -> None:
    [message] = said(f"# A post\n\n{DOOR}){{width=50%}}\n\n{DOOR}){{width=500%}}\n")
    assert message.startswith("guide.md:5:32+4 warning[GP339]: `500%`")


@pytest.mark.parametrize("position", ["left", "right", "center"])
def test_a_position_among_words_is_reported(position: str) -> None:
    [message] = said(f"# A post\n\nSee {DOOR}){{.{position}}} there.\n")
    assert message == (
        f"guide.md:3:30+{len(position) + 1} warning[GP345]: "
        f"`.{position}` means nothing for an image within a line of text"
    )


def test_two_positions_are_reported() -> None:
    [message] = said(f"# A post\n\n{DOOR}){{.left .right}}\n")
    assert message == "guide.md:3:32+6 warning[GP346]: this image is `.left` already, so `.right` is ignored"


def test_a_caption_that_only_repeats_the_description_is_reported() -> None:
    [message] = said(f'# A post\n\n{DOOR} "a blue  door.")\n')
    assert message == "guide.md:3:16+8 warning[GP347]: the caption of `door.png` is the same as its description"


def test_an_image_that_is_refused_leaves_no_empty_figure() -> None:
    found = outcome('# A post\n\nText.\n\n![x](javascript:steal "Caption"){width=50%}\n').guide
    assert found is not None
    assert "figure" not in repr(found.intro)


def test_an_image_in_a_heading_is_no_figure() -> None:
    guide = read(f'# A post\n\n## {DOOR} "The door")\n\nText.\n')
    assert "figure" not in repr(guide.parts)
