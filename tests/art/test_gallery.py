"""Art is found by its folder, with all that belongs to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import builder
from builder.art import Art, art_names, find_art, screen_css
from builder.load.builtin import language
from builder.model.site import DEFAULT_THEME

PACKAGE = Path(builder.__file__).parent
THEMES = PACKAGE.parent / "themes"
every = pytest.mark.parametrize("name", art_names())


def test_every_folder_is_an_art() -> None:
    folders = {path.parent.name for path in (PACKAGE / "art").glob("*/__init__.py")}
    assert set(art_names()) == folders == {"ridge"}


@every
def test_an_art_has_pictures_rules_and_words(name: str) -> None:
    assert isinstance(find_art(name), Art)
    assert "{" in screen_css(name)
    assert set(language("en-GB").art[name]) == {"how_art", "how_art_label", "cover_art", "back_art", "opener_art"}


def test_an_art_that_there_is_not() -> None:
    with pytest.raises(KeyError):
        find_art("rigde")


def sources() -> dict[str, str]:
    kinds = {".py", ".html", ".css", ".toml"}
    found = [path for path in PACKAGE.rglob("*") if path.suffix in kinds and "_themes" not in path.parts]
    return {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_nothing_outside_its_folder_names_an_art() -> None:
    names = re.compile(r"\b(?:" + "|".join(art_names()) + r")\b", re.I)
    assert [
        path
        for path, text in sources().items()
        if names.search(text) and not path.startswith(("art/ridge/", "languages/"))
    ] == []


def test_nothing_in_guidepress_names_a_font_of_a_theme() -> None:
    fonts = {path.stem for path in THEMES.rglob("*") if path.suffix in (".woff2", ".ttf")}
    sheets = [path.read_text(encoding="utf-8") for path in THEMES.glob("*/*.css")]
    families = {family.strip("\"' ") for text in sheets for family in re.findall(r"font-family: ?([^;]+);", text)}
    assert {"Literata", "Commissioner", "Literata-Light"} <= fonts | families
    name = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(fonts | families)))
    said = {path: name.findall(text.replace("Fill =", "").replace("Fill,", "")) for path, text in sources().items()}
    assert {path: names for path, names in said.items() if names} == {}


def test_the_theme_of_a_new_project_is_named_in_one_place() -> None:
    named = re.compile(rf"[\"'`/]{DEFAULT_THEME}[\"'`/]")
    found = {path for path, text in sources().items() if named.search(text) and not path.startswith("workbook/")}
    assert found == {"model/site.py"}
