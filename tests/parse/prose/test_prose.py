"""Prose: Markdown Extra, and what reaches across the parts of a guide."""

from __future__ import annotations

import pytest

from builder.model.blocks import Prose
from builder.text.placeholders import TABLE, placeholder
from tests.support.parsing import outcome, prose, read, said, tree, words


def html(written: str) -> str:
    return prose("# A post\n\n" + written)


def test_tables_keep_their_alignment_as_classes() -> None:
    found = html("| Day | Hours |\n|:---|---:|\n| Monday | 2 |\n")
    assert found.startswith(f'<div class="table" {placeholder(TABLE, 0)}><table>')
    assert '<th class="align-left">Day</th>' in found
    assert '<td class="align-right">2</td>' in found
    assert "style" not in found


def test_definition_lists_and_abbreviations() -> None:
    found = html("SMART\n:   A way to say it.\n\n    And to keep it.\n\n*[SMART]: five words\n")
    assert '<dt><abbr title="five words">SMART</abbr></dt>' in found
    assert "<p>And to keep it.</p>" in found


def test_an_abbreviation_holds_in_the_whole_guide() -> None:
    post = "# A post\n\nA CV helps.\n\n## Step 1: Write\n\nWhy: A CV stays.\n\n*[CV]: curriculum vitae\n"
    assert repr(read(post)).count('<abbr title="curriculum vitae">CV</abbr>') == 2


def test_a_reference_link_holds_in_the_whole_guide() -> None:
    post = "# A post\n\nSee [the list][list].\n\n## Phase 1: A\n\n### Step 1: B\n\nWhy: [the list].\n\n[list]: a.md\n"
    guide = read(post + "\n[the list]: b.md\n")
    assert [(link.target, link.text) for link in guide.summary.links] == [("a.md", "the list"), ("b.md", "the list")]


def test_a_footnote_may_stand_in_another_part() -> None:
    guide = read(
        "# A post\n\nOne.[^a]\n\n## Step 1: B\n\nTwo.[^b]\n\n[^a]: The first.\n\n[^b]: The second.\n\n    More.\n"
    )
    assert words(guide.footnotes) == "The first. ↩ The second. More. ↩"
    assert repr(guide.parts).count("footnote-ref") == 1


def test_footnotes_reach_across_the_files_of_a_guide() -> None:
    guide = read("# A post\n\nOne.[^a]\n", "## Two\n\nText.\n\n[^a]: From the second file.\n")
    assert words(guide.footnotes).startswith("From the second file.")


def test_a_footnote_without_a_text_stays_as_written() -> None:
    assert html("One.[^a]\n") == "<p>One.[^a]</p>"


def test_links_and_pictures_are_marks_with_what_they_name_on_the_card() -> None:
    guide = read("# A post\n\n[Ask](https://example.org) and ![A plan](plan.png) and <https://example.net>.\n")
    assert [link.target for link in guide.summary.links] == ["https://example.org", "https://example.net"]
    [picture] = guide.summary.pictures
    assert (picture.target, picture.alt) == ("plan.png", "A plan")


@pytest.mark.parametrize(
    "written",
    [
        "{{ site.title }} and {% raw %}",
        "Hello\n{% endraw %}",
        "Hello\n{see below}",
        "Hello\n{{ page.url }}",
        "**bold**{% x %}",
        "| {{ a }} | b |\n|---|---|\n| c | {% d %} |",
        "Term\n:   {% e %}",
        "{} { } {a",
    ],
)
def test_braces_that_are_no_attributes_are_text(written: str) -> None:
    shown = words(html(written)).replace(" ", "")
    for brace in ("{{", "}}", "{%", "%}", "{see", "{a", "{}"):
        assert (brace in shown) == (brace in written.replace(" ", ""))


def test_braces_in_code_get_no_backslash() -> None:
    assert (
        html("Write `{{ title }}` and `{% x %}`.") == "<p>Write <code>{{ title }}</code> and <code>{% x %}</code>.</p>"
    )


def test_braces_in_a_heading_are_its_words() -> None:
    assert tree("# A post\n\n## Use {{ title }} {% now %}\n\nText.\n").startswith("prose Use {{ title }} {% now %}")


@pytest.mark.parametrize(
    "braces",
    [
        "{alt=\"A 'big' plan\"}",
        "{alt='A \\'big\\' plan'}",
        "{alt=\"A \\'big\\' plan\"}",
        "{ alt='A \\'big\\' plan' }",
        "{: .wide alt=\"A 'big' plan\"}",
        " {alt=\"A 'big' plan\"}",
        "\n{alt=\"A 'big' plan\"}",
    ],
)
def test_the_text_of_a_picture_may_be_in_braces_behind_it(braces: str) -> None:
    guide = read(f"# A post\n\n![](plan.png){braces}\n")
    assert [picture.alt for picture in guide.summary.pictures] == ["A 'big' plan"]
    assert "{" not in repr(guide.intro)


@pytest.mark.parametrize(
    ("braces", "alt"), [('{alt="Say \\"go\\" {now}"}', 'Say "go" {now}'), ("{alt='\"a\" & b'}", '"a" & b')]
)
def test_the_text_of_a_picture_may_hold_quotation_marks(braces: str, alt: str) -> None:
    guide = read(f"# A post\n\n![](plan.png){braces}\n")
    assert [picture.alt for picture in guide.summary.pictures] == [alt]


def test_attributes_of_a_paragraph_and_of_words() -> None:
    assert html("**Bold**{.big} words\n{#here .note}") == (
        '<p class="note" id="here"><strong class="big">Bold</strong> words</p>'
    )


