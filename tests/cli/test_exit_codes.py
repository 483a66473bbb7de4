"""0 fine, 1 the content has errors, 2 wrong usage, 70 a bug of ours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builder.cli import main
from tests.support.projects import guide, guidepress, run, write

WARNING = {"content/guides/one.md": guide("One", front="layout: post\n")}


def test_good_project_ends_with_0(built: Path) -> None:
    result = run(built, "build", "--only", "site")
    assert result.returncode == 0
    assert result.stdout == "Website   output/site/index.html\n"
    assert "Done: 1 guide and 1 page (0 files rendered, 5 unchanged)." in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--only", "pdf"],
        ["build", "extra"],
        ["build", "--project", "nowhere"],
        ["check", "--format", "xml"],
        ["outline"],
        ["outline", "nothing.md"],
        ["explain"],
        ["list", "everything"],
        ["new"],
        ["new", "guide"],
        ["serve", "--port", "many"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["guidepress", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("Usage: guidepress")


def test_a_site_of_drafts_alone_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/one.md": guide("One", front="draft: true\n")})
    result = guidepress(tmp_path, "build", "--only", "site")
    assert "Done: no guides, 1 draft left out (" in result.stderr


def test_bug_of_ours_ends_with_70_and_how_to_report_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("builder.cli.commands.inspect.did_you_mean", lambda *names: 1 // 0)
    monkeypatch.setattr(sys, "argv", ["guidepress", "explain", "GP999"])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr().err
    assert ended.value.code == 70
    assert "Internal error in guidepress: ZeroDivisionError" in told
    assert "Please report this" in told
    assert "Traceback" in told


def test_warning_alone_ends_with_0(built: Path) -> None:
    result = guidepress(write(built, WARNING), "check")
    assert result.exit_code == 0
    assert "content/guides/one.md:4:1: warning[GP204]" in result.stderr
    assert "1 guide and 1 page checked: 1 warning, 1 note.\n" in result.stderr


@pytest.mark.parametrize("command", ["check", "build --only site"])
def test_strict_makes_an_error_of_a_warning_and_leaves_a_note(built: Path, command: str) -> None:
    result = guidepress(write(built, WARNING), command, "--strict")
    assert result.exit_code == 1
    assert "content/guides/one.md:4:1: error[GP204]" in result.stderr
    assert "content/site.toml: note[GP330]" in result.stderr


@pytest.mark.parametrize("command", ["check", "build --only site"])
def test_strict_lets_a_project_pass_that_has_only_notes(built: Path, command: str) -> None:
    result = guidepress(built, command, "--strict")
    assert result.exit_code == 0
    assert "note[GP330]" in result.stderr


def test_interrupt_while_a_command_is_loaded_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("builder.cli.shell.import_module", interrupt)
    monkeypatch.setattr("builder.cli.shell.group.commands", {})
    monkeypatch.setattr(sys, "argv", ["guidepress", "build"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
