"""From a save to the new page: how long `serve` takes with few guides and with many, in one run."""

from __future__ import annotations

import http.client
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from builder.serve.http import EVENTS
from tests.bench.corpus import write_corpus
from tests.support.serving import Command, command

FEW, MANY = 3, 1000
_SAVES = 9
_PAUSE = 2.0
"""Seconds after a save until all of the site is up to date again, and the next save is a fair one."""


def serving_figures() -> None:
    """Print the median of some saves for each number of guides, and their ratio."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        sites = [_site(Path(folder) / str(count), count, stack) for count in (FEW, MANY)]
        for number in range(2):
            for project, address in sites:
                _save(project, address, f"Warming up {number}.")
        took: list[list[float]] = [[], []]
        for number in range(_SAVES):
            for index, (project, address) in enumerate(sites):
                took[index].append(_save(project, address, f"Save number {number}."))
    few, many = (statistics.median(times) for times in took)
    print(f"{f'from a save to its new page, {FEW} guides':52} {few:7.3f} s")
    print(f"{f'from a save to its new page, {MANY} guides':52} {many:7.3f} s")
    print(f"{'ratio':52} {many / few:7.2f}   (at most 1.3)")
    print()


def _site(project: Path, count: int, stack: ExitStack) -> tuple[Path, str]:
    write_corpus(project / "content/guides", count)
    (project / "content/site.toml").write_text('title = "Bench"\nurl = "https://example.org"\n')
    running: Command = stack.enter_context(command(project, "--port", "0"))
    running.wait_for("Ready", seconds=600)
    return project, urlsplit(running.address).netloc


def _save(project: Path, address: str, words: str) -> float:
    """Seconds from writing a guide until a page that was told so has its new text."""
    path = project / "content/guides/guide-1.md"
    events = http.client.HTTPConnection(address, timeout=60)
    events.request("GET", EVENTS)
    stream = events.getresponse()
    stream.readline(), stream.readline()
    started = time.perf_counter()
    path.write_text(path.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")
    stream.readline()
    page = http.client.HTTPConnection(address, timeout=60)
    slug = "guide-1"
    page.request("GET", f"/{slug}/")
    assert words in page.getresponse().read().decode("utf-8")
    took = time.perf_counter() - started
    events.close()
    page.close()
    time.sleep(_PAUSE)
    return took
