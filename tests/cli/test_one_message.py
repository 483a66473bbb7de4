"""One mistake has one message, at its cause: what only follows from it is not reported."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.projects import Files, guide, guidepress, write

ONE, TWO, SITE = "content/guides/one.md", "content/guides/two.md", "content/site.toml"


@dataclass(frozen=True)
class Slip:
    """Files that hold one mistake, and the places that each need an edit, with the code that is reported there."""

    name: str
    files: Files
    reported: tuple[str, ...]


def text(name: str, more: str, *reported: str, two: str = "") -> Slip:
    """A mistake in the text of a guide, from line 16 on; `two` is the text of another guide, from line 16 on."""
    return Slip(
        name, {ONE: guide("One", f"\n{more}\n"), **({TWO: guide("Two", f"\n{two}\n")} if two else {})}, reported
    )


def front(name: str, more: str, *reported: str) -> Slip:
    """A mistake in the front matter of a guide, from line 4 on."""
    return Slip(name, {ONE: guide("One", front=more + "\n")}, reported)


def settings(name: str, more: str, *reported: str) -> Slip:
    """A mistake in the settings of the site, from line 2 on."""
    return Slip(name, {SITE: f'title = "Small"\n{more}\n'}, reported)


def own(name: str, setting: str, files: Files, *reported: str) -> Slip:
    """A mistake in a file of the author's own, which a line of the settings names."""
    return Slip(name, {SITE: f'title = "Small"\n{setting}\n', **files}, reported)


LINES = "::: lines\nWhat {}?\n:::\n\n"
COMPONENT = "content/components/mine/component.toml"
USES = {ONE: guide("One", "\n::: mine #own\nQ\n:::\n\n::: mine\nR\n:::\n\nSee [it](#own).\n")}

