"""Makes one copy, and then as many as the disk, or a limit on files, has no room for; says in JSON what came of it.

Arguments are a folder, and a limit on the size of a file in bytes, 0 for none.
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
from pathlib import Path

from tests.support.copies import batch, copies, pdfs, project_of

if __name__ == "__main__":
    project, limit = project_of(Path(sys.argv[1]) / "project"), int(sys.argv[2])
    first = copies(project, "--name", "Ada Obi")
    earlier = batch(project, "ada-obi")
    before = [hashlib.sha256(path.read_bytes()).hexdigest() for path in pdfs(earlier)]
    rows = "".join(f"Client {number}\n" for number in range(300))
    (project / "many.csv").write_text(f"Name\n{rows}", "utf-8")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, usual[1]))
    full = copies(project, str(project / "many.csv"))
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    made = sorted(path.name for path in (project / "output/copies").iterdir() if path.is_dir())
    after = [hashlib.sha256(path.read_bytes()).hexdigest() for path in pdfs(earlier)]
    answers = {"codes": [first.exit_code, full.exit_code], "said": full.stderr, "made": made, "same": before == after}
    print(json.dumps(answers))
