"""Every mistake is shown with file, line, column, source line, caret and hint; the earlier output stays as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.projects import Files, guide, guidepress, run, tree, write

pytestmark = pytest.mark.usefixtures("one_worker")

ONE = "content/guides/one.md"
TWO = "content/guides/two.md"
SITE = "content/site.toml"
OWN_THEME = {SITE: 'title = "Small"\ntheme = "own"\n', "themes/own/theme.toml": 'extends = "journal"\n'}


@dataclass(frozen=True)
class Mistake:
    """Files that hold a mistake, and what is shown of it: `marked` is above the carets, `hint` is part of the hint."""

    name: str
    files: Files
    place: str
    code: str
    marked: str = ""
    hint: str = ""


def text(name: str, more: str, place: str, code: str, marked: str, hint: str) -> Mistake:
    """A mistake in the text of a guide, which starts on line 16."""
    return Mistake(name, {ONE: guide("One", "\n" + more + "\n")}, f"{ONE}:{place}", code, marked, hint)


def front(name: str, more: str, place: str, code: str, marked: str, hint: str = "") -> Mistake:
    """A mistake in the front matter of a guide, from line 4 on."""
    return Mistake(name, {ONE: guide("One", front=more + "\n")}, f"{ONE}:{place}", code, marked, hint)


def settings(name: str, more: str, place: str, code: str, marked: str, hint: str = "") -> Mistake:
    """A mistake in the settings of the site, from line 2 on."""
    return Mistake(name, {SITE: f'title = "Small"\n{more}\n'}, f"{SITE}:{place}", code, marked, hint)


def link(name: str, target: str, code: str, hint: str) -> Mistake:
    files = {ONE: guide("One", f"\nSee [there]({target}).\n"), TWO: guide("Two", "\n## Look back\n\nWell done.\n")}
    return Mistake(name, files, f"{ONE}:16:13", code, target, hint)


PLACED = [
    text("unknown directive", "::: line rows=6\nWhat?\n:::", "16:5", "GP101", "line", "did you mean `lines`?"),
    text("unknown option", "::: lines row=6\nWhat?\n:::", "16:11", "GP103", "row=6", "did you mean `rows`?"),
    text("value of the wrong kind", "::: lines rows=many\n:::", "16:11", "GP104", "rows=many", "How many lines"),
    text("value out of range", "::: lines rows=600\n:::", "16:11", "GP104", "rows=600", "How many lines"),
    text("directive not closed", "::: lines\nWhat?\n\n## Next\n\nIt.", "16:1", "GP102", "::: lines", "on line 19"),
    text("directive closed twice", "::: lines\nWhat?\n:::\n:::", "19:1", "GP105", ":::", "remove this line"),
    text("code not closed", "```\ncode", "16:1", "GP106", "```", "close it"),
    text("duplicate id", "## A {#x}\n\nA.\n\n## B {#x}\n\nB.", "20:7", "GP108", "#x", "another id"),
    text("missing picture", "![A plan](plan.png)", "16:11", "GP310", "plan.png", "content/guides/"),
    text("picture outside", "![A plan](../../../plan.png)", "16:11", "GP408", "../../../plan.png", "into the project"),
    text("file outside", "[Mine](../../../mine.txt)", "16:8", "GP401", "../../../mine.txt", "into the project"),
    text("picture on the web", "![A](https://a.org/a.png)", "16:6", "GP314", "https://a.org/a.png", "beside the guide"),
    front("unknown key", "datte: 2026-01-01", "4:1", "GP203", "datte", "did you mean `date`?"),
    front("unknown key of ours", "workbook:\n  stepps: 3", "5:3", "GP203", "stepps", "did you mean `steps`?"),
    front("key given twice", "tags: a\ntags: b", "5:1", "GP205", "tags", "keep one"),
    front("number for a word", "weight: heavy", "4:1", "GP206", "weight", "for example `weight: 3`"),
    front("no such day", "date: 2026-02-31", "4:1", "GP206", "date", "`date: 2026-09-21`"),
    front("slug that is a way out", "slug: ../out", "4:1", "GP207", "slug", "write `slug: out`"),
    front("tab", "workbook:\n\tnotes: 3", "5:1", "GP202", "\t", "put two spaces at the start of the line"),
    front("line without a colon", "date 2026-01-01", "4:1", "GP202", "date 2026-01-01", "with a space after the colon"),
    front("bad YAML", "image_alt: A: b", "4:13", "GP202", ":", 'image_alt: "A: b"'),
    settings("bad TOML", "theme = journal", "2:9", "GP211", "j", "quotation marks"),
    settings("unknown setting", 'theem = "plain"', "2:1", "GP213", "theem", "did you mean `theme`?"),
    settings(
        "unknown setting in a table", '[brand]\nacent = "#123456"', "3:1", "GP213", "acent", "did you mean `accent`?"
    ),
    settings("setting of the wrong kind", "description = 3", "2:1", "GP214", "description", "A few words"),
    settings("no colour", '[brand]\naccent = "red"', "3:1", "GP214", "accent", "#2d6350"),
    settings("missing logo", '[brand]\nlogo = "logo.png"', "3:1", "GP310", "logo", "content/logo.png"),
    settings("setting of the brand", 'accent = "#123456"', "2:1", "GP213", "accent", "below a line `[brand]`"),
    settings("setting in a table", '[brand]\ntheme = "plain"', "3:1", "GP213", "theme", "above the first line in"),
    settings("curled quotation marks", "author = \u201cMe\u201d", "2:10", "GP211", "\u201c", "quotation marks"),
    settings(
        "offer in single brackets", '[support.offers]\ntitle = "A"', "2:2", "GP214", "support.offers", "[[support"
    ),
    settings(
        "language that is missing", 'language = "fr"', "2:1", "GP214", "language", "known here: `de`, `en`; a fol"
    ),
    settings("missing theme", 'theme = "jurnal"', "2:1", "GP501", "theme", "did you mean `journal`?"),
    link("link to no guide", "twoo.md", "GP304", "did you mean `two.md`?"),
    link("link to no page", "../pages/abouut.md", "GP304", ""),
    link("link to no heading", "two.md#look-bak", "GP305", "did you mean `look-back`?"),
    link("link to no heading of its own", "#journal-promts", "GP305", "did you mean `journal-prompts`?"),
    Mistake(
        "theme without settings",
        {SITE: OWN_THEME[SITE], "themes/own/web/own.css": "p { color: red }\n"},
        f"{SITE}:2:1",
        "GP501",
        "theme",
        'create themes/own/theme.toml with one line: `extends = "journal"`',
    ),
    Mistake(
        "theme that extends itself",
        {**OWN_THEME, "themes/own/theme.toml": '\nextends = "own"\n'},
        "themes/own/theme.toml:2:1",
        "GP502",
        "extends",
        "remove one `extends`",
    ),
    Mistake(
        "theme with bad TOML",
        {**OWN_THEME, "themes/own/theme.toml": "extends = journal\n"},
        "themes/own/theme.toml:1:11",
        "GP503",
        "j",
        "quotation marks",
    ),
    Mistake(
        "template with a slip",
        {**OWN_THEME, "themes/own/web/404.html": "<p>\n{{ pag.title }}</p>\n"},
        "themes/own/web/404.html:2:4",
        "GP505",
        "pag",
        "did you mean `page`?",
    ),
    Mistake(
        "template that cannot be read",
        {**OWN_THEME, "themes/own/web/404.html": "<p>\n{{ page title }}</p>\n"},
        "themes/own/web/404.html:2:9",
        "GP505",
        "title",
        "tags are",
    ),
    Mistake(
        "template that includes nothing",
        {**OWN_THEME, "themes/own/web/404.html": "\n\n{% include 'web/nothing.html' %}\n"},
        "themes/own/web/404.html:3:13",
        "GP504",
        "web/nothing.html",
        "give its path from the theme's folder",
    ),
    Mistake(
        "alias that is taken",
        {ONE: guide("One", front="aliases: /about/\n")},
        f"{ONE}:4:1",
        "GP301",
        "aliases",
        "remove it",
    ),
    Mistake(
        "two guides with one address",
        {TWO: guide("Two", front="slug: one\n")},
        f"{TWO}:4:1",
        "GP301",
        "slug",
        "another `slug:`",
    ),
    Mistake(
        "guide and page with one address",
        {"content/pages/one.md": "# One\n\nIt.\n"},
        "content/pages/one.md:1:1",
        "GP301",
        "# One",
        "another `slug:`",
    ),
    Mistake(
        "file that is not UTF-8",
        {ONE: guide("One", "\nA café.\n").encode("latin-1")},
        f"{ONE}:16:6",
        "GP002",
        "\ufffd",
        "save it again as UTF-8",
    ),
]

WITHOUT_COLUMN = [
    Mistake("no title", {ONE: "Words.\n\n- [ ] Do it.\n"}, ONE, "GP208", hint="`# The title`"),
    Mistake("empty guide", {ONE: ""}, ONE, "GP209", hint="write some text"),
    Mistake("folder without its first file", {"content/guides/two/a.md": "A.\n"}, "content/guides/two", "GP004"),
    Mistake("no setting at all", {SITE: ""}, SITE, "GP212", hint='title = "My guides"'),
]


def name_of(mistake: Mistake) -> str:
    return mistake.name


def shown(output: str, place: str, code: str) -> list[str]:
    """The lines of the message with a code at a place: what it says, the source line, the carets and the hint."""
    lines = output.splitlines()
    starts = [i for i, line in enumerate(lines) if re.match(rf"{re.escape(place)}(?::\d+)*: error\[{code}\]: \S", line)]
    assert starts, output
    rest = lines[starts[0] + 1 :]
    end = next((i for i, line in enumerate(rest) if not line.startswith("  ")), len(rest))
    return [lines[starts[0]], *rest[:end]]


def above_carets(lines: list[str]) -> str:
    source, carets = (line.partition(" | ")[2] for line in lines[1:3])
    return source[carets.index("^") : carets.index("^") + carets.count("^")]


def build_is_refused(project: Path, mistake: Mistake) -> list[str]:
    """What is shown of a mistake by a build that changes nothing."""
    write(project, mistake.files)
    before = tree(project)
    result = guidepress(project, "build", "--only", "site")
    assert (result.exit_code, result.stdout) == (1, ""), result.output
    assert tree(project) == before
    return shown(result.stderr, mistake.place, mistake.code)


@pytest.mark.parametrize("mistake", PLACED, ids=name_of)
def test_mistake_is_shown_at_its_place_and_the_earlier_output_stays(built: Path, mistake: Mistake) -> None:
    lines = build_is_refused(built, mistake)
    assert lines[0].startswith(f"{mistake.place}: error")
    assert above_carets(lines) == mistake.marked
    assert mistake.hint in lines[-1]
    assert lines[-1].startswith("  hint: ") or not mistake.hint


@pytest.mark.parametrize("mistake", WITHOUT_COLUMN, ids=name_of)
def test_mistake_of_a_whole_file_or_line_is_shown_and_the_earlier_output_stays(built: Path, mistake: Mistake) -> None:
    assert mistake.hint in build_is_refused(built, mistake)[-1]


def test_no_site_toml_is_shown_with_what_to_write(built: Path) -> None:
    (built / SITE).unlink()
    result = guidepress(built, "build")
    assert result.exit_code == 1
    assert 'title = "My guides"' in shown(result.stderr, SITE, "GP210")[-1]


def test_empty_content_is_shown_with_how_to_begin(tmp_path: Path) -> None:
    result = guidepress(write(tmp_path, {}), "build")
    assert result.exit_code == 1
    assert "guidepress new guide" in shown(result.stderr, "content/guides", "GP005")[-1]
    assert not (tmp_path / "output/site").exists()


def test_mistakes_of_all_files_are_shown_in_one_run_of_the_real_command(built: Path) -> None:
    write(
        built,
        {
            SITE: 'title = "Small"\n[brand]\nlogo = "logo.png"\n',
            ONE: guide("One", "\n::: line\n:::\n\n![A plan](plan.png)\n"),
            TWO: guide("Two", "\n[Nowhere](no.md)\n", front="datte: 2026-01-01\n"),
            "content/guides/three/guide.md": guide("Three"),
            "content/guides/three/more.md": "::: space heigth=9\n",
            "content/pages/about.md": b"# About\n\nA caf\xe9.\n",
        },
    )
    before = tree(built)
    result = run(built, "build")
    assert result.returncode == 1
    codes = re.findall(r"^(\S+): error\[(GP\d+)\]", result.stderr, re.M)
    assert codes == [
        (f"{ONE}:16:5", "GP101"),
        (f"{ONE}:19:11", "GP310"),
        ("content/guides/three/more.md:1:1", "GP102"),
        ("content/guides/three/more.md:1:11", "GP103"),
        (f"{TWO}:4:1", "GP203"),
        (f"{TWO}:17:11", "GP304"),
        ("content/pages/about.md:3:6", "GP002"),
        (f"{SITE}:3:1", "GP310"),
    ]
    assert "8 errors" in result.stderr
    assert "Nothing was written; the earlier output is unchanged." in result.stderr
    assert "Traceback" not in result.stderr
    assert tree(built) == before


@pytest.mark.parametrize("text", ["\ufeff" + guide("One"), guide("One").replace("\n", "\r\n")], ids=["BOM", "CRLF"])
def test_byte_order_mark_and_line_ends_of_windows_are_no_mistake(built: Path, text: str) -> None:
    page = (built / "output/site/one/index.html").read_bytes()
    write(built, {ONE: text})
    assert guidepress(built, "build", "--only", "site", "--strict").exit_code == 0
    assert (built / "output/site/one/index.html").read_bytes() == page


def test_control_characters_of_a_text_do_not_reach_the_terminal(built: Path) -> None:
    write(built, {ONE: guide("One", "\n::: \x1b[2Jline\n:::\n")})
    result = guidepress(built, "build")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
