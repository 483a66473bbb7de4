"""Print how much of `builder/` the tests ran, and the files of which they ran too little.

python -m tests.coverage_report build/lines-run
"""

from __future__ import annotations

import sys
from pathlib import Path

from coverage import Coverage

from tests.support.lines_run import lines_run

ENOUGH = 90
"""Percent of the lines of a file: under this it is printed."""


def report(marks: Path) -> None:
    coverage = Coverage(data_file=None)
    ran = lines_run(marks)
    coverage.get_data().add_lines({str(path): lines for path, lines in ran.items()})
    wanted, missed = 0, 0
    print(f"\nFiles of builder/ of which less than {ENOUGH} % ran (commands started on their own are not counted):")
    for path in ran:
        _, statements, _, missing, lines = coverage.analysis2(str(path))
        wanted, missed = wanted + len(statements), missed + len(missing)
        share = _percent(len(statements), len(missing))
        if share < ENOUGH:
            print(f"  {share:3.0f} %  {path.relative_to(Path.cwd())}: {lines}")
    print(f"Coverage of builder/: {_percent(wanted, missed):.1f} % of {wanted} lines")


def _percent(lines: int, missing: int) -> float:
    return 100 * (lines - missing) / lines if lines else 100.0


if __name__ == "__main__":
    report(Path(sys.argv[1]))
