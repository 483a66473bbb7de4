"""Build in turns for as long as it lives: to be killed. Started by the tests as `swapping_child.py WHAT PROJECT`."""

from __future__ import annotations

import itertools
import os
import sys
import time
from pathlib import Path

from builder.model.output import Artifact, Kept
from builder.write import OutputFolder, exchange, open_output

FILES = 200
GENERATIONS = ("A", "B")


def site(generation: str, kept: dict[str, str]) -> list[Artifact | Kept]:
    """200 files that name their generation, one only of it, and 20 that are the same in both."""
    pages = [
        Artifact(f"guide-{number % 20}/{number}.html", f"{generation} {number}".encode()) for number in range(FILES)
    ]
    own = Artifact(f"only-{generation}.html", f"{generation} own".encode())
    shared = [f"assets/{number}.css" for number in range(20)]
    return [*pages, own, *(Kept(path) if path in kept else Artifact(path, b"same") for path in shared)]


def print_file(generation: str) -> bytes:
    return generation.encode() * 300_000


def build(output: OutputFolder, what: str, generation: str) -> None:
    if what == "print":
        output.write_print("guide/guide.pdf", print_file(generation))
        output.write_print(f"guide/only-{generation}.pdf", print_file(generation))
    else:
        output.swap_site(site(generation, output.kept_site()))


def slow_rename(source: Path, target: Path) -> None:
    """Stay a while without a site in place, so that a kill comes just then."""
    rename(source, target)
    if target.name == "site-old":
        time.sleep(0.02)


rename = os.rename


def main() -> None:
    what, project = sys.argv[1], Path(sys.argv[2])
    if what == "two renames":
        exchange.exchange = lambda one, other: False
        vars(os)["rename"] = slow_rename
    for generation in itertools.cycle(GENERATIONS):
        with open_output(project / "output", project=project, sources=[project / "content"]) as output:
            build(output, what, generation)
        print("built", flush=True)


if __name__ == "__main__":
    main()
