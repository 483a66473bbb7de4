"""Everything that can be read in what a project publishes: names of files, texts, and what is inside PDFs and images."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf


def readable(folder: Path) -> dict[str, str]:
    """All text in the files below a folder, by their path, which is part of it; not in what a build keeps for the next.

    Of a PDF: its pages as a reader copies them, and every string and stream in it without compression.
    """
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        if name.startswith(".guidepress/"):
            continue
        text = "\n".join(_in_pdf(path)) if path.suffix == ".pdf" else path.read_bytes().decode("utf-8", "replace")
        found[name] = f"{name}\n{text}"
    return found


def places_of(words: str, folder: Path) -> list[str]:
    """The files below a folder in which some words are, in capitals or not, or over a line's end."""
    wanted = " ".join(words.lower().split())
    return [name for name, text in readable(folder).items() if wanted in " ".join(text.lower().split())]


def _in_pdf(path: Path) -> Iterator[str]:
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    yield subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            yield from _strings(item)


def _strings(item: object) -> Iterator[str]:
    match item:
        case pikepdf.Stream():
            yield item.read_bytes().decode("latin-1")
            yield from _strings(pikepdf.Dictionary(dict(item.items())))
        case pikepdf.Dictionary():
            for key, value in item.items():
                yield str(key)
                yield from () if isinstance(value, pikepdf.Object) and value.is_indirect else _strings(value)
        case pikepdf.Array():
            for value in item.as_list():
                yield from () if isinstance(value, pikepdf.Object) and value.is_indirect else _strings(value)
        case pikepdf.String() | pikepdf.Name() | str():
            yield str(item)
        case _:
            pass
