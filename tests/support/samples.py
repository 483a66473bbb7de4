"""The project that these tests build with its PDFs, and how it is changed and compared."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image

from tests.support.projects import Files, guide

SITE = """title = "Small steps"
url = "https://example.org"
theme = "plain"
papers = ["a4"]
"""
ONE = "content/guides/one.md"
TWO = "content/guides/two.md"
_SHORT = "workbook: {notes: 0, how_to_use: false}\n"


def blank_image(width: int = 8, height: int = 6) -> bytes:
    """A black PNG of this size."""
    content = io.BytesIO()
    Image.new("1", (width, height)).save(content, "PNG")
    return content.getvalue()


def picture(colour: str) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "PNG")
    return content.getvalue()


FILES: Files = {
    "content/site.toml": SITE,
    ONE: guide("One", "\n![A teal field](one.png)\n", f"date: 2026-01-01\ntags: [work, goals]\n{_SHORT}"),
    TWO: guide("Two", "\nAfter [one](one.md).\n", f"date: 2026-01-02\ntags: work\n{_SHORT}"),
    "content/guides/one.png": picture("teal"),
    "content/pages/about.md": "# About\n\nWho I am.\n",
}


def edit(project: Path, old: str, new: str, file: str = ONE) -> None:
    path = project / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


_SAMPLE_PAGE = re.compile(r"-page-\d+-\d+-[0-9a-f]{8}\.webp$")


def without_sample_pages(paths: set[str]) -> set[str]:
    """Paths but for the images of pages of a PDF, which change with it."""
    return {path for path in paths if not _SAMPLE_PAGE.search(path)}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The names of files that came, went or became others."""
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
