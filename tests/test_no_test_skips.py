"""The suite itself: a test that skips, or that is expected to fail, fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import REPOSITORY

CONFTEST = "from tests.support.no_skips import pytest_make_collect_report, pytest_runtest_makereport\n"
SKIPS = {
    "in a test": "import pytest\ndef test_a(): pytest.skip('not here')\n",
    "by a mark": "import pytest\n@pytest.mark.skipif(True, reason='not here')\ndef test_a(): pass\n",
    "in a fixture": (
        "import pytest\n@pytest.fixture\ndef a(): pytest.skip('not here')\ndef test_a(a): raise AssertionError\n"
    ),
    "a whole file": "import pytest\npytest.importorskip('not_here', reason='not here')\ndef test_a(): pass\n",
    "expected to fail": "import pytest\n@pytest.mark.xfail(reason='not here')\ndef test_a(): raise ValueError('x')\n",
}


def run(folder: Path, test: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -p no:cacheprovider\n")
    (folder / "test_one.py").write_text(f"{test}def test_that_passes(): pass\n")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("test", SKIPS.values(), ids=SKIPS)
def test_a_test_that_skips_fails(tmp_path: Path, test: str) -> None:
    result = run(tmp_path, test)
    assert result.returncode != 0, result.stdout
    assert "No test may skip itself: " in result.stdout
    assert " skipped" not in result.stdout


def test_a_test_that_skips_fails_in_parallel_too(tmp_path: Path) -> None:
    result = run(tmp_path, SKIPS["in a test"], "-n", "2")
    assert result.returncode == 1, result.stdout
    assert "No test may skip itself: Skipped: not here" in result.stdout
    assert "1 failed, 1 passed" in result.stdout


def test_tests_that_pass_pass(tmp_path: Path) -> None:
    assert run(tmp_path, "").returncode == 0
