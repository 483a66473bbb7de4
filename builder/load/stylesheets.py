"""Style sheets: the addresses in them, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from builder.model.allowed import scheme

_OF_ADDRESSES = ("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade")
"""Functions in which a string is an address (CSS Images 4, CSS Values 5)."""
_UNKNOWN = ("var", "attr", "env", "if")
"""Functions for something that is known only in a browser."""
_PLAIN = re.compile(r"url\(\s*[\"']?([^\"')\\]+)[\"']?\s*\)", re.I)
_IGNORED = re.compile(r"[\t\n\r]")


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a style sheet; line and column count from 1.

    `plain` is whether it is written as `url(name)`, without escapes; `imported` whether another sheet is there. One
    that is known only in a browser is empty.
    """

    text: str
    line: int
    column: int
    plain: bool = False
    imported: bool = False


def leads_out(address: str) -> bool:
    """Whether an address leads to another place than the site or the drawing it is in: to another host, or by any
    scheme but `data:`. Empty ones, which nobody knows, do.
    """
    if address.strip().startswith("#"):
        return False
    plain = _IGNORED.sub("", address).strip().replace("\\", "/")
    return not plain or plain.startswith("//") or scheme(address) not in ("", "data")


def addresses_in(css: str) -> tuple[Address, ...]:
    """Every address in a style sheet, in order, with escapes, letter case and strings as a browser reads them."""
    import tinycss2  # 25 ms, and few projects have a style sheet of their own

    lines = css.split("\n")
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    return tuple(_found(tokens, lines, inside=False))


def _found(tokens: Iterable[Any], lines: list[str], *, inside: bool) -> Iterator[Address]:  # tinycss2 has no types
    """`inside` is whether the tokens are in a function whose strings are addresses."""
    rule = ""
    for token in tokens:
        kind = token.type
        if kind == "at-keyword":
            rule = token.lower_value
        elif kind in ("{} block", "() block", "[] block"):
            yield from _found(token.content, lines, inside=inside)
        elif rule == "namespace":
            pass  # a name and no address, though it looks like one
        elif kind == "url" or (kind == "string" and (inside or rule == "import")):
            plain = kind == "url" and _is_plain(token, lines)
            yield Address(token.value, token.source_line, token.source_column, plain, rule == "import")
        elif kind == "function":
            yield from _in_function(token, lines, inside=inside, imported=rule == "import")
        if kind == "{} block" or token == ";":
            rule = ""


def _in_function(token: Any, lines: list[str], *, inside: bool, imported: bool) -> Iterator[Address]:
    name = token.lower_name
    if inside and name in _UNKNOWN:
        yield Address("", token.source_line, token.source_column)
        return
    for found in _found(token.arguments, lines, inside=name in _OF_ADDRESSES):
        plain = name == "url" and _is_plain(token, lines)
        line, column = (token.source_line, token.source_column) if name == "url" else (found.line, found.column)
        yield Address(found.text, line, column, plain or found.plain, imported or found.imported)


def _is_plain(token: Any, lines: list[str]) -> bool:
    return _PLAIN.match(lines[token.source_line - 1], token.source_column - 1) is not None
