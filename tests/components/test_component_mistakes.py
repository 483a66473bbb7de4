"""Every mistake that a component's documentation shows is told exactly as it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.commands import group
from tests.support.component_documents import Case, mistakes

GUIDE = "# A guide\n\n## Step 1: Begin\n\nWrite something.\n"


@pytest.mark.parametrize("mistake", mistakes(), ids=str)
def test_mistake_is_told_in_exactly_these_words(mistake: Case, tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "mistake.md").write_text(mistake.markdown, encoding="utf-8")
    result = CliRunner().invoke(group, ["outline", "--project", str(tmp_path), str(tmp_path)])
    assert result.stderr == mistake.message
    assert result.exit_code == 1