@pytest.mark.parametrize(
    "written",
    [
        "```python\n# a comment\n```",
        "~~~ .python\n# a comment\n~~~",
        "````\n# a comment\n````",
        "```\n# a comment\n`````",
        "   ```\n   # a comment\n   ```",
        "```js title=x\n# a comment\n```",
        "Look:\n```\n# a comment\n```\nThere.",
        "    # a comment",
        "<pre><code>\n# a comment\n</code></pre>",
    ],
)
def test_code_stays_as_typed(written: str) -> None:
    found = html(written)
    assert "# a comment\n" in found
    assert "\\#" not in found
    assert "<pre>" in found


def test_a_hash_sign_that_is_no_heading_stays() -> None:
    assert html("#goals and\n#plans") == "<p>#goals and\n#plans</p>"


def test_headings_inside_a_quotation_are_bold_lines() -> None:
    assert (
        html("> ## Quoted\n> text\n") == '<blockquote>\n<p class="inner-heading">Quoted</p>\n<p>text</p>\n</blockquote>'
    )


@pytest.mark.parametrize("above", ["- one", "> one", "10. one", "one\ntwo"])
def test_a_line_of_hyphens_below_these_is_a_rule(above: str) -> None:
    found = html(f"{above}\n---\n")
    assert "<hr>" in found
    assert "inner-heading" not in found


@pytest.mark.parametrize(
    "written",
    [
        "Bring:\n- a pen\n- paper",
        "Bring:\n\n- a pen\n- paper",
        "Bring:\n1. a pen\n2. paper",
        "Bring:\n* a pen\n* paper",
    ],
)
def test_a_list_may_follow_its_paragraph_at_once(written: str) -> None:
    assert html(written).count("<li>") == 2
    assert html(written).startswith("<p>Bring:</p>")


@pytest.mark.parametrize("written", ["It began in\n1986. What a year.", "Mind the gap\n-5 degrees", "Yes\n-- no"])
def test_a_year_or_a_minus_begins_no_list(written: str) -> None:
    assert "<li>" not in html(written)


@pytest.mark.parametrize("indent", ["  ", "   ", "    "])
def test_inner_lists_are_indented_as_people_do(indent: str) -> None:
    found = html(f"- morning\n{indent}- coffee\n{indent}- pages\n- evening\n")
    assert found == ("<ul>\n<li>morning<ul>\n<li>coffee</li>\n<li>pages</li>\n</ul>\n</li>\n<li>evening</li>\n</ul>")


def test_lists_in_lists_in_lists() -> None:
    assert html("1. a\n   - b\n     - c\n   - d\n2. e\n").count("<ul>") == 2


def test_an_item_may_follow_a_paragraph_of_the_item_before_it() -> None:
    assert html("1. Write.\n\n   Then wait.\n2. Call.\n") == (
        "<ol>\n<li>\n<p>Write.</p>\n<p>Then wait.</p>\n</li>\n<li>\n<p>Call.</p>\n</li>\n</ol>"
    )


def test_code_in_a_list_keeps_its_place() -> None:
    assert html("1. Run:\n   ```\n   - make\n   ```\n2. Wait.\n") == (
        "<ol>\n<li>Run:<pre><code>- make\n</code></pre>\n</li>\n<li>Wait.</li>\n</ol>"
    )


def test_code_in_an_item_is_what_stands_four_spaces_behind_its_text() -> None:
    assert html("- a\n\n      code\n\n- b\n") == (
        "<ul>\n<li>\n<p>a</p>\n<pre><code>code\n</code></pre>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"
    )


@pytest.mark.parametrize("part", ["", "## Step 1: Ask\n\nWhy: So.\n\n"])
def test_a_comment_is_not_published(part: str) -> None:
    guide = read(
        f"# A post\n\nBefore.\n\n{part}<!--\n\n## Step 2: Secret\n\nWhy: secret\n\n::: secret\n-->\n\nAfter.\n"
    )
    assert "ecret" not in repr((guide.intro, guide.parts))
    assert "After." in repr((guide.intro, guide.parts))


@pytest.mark.parametrize(
    ("opening", "what", "code"),
    [
        ("```", "block of code", "GP106"),
        ("~~~~ py", "block of code", "GP106"),
        ("<!-- x", "comment", "GP129"),
        ("<pre>", "block of HTML", "GP129"),
    ],
)
def test_what_swallows_the_rest_of_a_file_points_at_its_opening_line(opening: str, what: str, code: str) -> None:
    assert said(f"# A post\n\nText.\n\n{opening}\n\n## Step 1: Gone\n") == [
        f"guide.md:5:1+{len(opening)} error[{code}]: this {what} is never closed"
    ]


def test_a_text_of_definitions_alone_leaves_no_trace() -> None:
    post = "# A post\n\n[One][1].\n\n## Step 1: Ask\n\nWhy: So.\n\n[1]: a.md\n\n## Two\n\n*[CV]: life\n"
    assert tree(post) == "[One] .\nstep Step 1 | Ask\n  why [Why]\n    So.\nprose Two".replace("[One] .", "One .")


def test_a_guide_of_definitions_alone_is_empty() -> None:
    assert said("# A post\n\n[1]: a.md\n") == ["guide.md:1 error[GP209]: there is nothing in this file to publish"]


def test_html_with_empty_lines_stays_in_one_piece_in_a_step() -> None:
    [step] = read("# A post\n\n## Step 1: Ask\n\n<details>\n<summary>More</summary>\n\nText.\n\n</details>\n").steps
    [block] = step.items
    assert isinstance(block, Prose)
    assert words(block.html) == "More Text."


def test_a_guide_without_a_body_is_no_guide() -> None:
    assert outcome("").guide is None
    assert said("") == ["guide.md:1 error[GP209]: there is nothing in this file to publish"]
