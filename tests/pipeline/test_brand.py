"""A brand of one's own: what a brand file replaces, what is said of its accent, and where its words are."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from click.testing import Result
from PIL import Image

from tests.support.projects import guide, guidepress, write
from tests.support.published import places_of

BRAND = "content/brands/ann.toml"
EDITIONS = ["workbook", "fillable", "facilitator", "handouts", "prompts", "booklet", "large-print"]
SITE = f"""
title = "North Coast Guides"
description = "Printed by Harbour Press."
url = "https://northcoast.example"
author = "Olave Pemberthy"
papers = ["a4"]
editions = {EDITIONS}
public = ["workbook"]

[brand]
name = "Harbour Press"
tagline = "Books by the quay"
email = "desk@northcoast.example"
contact = ["Quayside Lane 7"]
footer = "Bound beside the pier"
rights = "All rights with the quay."
logo = "harbour.png"

[newsletter]
action = "https://quay-letters.example/send"

[support]
title = "A berth for you"
[[support.offers]]
title = "A mooring hour"
text = "An hour on the quay."
"""
ANN = """
name = "Ann Example"
tagline = "Working lives, slowly"
accent = "#f2b705"
email = "ann@coach.example"
contact = ["12 Mill Lane", "Example Town"]
footer = "With thanks for every pencil"
rights = "Copy freely for your clients."
logo = "brands/ann.svg"
"""
OLD = ["harbour", "north coast", "northcoast", "pemberthy", "quay", "pier", "berth", "mooring"]
PHASES = (
    "# One\n\nBegin.\n\n## Phase 1: Look\n\n### Step 1: See\n\nSee.\n\n## Phase 2: Go\n\n### Step 2: Walk\n\nWalk.\n"
)


def picture() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (80, 20), "navy").save(stream, "PNG")
    return stream.getvalue()


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><path d="M0 0h80v20H0z"/></svg>'
FILES: dict[str, str | bytes] = {
    "content/site.toml": SITE,
    "content/harbour.png": picture(),
    BRAND: ANN,
    "content/brands/ann.svg": DRAWING,
    "content/guides/one.md": PHASES + "\n## Journal prompts\n\n- What now?\n",
}


def branded(project: Path, command: str, *arguments: str) -> Result:
    return guidepress(project, command, "--brand", str(project / BRAND), *arguments)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = write(tmp_path_factory.mktemp("brand"), FILES)
    result = branded(project, "build")
    assert result.exit_code == 0, result.output
    return project


@pytest.mark.parametrize("words", [*OLD, "by guidepress"])
def test_nothing_of_who_publishes_the_site_otherwise_remains_in_any_file(built: Path, words: str) -> None:
    assert places_of(words, built / "output") == []


@pytest.mark.parametrize("words", ["Ann Example", "With thanks for every pencil", "Copy freely", "12 Mill Lane"])
def test_words_of_the_brand_are_on_the_website_and_in_each_workbook(built: Path, words: str) -> None:
    found = places_of(words, built / "output")
    assert "site/index.html" in found
    for edition in ("workbook", "fillable", "facilitator", "booklet", "large-print", "handouts-phase-1"):
        assert f"print/one/one-{edition}-a4.pdf" in found


def test_file_of_a_workbook_says_who_wrote_it_and_no_program_of_ours(built: Path) -> None:
    with pikepdf.open(built / "output/print/one/one-workbook-a4.pdf") as pdf:
        assert str(pdf.docinfo["/Author"]) == "Ann Example"
        assert "/Creator" not in pdf.docinfo


def test_without_a_brand_file_the_site_says_who_publishes(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert guidepress(tmp_path, "build", "--edition", "workbook").exit_code == 0
    workbook = "print/one/one-workbook-a4.pdf"
    for words in ("Harbour Press", "Quayside Lane 7", "Bound beside the pier"):
        assert {"site/index.html", workbook} <= set(places_of(words, tmp_path / "output"))


def test_edition_may_have_a_brand_of_its_own(tmp_path: Path) -> None:
    mine = 'title = "For clients"\nextends = "workbook"\nbrand = "brands/ann.toml"\n'
    site = SITE.replace(str(EDITIONS), '["workbook", "mine"]')
    write(tmp_path, {**FILES, "content/site.toml": site, "content/editions/mine.toml": mine})
    result = guidepress(tmp_path, "build")
    assert result.exit_code == 0, result.output
    own, usual = "print/one/one-mine-a4.pdf", "print/one/one-workbook-a4.pdf"
    for words in ("Ann Example", "12 Mill Lane", "Copy freely"):
        assert places_of(words, tmp_path / "output") == [own]
    for words in OLD:
        assert own not in places_of(words, tmp_path / "output")
    assert usual in places_of("Harbour Press", tmp_path / "output")


@pytest.mark.parametrize(
    ("brand", "message"),
    [
        ("brands/bob.toml", "there is no brand file `brands/bob.toml` in content/"),
        ("../../bob.toml", "the brand file `../../bob.toml` is outside the project's content"),
    ],
)
def test_brand_of_an_edition_that_cannot_be_used_is_told_where_it_is_named(
    tmp_path: Path, brand: str, message: str
) -> None:
    mine = f'title = "Mine"\nbrand = "{brand}"\n'
    site = SITE.replace(str(EDITIONS), '["mine"]').replace('public = ["workbook"]\n', "")
    write(tmp_path, {**FILES, "content/site.toml": site, "content/editions/mine.toml": mine})
    result = guidepress(tmp_path, "check")
    assert f"content/editions/mine.toml:2:1: error[GP246]: {message}" in result.output
    assert result.exit_code == 1


def test_logo_of_an_editions_brand_that_is_missing_is_told(tmp_path: Path) -> None:
    mine = 'title = "Mine"\nbrand = "brands/ann.toml"\n'
    site = SITE.replace(str(EDITIONS), '["mine"]').replace('public = ["workbook"]\n', "")
    files = {name: content for name, content in FILES.items() if name != "content/brands/ann.svg"}
    write(tmp_path, {**files, "content/site.toml": site, "content/editions/mine.toml": mine})
    result = guidepress(tmp_path, "check")
    assert f"{BRAND}:9:" in result.output
    assert "`brands/ann.svg`" in result.output
    assert result.exit_code == 1


def test_guide_that_names_the_publisher_is_reported_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "content/guides/two.md": guide("Two", "\nA book of Harbour Press.\n")})
    result = branded(tmp_path, "check")
    assert "content/guides/two.md:16:11: warning[GP247]: `Harbour Press` is still named here" in result.output
    assert result.exit_code == 0
    assert branded(tmp_path, "check", "--strict").exit_code == 1


@pytest.mark.parametrize("accent", ["#f2b705", "#ffff00", "#ffffff", "#9ad0f5"])
def test_note_says_which_darker_shades_a_light_accent_gets(tmp_path: Path, accent: str) -> None:
    site = f'title = "S"\n[brand]\naccent = "{accent}"\n'
    write(tmp_path, {"content/site.toml": site, "content/guides/one.md": guide("One")})
    output = guidepress(tmp_path, "check").output
    assert f"content/site.toml:3:1: note[GP248]: the accent `{accent}` has a contrast of 1." in output
    assert "is too light for text (4.5:1) and for lines (3:1), so darker shades are used" in output


def test_nothing_is_said_of_an_accent_that_can_be_read(tmp_path: Path) -> None:
    site = 'title = "S"\n[brand]\naccent = "#2d6350"\n'
    write(tmp_path, {"content/site.toml": site, "content/guides/one.md": guide("One")})
    assert "GP248" not in guidepress(tmp_path, "check").output


def test_accent_of_a_brand_file_is_named_there(tmp_path: Path) -> None:
    output = branded(write(tmp_path, FILES), "check").output
    assert f"{BRAND}:4:1: note[GP248]: the accent `#f2b705`" in output


THEME = 'extends = "plain"\n\n[tokens.accent]\ndefault = "#f2b705"\n'
BRANDED = 'title = "For Ann"\nextends = "workbook"\nbrand = "ann.toml"\n'
THEMED = 'title = "In yellow"\nextends = "workbook"\ntheme = "yellow"\n'


@pytest.mark.parametrize(
    ("edition", "place"),
    [(BRANDED, "content/ann.toml:2:1"), (THEMED, "themes/yellow/theme.toml:4:1")],
    ids=["brand", "theme"],
)
def test_light_accent_of_an_edition_is_named_where_it_is_written(tmp_path: Path, edition: str, place: str) -> None:
    files = {
        "content/site.toml": 'title = "S"\neditions = ["workbook", "own"]\n',
        "content/editions/own.toml": edition,
        "content/ann.toml": 'name = "Ann"\naccent = "#f2b705"\n',
        "themes/yellow/theme.toml": THEME,
        "content/guides/one.md": guide("One"),
    }
    output = guidepress(write(tmp_path, files), "check").output
    assert f"{place}: note[GP248]: the accent `#f2b705` has a contrast of 1.8:1" in output
    assert "hint: on paper `#" in output
