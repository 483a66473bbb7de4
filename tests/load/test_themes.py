"""Themes: a chain of folders, and what may be wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.model.sources import Theme
from tests.support.folders import SITE, TITLE, diagnostics, hints, loaded, project, said

OWN = {SITE: TITLE + 'theme = "mine"\n'}
MINE = "themes/mine/theme.toml"


def themes(folder: Path, files: dict[str, str]) -> tuple[Theme, ...]:
    return loaded(folder, OWN | files).themes


def test_the_default_theme_stands_on_the_base(tmp_path: Path) -> None:
    assert [theme.name for theme in loaded(tmp_path, {}).themes] == ["plain", "journal"]


def test_an_own_theme_builds_on_a_shipped_one(tmp_path: Path) -> None:
    found = themes(tmp_path, {MINE: 'extends = "plain"\n[tokens.light]\nink = "#123"\n', "themes/mine/web.css": "p {}"})
    assert [theme.name for theme in found] == ["plain", "mine"]
    assert found[-1].tokens == (("light.ink", "#123"),)
    assert dict(found[-1].files)["web.css"] == b"p {}"


def test_an_own_theme_may_be_named_like_a_shipped_one(tmp_path: Path) -> None:
    files = {"themes/journal/theme.toml": 'extends = "plain"', "themes/journal/own.css": ""}
    assert "own.css" in dict(loaded(tmp_path, files).themes[-1].files)


def test_the_lines_of_templates_are_kept_for_messages(tmp_path: Path) -> None:
    found = loaded(tmp_path, OWN | {MINE: 'extends = "plain"', "themes/mine/web/home.html": "<h1>"})
    assert found.texts["themes/mine/web/home.html"] == "<h1>"


def test_a_theme_that_is_missing(tmp_path: Path) -> None:
    files = {SITE: TITLE + 'theme = "jurnal"'}
    assert said(tmp_path, files) == [f"{SITE}:2:1+5 error[GP501]: there is no theme `jurnal`"]
    assert hints(tmp_path, files) == ["did you mean `journal`?"]


def test_a_theme_of_an_edition_that_is_missing(tmp_path: Path) -> None:
    mine = "content/editions/mine.toml"
    files = {SITE: TITLE + 'editions = ["mine"]', mine: 'title = "Mine"\ntheme = "jurnal"'}
    assert said(tmp_path, files) == [f"{mine}:2:1+5 error[GP501]: there is no theme `jurnal`"]


@pytest.mark.parametrize("name", ["", ".", "..", "../themes/plain", "/etc"])
def test_a_theme_is_a_name_and_no_path(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, {SITE: TITLE + f'theme = "{name}"'}) == [
        f"{SITE}:2:1+5 error[GP501]: there is no theme `{name}`"
    ]


def test_a_missing_base_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    assert said(tmp_path, OWN | {MINE: '# mine\nextends = "plane"'}) == [
        f"{MINE}:2:1+7 error[GP501]: there is no theme `plane`"
    ]


def test_a_theme_that_extends_itself(tmp_path: Path) -> None:
    assert said(tmp_path, OWN | {MINE: 'extends = "mine"'}) == [
        f"{MINE}:1:1+7 error[GP502]: the theme `mine` builds on itself (mine -> mine)"
    ]


def test_themes_that_extend_each_other(tmp_path: Path) -> None:
    files = OWN | {MINE: 'extends = "other"', "themes/other/theme.toml": 'extends = "mine"'}
    assert said(tmp_path, files) == [
        "themes/other/theme.toml:1:1+7 error[GP502]: the theme `mine` builds on itself (mine -> other -> mine)"
    ]


def test_settings_of_a_theme_that_cannot_be_read(tmp_path: Path) -> None:
    assert said(tmp_path, OWN | {MINE: "extends = 'plain'\nextends ="}) == [
        f"{MINE}:2 error[GP503]: the theme's settings cannot be read: "
        "this value is neither in quotation marks nor a number, a list, `true` or `false`"
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [("tokens = 3", "1:1+6"), ('extends = ""\n[tokens]\nink = "red"', "3:1+3"), ("tokens.ink = 1", "1:1+10")],
)
def test_a_token_in_no_table(tmp_path: Path, text: str, place: str) -> None:
    assert said(tmp_path, OWN | {MINE: text}) == [
        f"{MINE}:{place} error[GP503]: the theme's settings cannot be read: a token is in no table"
    ]


def test_a_theme_outside_the_project_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "theme.toml").write_text("secret = 1")
    folder = project(tmp_path / "project", OWN)
    (folder / "themes").mkdir()
    (folder / "themes" / "mine").symlink_to(tmp_path / "outside")
    [message] = diagnostics(folder)
    assert (message.code, message.message) == ("GP411", "this theme is outside the project")


def test_settings_of_a_theme_outside_the_project_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text("secret words")
    folder = project(tmp_path / "project", OWN)
    (folder / "themes" / "mine").mkdir(parents=True)
    (folder / MINE).symlink_to(tmp_path / "secret.toml")
    [message] = diagnostics(folder)
    assert (message.code, str(message.span)) == ("GP410", MINE)


def test_a_file_of_a_theme_outside_the_project_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("secret")
    folder = project(tmp_path / "project", OWN | {MINE: 'extends = "plain"'})
    (folder / "themes" / "mine" / "web.css").symlink_to(tmp_path / "secret.css")
    [message] = diagnostics(folder)
    assert (message.code, message.span.file) == ("GP410", "themes/mine/web.css")


def test_a_theme_may_be_a_link_inside_the_project(tmp_path: Path) -> None:
    folder = project(tmp_path, OWN | {"shared/mine/theme.toml": 'extends = "plain"'})
    (folder / "themes").mkdir()
    (folder / "themes" / "mine").symlink_to(folder / "shared" / "mine")
    assert diagnostics(folder) == ()


def test_a_setting_that_no_theme_has(tmp_path: Path) -> None:
    files = OWN | {MINE: 'extend = "plain"\n[token.light]\nink = "#123"\n'}
    assert said(tmp_path, files) == [
        f"{MINE}:1:1+6 error[GP503]: `extend` is not a setting of a theme",
        f"{MINE}:2:2+11 error[GP503]: `token` is not a setting of a theme",
    ]
    assert hints(tmp_path, files) == ["did you mean `extends`?", "did you mean `tokens`?"]


def test_a_base_that_is_no_name(tmp_path: Path) -> None:
    assert said(tmp_path, OWN | {MINE: "extends = 3"}) == [
        f"{MINE}:1:1+7 error[GP503]: `extends` must be the name of a theme"
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("text = 40", "`text` must be a number from 7 to 30"),
        ('ruling = "wide"', "`ruling` must be a number from 5 to 20"),
        ('ink = "blue"', "`ink` must be `grey` or `black`"),
        ("size = 3", "`size` is not a length of a theme"),
        ("mark = 0.01", "`mark` must be a number from 0.1 to 2"),
    ],
)
def test_a_length_that_a_theme_cannot_have(tmp_path: Path, line: str, message: str) -> None:
    files = OWN | {MINE: f'extends = "plain"\n[tokens.measure]\n{line}\n'}
    assert said(tmp_path, files) == [f"{MINE}:3:1+{line.index(' ')} error[GP503]: {message}"]


def test_a_blank_is_not_thinner_than_a_ruled_line(tmp_path: Path) -> None:
    files = OWN | {MINE: 'extends = "plain"\n[tokens.measure]\nline = 0.5\nblank = 0.3\n'}
    assert said(tmp_path, files) == [f"{MINE}:4:1+5 error[GP503]: `blank` is thinner than `line`"]
    assert hints(tmp_path, files) == ["blank = 0.5 or more"]


def test_art_that_there_is_not(tmp_path: Path) -> None:
    files = OWN | {MINE: 'extends = "plain"\nart = "rigde"\n'}
    assert said(tmp_path, files) == [f"{MINE}:2:1+3 error[GP510]: there is no art `rigde`"]
    assert hints(tmp_path, files) == ["did you mean `ridge`?"]


def test_a_theme_has_the_art_that_it_names_and_leaves_it_open_where_it_names_none(tmp_path: Path) -> None:
    assert [theme.art for theme in themes(tmp_path / "a", {MINE: 'extends = "journal"\nart = "none"'})][1:] == [
        "ridge",
        "none",
    ]
    assert themes(tmp_path / "b", {MINE: 'extends = "journal"'})[-1].art is None


def test_a_table_of_tokens_that_there_is_not(tmp_path: Path) -> None:
    files = OWN | {MINE: 'extends = "plain"\n[tokens.ligth]\nink = "#123"\n'}
    assert said(tmp_path, files) == [f"{MINE}:2:2+12 error[GP503]: `ligth` is not a table of tokens"]
    assert hints(tmp_path, files) == ["did you mean `light`?"]


@pytest.mark.parametrize("token", ["paper", "wash"])
def test_a_paper_is_a_colour_that_accents_can_be_compared_with(tmp_path: Path, token: str) -> None:
    files = OWN | {MINE: f'extends = "plain"\n[tokens.dark]\n{token} = "navy"\n'}
    assert said(tmp_path, files) == [f"{MINE}:3:1+{len(token)} error[GP503]: `navy` is not a colour"]


@pytest.mark.parametrize("value", ['"a.woff2"', "[1]", '["a.ttf"]'])
def test_fonts_to_load_first_are_a_list_of_files(tmp_path: Path, value: str) -> None:
    files = OWN | {MINE: f'extends = "plain"\npreload = {value}\n'}
    assert said(tmp_path, files) == [f"{MINE}:2:1+7 error[GP503]: `preload` must be a list of .woff2 files"]


def test_a_font_to_load_first_that_is_not_there(tmp_path: Path) -> None:
    files = OWN | {MINE: 'extends = "plain"\npreload = ["fonts/a.woff2"]\n'}
    assert said(tmp_path, files) == [
        f"{MINE}:2:1+7 error[GP506]: there is no file `fonts/a.woff2`, which `preload` names"
    ]
