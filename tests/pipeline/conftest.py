from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import weasyprint  # noqa: F401  # workers that are forked from here find it loaded, which saves each build half a second

from tests.support.projects import guidepress, write
from tests.support.samples import FILES


@pytest.fixture(scope="session")
def once_printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = write(tmp_path_factory.mktemp("printed"), FILES)
    result = guidepress(project, "build", "--strict")
    assert result.exit_code == 0, result.output
    return project


@pytest.fixture
def printed(once_printed: Path, tmp_path: Path) -> Path:
    """A project of two guides and a page, built with its PDFs."""
    return shutil.copytree(once_printed, tmp_path / "project")
