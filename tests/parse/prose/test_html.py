"""HTML in a text: what is kept, what is cleaned away, and that no text can forge a mark of ours."""

from __future__ import annotations

import re

import pytest

from builder.model.blocks import Prose
from builder.text.placeholders import CLOSE, OPEN, TABLE, placeholder
from tests.support.parsing import outcome, prose, read, said, shown, tree, words


def html(text: str) -> str:
    return prose(f"# A post\n\n{text}\n")


def test_plain_html_stays() -> None:
    assert html('<p class="note">Press <kbd>Esc</kbd> and <b>wait</b>.</p>') == (
        '<p class="note">Press <kbd>Esc</kbd> and <b>wait</b>.</p>'
    )


def in_spite_of_it(text: str) -> str:
    """The HTML of a text in which something is wrong."""
    guide = outcome(f"---\ntitle: A post\n---\n\n{text}\n").guide
    assert guide is not None
    [only] = guide.intro
    assert isinstance(only, Prose)
    return only.html


@pytest.mark.parametrize(
    "text",
    [
        "Hi <script>steal()</script>",
        "<script>\nsteal()\n</script>\n\nHi",
        'Hi <b onclick="steal()">you</b>',
        "Hi <img src=x onerror=steal()>",
        "Hi <style>steal { }</style>",
        'Hi <p style="background:url(steal)">you</p>',
        "Hi <svg><script>steal()</script></svg>",
        'Hi <form action="steal"><button>you</button></form>',
        'Hi <base href="https://steal.example">',
        'Hi <meta http-equiv=refresh content="0;url=steal">',
        "Hi <math><mtext><script>steal()</script></mtext></math>",
        'Hi <noscript><p title="</noscript><img src=x onerror=steal()>"></noscript>',
        "Hi you{ onclick=steal() }",
        'Hi **you**{ style="background:url(steal)" }',
        "# Hi { onclick=steal() }",
    ],
)
def test_what_could_do_harm_is_gone(text: str) -> None:
    guide = read(f"---\ntitle: A post\n---\n\n{text}\n")
    shown = repr((guide.summary.links, guide.summary.pictures, guide.intro, guide.parts))
    assert "steal" not in shown.replace("{ onclick=steal() }", "")
    assert "Hi" in shown


@pytest.mark.parametrize(
    ("written", "column", "length"),
    [
        ("Hi [you](javascript:steal())", 10, 18),
        ("Hi [you](JaVaScRiPt:steal())", 10, 18),
        ("Hi <javascript:you()>", 5, 16),
        ("Hi [you](java&#115;cript:steal)", 10, 21),
        ("Hi [you](data:text/html,steal)", 10, 20),
        ("Hi [you](vbscript:steal)", 10, 14),
        ("Hi [you](ftp://example.org/steal)", 10, 23),
        ('Hi <a href="javascript:steal()">you</a>', 13, 18),
        ("Hi <A HREF='&#x6A;avascript:steal'>you</A>", 13, 21),
        ('Hi <a href="java&Tab;script:steal">you</a>', 13, 21),
        ('Hi <a href=" &#1;javascript:steal">you</a>', 13, 21),
        ('Hi <a href="javascript&colon;steal">you</a>', 13, 22),
        ('Hi <![a[ <a href="javascript:steal">you</a>', 19, 16),
        ("Hi ![you](javascript:steal())", 11, 18),
        ("Hi ![you](data:image/png;base64,steal)", 11, 27),
    ],
)
def test_an_address_that_could_do_harm_is_a_mistake_at_its_place(written: str, column: int, length: int) -> None:
    found = outcome(f"# A post\n\n{written}\n")
    [message] = map(shown, found.diagnostics)
    assert message.startswith(f"guide.md:3:{column}+{length} error[GP402]: ")
    assert message.endswith(" is not an address that a page may link to")
    assert found.guide is not None
    assert "steal" not in repr((found.guide.summary.links, found.guide.summary.pictures, found.guide.intro))


@pytest.mark.parametrize("tag", ['iframe src="javascript:steal()"', 'object data="javascript:steal()"'])
def test_an_embed_that_could_do_harm_leads_nowhere(tag: str) -> None:
    found = outcome(f"# A post\n\nHi <{tag} title='you'></{tag.split()[0]}>\n")
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["GP116", "GP402"]
    assert found.guide is not None
    assert "steal" not in repr((found.guide.summary.links, found.guide.intro))


@pytest.mark.parametrize("text", ["<![a[ <input type=checkbox> Hi", "<![a[ <table><tr><td>Hi</td></tr></table>"])
def test_a_declaration_that_is_none_does_no_harm(text: str) -> None:
    assert "Hi" in repr(outcome(f"# A post\n\n{text}\n").guide)


def test_an_address_of_a_reference_that_could_do_harm_is_a_mistake() -> None:
    [message] = said("# A post\n\nHi [you]\n\n[you]: javascript:steal()\n")
    assert message.endswith("error[GP402]: `javascript:steal()` is not an address that a page may link to")


