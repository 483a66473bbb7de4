"""Components written where none can be: in a quotation, in a list, in a cell of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.components import Registry
from builder.diagnostics import Diagnostic, error
from builder.parse.source.classifier import literal_lines
from builder.parse.source.items import BULLET
from builder.parse.source.scanner import Line

_INSIDE = re.compile(rf"(?P<before>\s*(?:(?:>|{BULLET})\s+|>)+|\s{{4,}}|.*\|\s*):::+\s*\{{?\.?(?P<name>[A-Za-z][\w-]*)")
_ITEM = re.compile(rf"\s*{BULLET}\s")
_HINT = "write its two lines of colons at the margin, before or after the text"


def misplaced(lines: Sequence[Line], registry: Registry) -> Iterator[Diagnostic]:
    """An error for each component that some lines of text hold and would print as mere colons. Code may show them."""
    if not any(":::" in line.text for line in lines):
        return
    inside_list = False
    for line, code in zip(lines, literal_lines([line.text for line in lines]), strict=True):
        match = None if code else _INSIDE.match(line.text)
        if match and match["name"] in registry and (match["before"].strip() or inside_list):
            place = line.span(match.start("name"), len(match["name"]))
            message = f"`{match['name']}` cannot be used in a list, a quotation or a table"
            yield error("GP114", message, place, _HINT)
        if line.text.strip():
            inside_list = _ITEM.match(line.text) is not None or (inside_list and line.text[0] == " ")
