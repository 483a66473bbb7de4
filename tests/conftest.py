from __future__ import annotations

from hypothesis import settings

from tests.support.lines_run import measure
from tests.support.no_skips import pytest_make_collect_report, pytest_runtest_makereport

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]

# A generated example may take long on a machine that is busy.
settings.register_profile("without a deadline", deadline=None)
settings.load_profile("without a deadline")

measure()
