"""Boxes to tick in the cells of tables, for Python-Markdown: `[ ]` and `[x]`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from builder.text.placeholders import BOX, placeholder

_BOX = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|(?<![\\!\]\w])\[([ xX])\](?![(\[:\w])")
"""Code, in which there is none, or a box that is not the words of a link."""


def use_cell_boxes(markdown: Markdown) -> None:
    """Make boxes of the brackets in cells, before the text of cells is read."""
    markdown.treeprocessors.register(_CellBoxes(markdown), "cell_boxes", 30)


class _CellBoxes(Treeprocessor):
    def run(self, root: Element) -> None:
        """The text of cells is not converted yet, so it is a plain string."""
        for cell in root.iter("td"):
            if cell.text and "[" in cell.text:
                cell.text = _BOX.sub(_written, cell.text)


def _written(match: re.Match[str]) -> str:
    return match[0] if match[1] else placeholder(BOX, int(match[2] != " "))
