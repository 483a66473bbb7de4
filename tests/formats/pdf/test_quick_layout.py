"""A PDF is the same with and without the shortcuts, and they are used with the installed version of WeasyPrint."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from builder.formats.pdf import quick_layout
from builder.formats.pdf.known import is_known
from builder.formats.pdf.render import render
from tests.support.print_rendering import example_project, planned

_PRINT = """
import hashlib, sys
from pathlib import Path
from builder.formats.pdf import known

known.is_known = lambda modules, digest: False
from builder.formats.pdf.render import render
from tests.support.print_rendering import planned

kit, jobs = planned(Path(sys.argv[1]))
print(hashlib.sha256(render(jobs["allotment", "a4"], kit).artifact.content).hexdigest())
"""


def test_the_installed_version_has_a_use_for_every_shortcut() -> None:
    assert quick_layout.unused() == []


def test_a_shortcut_is_left_out_where_a_file_of_the_library_has_changed(tmp_path: Path) -> None:
    changed = tmp_path / "changed.py"
    changed.write_text("# another version\n", encoding="utf-8")
    modules, digest = quick_layout.PAGES
    other = type(sys)("changed")
    other.__file__ = str(changed)
    assert is_known(modules, digest)
    assert not is_known((*modules, other), digest)


def test_a_workbook_has_the_same_bytes_without_the_shortcuts(tmp_path: Path) -> None:
    project = example_project(tmp_path / "example", "journal")
    kit, jobs = planned(project)
    quick = hashlib.sha256(render(jobs["allotment", "a4"], kit).artifact.content).hexdigest()
    slow = subprocess.run(
        [sys.executable, "-c", _PRINT, str(project)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert slow.stdout.split()[-1] == quick
