"""Tables as GitHub reads them (GitHub Flavored Markdown 0.29, section 4.10), for Python-Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from builder.parse.source.items import goes_on

_MARKER = r"[ \t]*:?-+:?[ \t]*"
_RULER = re.compile(rf" {{0,3}}(?=[^\n]*[|:])\|?{_MARKER}(?:\|{_MARKER})*\|?[ \t]*$")
_BAR = re.compile(r"(?<!\\)\|")
_ALIGNED = {(True, False): "left", (False, True): "right", (True, True): "center"}


class Tables(BlockProcessor):
    """A row of headings, a ruler, and rows up to an empty line or the next block. Text may be right before it."""

    def test(self, parent: Element, block: str) -> bool:
        return "-" in block and ("|" in block or ":" in block) and _ruler(block.split("\n")) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        ruler = _ruler(lines)
        assert ruler is not None, "tested before"
        if ruler > 1:
            self.parser.parseBlocks(parent, ["\n".join(lines[: ruler - 1])])
        end = next((i for i in range(ruler + 1, len(lines)) if _ends_table(lines[i])), len(lines))
        _add_table(parent, lines[ruler - 1], lines[ruler], lines[ruler + 1 : end])
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))


def _ruler(lines: Sequence[str]) -> int | None:
    """The line of hyphens below the headings of a table; None where there is none, or not for each heading one."""
    for number in range(1, len(lines)):
        line, above = lines[number], lines[number - 1]
        if "-" in line and _RULER.match(line) and goes_on(above) and len(_cells(above)) == len(_cells(line)):
            return number
    return None


def _ends_table(line: str) -> bool:
    return not line.strip() or not goes_on(line) or line.startswith("    ")


def _add_table(parent: Element, head: str, ruler: str, rows: Sequence[str]) -> None:
    aligned = [_ALIGNED.get((cell.startswith(":"), cell.endswith(":")), "") for cell in _cells(ruler)]
    table = SubElement(parent, "table")
    _add_row(SubElement(table, "thead"), "th", _cells(head), aligned)
    body = SubElement(table, "tbody") if rows else table
    for row in rows:
        _add_row(body, "td", _cells(row), aligned)


def _add_row(parent: Element, tag: str, cells: Sequence[str], aligned: Sequence[str]) -> None:
    """A row with as many cells as the table has columns."""
    row = SubElement(parent, "tr")
    for number, alignment in enumerate(aligned):
        cell = SubElement(row, tag, {"class": f"align-{alignment}"} if alignment else {})
        cell.text = cells[number] if number < len(cells) else ""


def _cells(row: str) -> list[str]:
    """The text of each cell of a row, in which `\\\\|` is a bar."""
    row = row.strip()
    ends = [match.end() for match in _BAR.finditer(row)]
    if row.startswith("|"):
        starts, ends = ends, ends[1:]
    else:
        starts = [0, *ends]
    if not ends or ends[-1] < len(row):
        ends = [*ends, len(row) + 1]
    found = [row[start : end - 1].strip() for start, end in zip(starts, ends, strict=False)]
    return [cell.replace("\\|", "|") for cell in found]
