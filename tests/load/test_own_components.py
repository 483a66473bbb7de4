"""Components of an author's own: a folder in content/components, without Python."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.support.projects import Files, guidepress, write

HOME = "content/components/three-things"
TOML = 'help = "Three lines."\n'
TEMPLATES: Files = {f"{HOME}/screen.html": "<p>On screen</p>", f"{HOME}/paper.html": "<p>On paper</p>"}
GUIDE = "# One\n\n## Step 1: Look\n\n::: three-things\nThree things that went well\n:::\n"


def started(project: Path, name: str = "three-things") -> Path:
    """A project with a component that was just started, used in a guide."""
    settings = 'title = "S"\npapers = ["a4"]\neditions = ["workbook", "fillable"]\n'
    text = GUIDE.replace("three-things", name)
    write(project, {"content/site.toml": settings, "content/guides/one.md": text})
    assert guidepress(project, "new component", name).exit_code == 0
    return project


def said(project: Path, files: Files) -> str:
    result = guidepress(write(project, {"content/guides/one.md": GUIDE, **files}), "check")
    assert result.exit_code == 1
    return result.stderr


@pytest.mark.parametrize("name", ["three-things", "my-rows"])
def test_a_component_just_started_works_on_screen_on_paper_and_in_a_form(tmp_path: Path, name: str) -> None:
    project = started(tmp_path, name)
    result = guidepress(project, "build")
    assert result.exit_code == 0, result.output
    page = (project / "output/site/one/index.html").read_text()
    assert page.count('aria-label="Answer ') == 3
    with pikepdf.open(project / "output/print/one/one-fillable-a4.pdf") as form:
        labels = [str(f.TU) for f in form.Root.AcroForm.Fields if "three-things" in str(f["/T"])]
    assert labels == ["Answer 1", "Answer 2", "Answer 3"]


FORMER_TEMPLATES: Files = {
    f"{HOME}/screen.html": """{% import "components/screen.html" as a %}
<div class="answer" role="group" {{ a.named(c, w.answer) }}>{{ a.ask(c) }}
<ol class="three-things">
{%- for n in range(o.rows) %}<li>{{ a.line(c.id ~ "-" ~ loop.index, w.answer ~ " " ~ loop.index) }}</li>
{%- endfor %}</ol></div>
""",
    f"{HOME}/paper.html": """{% import "components/paper.html" as a with context %}
