"""What GitHub adds to Markdown comes out as its own parser, cmark-gfm, makes it."""

from __future__ import annotations

import re
from urllib.parse import unquote

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from builder.parse.prose.convert import convert
from builder.text.placeholders import BOX, replace_placeholders

STRUCK = """
~one~ ~~two~~ ~~~three~~~
~~one~ ~one~~
~~ one ~~ a~~b~~c
5~10 and 20~30
~~a **b** c~~ **a ~~b~~ c** *~~a~~*
`~~a~~` ~~`a`~~ \\~~a~~ ~~a\\~~
~~one ~~two~~
(~~one~~). "~~two~~"
[~~a~~](https://example.org) ~~[a](https://example.org)~~
"""

ADDRESSES = """
www.example.org
See www.example.org/help.
See www.example.org/a_(b) (www.example.org/a_(b)) and (www.example.org/a))).
www.example.org/a?b=c&d=e www.example.org/a&amp; www.example.org/a&hl;
www.example.org/a<b
https://example.org/a_b_c and http://localhost/x, HTTPS://EXAMPLE.ORG!
"https://example.org" 'https://example.org' https://example.org: https://example.org;
xhttps://example.org axwww.example.org
*www.example.org* **https://example.org/a_b** ~~www.example.org~~
https:// https://_.org www.a_b.org www.a.b_c.d https://münchen.example/straße
`www.example.org` [www.example.org](https://example.net) [a https://example.org b](https://example.net)
me@example.org, a.b-c_d@a.b. a.b-c_d@a.b- a.b-c_d@a.b_ me+you@mail.example.org
me@example.org1 me@example.o2g hello@mail+xyz.example not an@address @example.org
mailto:me@example.org
<https://example.org> <me@example.org>
"""

LISTS = {
    "boxes": "- [ ] One\n- [x] Two\n- [X] Three\n- [ ]Four\n- [y] Five\n",
    "boxes at any depth": "- [ ] One\n  - [x] Two\n    1. [ ] Three\n       * [x] Four\n",
    "boxes of numbers": "1. [ ] One\n2) [x] Two\n",
    "boxes in a quotation": "> - [ ] One\n> - [x] Two\n",
    "a bracket without words": "- [ ]\n- []\n",
}

FOOTNOTES = {
    "numbered by their first references": "One[^b], two[^a].\n\n[^a]: A\n\n[^b]: B\n",
    "in several paragraphs": "One[^c].\n\n- Two[^a]\n\nThree[^b].\n\n[^a]: A\n[^b]: B\n[^c]: C\n",
    "several references to one": "One[^a], two[^b], three[^a].\n\n[^b]: B\n[^a]: A\n",
    "one that is not defined": "One[^a], two[^b].\n\n[^b]: B\n",
}


def as_on_github(text: str) -> str:
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    return cmarkgfm.github_flavored_markdown_to_html(text, options=options)


def ours(text: str) -> str:
    (found,), _ = convert([text])
    return replace_placeholders(
        found.html, lambda kind, number, _: f"[{'x' if number else ' '}]" if kind == BOX else ""
    )


def plain(fragment: str) -> str:
    """HTML without the spaces between blocks, with boxes as they are written, and mail addresses as they are read."""
    fragment = re.sub(
        r'<input type="checkbox"( checked="")? disabled="" />', lambda m: f"[{'x' if m[1] else ' '}]", fragment
    )
    fragment = unquote(fragment.replace("&quot;", '"'))
    return re.sub(r"\s*(</?(?:p|ul|ol|li|blockquote)\b[^>]*>)\s*", r"\1", fragment).replace("<br>", "<br />").strip()


def numbers(fragment: str) -> list[str]:
    """The numbers of the footnotes that a text refers to, in its order."""
    return re.findall(r"<a [^>]*>(\d+)</a></sup>", fragment)


@pytest.mark.parametrize("line", STRUCK.strip().split("\n"))
def test_tildes_strike_text_through(line: str) -> None:
    assert plain(ours(line)) == plain(as_on_github(line))


@pytest.mark.parametrize("line", ADDRESSES.strip().split("\n"))
def test_an_address_is_a_link(line: str) -> None:
    assert plain(ours(line)) == plain(as_on_github(line))


@pytest.mark.parametrize("name", LISTS)
def test_brackets_in_a_list_are_boxes(name: str) -> None:
    assert plain(ours(LISTS[name])) == plain(as_on_github(LISTS[name]))