@pytest.mark.parametrize(
    "written",
    [
        "[you](https://example.org/a:b)",
        "[you](HTTP://example.org)",
        "[you](mailto:me@example.org)",
        "[you](tel:+4930123)",
        "<me@example.org>",
        "[you](#here:now)",
        "[you](notes.txt?a=b:c)",
        "`<a href='javascript:steal()'>`",
        "Hi <!-- <a href='javascript:steal()'> -->",
        "Write `[you](javascript:steal())`, or: a href is not javascript:steal.",
    ],
)
def test_an_address_that_does_no_harm_is_no_mistake(written: str) -> None:
    assert said(f"# A post\n\n{written}\n") == []


@pytest.mark.parametrize(
    "text", ["<div>\nOpen", "<section>\n\nOpen", "<table><tr><td>Open", "<ul><li>Open", "</div>\nOpen"]
)
def test_html_that_is_never_closed_keeps_to_its_own_text(text: str) -> None:
    post = f"# A post\n\nSee [there][1].\n\n## One\n\n{text}\n\n## Step 1: Two\n\n**Bold**[^n]\n\n[1]: a.md\n\n[^n]: Note.\n"
    guide = read(post)
    assert [link.target for link in guide.summary.links] == ["a.md"]
    assert "<strong>Bold</strong><sup" in repr(guide.steps)
    assert "Note." in guide.footnotes
    assert "Open" in repr(guide.parts[0])


def test_tags_that_only_close_do_not_leave_their_part() -> None:
    assert "</" not in html("One </div></section></main> two").replace("</p>", "")


@pytest.mark.parametrize(
    "forged",
    [
        f"{OPEN}b4{CLOSE}",
        "&#xfdd0;b4&#xfdd1;",
        "&#xFDD0;b4&#xFDD1;",
        "&#x00fdd0;b4&#x00fdd1;",
        "&#64976;b4&#64977;",
        "&#0000000000064976;b4&#0000000000064977;",
        "&#64976b4&#64977 ",
        "<b>&#xfdd0;b4&#xfdd1;</b>",
        "[a](&#xfdd0;b4&#xfdd1;)",
        "![&#xfdd0;b4&#xfdd1;](p.png)",
        '<b title="&#xfdd0;b4&#xfdd1;">x</b>',
        f"`{OPEN}b4{CLOSE}`",
        f"[a]({OPEN}b4{CLOSE})",
        f"\n\n{OPEN}s0{CLOSE}\n\n",
    ],
)
def test_no_text_can_forge_a_mark(forged: str) -> None:
    guide = read(f"# A post {forged}\n\nBefore {forged} behind.\n\n## Step 1: Ask {forged}\n\nWhy: {forged}\n")
    assert not re.search(r"\\ufdd0[bs]", ascii(guide))


@pytest.mark.parametrize("escape", ["\\uFDD0b4\\uFDD1", "\\U0000FDD0b4\\U0000FDD1"])
def test_front_matter_cannot_forge_a_mark(escape: str) -> None:
    meta = read(f'---\ntitle: "A {escape}"\ndescription: "B {escape}"\n---\n\nText.\n').meta
    assert OPEN not in meta.title + meta.title_html + meta.description


def test_markdowns_own_control_characters_are_replaced_beside_the_message() -> None:
    assert in_spite_of_it("one \x02klzzwxh:0001\x03 two") == "<p>one \ufffdklzzwxh:0001\ufffd two</p>"


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\x7f"])
def test_control_characters_are_replaced_beside_the_message(character: str) -> None:
    assert in_spite_of_it(f"one{character}two") == "<p>one\ufffdtwo</p>"


def test_a_noncharacter_is_replaced() -> None:
    assert html("one\ufffetwo") == "<p>one\ufffdtwo</p>"


@pytest.mark.parametrize("character", ["\x0b", "\x0c"])
def test_a_word_processors_line_and_page_ends_are_spaces(character: str) -> None:
    assert html(f"one{character}two") == "<p>one two</p>"


@pytest.mark.parametrize(
    ("reference", "letter"), [("&eacute;", "é"), ("&#233;", "é"), ("&#xe9;", "é"), ("&#150;", "–")]
)
def test_other_references_stay_what_they_are(reference: str, letter: str) -> None:
    assert html(f"caf{reference} <b>x</b>") in (f"<p>caf{letter} <b>x</b></p>", f"<p>caf{reference} <b>x</b></p>")


def shown_and_said(text: str) -> tuple[str, list[str]]:
    post = f"# A post\n\n{text}\n"
    return words(prose(post)), [line.removeprefix("guide.md:") for line in said(post)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('- <input type="checkbox"> Milk\n- <INPUT checked type=checkbox /> **Bread**', "[ ] Milk [x] Bread"),
        ('<ul>\n<li><label><input type="checkbox" disabled> Milk</label></li>\n</ul>', "[ ] Milk"),
    ],
)
def test_boxes_in_html_are_boxes(text: str, shown: str) -> None:
    assert shown_and_said(text) == (shown, [])


