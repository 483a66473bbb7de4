"""A build that stops itself in the middle, started as `swapping_child.py WHAT PROJECT GENERATION STEP SIGNAL`.

Just before its STEP-th step on the disk it sends itself SIGNAL; at the end it tells all its steps as JSON. With the
generation `for-ever` it builds A and B in turns, to be killed from outside.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
from pathlib import Path

from builder.model.output import Artifact
from builder.write import OutputFolder, exchange, open_output
from tests.support.output_trees import Kept, existing, swap_site, write_tree

# What Python announces before it asks the system. `ctypes.dlsym` comes just before `syncfs` and `renameat2`.
STEPS = {"open", "os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "fcntl.flock", "ctypes.dlsym"}


def site(generation: str, kept: dict[str, str]) -> list[Artifact | Kept]:
    """200 files that name their generation, one only of it, and 20 that are the same in both."""
    pages = [Artifact(f"guide-{number % 20}/{number}.html", f"{generation} {number}".encode()) for number in range(200)]
    own = Artifact(f"only-{generation}.html", f"{generation} own".encode())
    shared = [f"assets/{number}.css" for number in range(20)]
    return [*pages, own, *(Kept(path) if path in kept else Artifact(path, b"same") for path in shared)]


def stage_trees(output: OutputFolder, generation: str) -> None:
    """20 PDFs and a site with a copy of each, staged one by one and put in place together; half of them are kept."""
    prints, site = output.tree("print"), output.tree("site")
    kept = prints.existing()
    for number in range(20):
        path = f"guide-{number}/{number}.pdf"
        if number % 2 and path in kept:
            prints.keep(path)
            digest = kept[path]
        else:
            digest = prints.stage(path, f"{generation if number % 2 == 0 else 'same'} {number}".encode() * 1000)
        site.copy(path, prints.place(path), digest)
    prints.stage(f"only-{generation}.pdf", generation.encode())
    site.stage("index.html", generation.encode())
    output.commit(prints, site)


def stage_copies(output: OutputFolder, generation: str) -> None:
    """Eight files, each visible at once, and then without those that were there before."""
    copies = output.tree("copies", publish="each")
    for number in range(8):
        copies.stage(f"{generation}/{number}.pdf", f"{generation} {number}".encode() * 1000)
    for path in copies.existing():
        copies.remove(path)
    output.commit(copies)


def build(output: OutputFolder, what: str, generation: str) -> None:
    if what in ("trees", "trees by two renames"):
        stage_trees(output, generation)
    elif what == "copies":
        stage_copies(output, generation)
    elif what == "print":
        write_tree(output, "print", [Artifact("guide/guide.pdf", generation.encode() * 300_000)], publish="each")
        write_tree(
            output, "print", [Artifact(f"guide/only-{generation}.pdf", generation.encode() * 300_000)], publish="each"
        )
    else:
        swap_site(output, site(generation, existing(output)))


def stop_itself(step: int, signal: int) -> list[str]:
    """Arrange for the signal; gives the steps so far, a list that grows."""
    steps: list[str] = []

    def count(event: str, arguments: tuple[object, ...]) -> None:
        if event in STEPS:
            steps.append(event)
            if len(steps) == step:
                os.kill(os.getpid(), signal)

    sys.addaudithook(count)
    return steps


def main() -> None:
    what, project, generation = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    if what.endswith("two renames"):
        exchange.exchange = lambda one, other: False
    for_ever = generation == "for-ever"
    steps = [] if for_ever else stop_itself(int(sys.argv[4]), int(sys.argv[5]))
    for each in itertools.cycle("AB") if for_ever else generation:
        with open_output(project / "output", project=project, sources=[project / "content"]) as output:
            build(output, what, each)
        print("built" if for_ever else json.dumps(steps), flush=True)


if __name__ == "__main__":
    main()
