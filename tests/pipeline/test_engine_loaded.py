"""The library that makes PDFs is loaded once for all workers, and not at all where no PDF is to be made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builder.formats.pdf import FORMAT
from tests.support.samples import ONE, edit

_BUILD = """
import sys
from builder.cli import main

try:
    main()
except SystemExit as end:
    print(end.code, "weasyprint" in sys.modules, "builder.formats.pdf.render" in sys.modules)
"""
LOADED, NOT_LOADED = "0 True True", "0 False False"


def last_line(project: Path, *arguments: str) -> str:
    """The exit code of a command, and whether its main process has loaded WeasyPrint and what uses it."""
    command = [sys.executable, "-c", _BUILD, arguments[0], "--project", str(project), *arguments[1:]]
    found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    return found.stdout.splitlines()[-1]


def test_a_build_without_changes_does_not_load_it(printed: Path) -> None:
    assert last_line(printed, "build") == NOT_LOADED


def test_a_build_of_a_changed_page_does_not_load_it(printed: Path) -> None:
    edit(printed, "Who I am", "Who we are", "content/pages/about.md")
    assert last_line(printed, "build") == NOT_LOADED


@pytest.mark.parametrize("arguments", [("build", "--only", "site"), ("check",)])
def test_a_command_that_makes_no_pdf_does_not_load_it(printed: Path, arguments: tuple[str, ...]) -> None:
    edit(printed, "Because it is small", "Because it is quick", ONE)
    assert last_line(printed, *arguments) == NOT_LOADED


if sys.platform == "linux":  # elsewhere workers are not forked, and each loads it

    def test_a_build_of_a_changed_guide_loads_it_before_its_workers_are_forked(printed: Path) -> None:
        edit(printed, "Because it is small", "Because it is quick", ONE)
        assert last_line(printed, "build") == LOADED

    def test_a_build_of_a_missing_pdf_loads_it_before_its_workers_are_forked(printed: Path) -> None:
        [pdf] = (printed / "output" / FORMAT.tree / "one").glob("*.pdf")
        pdf.unlink()
        assert last_line(printed, "build") == LOADED
