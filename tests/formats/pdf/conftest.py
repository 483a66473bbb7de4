"""The example project's workbooks, shared by all tests here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.examples import printed_examples
from tests.support.print_rendering import Press, example_project
from tests.support.printed import PrintedWorkbook


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "workbooks"
    shared.mkdir(exist_ok=True)
    return Press(tmp_path_factory.mktemp("press"), shared)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], PrintedWorkbook]:
    """The workbooks of the three guides of the repository, by guide and paper: A4 and Letter."""
    return printed_examples(tmp_path_factory.mktemp("examples"), ("a4", "letter"))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The project that the workbooks are printed from."""
    return example_project(tmp_path / "example", "journal")


@pytest.fixture(scope="session")
def allotment(press: Press) -> PrintedWorkbook:
    """A guide in two phases with all that the example guides have."""
    return press.workbook("allotment")


@pytest.fixture(scope="session")
def letters(press: Press) -> PrintedWorkbook:
    """A guide without phases, with a picture, blanks, boxes, a table, links and its own offers of support."""
    return press.workbook("letters")


@pytest.fixture(scope="session")
def grammar(press: Press) -> PrintedWorkbook:
    """All of Markdown."""
    return press.workbook("grammar")


@pytest.fixture(scope="session")
def room(press: Press) -> PrintedWorkbook:
    """Every kind of writing area."""
    return press.workbook("room")


@pytest.fixture(scope="session")
def long(press: Press) -> PrintedWorkbook:
    """Long titles, words, tables and texts."""
    return press.workbook("long")


@pytest.fixture(scope="session")
def prose(press: Press) -> PrintedWorkbook:
    """Two sections and nothing else."""
    return press.workbook("prose")
