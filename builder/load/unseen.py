"""Characters in settings that no one sees. A feed with a control character in it could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.diagnostics import Diagnostic, error
from builder.load.toml import place_of
from builder.text.characters import DELETE_IT, TURNED, UNPRINTED, code_point


def unseen_in(table: Mapping[str, object], text: str, file: str) -> Iterator[Diagnostic]:
    """The diagnostics about invisible characters in the values of a TOML text."""
    for name, value in _strings(table, ""):
        if found := UNPRINTED.search(value):
            message = f"`{name}` contains an invisible control character, {code_point(found[0])}"
            yield error("GP215", message, place_of(name, text, file), DELETE_IT)
        if found := TURNED.search(value):
            message = f"`{name}` cannot contain {code_point(found[0])}, which turns text around"
            yield error("GP216", message, place_of(name, text, file), DELETE_IT)


def _strings(value: object, name: str) -> Iterator[tuple[str, str]]:
    """Every string in a table, with the full name of its setting."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping | list):
        inner = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, found in inner:
            yield from _strings(found, f"{name}.{key}" if name else str(key))
