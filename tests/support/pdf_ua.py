"""PDF/UA-1 and PDF/A-2a as a validator sees them, asked in a process of its own.

The validator starts threads that a forked process does not have and waits for. So a test process that has asked it can
fork no worker that asks it: that one would wait for ever. The settings of ruff refuse it anywhere else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from builder.preflight import Finding

_ASK = """
import json, sys
from dataclasses import astuple
from pathlib import Path
from builder.preflight import validate, validate_archive
ask = {"pdf/ua": validate, "pdf/a": validate_archive}[sys.argv[2]]
print(json.dumps([astuple(finding) for finding in ask(Path(sys.argv[1]).read_bytes())]))
"""


def faults_of(path: Path, standard: str = "pdf/ua") -> list[Finding]:
    """What the validator finds in a PDF that is to be PDF/UA-1, or PDF/A-2a (`pdf/a`)."""
    command = [sys.executable, "-c", _ASK, str(path), standard]
    said = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True).stdout
    return [Finding(*found) for found in json.loads(said)]
