"""No test skips itself: one that does, or that is expected to fail, fails. `tests/conftest.py` makes pytest use this."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Of a test, its setup or its teardown."""
    return _failed_if_skipped((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Of a whole file, which `importorskip` leaves out."""
    return _failed_if_skipped((yield))


def _failed_if_skipped(report: Report) -> Report:
    if report.outcome == "skipped":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else "it is expected to fail"
        report.outcome = "failed"
        report.longrepr = f"No test may skip itself: {reason}"
        if hasattr(report, "wasxfail"):
            del report.wasxfail
    return report