SLIPS = [
    text(
        "component not closed", "::: lines\nWhat?\n\n::: choice\n- a\n- b\n:::\n\n## Next\n\nIt.", f"{ONE}:16:1 GP102"
    ),
    text("component closed twice", "::: lines\nWhat?\n:::\n:::", f"{ONE}:19:1 GP105"),
    text(
        "component misspelt five times",
        "".join(LINES.replace("lines", "lins").format(n) for n in range(5)),
        f"{ONE}:16:5 GP101",
    ),
    text("link to what a misspelt component holds", "::: lins #own\nQ\n:::\n\n[it](#own)", f"{ONE}:16:5 GP101"),
    text(
        "link into a guide with a misspelt component",
        "::: lins #own\nQ\n:::",
        f"{ONE}:16:5 GP101",
        two="[it](one.md#own)",
    ),
    text("heading inside a component", "::: lines\n## Deep\n\nWhat?\n\n## Deeper\n:::", f"{ONE}:17:1 GP115"),
    text("code not closed", "```\ncode\n\n::: lins\n\n## Next\n\nIt.", f"{ONE}:16:1 GP106", two="[it](one.md#next)"),
    text("comment not closed", "<!-- a\n\n## Next\n\nIt.", f"{ONE}:16:1 GP129", two="[it](one.md#next)"),
    text("option with spaces", "::: lines rows = 6\nQ\n:::", f"{ONE}:16:11 GP104"),
    text("option with a colon", "::: lines rows: 6\nQ\n:::", f"{ONE}:16:11 GP104"),
    text("option unknown", "::: lines row=6\nQ\n:::", f"{ONE}:16:11 GP103"),
    text("number too large", "::: lines rows=600\nQ\n:::", f"{ONE}:16:11 GP104"),
    text("image missing three times", "![A](a.png)\n\n![A](a.png)\n\n![A](a.png)", f"{ONE}:16:6 GP310"),
    text("image missing in two guides", "![A](a.png)", f"{ONE}:16:6 GP310", two="![A](a.png)"),
    text(
        "link to a renamed guide from four places",
        "[a](too.md), [b](too.md)",
        f"{ONE}:16:5 GP304",
        f"{ONE}:16:18 GP304",
        f"{TWO}:16:5 GP304",
        f"{TWO}:16:18 GP304",
        two="[c](too.md), [d](too.md)",
    ),
    text("id twice", "## A {#x}\n\nA.\n\n## B {#x}\n\n[it](#x)", f"{ONE}:20:7 GP108"),
    Slip(
        "file that is not UTF-8",
        {ONE: guide("One", "\nA café.\n").encode("latin-1"), TWO: guide("Two", "\n[a](one.md), [b](one.md#x)\n")},
        (f"{ONE}:16:6 GP002",),
    ),
    Slip(
        "folder without its first file",
        {"content/guides/long/a.md": "A.\n", TWO: guide("Two", "\n[a](long/a.md)\n")},
        ("content/guides/long GP004",),
    ),
    Slip("no title", {ONE: "Words.\n\n- [ ] Do it.\n", TWO: guide("Two", "\n[a](one.md)\n")}, (f"{ONE}:1 GP208",)),
    front("line without a colon", "date 2026-01-01", f"{ONE}:4:1 GP202"),
    front("line without a colon before another", "date 2026-01-01\ntags: [a]", f"{ONE}:4:1 GP202"),
    Slip("first line without a colon", {ONE: guide("One").replace("title:", "title")}, (f"{ONE}:2:1 GP202",)),
    front("tab in front of a setting", "workbook:\n\tnotes: 3\n\tgoal: false", f"{ONE}:5:1 GP202"),
    front("date in another form", "date: 14.3.2026", f"{ONE}:4:1 GP206"),
    front("alias twice", "aliases: [/a/, /a/]", f"{ONE}:4:16 GP301"),
    Slip("two titles with a colon", {ONE: guide("One: two: three")}, (f"{ONE}:2:11 GP202",)),
    settings("theme misspelt", 'theme = "jurnal"', f"{SITE}:2:1 GP501"),
    settings("setting misspelt", 'langauge = "en"', f"{SITE}:2:1 GP213"),
    Slip("title of the site misspelt", {SITE: 'titel = "Small"\n'}, (f"{SITE}:1:1 GP213",)),
    settings("title of an offer misspelt", '[[support.offers]]\ntitel = "A"', f"{SITE}:3:1 GP213"),
    own(
        "edition with a misspelt setting",
        'editions = ["mine"]',
        {"content/editions/mine.toml": 'titel = "M"\n'},
        "content/editions/mine.toml:1:1 GP225",
    ),
    own(
        "paper with a misspelt setting",
        'papers = ["mine"]',
        {"content/papers/mine.toml": 'title = "M"\nwith = 120\nheight = 190\n'},
        "content/papers/mine.toml:2:1 GP220",
    ),
    own(
        "language that lacks its files",
        'language = "fr"',
        {"content/languages/fr/say.toml": "\n", ONE: guide("One", front="lang: fr\n")},
        "content/languages/fr GP119",
    ),
    own(
        "component whose base is misspelt",
        "",
        {COMPONENT: 'like = "nte"\n', **USES},
        f"{COMPONENT}:1:1 GP123",
    ),
    own("component that cannot be read", "", {COMPONENT: 'like = "note\n', **USES}, f"{COMPONENT}:1:13 GP113"),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_one_mistake_has_one_message_for_each_place_to_edit(slip: Slip, tmp_path: Path) -> None:
    result = guidepress(write(tmp_path, {TWO: guide("Two"), **slip.files}), "check")
    assert result.exit_code == 1, result.output
    found = re.findall(r"^(\S+): (?:error|warning)\[(GP\d+)\]", result.stderr, re.M)
    assert tuple(f"{place} {code}" for place, code in found) == slip.reported, result.stderr


def test_missing_image_says_how_many_places_show_it(tmp_path: Path) -> None:
    shown = "\n![A](a.png)\n\n![A](a.png)\n"
    result = guidepress(write(tmp_path, {ONE: guide("One", shown), TWO: guide("Two", shown)}), "check")
    assert "hint: put the file into content/guides/ (places with the same image: 4)" in result.stderr


def test_other_errors_of_a_guide_hide_no_link_to_a_missing_heading(tmp_path: Path) -> None:
    files = {ONE: guide("One", "\n[it](#nowhere)\n", front="date: soon\n"), TWO: guide("Two", "\n[it](one.md#no)\n")}
    codes = re.findall(r"error\[(GP\d+)\]", guidepress(write(tmp_path, files), "check").stderr)
    assert codes == ["GP206", "GP305", "GP305"]
