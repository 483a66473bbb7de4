"""Which lines the tests ran: what `make test` prints at its end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.lines_run import BUILDER, MARKS, WANTED, lines_run, marked
from tests.support.projects import REPOSITORY

MODULE = '''"""A module."""
from __future__ import annotations

@staticmethod
def each(number):
    """A function."""
    try:
        if number > 2:
            return "many"
        elif number == 2:
            raise ValueError
    except ValueError:
        return "two"
    match number:
        case 1:
            return "one"
        case _:
            return "none"
'''
KILLED = """
from tests.support.lines_run import measure
measure()
import os
from builder.text.plain import plain_text
if (worker := os.fork()) == 0:
    plain_text("<b>a</b>")
    os.kill(os.getpid(), 9)
os.waitpid(worker, 0)
"""


def ran_by(call: str) -> set[int]:
    marks = bytearray(100)
    names: dict[str, object] = {MARKS: marks}
    exec(marked(MODULE, "module.py", 50), names)
    exec(call, names)
    return {place - 50 for place, mark in enumerate(marks) if mark}


def test_every_line_that_ran_is_marked_and_no_other() -> None:
    at_import = {1, 2, 4, 5}
    assert ran_by("") == at_import
    assert ran_by("assert each(3) == 'many'") == at_import | {6, 7, 8, 9}
    assert ran_by("assert each(2) == 'two'") == at_import | {6, 7, 8, 10, 11, 12, 13}
    assert ran_by("assert each(1) == 'one'") == at_import | {6, 7, 8, 10, 14, 15, 16}
    assert ran_by("assert each(0) == 'none'") == at_import | {6, 7, 8, 10, 14, 17, 18}


def test_lines_of_a_worker_that_was_killed_count(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    environment = {**os.environ, WANTED: str(marks)}
    subprocess.run([sys.executable, "-c", KILLED], cwd=REPOSITORY, env=environment, check=True, timeout=120)
    module = BUILDER / "text/plain.py"
    first = next(n for n, line in enumerate(module.read_text().splitlines(), 1) if line.startswith("def plain_text"))
    ran = lines_run(marks)
    assert first + 2 in ran[module]  # below its docstring
    assert not ran[BUILDER / "cli/shell.py"]
