"""Build on a disk that fills up, and tell as JSON what became of it. Started by the tests as `... PROJECT LIMIT`.

PROJECT is to lie on a disk of a few MB, or LIMIT is to be the largest file that may be written, in bytes (0: any).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

from tests.support.projects import output, write
from tests.support.samples import SITE

GUIDES = 30
WORDS = 4000


def texts(word: str) -> dict[str, str | bytes]:
    guides = {f"content/guides/g{i}.md": f"# Guide {i}\n\n- [ ] Do it.\n\n{word * WORDS}\n" for i in range(GUIDES)}
    return {"content/site.toml": SITE, **guides}


def built(project: Path, limit: int) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "builder", "build", "--only", "site"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)) if limit else None,
    )
    return done.returncode, done.stderr


def fill(disk: Path) -> Path:
    """A file that leaves half a megabyte of the disk, which is less than a second site needs."""
    ballast = disk / "ballast"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    ballast.write_bytes(b"\0" * max(0, free - 500_000))
    return ballast


def main() -> None:
    project, limit = Path(sys.argv[1]), int(sys.argv[2])
    write(project, texts("old "))
    first = built(project, 0)
    write(project, texts("new "))
    before = output(project)
    ballast = None if limit else fill(project)
    second = built(project, limit)
    untouched = output(project) == before
    if ballast:
        ballast.unlink()
    third = built(project, 0)
    renewed = all("new new" in (project / f"output/site/g{i}/index.html").read_text() for i in range(GUIDES))
    print(json.dumps({"codes": [first[0], second[0], third[0]], "said": second[1], "kept": [untouched, renewed]}))


if __name__ == "__main__":
    main()
