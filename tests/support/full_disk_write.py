"""Fill a disk while building, and tell as JSON what became of it. Started by the tests as `... FOLDER LIMIT`.

FOLDER is to lie on a disk of about 1 MB, or LIMIT is to be the largest file that may be written, in bytes (0: any).
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from builder.diagnostics import Abort
from builder.model.output import Artifact
from builder.write import open_output
from tests.support.output_trees import existing, swap_site, write_tree


def told(work: Callable[[], object]) -> list[str]:
    try:
        work()
    except Abort as abort:
        return [abort.diagnostics[0].code, abort.diagnostics[0].message]
    return ["it was written", ""]


def main() -> None:
    project, limit = Path(sys.argv[1]), int(sys.argv[2])
    small = [Artifact(f"{number}.html", b"old") for number in range(20)]
    large = [Artifact(f"{number}.html", b"new" * 200_000) for number in range(5)]
    with open_output(project / "output", project=project, sources=[]) as output:
        swap_site(output, small)
        write_tree(output, "print", [Artifact("guide.pdf", b"old")], publish="each")
        output.save_state("state", b"old")
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        answers = {
            "site": told(lambda: swap_site(output, large)),
            "print": told(
                lambda: write_tree(output, "print", [Artifact("guide.pdf", b"new" * 700_000)], publish="each")
            ),
            "state": told(lambda: output.save_state("state", b"new" * 700_000)),
        }
        kept = [len(existing(output)), len(existing(output, "print")), output.load_state("state") == b"old"]
    pages = sorted(page.read_bytes().decode() for page in (project / "output/site").iterdir())
    ours = sorted(path.name for path in (project / "output/.guidepress").iterdir() if path.is_file())
    state = sorted(path.name for path in (project / "output/.guidepress/state").iterdir())
    with open_output(project / "output", project=project, sources=[]) as output:
        again = swap_site(output, [Artifact("small.html", b"new")])
    print(json.dumps({**answers, "kept": kept, "pages": pages, "ours": ours, "state_files": state, "again": again}))


if __name__ == "__main__":
    main()
