"""The icon on the desktop."""

from __future__ import annotations

import os
import shlex
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.commands import group
from builder.desk.shortcut import make_shortcut
from builder.diagnostics import Abort


@pytest.mark.parametrize(
    ("system", "name"),
    [("linux", "Coach's desk.desktop"), ("darwin", "Coach's desk.command"), ("win32", "Coach's desk.bat")],
)
def test_shortcut_starts_the_desk_of_its_project(tmp_path: Path, system: str, name: str) -> None:
    project = tmp_path / 'A "fine" $project 100%'
    project.mkdir()
    environment = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    file = make_shortcut(project, program="/usr/bin/python3", system=system, environment=environment)
    assert file == tmp_path / "Desktop" / name
    assert os.access(file, os.X_OK)
    text = file.read_text(encoding="utf-8")
    assert "-m builder desk --project" in text
    if system == "darwin":
        assert shlex.split(text.splitlines()[1])[1:] == [
            "/usr/bin/python3",
            "-m",
            "builder",
            "desk",
            "--project",
            str(project),
        ]
    if system == "linux":
        [command] = [line for line in text.splitlines() if line.startswith("Exec=")]
        assert command.endswith('A \\\\"fine\\\\" \\\\$project 100%%"')


def test_desktop_may_have_another_name(tmp_path: Path) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config/user-dirs.dirs").write_text('XDG_DESKTOP_DIR="$HOME/Schreibtisch"\n', encoding="utf-8")
    file = make_shortcut(tmp_path, system="linux", environment={"HOME": str(tmp_path)})
    assert file.parent == tmp_path / "Schreibtisch"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    make_shortcut(tmp_path, system="linux", environment={"HOME": str(tmp_path)})
    before = (tmp_path / "Desktop/Coach's desk.desktop").read_text(encoding="utf-8")
    with pytest.raises(Abort) as refused:
        make_shortcut(tmp_path / "other", system="linux", environment={"HOME": str(tmp_path)})
    assert refused.value.diagnostics[0].code == "GP740"
    assert (tmp_path / "Desktop/Coach's desk.desktop").read_text(encoding="utf-8") == before


def test_command_says_where_it_is(tmp_path: Path) -> None:
    result = CliRunner(env={"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "none")}).invoke(
        group, ["desk", "--shortcut", "--project", str(tmp_path)]
    )
    assert result.exit_code == 0
    assert "Desktop" in result.stderr
    assert stat.S_IMODE(next((tmp_path / "Desktop").iterdir()).stat().st_mode) == 0o755
