"""A version of WeasyPrint that words its messages in another way is noticed."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from builder.pipeline import self_check
from tests.support.projects import guidepress
from tests.support.samples import edit

TEXTS = {
    "images": ("_PICTURE", ()),
    "fonts": ("_FONT", "another text"),
    "characters": ("_LETTER", "another text"),
}


def build_changed(project: Path, *options: str) -> str:
    """What is said by a build with one PDF to make, of a guidepress that never checked this version."""
    edit(project, "Because it is small", "Because it is quick")
    memory = project / "output/.guidepress/state/memory.json"
    memory.write_text(memory.read_text().replace('"unreported":{"pdf":{"', '"unreported":{"pdf":{"other than '))
    result = guidepress(project, "build", *options)
    assert result.exit_code == (1 if "--strict" in options else 0)
    return result.stderr


@pytest.mark.parametrize("kind", TEXTS)
def test_faults_that_are_no_longer_reported_are_said_by_kind(
    printed: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    name, text = TEXTS[kind]
    monkeypatch.setattr(f"builder.formats.pdf.faults.{name}", text)
    said = build_changed(printed)
    assert (
        f"warning[GP333]: WeasyPrint {version('weasyprint')} no longer reports missing {kind}, so nor does guidepress"
        in said
    )
    assert "GP333" in guidepress(printed, "build").stderr


def test_several_kinds_are_one_warning(printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in TEXTS.values():
        monkeypatch.setattr(f"builder.formats.pdf.faults.{name}", text)
    assert "error[GP333]" in (said := build_changed(printed, "--strict"))
    assert "missing images, fonts and characters, so" in said


def hear_no_images(_: str) -> tuple[str, ...]:
    return ("images",)


def test_a_version_is_checked_once(printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "GP333" not in build_changed(printed)
    monkeypatch.setattr(self_check, "check_engine", hear_no_images)
    edit(printed, "Because it is quick", "Because it is good")
    assert "GP333" not in guidepress(printed, "build").stderr
    edit(printed, "Because it is good", "Because it is small")
    assert "GP333" in build_changed(printed)


def test_build_that_makes_no_pdf_checks_nothing(printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.formats.pdf.faults._FONT", "another text")
    assert "GP333" not in build_changed(printed, "--only", "site")
