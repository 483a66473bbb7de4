"""Copies for clients: how many a second, stamped and rendered, on the disk, in one file, and in what memory."""

from __future__ import annotations

import os
import shutil
import sys
import time
from io import BytesIO
from pathlib import Path

from tests.bench.memory import peak_of

_ROOT = Path(__file__).resolve().parents[2]
_GUIDE = "preparing-for-a-promotion"
_COMMAND = (sys.executable, "-m", "builder", "copies", "--guide", _GUIDE)
_MANY, _MOST = 1000, 10_000


def copy_figures(home: Path) -> None:
    """Print what the batches of a coach take on the example workbook, whole commands each."""
    project = home / "copies"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(_ROOT / "content", project / "content")
    print(f"Copies of `{_GUIDE}` on A4, whole commands:")
    _seconds("one copy, its layout made now", project, "--name", "Nora Iversen")
    _seconds("one copy, its layout made before (at most 1 s)", project, "--name", "Mira Brandt")
    for count in (_MANY, _MOST):
        _list(project, count)
        took = _seconds(f"{count:,} copies", project, f"{count}.csv")
        print(f"{'':52} {count / took:7.0f} a second" + ("   (at least 300)" if count == _MANY else ""))
    took = _seconds(f"{_MANY:,} copies, also in one file", project, f"{_MANY}.csv", "--coach", "Ines", "--merge")
    print(f"{'':52} {_MANY / took:7.0f} a second   (at least 100)")
    _in_memory(project)
    _list(project, 20, "twenty")
    text = project / "content/guides" / _GUIDE / "1-where-you-stand.md"
    text.write_text(f"{text.read_text('utf-8')}\nThis is for ____{{client=name}}.\n", "utf-8")
    one_worker = _seconds("20 copies, each laid out for itself, one worker", project, "twenty.csv", "--workers", "1")
    shutil.rmtree(project / "output")
    two = _seconds("20 copies, each laid out for itself, two workers", project, "twenty.csv", "--workers", "2")
    print(f"{'':52} {one_worker / two:7.2f} times as fast   (at least 1.7)")
    print(f"{'':52} {20 / two:7.2f} a second\n")


def _list(project: Path, count: int, name: str = "") -> None:
    rows = "".join(f"Client {number} of {count},Ines Moreau\n" for number in range(1, count + 1))
    (project / f"{name or count}.csv").write_text(f"Name,Coach\n{rows}", "utf-8")


def _seconds(name: str, project: Path, *arguments: str) -> float:
    """Print and return how long one command takes, with the most memory of all its processes."""
    started = time.perf_counter()
    peak = peak_of((*_COMMAND, *arguments), project)
    took = time.perf_counter() - started
    print(f"{name:52} {took:7.2f} s   {peak.main:4.0f} MB, with its workers {peak.every:4.0f} MB")
    return took


def _in_memory(project: Path) -> None:
    """The stamping alone, from layouts and letterings to bytes; then to the disk, beside copying a file as often."""
    from pikepdf import Pdf

    from builder.formats.pdf.copies.lettering import Lettering
    from builder.formats.pdf.copies.stamp import base_of, places_of, stamp

    folder = next(path for path in (project / "output/copies").iterdir() if path.name.startswith(f"{_MANY}-"))
    first = sorted(folder.glob("0*.pdf"))[0].read_bytes()
    places = places_of(first)
    empty = BytesIO()
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(empty)
    base = base_of(first, Lettering((), empty.getvalue(), frozenset()), places)
    drawn = [b"q 0.75 0 0 -0.75 0 20 cm BT ET Q" * 6 for _ in places]
    started = time.perf_counter()
    tails = [stamp(base, drawn, f"Client {number}") for number in range(_MANY)]
    took = time.perf_counter() - started
    print(f"{'stamping alone, in memory':52} {_MANY / took:7.0f} a second   (at least 3,000)")
    target = project / "stamped"
    target.mkdir()
    started = time.perf_counter()
    for number, tail in enumerate(tails):
        (target / f"{number}.pdf").write_bytes(base.content + tail)
    stamped = time.perf_counter() - started
    (target / "original.pdf").write_bytes(base.content)
    os.sync()
    started = time.perf_counter()
    for number in range(_MANY):
        shutil.copyfile(target / "original.pdf", target / f"copied-{number}.pdf")
    copied = time.perf_counter() - started
    print(f"{'stamped to the disk, beside copying a file':52} {_MANY / stamped:7.0f} a second, {_MANY / copied:.0f}")
    shutil.rmtree(target)
