"""Build on a disk that fills up, and tell as JSON what became of it. Started as `... WHAT PROJECT LIMIT`.

WHAT is `second`, for a site that is there already, or `first`, for PDFs and site of a first build. PROJECT is to lie on
a disk of a few MB, or LIMIT is to be the largest file that may be written, in bytes (0: any).
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.projects import guide, output, write
from tests.support.samples import SITE

GUIDES = 30
WORDS = 4000
SHARES = (0.3, 0.8)
"""How much of the room that a first build needs there is: too little for the PDFs, and too little for the site."""


def texts(word: str) -> dict[str, str | bytes]:
    guides = {f"content/guides/g{i}.md": f"# Guide {i}\n\n- [ ] Do it.\n\n{word * WORDS}\n" for i in range(GUIDES)}
    return {"content/site.toml": SITE, **guides}


def built(project: Path, limit: int, *options: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "builder", "build", *options],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)) if limit else None,
    )
    return done.returncode, done.stderr


def fill(disk: Path, *, leave: int) -> Path:
    """A file that leaves so many bytes of the disk."""
    ballast = disk / "ballast"
    ballast.write_bytes(b"\0" * max(0, free(disk) - leave))
    return ballast


def free(disk: Path) -> int:
    return os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize


def first_builds(project: Path, limit: int) -> list[dict[str, object]]:
    """Builds without an earlier one, each with more room than the one before, and one with all it needs."""
    write(project, {f"content/guides/g{i}.md": guide(f"Guide {i}") for i in range(2)})
    empty = free(project)
    built(project, 0)
    needed, whole = empty - free(project), output(project)
    largest = max(path.stat().st_size for path in (project / "output").rglob("*") if path.is_file())
    told: list[dict[str, object]] = []
    for share in SHARES:
        shutil.rmtree(project / "output")
        ballast = None if limit else fill(project, leave=int(needed * share))
        code, said = built(project, int(largest * share) if limit else 0)
        told.append({"code": code, "said": said, "published": sorted(output(project))})
        if ballast:
            ballast.unlink()
    last = built(project, 0)
    return [*told, {"code": last[0], "said": last[1], "same": output(project) == whole, "files": sorted(whole)}]


def second_build(project: Path, limit: int) -> dict[str, object]:
    write(project, texts("old "))
    first = built(project, 0, "--only", "site")
    write(project, texts("new "))
    before = output(project)
    # Half a megabyte is less than a second site needs.
    ballast = None if limit else fill(project, leave=500_000)
    second = built(project, limit, "--only", "site")
    untouched = output(project) == before
    if ballast:
        ballast.unlink()
    third = built(project, 0, "--only", "site")
    renewed = all("new new" in (project / f"output/site/g{i}/index.html").read_text() for i in range(GUIDES))
    return {"codes": [first[0], second[0], third[0]], "said": second[1], "kept": [untouched, renewed]}


def main() -> None:
    what, project, limit = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    print(json.dumps({"first": first_builds, "second": second_build}[what](project, limit)))


if __name__ == "__main__":
    main()
