"""Print how much of `builder/` the tests ran, and the files of which they ran too little."""

from __future__ import annotations

from pathlib import Path

from coverage import Coverage

ENOUGH = 90
"""Percent of the lines of a file: under this it is printed."""


def report() -> None:
    coverage = Coverage()
    coverage.load()
    wanted, missed = 0, 0
    print(f"\nFiles of builder/ of which less than {ENOUGH} % ran (workers that were killed are not counted):")
    for name in sorted(name for name in coverage.get_data().measured_files() if name.endswith(".py")):
        _, statements, _, missing, lines = coverage.analysis2(name)
        wanted, missed = wanted + len(statements), missed + len(missing)
        share = _percent(len(statements), len(missing))
        if share < ENOUGH:
            print(f"  {share:3.0f} %  {Path(name).relative_to(Path.cwd())}: {lines}")
    print(f"Coverage of builder/: {_percent(wanted, missed):.1f} % of {wanted} lines")


def _percent(lines: int, missing: int) -> float:
    return 100 * (lines - missing) / lines if lines else 100.0


if __name__ == "__main__":
    report()
