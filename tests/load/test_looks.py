"""Style sheets and drawings of an author's own themes and components."""

from __future__ import annotations

from pathlib import Path

import pytest

import builder
from tests.support.folders import SITE, TITLE, diagnostics, hints, project, said

THEME = {SITE: TITLE + 'theme = "mine"\n', "themes/mine/theme.toml": 'extends = "plain"\n'}
SHEET = "themes/mine/web.css"
COMPONENT = {
    "content/components/leaf/component.toml": 'help = "A leaf"\ncontent = "none"\n',
    "content/components/leaf/screen.html": "<p>x</p>",
    "content/components/leaf/paper.html": "<p>x</p>",
}


@pytest.mark.parametrize(
    ("css", "column"),
    [
        ("b { background: url(https://example.org/a.png) }", 17),
        ("b { background: URL('//example.org/a.png') }", 17),
        (r"b { background: \75rl(https://example.org/a.png) }", 17),
        (r"b { background: url(\68ttps://example.org/a.png) }", 17),
        (r'b { background: url("\\\\example.org/a.png") }', 17),
        ('b { background: image-set("https://example.org/a.png" 1x) }', 27),
        ("b { background: -webkit-image-set(url(http://example.org/a.png) 1x) }", 35),
        ('b { background: src("https://example.org/a.png") }', 21),
        ("b { background: url(file:///etc/passwd) }", 17),
        ("@media print { b { --x: url(ftp://example.org/a.png) } }", 25),
        ("@font-face { font-family: a; src: local('a'), url(https://example.org/a.woff2) }", 47),
    ],
)
def test_an_address_on_another_site_has_its_place(tmp_path: Path, css: str, column: int) -> None:
    [message] = said(tmp_path, THEME | {SHEET: f"/* a\nb */ {css}"})
    assert message.startswith(f"{SHEET}:2:{column + 5}+")
    assert message.endswith("` is on another site")
    assert "error[GP404]" in message


@pytest.mark.parametrize(
    "css", ['@import "leaf.css";', "@import url(leaf.css) print;", "@IMPORT url('//e.org/a.css');"]
)
def test_a_sheet_imports_no_other(tmp_path: Path, css: str) -> None:
    [message] = said(tmp_path, THEME | {SHEET: css, "themes/mine/leaf.css": ""})
    assert message.endswith("error[GP404]: a style sheet cannot import another one")


def test_an_address_that_only_a_browser_knows(tmp_path: Path) -> None:
    [message] = said(tmp_path, THEME | {SHEET: 'b { --x: "//example.org"; background: image-set(var(--x) 1x) }'})
    assert message == f"{SHEET}:1:49+1 error[GP404]: this address is known only in a reader's browser"


