"""Limits of the account: one sentence, and the earlier output as it was."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import guide, output, write


def limited(project: Path, size: int) -> subprocess.CompletedProcess[str]:
    """A build of the website whose files may have `size` bytes at the most."""
    return subprocess.run(
        [sys.executable, "-m", "builder", "build", "--only", "site", "--project", str(project)],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


@pytest.mark.parametrize(("size", "code"), [(0, "GP606"), (1, "GP606"), (3000, "GP605")])
def test_a_limit_on_the_size_of_files_is_a_sentence_and_the_old_site_stays(built: Path, size: int, code: str) -> None:
    before = output(built)
    write(built, {"content/guides/two.md": guide("Two")})
    result = limited(built, size)
    assert result.returncode == 1
    assert f"error[{code}]: " in result.stderr
    assert "Traceback" not in result.stderr
    assert output(built) == before
