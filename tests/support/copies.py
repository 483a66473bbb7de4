"""A small project, and the copies that are made of it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
from click.testing import Result

from tests.support.projects import guidepress, write

GUIDE = """---
title: A small plan
---
# A small plan

Begin where you are.

## Step 1: Ask one question

Why it matters: You learn what nobody wrote down.
"""

SETTINGS = 'title = "Small steps"\npapers = ["a4"]\neditions = ["workbook"]\n'


def project_of(folder: Path, guide: str = GUIDE, settings: str = SETTINGS, **files: str) -> Path:
    return write(folder, {"content/site.toml": settings, "content/guides/plan.md": guide, **files})


def copies(project: Path, *arguments: str) -> Result:
    """`guidepress copies` of the guide `plan`."""
    return guidepress(project, "copies", "--guide", "plan", *arguments)


def batch(project: Path, start: str = "") -> Path:
    """The one folder of copies whose name begins so."""
    [found] = [path for path in (project / "output/copies").iterdir() if path.is_dir() and path.name.startswith(start)]
    return found


def pdfs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.pdf"))


def everything_in(content: bytes) -> bytes:
    """Every stream and every string of a PDF, decoded, of all its revisions, with the strings of its metadata."""
    found = []
    with pikepdf.open(BytesIO(content)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                found.append(each.read_bytes() if each.get("/Subtype") != "/Image" else b"")
            found += [bytes(value) for value in _strings(each)]
        found += [bytes(value) for value in _strings(pdf.trailer)]
    return b"\0".join(found)


def _strings(value: object) -> list[pikepdf.String]:
    if isinstance(value, pikepdf.String):
        return [value]
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return [string for key in map(str, value.keys()) for string in _direct(value[key])]
    if isinstance(value, pikepdf.Array):
        return [string for item in value.as_list() for string in _direct(item)]
    return []


def _direct(value: object) -> list[pikepdf.String]:
    """The strings of a value; what is an object of its own is looked at on its own."""
    return [] if isinstance(value, pikepdf.Object) and value.is_indirect else _strings(value)
