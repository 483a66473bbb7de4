"""Links as Obsidian writes them lead to what alone has the name; others are a warning, and their words are printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.checking import GUIDE, checked, post, said
from tests.support.projects import Files, guidepress, write
from tests.support.samples import blank_image

FILES: Files = {
    "content/guides/other.md": "---\ntitle: The Other One\nslug: the-other\n---\n\n## Look & see\n\nText.\n\n## Step 1: Go\n",
    "content/guides/folder/guide.md": "# A folder\n\n## Step 1: Ask\n",
    "content/guides/folder/plan.png": blank_image(),
    "content/guides/twin.md": "# First\n\n## Step 1: Go\n",
    "content/pages/twin.md": "---\nslug: second\n---\n\n# Second\n\nText.\n",
    "content/pages/about.md": "# About\n\nText.\n",
}

CLEAR = {
    "[[other]]": ("../the-other/index.html", "other"),
    "[[The Other One]]": ("../the-other/index.html", "The Other One"),
    "[[the-other]]": ("../the-other/index.html", "the-other"),
    "[[Other.md|this]]": ("../the-other/index.html", "this"),
    "[[other#Look & see]]": ("../the-other/index.html#look-see", "other &gt; Look &amp; see"),
    "[[folder#Step 1: Ask|ask]]": ("../folder/index.html#ask", "ask"),
    "[[about]]": ("../about/index.html", "about"),
    "[[#Here it is|here]]": ("#here-it-is", "here"),
    "![[other]]": ("../the-other/index.html", "other"),
}


@pytest.mark.parametrize("written", CLEAR)
def test_a_clear_name_is_fine(tmp_path: Path, written: str) -> None:
    assert said(tmp_path, {**FILES, GUIDE: post(f"See {written}.\n\n## Here it is\n\nText.")}) == []


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("[[othr]]", "no guide, page or file is called `othr`", "did you mean `[[other]]`?"),
        ("[[The Other Two]]", "no guide, page or file is called `The Other Two`", "did you mean `[[The Other One]]`?"),
        (
            "[[twin]]",
            "`twin` is the name of several files",
            "write the one that you mean as `[words](name.md)`: `content/guides/twin.md`, `content/pages/twin.md`",
        ),
        (
            "[[other#Lok & see]]",
            "there is no heading `Lok & see` in `content/guides/other.md`",
            "did you mean `look-see`?",
        ),
    ],
)
def test_another_name_is_a_warning_with_its_place(tmp_path: Path, written: str, message: str, hint: str) -> None:
    (found,) = checked(tmp_path, {**FILES, GUIDE: post(f"See {written}.")})
    assert (found.code, found.severity, found.message, found.hint) == ("GP137", "warning", message, hint)
    assert (found.span.line, found.span.column) == (5, 5)


@pytest.mark.parametrize("written", ["`[[othr]]`", "\\[[othr]]", "[[1]](https://example.org)", "[[ ]]", "[[a], [b]]"])
def test_what_is_no_link_by_name_is_text(tmp_path: Path, written: str) -> None:
    assert said(tmp_path, {**FILES, GUIDE: post(f"See {written}.")}) == []


def test_an_image_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (found,) = checked(tmp_path, {**FILES, GUIDE: post("![[pla.png|A plan]]")})
    assert (found.code, found.message) == ("GP310", "there is no image `pla.png`")


def test_the_page_has_the_links_and_the_image(tmp_path: Path) -> None:
    lines = "\n\n".join([*CLEAR, "![[plan.png|A plan]]", "[[othr|Some words]]"])
    site = 'title = "S"\n'
    write(tmp_path, {"content/site.toml": site, **FILES, GUIDE: f"# B\n\n{lines}\n\n## Here it is\n\nText.\n"})
    result = guidepress(tmp_path, "build", "--only", "site")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "output/site/b/index.html").read_text(encoding="utf-8")
    for address, words in CLEAR.values():
        assert f'<a href="{address}">{words}</a>' in page
    assert re.search(r'<img src="plan-8-\w+\.png" width="8" height="6" [^>]*alt="A plan"', page)
    assert re.search(r"<a ?>Some words</a>", page)