@pytest.mark.parametrize("name", FOOTNOTES)
def test_footnotes_have_the_numbers_of_github(name: str) -> None:
    assert numbers(ours(FOOTNOTES[name])) == numbers(as_on_github(FOOTNOTES[name]))


def test_footnotes_come_in_the_order_of_their_numbers() -> None:
    _, notes = convert(["One[^b], two[^a].\n\n[^a]: Alpha\n\n[^b]: Beta\n"])
    assert notes.html.index("Beta") < notes.html.index("Alpha")


def test_a_footnote_that_nothing_refers_to_comes_last_and_leads_nowhere() -> None:
    _, notes = convert(["One[^b].\n\n[^a]: Alpha\n\n[^b]: Beta\n"])
    assert notes.html.index("Beta") < notes.html.index("Alpha")
    assert notes.html.count("footnote-backref") == 1


def test_two_references_to_a_footnote_have_two_ways_back() -> None:
    _, notes = convert(["One[^a], two[^a].\n\n[^a]: Alpha\n"])
    assert notes.html.count("footnote-backref") == 2


def test_an_empty_footnote_does_no_harm() -> None:
    assert ours("One[^b], two[^a].\n\n[^a]:\n\n[^b]: Beta\n").count("footnote-ref") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("==one==", "<mark>one</mark>"),
        ("==one **two**== three", "<mark>one <strong>two</strong></mark> three"),
        ("**==one==**", "<strong><mark>one</mark></strong>"),
        ("~~==one==~~", "<del><mark>one</mark></del>"),
        ("a == b == c", "a == b == c"),
        ("a ===b=== c", "a ===b=== c"),
        ("`==one==`", "<code>==one==</code>"),
    ],
)
def test_equals_signs_mark_text(text: str, expected: str) -> None:
    assert ours(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":smile:", "😄"),
        ("Well done :tada:!", "Well done 🎉!"),
        (":+1: and :heart:", "👍 and ❤️"),
        ("9:30:15 and a:b:c", "9:30:15 and a:b:c"),
        (":no-such-name:", ":no-such-name:"),
        ("`:smile:`", "<code>:smile:</code>"),
        ("https://example.org/:smile:", '<a href="https://example.org/:smile">https://example.org/:smile</a>:'),
    ],
)
def test_a_name_of_an_emoji_is_the_emoji(text: str, expected: str) -> None:
    assert ours(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("[ ]", "[ ]"),
        ("[x] yes", "[x] yes"),
        ("[ ] yes [ ] no", "[ ] yes [ ] no"),
        ("`[ ]`", "<code>[ ]</code>"),
        ("[x](https://example.org)", '<a href="https://example.org">x</a>'),
        ("a[ ]b", "a[ ]b"),
    ],
)
def test_brackets_in_a_cell_are_boxes(cell: str, expected: str) -> None:
    found, _ = convert([f"| [ ] A | B |\n|---|---|\n| {cell} | C |"])
    shown = replace_placeholders(found[0].html, lambda kind, number, _: "[x]" if number else "[ ]")
    assert f"<td>{expected}</td>" in shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a *few* words]{.small}", '<span class="small">a <em>few</em> words</span>'),
        ("[ein Wort]{lang=de #w}", '<span id="w" lang="de">ein Wort</span>'),
        ("[a]{b}", "[a]{b}"),
        ("[a] {.b}", "[a] {.b}"),
        ("[a]{% include b.html %}", "[a]{% include b.html %}"),
        ("`[a]{.b}`", "<code>[a]{.b}</code>"),
        ("[a](https://b.org)", '<a href="https://b.org">a</a>'),
    ],
)
def test_words_in_brackets_with_attributes_are_a_span_as_in_pandoc(text: str, expected: str) -> None:
    (found,), _ = convert([text])
    assert found.html == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[a](https://b.org){.big #top title='T \"t\"'}",
            'href="https://b.org" id="top" class="big" title="T &quot;t&quot;"',
        ),
        ("![a](b.png){.wide title=\"T 't'\"}", "title=\"T 't'\""),
        ("```{#run .shell}\nmake\n```", '<pre id="run" class="shell">'),
    ],
)
def test_braces_hold_attributes_with_both_kinds_of_quotation_marks(text: str, expected: str) -> None:
    (found,), _ = convert([text])
    assert all(f" {word}" in found.html.replace("<", " <") for word in re.findall(r"\S+=\"[^\"]*\"|<\w+", expected))