<div class="writing">{{ a.ask(c) }}
{% for n in range(o.rows) %}
<div class="three-things-row"><span class="three-things-number">{{ loop.index }}</span>
{{- a.room(c.id ~ "-" ~ loop.index, w.answer ~ " " ~ loop.index, 10.46) }}
{{ a.tick("t-" ~ n, "T") }}{{ a.ring("r", n, n, "R") }}{{ a.cover("c-" ~ n, "C") }}{{ a.over("o-" ~ n, "O") }}
{{ a.lines("l-" ~ n, "L", 2) }}{{ a.blank("b-" ~ n, "B") }}</div>
{%- endfor %}</div>
""",
}
"""Templates as `new component` once wrote them, with every macro there was."""


def test_templates_of_its_first_form_make_the_same_page_and_all_their_fields(tmp_path: Path) -> None:
    former, now = started(tmp_path / "former"), started(tmp_path / "now")
    write(former, FORMER_TEMPLATES)
    for project in (former, now):
        result = guidepress(project, "build")
        assert result.exit_code == 0, result.output
    pages = [(project / "output/site/one/index.html").read_text() for project in (former, now)]
    drawn = [page.partition('data-component="three-things"')[2].partition("</ol>")[0] for page in pages]
    assert drawn[0] == drawn[1]
    assert drawn[0].count('aria-label="Answer ') == 3
    with pikepdf.open(former / "output/print/one/one-fillable-a4.pdf") as form:
        names = {str(f["/T"]): str(f.get("/TU", "")) for f in form.Root.AcroForm.Fields}
    assert [label for name, label in names.items() if "three-things" in name] == ["Answer 1", "Answer 2", "Answer 3"]
    fields = {"t-0": "T", "r": "R", "c-1": "C", "o-1": "O", "l-2": "L", "b-2": "B"}
    assert {name: names.get(name) for name in fields} == fields


def test_its_own_files_are_in_its_documentation(tmp_path: Path) -> None:
    project = started(tmp_path, "my-rows")
    folder = project / "content/components/my-rows"
    assert "three-things" not in "".join(path.read_text() for path in folder.iterdir())
    write(project, {"content/guides/one.md": "# One\n\n## Step 1: Look\n\n::: my-rows rows=40\nThings\n:::\n"})
    message = (folder / "mistakes.md").read_text().partition("```message\nmistake.md:1:")[2].partition("```")[0]
    shown = guidepress(project, "check").stderr
    assert f"content/guides/one.md:5:{message.partition(chr(10))[0]}" in shown


def test_it_is_listed_with_the_others(tmp_path: Path) -> None:
    listed = guidepress(started(tmp_path), "list components").stdout
    assert "three-things             A few numbered lines under a question.\n" in listed
    assert "\nlines " in listed


def test_a_name_that_is_taken_or_cannot_be_one(tmp_path: Path) -> None:
    project = started(tmp_path)
    for name, words in [
        ("lines", "there is a component `lines` already"),
        ("Three Things", "cannot be the name"),
        ("../out", "cannot be the name"),
        ("three-things", "this component already exists"),
    ]:
        result = guidepress(project, "new component", name)
        assert result.exit_code == 1
        assert words in result.stderr
    assert not (project / "content/out").exists()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "content/components/three-things: error[GP122]: the component `three-things` has no component.toml"),
        ({f"{HOME}/component.toml": "help = Three\n"}, f"{HOME}/component.toml:1:8: error[GP113]"),
        ({f"{HOME}/component.toml": "content = 'text'\n"}, f"{HOME}/component.toml:1: error[GP127]: `help` is missing"),
        (
            {f"{HOME}/component.toml": f'{TOML}contents = "text"\n'},
            f"{HOME}/component.toml:2:1: error[GP125]: `contents` is not a setting of a component\n"
            '  2 | contents = "text"\n    | ^^^^^^^^\n  hint: did you mean `content`?',
        ),
        (
            {f"{HOME}/component.toml": f'{TOML}[options.rows]\nkind = "count"\ndefault = 3\nhelp = "H"\nmaximum = 4\n'},
            f"{HOME}/component.toml:6:1: error[GP125]: `options.rows.maximum` is not a setting",
        ),
        (
            {f"{HOME}/component.toml": f'{TOML}[options.rows]\nkind = "count"\ndefault = 30\nhelp = "H"\nmax = 4\n'},
            f"{HOME}/component.toml:4:1: error[GP128]: the default of `rows` must be a whole number from 0 to 4",
        ),
        ({"content/components/lines/component.toml": TOML}, "there is a component `lines` already"),
        ({"content/components/Big Name/component.toml": TOML}, "`Big Name` cannot be the name of a component"),
    ],
)
def test_a_broken_one_is_told_with_its_place(tmp_path: Path, files: Files, expected: str) -> None:
    assert expected in said(tmp_path, {**TEMPLATES, **files})


def test_a_slip_in_its_template_is_told_with_its_line(tmp_path: Path) -> None:
    files = {f"{HOME}/component.toml": TOML, **TEMPLATES, f"{HOME}/screen.html": "<p>\n{{ c.promt }}</p>\n"}
    assert f"{HOME}/screen.html:2:6: error[GP505]" in said(tmp_path, files)


def test_its_files_are_no_files_of_the_site_and_a_link_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret")
    project = started(tmp_path / "project")
    (project / "content/components/three-things/more.html").symlink_to(tmp_path / "secret.html")
    result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 1
    assert "error[GP410]: this symbolic link leads out of the project" in result.stderr


def test_one_that_is_like_another_takes_what_its_folder_does_not_have(tmp_path: Path) -> None:
    toml = 'help = "A warning."\nlike = "tip"\n[words.en]\nlabel = "Take care"\n'
    guide = GUIDE.replace("three-things", "careful")
    project = write(tmp_path, {"content/guides/one.md": guide, "content/components/careful/component.toml": toml})
    result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 0, result.output
    page = (project / "output/site/one/index.html").read_text()
    assert '<div data-component="careful" class="note-aside note-as-careful note-plain"' in page
    assert ">Take care</p>" in page
    [sheet] = (project / "output/site/assets").glob("site-*.css")
    assert sheet.read_text().count(".note-aside {") == 1


def test_own_ones_may_be_like_each_other(tmp_path: Path) -> None:
    other = 'help = "Three more."\nlike = "three-things"\ncontent = "list"\n'
    files = {f"{HOME}/component.toml": TOML, **TEMPLATES, "content/components/more/component.toml": other}
    files["content/components/more/paper.html"] = "<p>On another paper</p>"
    guide = GUIDE.replace("three-things\nThree things that went well", "more\n- Three things that went well")
    project = write(tmp_path, {"content/guides/one.md": guide, **files})
    assert guidepress(project, "build", "--only", "site").exit_code == 0
    assert "On screen</p>" in (project / "output/site/one/index.html").read_text()


def test_a_like_that_is_not_there_is_reported_at_its_line(tmp_path: Path) -> None:
    message = said(tmp_path, {f"{HOME}/component.toml": f'{TOML}like = "nots"\n'})
    assert f"{HOME}/component.toml:2:1: error[GP123]: `like` names a component `nots` that does not exist" in message
    assert "did you mean `note`?" in message or "did you mean `notes`?" in message


def test_components_that_are_like_each_other_in_a_circle_are_reported_at_their_lines(tmp_path: Path) -> None:
    files = {f"{HOME}/component.toml": f'{TOML}like = "more"\n'}
    files["content/components/more/component.toml"] = 'help = "More."\nlike = "three-things"\n'
    message = said(tmp_path, files)
    circle = "error[GP124]: this component is like itself: `three-things` -> `more` -> `three-things`"
    assert f"{HOME}/component.toml:2:1: {circle}" in message
    assert "content/components/more/component.toml:2:1: error[GP124]" in message
