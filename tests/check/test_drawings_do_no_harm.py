"""A drawing that the site would publish is looked at, whatever names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checking import ADDRESS, GUIDE, post, said
from tests.support.folders import SITE, Files

SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n  <script>run()</script></svg>'
FRONT = "---\ntitle: A post\nimage: a.svg\nimage_alt: A\n---\n\n## Step 1: Ask\n"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({GUIDE: post("![A plan](a.svg)"), "content/guides/a.svg": SCRIPT}, "content/guides/a.svg"),
        ({GUIDE: post("See [the plan](a.SVG)."), "content/guides/a.SVG": SCRIPT}, "content/guides/a.SVG"),
        ({GUIDE: FRONT, "content/guides/a.svg": SCRIPT}, "content/guides/a.svg"),
        ({SITE: f'{ADDRESS}[brand]\nlogo = "a.svg"\n', "content/a.svg": SCRIPT}, "content/a.svg"),
    ],
    ids=["picture", "link", "front matter", "logo"],
)
def test_code_in_a_drawing_is_an_error_at_its_element(tmp_path: Path, files: Files, place: str) -> None:
    assert said(tmp_path, files) == [f"{place}:2:3+1 error[GP403]: this drawing contains an element `<script>`"]


def test_a_drawing_that_nothing_names_is_not_looked_at(tmp_path: Path) -> None:
    assert said(tmp_path, {"content/guides/a.svg": SCRIPT}) == []


def test_a_file_that_only_ends_like_a_drawing_is_an_error(tmp_path: Path) -> None:
    [message] = said(tmp_path, {GUIDE: post("See [the plan](a.svg)."), "content/guides/a.svg": "no drawing"})
    assert message.startswith("content/guides/a.svg:1:1+1 error[GP406]: this drawing is not well-formed XML")
