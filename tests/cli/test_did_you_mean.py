"""Wherever a name is wrong, the nearest one that exists is suggested."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.commands import group
from tests.support.projects import Files, guide, guidepress, write

pytestmark = pytest.mark.usefixtures("one_worker")

ONE, TWO, SITE = "content/guides/one.md", "content/guides/two.md", "content/site.toml"
EDITION, PAPER = "content/editions/mine.toml", "content/papers/mine.toml"
HOUSE = "content/houses/mine.toml"
COMPONENT, THEME = "content/components/mine/component.toml", "themes/mine/theme.toml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001"
    "48afa4710000000049454e44ae426082"
)


@dataclass(frozen=True)
class Typo:
    """Files in which one name is wrong, and the one that is suggested."""

    name: str
    files: Files
    meant: str


def text(name: str, more: str, meant: str) -> Typo:
    return Typo(name, {ONE: guide("One", f"\n{more}\n")}, meant)


def front(name: str, more: str, meant: str) -> Typo:
    return Typo(name, {ONE: guide("One", front=f"{more}\n")}, meant)


def settings(name: str, more: str, meant: str, files: Files | None = None) -> Typo:
    return Typo(name, {SITE: f'title = "Small"\n{more}\n', **(files or {})}, meant)


def edition(name: str, more: str, meant: str) -> Typo:
    return Typo(name, {EDITION: f'title = "Mine"\n{more}\n'}, meant)


def theme(name: str, more: str, meant: str, files: Files | None = None) -> Typo:
    own = {SITE: 'title = "Small"\ntheme = "mine"\n', THEME: f'extends = "journal"\n{more}\n'}
    return Typo(name, {**own, **(files or {})}, meant)


def component(name: str, more: str, meant: str) -> Typo:
    parts = {f"content/components/mine/{part}": "<p>It.</p>\n" for part in ("screen.html", "paper.html")}
    return Typo(name, {COMPONENT: f'help = "It."\n{more}\n', **parts}, meant)


TYPOS = [
    text("component", "::: lins\nQ\n:::", "lines"),
    text("option", "::: lines row=6\nQ\n:::", "rows"),
    text("option with a space", "::: lines row = 6\nQ\n:::", "rows"),
    text("choice of an option", "::: lines ruling=colege\nQ\n:::", "college"),
    text("choice written alone", "::: lines colege\nQ\n:::", "college"),
    text("fill", "::: lines rows=fil\nQ\n:::", "fill"),
    text("flag", "::: choice many=ture\n- a\n- b\n:::", "true"),
    text("option of a step", "## Step 2: B {spce=6}\n\nIt.", "space"),
    text("value of a step's option", "## Step 2: B {space=nonne}\n\nIt.", "none"),
    text("link", "[it](twoo.md)", "two.md"),
    text("heading", "[it](two.md#jurnal-prompts)", "journal-prompts"),
    text("heading of the guide itself", "[it](#jurnal-prompts)", "journal-prompts"),
    Typo("file", {ONE: guide("One", "\n[it](lst.pdf)\n"), "content/guides/list.pdf": b"%PDF"}, "list.pdf"),
    Typo("image", {ONE: guide("One", "\n![A](pln.png)\n"), "content/guides/plan.png": PNG}, "plan.png"),
    front("setting of a guide", "datte: 2026-01-01", "date"),
    front("setting of a workbook", "workbook: {stepps: 2}", "steps"),
    front("space of a workbook", "workbook: {space: fil}", "fill"),
    front("language of a guide by its name", "lang: german", "de"),
    settings("setting of the site", 'langauge = "en"', "language"),
    settings("table of the site", '[newsleter]\naction = "https://a.org"', "newsletter"),
    settings("setting of a table", '[brand]\nacent = "#123456"', "accent"),
    settings("setting of an offer", '[[support.offers]]\ntitle = "A"\ntxt = "B"', "text"),
    settings("theme", 'theme = "jurnal"', "journal"),
    settings("paper", 'papers = ["leter"]', "letter"),
    settings("edition", 'editions = ["workbok"]', "workbook"),
    settings("language by its name", 'language = "English"', "en"),
    settings("logo", '[brand]\nlogo = "lgo.png"', "logo.png", {"content/logo.png": PNG}),
    edition("setting of an edition", 'papper = ["a4"]', "papers"),
    edition("edition to start from", 'extends = "workbok"', "workbook"),
    edition("page", 'pages = ["covr"]', "cover"),
    edition("part", 'parts = ["promts"]', "prompts"),
    edition("phase", 'parts = ["phase1"]', "phase-1"),
    edition("documents", 'documents = "part"', "parts"),
    edition("audience", 'audience = "coch"', "coach"),
    edition("paper of an edition", 'papers = ["leter"]', "letter"),
    edition("length of an edition", "[tokens]\nrulling = 9", "ruling"),
    edition("ink of an edition", '[tokens]\nink = "blak"', "black"),
    edition("cover of an edition", '[tokens]\ncover = "feild"', "field"),
    edition("house of an edition", 'house = "kpd"', "kdp"),
    Typo("setting of a house", {HOUSE: 'titel = "Mine"\n'}, "title"),
    Typo("gutter of a house", {HOUSE: 'title = "Mine"\ngutter = [{ pages = 9, iner = 9 }]\n'}, "inner"),
    Typo("paper of a house", {HOUSE: 'title = "Mine"\npapers = ["leter"]\n'}, "letter"),
    Typo("setting of a paper", {PAPER: 'titel = "Mine"\nwidth = 150\nheight = 200\n'}, "title"),
    Typo(
        "margin of a paper",
        {PAPER: 'title = "Mine"\nwidth = 150\nheight = 200\n[margins]\niner = 9\n'},
        "inner",
    ),
    theme("setting of a theme", 'at = "ridge"', "art"),
    Typo("theme to build on", {**theme("", "", "").files, THEME: 'extends = "jurnal"\n'}, "journal"),
    theme("art", 'art = "rigde"', "ridge"),
    theme("table of tokens", '[tokens.ligt]\nink = "#000000"', "light"),
    theme("token", '[tokens.light]\ninkk = "#000000"', "ink"),
    theme("length of a theme", "[tokens.measure]\nrulling = 9", "ruling"),
    theme("cover of a theme", '[tokens.measure]\ncover = "feild"', "field"),
    theme("font to load first", 'preload = ["fonts/txt.woff2"]', "fonts/text.woff2", {"themes/mine/fonts/text.woff2": b""}),
    theme("file of a style sheet", "", "hill.svg", {"themes/mine/web/hill.svg": "<svg/>", "themes/mine/web/own.css": "p { background: url(hil.svg) }"}),
    theme("template", "", "web/base.html", {"themes/mine/web/404.html": "{% include 'web/bse.html' %}\n"}),
    theme("value in a template", "", "page", {"themes/mine/web/404.html": "{{ pag.title }}\n"}),
    component("setting of a component", "writeable = true", "writable"),
    component("component to be like", 'like = "quot"', "quote"),
    component("content of a component", 'content = "tabel"', "table"),
    component("kind of an option", '[options.rows]\nkind = "row"\ndefault = 3\nhelp = "Rows."', "rows"),
    Typo(
        "setting of a language",
        {"content/languages/fr/recognise.toml": "[heading]\n", "content/languages/fr/say.toml": "", "content/languages/fr/components.toml": ""},
        "headings",
    ),
]  # fmt: skip


@pytest.mark.parametrize("typo", TYPOS, ids=lambda typo: typo.name)
def test_wrong_name_in_a_file_is_answered_with_the_nearest(typo: Typo, tmp_path: Path) -> None:
    result = guidepress(write(tmp_path, {ONE: guide("One"), TWO: guide("Two"), **typo.files}), "check")
    assert result.exit_code == 1, result.output
    assert f"hint: did you mean `{typo.meant}`?" in result.stderr


TYPED = [
    (("biuld",), "build"),
    (("new", "giude", "A"), "guide"),
    (("build", "--onyl", "site"), "--only"),
    (("build", "--only", "sit"), "site"),
    (("build", "--guide", "onne"), "one"),
    (("check", "--format", "jsn"), "json"),
    (("list", "guide"), "guides"),
    (("list", "mesages"), "messages"),
    (("explain", "GP1033"), "GP103"),
    (("outline", "content/guides/onne.md"), "content/guides/one.md"),
    (("outline", "contnt/guides/one.md"), "content/guides/one.md"),
    (("check", "--project", "contnt"), "content"),
]


@pytest.mark.parametrize(("typed", "meant"), TYPED, ids=lambda value: value if isinstance(value, str) else value[-1])
def test_wrong_word_of_the_command_line_is_answered_with_the_nearest(
    typed: tuple[str, ...], meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, {ONE: guide("One")}))
    result = CliRunner().invoke(group, [*typed])
    assert result.exit_code in (1, 2)
    assert f"id you mean `{meant}`?" in result.stderr.replace("'", "`")