@pytest.mark.parametrize("text", ['`<input type="checkbox">` Milk', '```\n<input type="checkbox"> Milk\n```'])
def test_boxes_in_code_are_code(text: str) -> None:
    assert shown_and_said(text) == ('<input type="checkbox"> Milk', [])


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("iframe", '<iframe src="https://example.org/a?b=1&amp;c=2" title="A &lt;talk&gt;"></iframe>'),
        ("video", '<video title="A &lt;talk&gt;" controls src="https://example.org/a?b=1&amp;c=2">None</video>'),
        ("audio", '<audio title="A &lt;talk&gt;">\n<source src="https://example.org/a?b=1&amp;c=2">\n</audio>'),
        ("embed", '<embed src="https://example.org/a?b=1&amp;c=2" title="A &lt;talk&gt;">'),
        (
            "object",
            '<object data="https://example.org/a?b=1&amp;c=2" title="A &lt;talk&gt;"><object>None</object></object>',
        ),
        ("video", '<video src="https://example.org/a?b=1&amp;c=2" title="A &lt;talk&gt;">'),
    ],
)
def test_what_is_embedded_is_a_link_with_its_title_and_the_reason(tag: str, text: str) -> None:
    guide = read(f"# A post\n\n{text}\n")
    assert [(link.target, link.text) for link in guide.summary.links] == [("https://example.org/a?b=1&c=2", "A <talk>")]
    reason = "becomes a link, since paper cannot show it and pages load nothing from elsewhere"
    assert shown_and_said(text) == ("A <talk>", [f"3:1+{len(tag) + 1} warning[GP116]: `{tag}` {reason}"])


def test_what_is_embedded_in_a_sentence_stays_in_it() -> None:
    assert shown_and_said('See <iframe src="a.html"></iframe> now')[0] == "See a.html now"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Dear <name>, <name>", "3:6+5 warning[GP117]: the tag `<name>` is removed, and what is in it stays"),
        ("a\n<form>\nb\n</form>", "4:1+5 warning[GP117]: the tag `<form>` is removed, and what is in it stays"),
        ("<script>\n<b>\n</script>", "3:1+7 warning[GP117]: the tag `<script>` is removed, with all that is in it"),
        ("<iframe></iframe>", "3:1+7 warning[GP117]: the tag `<iframe>` is removed, with all that is in it"),
        ('> a <b onclick="x()">b</b>', "3:5+2 warning[GP118]: the attribute `onclick` of `<b>` is removed"),
        ("- a\n\n  <p style=x>b</p>", "5:3+2 warning[GP118]: the attribute `style` of `<p>` is removed"),
    ],
)
def test_what_is_removed_is_told_at_its_place(text: str, message: str) -> None:
    found = outcome(f"# A post\n\n{text}\n\nc\n").diagnostics
    assert [shown(diagnostic).removeprefix("guide.md:") for diagnostic in found] == [message]


def test_what_is_removed_is_told_once_a_kind_and_a_file() -> None:
    one = "<b style=a>a</b> <i style=b>b</i> <x-y>c</x-y> <x-y>d</x-y>\n\n### {}\n\n<b style=c>e</b>\n"
    files = (f"# A post\n\n{one}".format("C"), f"## B\n\n{one}".format("D"))
    assert [line[:12] for line in said(*files)] == [
        "guide.md:3:1",
        "guide.md:3:3",
        "2.md:3:1+2 w",
        "2.md:3:35+4 ",
    ]


@pytest.mark.parametrize(
    "text",
    ["`<form>`", "```\n<form>\n```", "    <form>", "\\<form>", "<!-- <form> -->", "<https://example.org>", "1 <b"],
)
def test_what_only_looks_like_html_is_not_told(text: str) -> None:
    assert said(f"# A post\n\nA\n\n{text}\n") == []


def test_a_table_in_a_table_is_wrapped_once() -> None:
    inner = "<table><tbody><tr><td>b</td></tr></tbody></table>"
    found = html(f"<table><tr><td>a {inner}</td><td>c</td></tr></table>\n\n<table><tr><td>d</td></tr></table>")
    assert found == (
        f'<div class="table" {placeholder(TABLE, 0)}><table><tbody><tr><td>a {inner}</td><td>c</td></tr></tbody></table></div>\n'
        f'<div class="table" {placeholder(TABLE, 1)}><table><tbody><tr><td>d</td></tr></tbody></table></div>'
    )


def test_the_words_of_a_box_end_before_the_element_that_it_is_in() -> None:
    end = placeholder("d", 0)
    assert f"done{end}</b> more" in html('<b><input type="checkbox"> done</b> more')
    assert f"done{end}</td><td>" in html('<table><tr><td><input type="checkbox"> done</td><td>x</td></tr></table>')


def test_a_table_that_a_title_speaks_of_is_none() -> None:
    assert 'class="table"' not in html('<b title="<table>">x</b> </table>')


def test_what_is_no_tag_is_text() -> None:
    assert tree("# A post\n\nHi <svg/onload=go()>\n") == "Hi <svg/onload=go()>"


def test_a_less_than_sign_is_text() -> None:
    assert tree("# A post\n\n1 < 2 & 3 > 2\n") == "1 < 2 & 3 > 2"
