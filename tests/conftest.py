from __future__ import annotations

import pytest
from hypothesis import settings

from tests.support.lines_run import measure
from tests.support.no_skips import pytest_make_collect_report, pytest_runtest_makereport

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]

# A generated example may take long on a machine that is busy.
settings.register_profile("without a deadline", deadline=None)
settings.load_profile("without a deadline")

measure()


@pytest.fixture
def one_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds have one worker process: for projects so small that a second one only has to be started."""
    monkeypatch.setattr("os.sched_getaffinity", lambda process: {0}, raising=False)
