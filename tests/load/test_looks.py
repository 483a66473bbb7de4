"""Style sheets and drawings of an author's own themes and components."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.folders import SITE, TITLE, hints, said

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
        "@charset 'utf-8'; @font-face { font-family: a; src: url(fonts/a.woff2) format('woff2') }",
        "@media (min-width: 10px) { @supports (color: red) { b { background: URL('fonts/a.woff2') } } }",
    ],
)
def test_a_sheet_that_loads_its_own_files_is_fine(tmp_path: Path, css: str) -> None:
    assert said(tmp_path, THEME | {SHEET: css, "themes/mine/fonts/a.woff2": ""}) == []


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
        f"{home}/leaf.svg:2:1+1 error[GP403]: this drawing holds an element `<script>`",
        f"{home}/screen.css:2:17+8 error[GP506]: there is no file `twig.svg`, which this style sheet names",
        f"{home}/screen.css:3:17+13 error[GP404]: `//example.org` is on another site",
    ]