@pytest.mark.parametrize("css", ['b { background: image-set("leaf.svg" 1x) }', r"b { background: \75rl(leaf.svg) }"])
def test_a_file_is_named_as_a_plain_url(tmp_path: Path, css: str) -> None:
    files = THEME | {SHEET: css, "themes/mine/leaf.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    [message] = said(tmp_path, files)
    assert message.endswith("error[GP404]: the file `leaf.svg` is named in a way that cannot be followed")
    assert hints(tmp_path, files) == ["write it as `url(leaf.svg)`"]


@pytest.mark.parametrize("name", ["leaf.svg", "../leaf.svg", "/leaf.svg"])
def test_a_file_that_is_missing_has_its_place(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, THEME | {SHEET: f"b {{\n  background: url({name})\n}}"}) == [
        f"{SHEET}:2:15+{len(name)} error[GP506]: there is no file `{name}`, which this style sheet names"
    ]


@pytest.mark.parametrize(
    "css",
    [
        "@namespace svg url(http://www.w3.org/2000/svg); a { content: 'https://example.org' }",
        "b { background: url(data:image/png;base64,AA); filter: url(#a) }",
        "@charset 'utf-8'; @font-face { font-family: a; src: url(fonts/a.svg) format('svg') }",
        "@media (min-width: 10px) { @supports (color: red) { b { background: URL('fonts/a.woff2') } } }",
    ],
)
def test_a_sheet_that_loads_its_own_files_is_fine(tmp_path: Path, css: str) -> None:
    files = {"themes/mine/fonts/a.woff2": "", "themes/mine/fonts/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    assert said(tmp_path, THEME | files | {SHEET: css}) == []


def test_a_token_leads_nowhere_else(tmp_path: Path) -> None:
    theme = 'extends = "plain"\n[tokens.light]\nink = "url(https://example.org/a)"\n'
    assert said(tmp_path, THEME | {"themes/mine/theme.toml": theme}) == [
        "themes/mine/theme.toml:3:1+3 error[GP404]: `https://example.org/a` is on another site"
    ]


def test_sheets_of_own_components_are_looked_at(tmp_path: Path) -> None:
    css = "b { background: url(leaf.svg) }\ni { background: url(twig.svg) }\nu { background: url(//example.org) }\n"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>'
    home = "content/components/leaf"
    files = COMPONENT | {f"{home}/screen.css": css, f"{home}/leaf.svg": drawing}
    assert sorted(said(tmp_path, files)) == [
        f"{home}/leaf.svg:2:1+1 error[GP403]: this drawing contains an element `<script>`",
        f"{home}/screen.css:2:17+8 error[GP506]: there is no file `twig.svg`, which this style sheet names",
        f"{home}/screen.css:3:17+13 error[GP404]: `//example.org` is on another site",
    ]


FACE = "@font-face {{ font-family: {family}; {more}src: url(fern.ttf) }}\n"
FERN = (Path(builder.__file__).parents[1] / "themes/plain/fonts/PublicSans-Regular.ttf").read_bytes()


def faces(tmp_path: Path, files: dict[str, str], font: bytes = FERN) -> list[str]:
    """What is said of a theme with a font file `fern.ttf`."""
    folder = project(tmp_path, THEME | files)
    (folder / "themes/mine/fern.ttf").write_bytes(font)
    return [f"{d.span}+{d.span.length} {d.severity}[{d.code}]: {d.message}" for d in diagnostics(folder)]


@pytest.mark.parametrize("sheet", ["web", "print", "web-fonts", "print-fonts"])
def test_two_faces_of_one_look(tmp_path: Path, sheet: str) -> None:
    name = f"themes/mine/{sheet}.css"
    css = FACE.format(family="Fern", more="") + FACE.format(family='"fern"', more="font-weight: normal; ")
    assert faces(tmp_path, {name: css}) == [f"{name}:2:1+10 error[GP511]: the font `fern` has two faces for 400"]


def test_faces_that_differ_are_no_mistake(tmp_path: Path) -> None:
    more = ("", "font-weight: 600; ", "font-style: italic; ")
    css = "".join(FACE.format(family="Fern", more=look) for look in more)
    assert faces(tmp_path, {"themes/mine/web.css": css, "themes/mine/print.css": css}) == []


def test_a_face_in_parts_is_for_the_screen_only(tmp_path: Path) -> None:
    parts = ("unicode-range: U+0-FF; ", "unicode-range: U+100-2BA; ")
    css = "".join(FACE.format(family="Fern", more=part) for part in parts)
    files = {"themes/mine/web.css": css, "themes/mine/print.css": css}
    assert faces(tmp_path, files) == [
        "themes/mine/print.css:2:1+10 error[GP511]: the font `fern` has two faces for 400"
    ]


def test_a_face_that_the_theme_below_has_already(tmp_path: Path) -> None:
    css = FACE.format(family="Public Sans", more="")
    assert len(faces(tmp_path / "a", {"themes/mine/print.css": css})) == 1
    assert faces(tmp_path / "b", {"themes/mine/print-fonts.css": css}) == []


@pytest.mark.parametrize("font", [b"", b"not a font", FERN[:20000], FERN[:4] + b"x" * 900])
def test_a_font_file_that_is_damaged(tmp_path: Path, font: bytes) -> None:
    assert faces(tmp_path, {"themes/mine/web.css": "\n" + FACE.format(family="Fern", more="")}, font) == [
        "themes/mine/web.css:2:1+10 error[GP512]: the font file `fern.ttf` is damaged"
    ]


def test_a_token_that_nothing_reads(tmp_path: Path) -> None:
    settings = 'extends = "plain"\n[tokens.light]\npapr = "#fff"\n[tokens.accent]\ndefualt = "#123"\n'
    files = THEME | {"themes/mine/theme.toml": settings}
    assert said(tmp_path, files) == [
        "themes/mine/theme.toml:3:1+4 error[GP503]: nothing uses the token `papr`",
        "themes/mine/theme.toml:5:1+7 error[GP503]: nothing uses the token `defualt`",
    ]
    assert hints(tmp_path, files) == ["did you mean `paper`?", "did you mean `default`?"]


def test_a_token_of_a_themes_own_that_its_sheet_reads(tmp_path: Path) -> None:
    settings = 'extends = "plain"\n[tokens.light]\nleaf = "#cfc"\n[tokens.type]\nlettering = "Fern"\n'
    files = THEME | {"themes/mine/theme.toml": settings, SHEET: "p { background: var( --leaf ) }"}
    assert said(tmp_path, files) == []
