"""The sites that these tests look at.

The rich one has a page of every type, every part of a guide, and all that can be configured; its Markdown lies in
project/. The long one has what is hard to lay out, and nothing configured: no address, no brand, no newsletter. The
third has more guides than a page shows.
"""

from __future__ import annotations

import fcntl
import io
import shutil
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

from builder.pipeline import Options, Silent, build
from tests.support.projects import Files, write

PROJECT = Path(__file__).parent / "site-project"
SUB_PATH = "/work/guides/"
"""Where the rich site stands on its server: the path of its `url`."""

MANY = 45
"""Guides, which are more than the first page shows."""
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG_TITLE = "What to write on the first page of a notebook that you have been saving for a better day"
_MONTHS = ("January", "February", "March", "April", "May", "June") * 2


def write_rich(project: Path) -> Path:
    shutil.copytree(PROJECT, project, dirs_exist_ok=True)
    guide = "content/guides/the-long-way-home"
    return write(project, {f"{guide}/hills and sea.png": _picture(1600, 900), f"{guide}/plan.png": _picture(700, 480)})


def write_long(project: Path) -> Path:
    intro = f"See https://example.net/a/very/long/address/that/was/pasted/into/the/text.html or {LONG_WORD}.\n\n"
    phases = [f"## Phase {i}: The month of {m}\n\n{_steps(1, i, level=3)}" for i, m in enumerate(_MONTHS, 1)]
    files: Files = {
        "content/site.toml": 'title = "Long"\n',
        "content/guides/long.md": _guide(LONG_TITLE, LONG_WORD, f"{intro}## Step 1: {LONG_WORD}\n\n`{LONG_WORD}`\n"),
        "content/guides/fourteen.md": _guide("Fourteen small beginnings", LONG_WORD, _steps(14)),
        "content/guides/sixty.md": _guide("Sixty steps", "house", _steps(60)),
        "content/guides/twelve.md": _guide(
            "Twelve phases", "house", "\n".join(phases), "image: tall.png\nimage_alt: T\n"
        ),
        "content/guides/prose.md": "# Prose alone\n\n## A section\n\nThat is all.\n",
        "content/guides/tall.png": _picture(600, 1200),
    }
    return write(project, files)


def write_many(project: Path) -> Path:
    guides = {f"content/guides/g{n:02}.md": _guide(f"Guide {n:02}", "house", _steps(1)) for n in range(MANY)}
    return write(project, {"content/site.toml": 'title = "Many"\nurl = "https://example.org"\n', **guides})


def made_once(folder: Path, make: Callable[[Path], Path], *, only: str = "") -> Path:
    """The built site of a project that is made in a folder: by the first process that asks, for all of them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (site := folder / "output" / "site").exists():
            build(make(folder), site.parent, Options(only=only), Silent())
    return site


def _guide(title: str, tag: str, text: str, front: str = "") -> str:
    return f"---\ntitle: {title}\ntags: [{tag}]\n{front}---\n\n{text}"


def _steps(count: int, first: int = 1, level: int = 2) -> str:
    parts = (
        f"{'#' * level} Step {number}: Take the next thing from the list and finish it\n\n"
        f'**Goal example:** "I will finish thing {number} by Friday."\n'
        for number in range(first, first + count)
    )
    return "\n".join(parts)


def _picture(width: int, height: int) -> bytes:
    image = Image.new("RGB", (width, height), (214, 226, 230))
    slope = [(0, height * 0.7), (width * 0.4, height * 0.3), (width, height * 0.8), (width, height), (0, height)]
    ImageDraw.Draw(image).polygon(slope, fill=(96, 122, 112))
    content = io.BytesIO()
    image.save(content, "PNG")
    return content.getvalue()
