"""The small commands: check, explain, list, clean and new."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.commands import group
from tests.support.projects import guide, guidepress, run, tree, write

DRAFT = {"content/guides/plan.md": guide("A plan", front="draft: true\n")}


def paths(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


# -- check ----------------------------------------------------------------------------------------------------


def test_check_writes_nothing_at_all(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/one.md": guide("One")})
    before = paths(tmp_path)
    assert run(tmp_path, "check").returncode == 0
    assert paths(tmp_path) == before


def test_check_finds_what_a_build_would(built: Path) -> None:
    write(built, {"content/guides/one.md": guide("One", "\n[There](no.md)\n")})
    before = tree(built)
    result = guidepress(built, "check")
    assert result.exit_code == 1
    assert "content/guides/one.md:16:9: error[GP304]" in result.stderr
    assert "1 error, 1 note.\n" in result.stderr
    assert "Nothing was written" not in result.stderr
    assert tree(built) == before


OWN_THEME = {
    "content/site.toml": 'title = "Small"\ntheme = "own"\n',
    "themes/own/theme.toml": 'extends = "journal"\n',
}


@pytest.mark.parametrize(
    ("template", "text", "place"),
    [
        ("web/404.html", "<p>\n{{ pag.title }}</p>\n", "2:4"),
        ("print/cover.html", "<p>\n{{ page title }}</p>\n", "2:9"),
        ("web/never-used.html", "{% for x in y %}\n", "1:4"),
    ],
)
def test_check_finds_mistakes_in_templates(built: Path, template: str, text: str, place: str) -> None:
    write(built, {**OWN_THEME, f"themes/own/{template}": text})
    before = tree(built)
    result = guidepress(built, "check")
    assert result.exit_code == 1
    assert f"themes/own/{template}:{place}: error[GP505]" in result.stderr
    assert tree(built) == before


def test_check_looks_at_drafts_only_when_asked(built: Path) -> None:
    write(built, {"content/guides/plan.md": guide("A plan", "\n::: line\n:::\n", front="draft: true\n")})
    assert guidepress(built, "check").exit_code == 0
    result = guidepress(built, "check", "--drafts")
    assert result.exit_code == 1
    assert "content/guides/plan.md:17:5: error[GP101]" in result.stderr


def test_check_says_what_it_looked_at_and_what_it_did_not(built: Path) -> None:
    write(built, {"content/guides/plan.md": guide("A plan", front="draft: true\n")})
    lines = guidepress(built, "check").stderr.splitlines()
    assert lines[-2:] == [
        "1 guide and 1 page checked: no problems, 1 note.",
        "Not checked: 1 draft (check --drafts) and the layout of 2 workbooks (check --print).",
    ]
    lines = guidepress(built, "check", "--drafts").stderr.splitlines()
    assert lines[-2:] == [
        "2 guides and 1 page checked: no problems, 1 note.",
        "Not checked: the layout of 4 workbooks (check --print).",
    ]


def test_check_of_everything_names_nothing_that_it_left_out(built: Path) -> None:
    write(built, {"content/site.toml": 'title = "S"\nurl = "https://example.org"\npapers = []\n'})
    write(built, {"content/guides/two.md": guide("Two", front="layout: post\n")})
    assert guidepress(built, "check").stderr.splitlines()[-1] == "2 guides and 1 page checked: 1 warning."


# -- help -----------------------------------------------------------------------------------------------------


def test_list_of_commands_is_not_cut_in_a_terminal_of_80_columns() -> None:
    shown = CliRunner().invoke(group, ["--help"], terminal_width=80).stdout
    commands = shown.partition("Commands:\n")[2].splitlines()
    assert len(commands) == 11
    assert all(line.endswith(".") and not line.endswith("...") for line in commands)


# -- explain --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["GP103", "gp103", "103"])
def test_explain_says_more_about_a_message(tmp_path: Path, code: str) -> None:
    result = guidepress(tmp_path, "explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith("# GP103: ")


def test_explain_names_the_nearest_message(tmp_path: Path) -> None:
    result = guidepress(tmp_path, "explain", "GP1O3")
    assert result.exit_code == 1
    assert "error[GP007]: there is no message `GP1O3`" in result.stderr
    assert "did you mean `GP103`?" in result.stderr


# -- list -----------------------------------------------------------------------------------------------------


def test_list_names_the_guides_and_marks_drafts(built: Path) -> None:
    result = guidepress(write(built, DRAFT), "list")
    assert [line.split(maxsplit=1) for line in result.stdout.splitlines()] == [
        ["one", "One"],
        ["plan", "A plan  (draft)"],
        ["about", "About"],
    ]


@pytest.mark.parametrize(
    ("what", "name", "text"),
    [
        ("components", "lines", "Ruled lines to write on"),
        ("editions", "workbook", "Workbook"),
        ("papers", "letter", "215.9 x 279.4 mm"),
        ("themes", "journal", "comes with guidepress"),
        ("messages", "GP101", "component"),
    ],
)
def test_list_names_what_there_is_without_a_project(tmp_path: Path, what: str, name: str, text: str) -> None:
    result = guidepress(tmp_path, "list", what)
    assert result.exit_code == 0
    assert text.lower() in next(line for line in result.stdout.splitlines() if line.startswith(f"{name} ")).lower()


def test_list_names_the_themes_of_the_project(tmp_path: Path) -> None:
    write(tmp_path, {"themes/own/theme.toml": 'extends = "plain"\n'})
    lines = guidepress(tmp_path, "list", "themes").stdout.splitlines()
    assert lines[0].split() == ["own", "of", "this", "project"]


# -- clean ----------------------------------------------------------------------------------------------------


def test_clean_removes_what_was_built_and_nothing_else(built: Path) -> None:
    sources = tree(built / "content")
    published = len(tree(built / "output/site"))
    result = guidepress(built, "clean")
    assert (result.exit_code, result.stderr) == (0, f"Removed {published} files.\n")
    assert not (built / "output").exists()
    assert tree(built / "content") == sources


def test_clean_leaves_and_names_what_is_not_ours(built: Path) -> None:
    write(built, {"output/site/CNAME": "example.org", "output/copies/anna.pdf": "hers"})
    result = guidepress(built, "clean")
    assert result.exit_code == 0
    assert "guidepress did not write it: site/CNAME" in result.stderr
    assert list(tree(built / "output")) == ["copies/anna.pdf", "site/CNAME"]


def test_clean_of_a_project_that_was_never_built_does_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"output/site/index.html": "mine"})
    before = tree(tmp_path)
    assert guidepress(tmp_path, "clean").stderr == "There was nothing to remove.\n"
    assert tree(tmp_path) == before


# -- new ------------------------------------------------------------------------------------------------------


def test_new_guide_in_an_empty_folder_can_be_built_at_once(tmp_path: Path) -> None:
    started = run(tmp_path, "new", "guide", "A better week")
    assert started.returncode == 0
    assert started.stdout == "Created content/site.toml\nCreated content/guides/a-better-week.md\n"
    result = run(tmp_path, "build", "--drafts", "--strict")
    assert result.returncode == 0, result.stderr
    assert "<h1" in (tmp_path / "output/site/a-better-week/index.html").read_text()
    assert result.stdout.splitlines()[1:] == [
        f"Workbook  output/print/a-better-week/a-better-week-workbook-{paper}.pdf" for paper in ("a4", "letter")
    ]


def test_new_guide_of_a_short_name_gets_a_title(tmp_path: Path) -> None:
    guidepress(tmp_path, "new guide", "better-week")
    assert 'title: "Better week"\n' in (tmp_path / "content/guides/better-week.md").read_text()


@pytest.mark.parametrize("title", ['Say "yes" more', "C:\\temp and \\x back", "Größer: ja # nein", "- a b"])
def test_new_guide_keeps_a_title_with_any_signs(tmp_path: Path, title: str) -> None:
    assert guidepress(tmp_path, "new guide", "--", title).exit_code == 0
    [file] = (tmp_path / "content/guides").iterdir()
    first = guidepress(tmp_path, "outline", str(file)).stdout.splitlines()[0]
    plain = first.replace("\u201c", '"').replace("\u201d", '"')
    assert plain.startswith(f"guide    {title}  (")


@pytest.mark.parametrize("there", ["content/guides/my-plan.md", "content/guides/my-plan/guide.md"])
def test_new_guide_of_a_name_that_is_there_is_refused(tmp_path: Path, there: str) -> None:
    write(tmp_path, {there: guide("Mine")})
    before = tree(tmp_path)
    result = guidepress(tmp_path, "new guide", "My plan")
    assert result.exit_code == 1
    assert "content/guides/my-plan.md: error[GP008]: this guide already exists" in result.stderr
    assert tree(tmp_path) == before


@pytest.mark.parametrize("name", ["???", "tags", "con"])
def test_new_guide_of_a_name_that_cannot_be_an_address_is_refused(tmp_path: Path, name: str) -> None:
    result = guidepress(tmp_path, "new guide", name)
    assert result.exit_code == 1
    assert "error[GP207]" in result.stderr
    assert paths(tmp_path) == []


def test_new_guide_that_cannot_be_written_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("a file in the way")
    result = guidepress(tmp_path, "new guide", "My plan")
    assert result.exit_code == 1
    assert "error[GP605]" in result.stderr
    assert "the guide was not started" in result.stderr


# -- serve ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("port", ["65536", "-1", "http"])
def test_a_port_that_no_computer_has(built: Path, port: str) -> None:
    result = guidepress(built, "serve", f"--port={port}")
    assert result.exit_code == 2
    assert "Invalid value for '--port'" in result.stderr
