"""PDF/UA-1 as a validator sees it, asked in a process of its own.

The validator starts threads that a forked process does not have and waits for. So a test process that has asked it can
fork no worker that asks it: that one would wait for ever.
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
from builder.preflight import validate
print(json.dumps([astuple(finding) for finding in validate(Path(sys.argv[1]).read_bytes())]))
"""


def faults_of(path: Path) -> list[Finding]:
    """What the validator finds in a PDF."""
    command = [sys.executable, "-c", _ASK, str(path)]
    said = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True).stdout
    return [Finding(*found) for found in json.loads(said)]
