"""Quotation marks and ellipses as they are printed."""

from __future__ import annotations

from html import unescape

import pytest

from builder.text.typography import curl
from tests.support.parsing import prose, read


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('She said "yes".', "She said “yes”."),
        ("She said 'yes'.", "She said ‘yes’."),
        ("It's Sam's", "It’s Sam’s"),
        ("the '90s", "the ’90s"),
        ('("now")', "(“now”)"),
        ('—"now"', "—“now”"),
        ("\"'Yes,' she said.\"", "“‘Yes,’ she said.”"),
        ("wait...", "wait…"),
        ('<em>"now"</em>', "<em>“now”</em>"),
        ('"<em>now</em>"', "“<em>now</em>”"),
        ('<p>"One"</p>\n<p>"two"</p>', "<p>“One”</p>\n<p>“two”</p>"),
        ('one<br>"two"', "one<br>“two”"),
        ('<code>"a"</code>"', '<code>"a"</code>”'),
        ("<a title=\"it's\">it's</a>", '<a title="it\'s">it’s</a>'),
        ("no marks", "no marks"),
    ],
)
def test_straight_marks_are_curled(typed: str, printed: str) -> None:
    assert curl(typed) == printed


@pytest.mark.parametrize("code", ['`"x"...`', '    "x"...', '```\n"x"...\n```', '<kbd>"x"...</kbd>'])
def test_code_keeps_its_straight_marks(code: str) -> None:
    assert '"x"...' in unescape(prose(f"# A post\n\n{code}\n"))


def test_titles_labels_and_descriptions_are_curled_too() -> None:
    guide = read(
        "---\ntitle: It's \"time\"\ndescription: Don't wait\n---\n\n## Step 1: Don't \"wait\"\n\n**What you'll need:** A pen.\n"
    )
    assert guide.meta.title == "It’s “time”"
    assert guide.meta.description == "Don’t wait"
    assert guide.steps[0].html == "Don’t “wait”"
    assert "What you’ll need" in repr(guide.steps[0].items)


def test_a_title_from_the_text_is_curled() -> None:
    assert read('# It\'s "time"\n\nText.\n').meta.title == "It’s “time”"
