"""Lists in JSON: objects, whose keys are the headings, or names alone."""

from __future__ import annotations

import json
from typing import Any

from builder.clients.table import MOST_COLUMNS, ListFile, Row, Table, cleaned, filled, row_of
from builder.diagnostics import Abort

_HINT = 'write a list: `["Ada Obi"]`, or `[{"name": "Ada Obi", "coach": "Kim"}]`'


def read_objects(source: ListFile, text: str, encoding: str) -> Table:
    """The entries of a JSON file as rows, which count from 1. Abort where it is no list of objects or strings."""
    try:
        entries = json.loads(text)
    except json.JSONDecodeError as mistake:
        raise _broken(source, f"is no JSON: {mistake.msg.lower()} in line {mistake.lineno}", mistake.lineno) from None
    except (RecursionError, ValueError):
        # An integer of thousands of digits is a ValueError of its own.
        raise _broken(source, "is no list of names: it is too deep, or has a number that is too long") from None
    if not isinstance(entries, list):
        raise _broken(source, "holds JSON, but no list")
    keys = [key for entry in entries if isinstance(entry, dict) for key in entry]
    names = ["name"] if any(isinstance(entry, str) for entry in entries) else []
    headings = tuple(dict.fromkeys(names + keys))
    if len(headings) > MOST_COLUMNS:
        raise source.refuse("GP714", f"has more than {MOST_COLUMNS} different keys", _HINT)
    rows = (_row(number, entry, headings, source) for number, entry in enumerate(entries, 1))
    said = f"JSON in {encoding}" if encoding else "JSON"
    return Table(tuple(filled(rows, source)), headings=tuple(map(cleaned, headings)), said=said)


def _row(number: int, entry: Any, headings: tuple[str, ...], source: ListFile) -> Row:  # Any: what JSON holds
    values = {"name": entry} if isinstance(entry, str) else entry
    if not isinstance(values, dict):
        raise _broken(source, f"has an entry ({number}) that is neither a name nor an object", number)
    if nested := [key for key, value in values.items() if isinstance(value, dict | list)]:
        raise _broken(source, f"has an entry ({number}) with more than one value in `{nested[0]}`", number)
    return row_of(number, [_text(values.get(heading)) for heading in headings], source)


def _text(value: Any) -> str:  # as above
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _broken(source: ListFile, what: str, row: int = 0) -> Abort:
    return source.refuse("GP715", what, _HINT, row=row)
