from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.projects import guide, guidepress, write


@pytest.fixture(scope="session")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"content/guides/one.md": guide("One"), "content/pages/about.md": "# About\n\n## The author\n\nWho I am.\n"}
    project = write(tmp_path_factory.mktemp("built"), files)
    assert guidepress(project, "build", "--only", "site").exit_code == 0
    return project


@pytest.fixture
def built(once_built: Path, tmp_path: Path) -> Path:
    """A project of one guide and one page, whose website is built."""
    return shutil.copytree(once_built, tmp_path / "project")
