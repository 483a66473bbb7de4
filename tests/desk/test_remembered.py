"""Choices that are kept from one day to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.desk.remembered import Remembered, settings_folder


def test_choices_are_kept_by_project(tmp_path: Path) -> None:
    one, two = (Remembered(tmp_path / name, tmp_path / "settings") for name in ("one", "two"))
    one.write({"guide": "promotion", "phase": 2})
    two.write({"guide": "roadmap"})
    assert one.read() == {"guide": "promotion", "phase": 2}
    assert two.read() == {"guide": "roadmap"}


def test_only_choices_are_kept(tmp_path: Path) -> None:
    one = Remembered(tmp_path, tmp_path / "settings")
    one.write({"guide": "promotion", "names": "Amina", "session": "2027-03-08"})
    assert "Amina" not in (tmp_path / "settings/desk.json").read_text(encoding="utf-8")
    assert one.read() == {"guide": "promotion"}


@pytest.mark.parametrize("content", ["", "[]", "{", '{"x": 3}', "\x00"])
def test_file_that_is_broken_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "desk.json").write_text(content, encoding="utf-8")
    one = Remembered(tmp_path, tmp_path)
    assert one.read() == {}
    one.write({"guide": "promotion"})
    assert one.read() == {"guide": "promotion"}


def test_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    one = Remembered(tmp_path, tmp_path / "file")
    one.write({"guide": "promotion"})
    assert one.read() == {}


@pytest.mark.parametrize(
    ("system", "environment", "folder"),
    [
        ("linux", {"HOME": "/home/ada"}, "/home/ada/.config/guidepress"),
        ("linux", {"HOME": "/home/ada", "XDG_CONFIG_HOME": "/x"}, "/x/guidepress"),
        ("darwin", {"HOME": "/Users/ada"}, "/Users/ada/Library/Application Support/guidepress"),
        ("win32", {"HOME": "/ada", "APPDATA": "/ada/Roaming"}, "/ada/Roaming/guidepress"),
    ],
)
def test_settings_are_where_the_system_keeps_them(system: str, environment: dict[str, str], folder: str) -> None:
    assert settings_folder(environment, system) == Path(folder)
