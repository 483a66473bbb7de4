"""theme.toml: what a theme says of itself, and what may be wrong with that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.art import NO_ART, art_names
from builder.diagnostics import Abort, Diagnostic, Span, did_you_mean, error
from builder.load.toml import place_of
from builder.model.editions import COVERS
from builder.model.measure import A4, WEIGHTS, too_thin
from builder.text.colours import parse_colour

_KEYS = ("art", "extends", "preload", "tokens")
TABLES = ("accent", "dark", "light", "measure", "print", "type")
"""The tables of tokens: colours of the accent, of the dark and the light page, lengths, colours on paper, and fonts."""

READ_BY_US = {
    "accent": ("default",),
    "print": ("dots", "form", "grey", "grid", "rule"),
    "type": ("field", "lettering"),
}
"""Tokens that are read whether or not a style sheet names them."""

_PAPERS = ("light.paper", "light.wash", "dark.paper", "dark.wash")
_COLOURS = ("accent.default", *_PAPERS)
"""Tokens that accents are calculated from, so they are written in one way."""

_LENGTHS = {"text": (7.0, 30.0), "ruling": (5.0, 20.0), **dict.fromkeys(WEIGHTS, (0.1, 2.0))}
"""pt, mm and pt: the bounds that the lengths of an edition have too."""
_USUAL = {"text": "10.5", "ruling": "8", **{name: f"{getattr(A4, name):g}" for name in WEIGHTS}}
_WORDS = {"ink": ("grey", "black"), "cover": COVERS}
"""Tokens of the same table that are words."""
_NUMBER = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """What a theme.toml says. `art` and `preload` are None where it leaves them to the theme that it builds on."""

    extends: str
    art: str | None
    preload: tuple[str, ...] | None
    tokens: tuple[tuple[str, str], ...]


def theme_settings(table: Mapping[str, object], text: str, file: str) -> ThemeSettings:
    """The settings of a theme.toml. Abort for what a theme cannot set: a typo would just have no effect."""
    source = _Source(text, file)
    problems = [*_unknown(table, source), *_misread(table, source)]
    if problems:
        raise Abort(*problems)
    tokens = _tokens(table.get("tokens", {}), source)
    problems = [*_wrong_lengths(dict(tokens), source), *_wrong_colours(dict(tokens), source)]
    problems = problems or [*_thin_lines(dict(tokens), source)]
    if problems:
        raise Abort(*problems)
    art = table.get("art")
    preload = table.get("preload")
    return ThemeSettings(
        extends=str(table.get("extends", "")),
        art=None if art is None else str(art),
        preload=tuple(map(str, preload)) if isinstance(preload, list) else None,
        tokens=tokens,
    )


@dataclass(frozen=True, slots=True)
class _Source:
    """A theme.toml as it was written."""

    text: str
    file: str

    def place(self, name: str) -> Span:
        return place_of(name, self.text, self.file)


def _unknown(table: Mapping[str, object], source: _Source) -> Iterator[Diagnostic]:
    for name in table:
        if name not in _KEYS:
            message = f"`{name}` is not a setting of a theme"
            yield error("GP503", message, source.place(name), did_you_mean(name, _KEYS))
    tokens = table.get("tokens", {})
    for name, values in tokens.items() if isinstance(tokens, dict) else ():
        if isinstance(values, dict) and name not in TABLES:
            message = f"`{name}` is not a table of tokens"
            yield error("GP503", message, source.place(f"tokens.{name}"), did_you_mean(name, TABLES))


def _misread(table: Mapping[str, object], source: _Source) -> Iterator[Diagnostic]:
    if not isinstance(table.get("extends", ""), str):
        hint = 'for example `extends = "plain"`'
        yield error("GP503", "`extends` must be the name of a theme", source.place("extends"), hint)
    art = table.get("art", NO_ART)
    if art not in (NO_ART, *art_names()):
        hint = did_you_mean(str(art), (NO_ART, *art_names()))
        yield error("GP510", f"there is no art `{art}`", source.place("art"), hint)
    preload = table.get("preload", [])
    if not (isinstance(preload, list) and all(isinstance(name, str) and name.endswith(".woff2") for name in preload)):
        hint = 'for example `preload = ["fonts/text.woff2"]`'
        yield error("GP503", "`preload` must be a list of .woff2 files", source.place("preload"), hint)


def _tokens(tables: object, source: _Source) -> tuple[tuple[str, str], ...]:
    """The tokens of a theme, each with its table's name before it: `light.ink`. Abort where one is in no table."""
    known: dict[str, object] = tables if isinstance(tables, dict) else {"": tables}
    tokens: list[tuple[str, str]] = []
    for name, values in known.items():
        if not isinstance(values, dict):
            hint = "write tokens below a line with the name of their table, such as `[tokens.light]`"
            message = "the theme's settings cannot be read: a token is in no table"
            raise Abort(error("GP503", message, source.place(f"tokens.{name}"), hint))
        tokens += [(f"{name}.{key}", str(value)) for key, value in values.items()]
    return tuple(tokens)


def _wrong_colours(tokens: Mapping[str, str], source: _Source) -> Iterator[Diagnostic]:
    for name in _COLOURS:
        if parse_colour(tokens.get(name, "#000")) is None:
            message = f"`{tokens[name]}` is not a colour"
            yield error("GP503", message, source.place(f"tokens.{name}"), "write it as `#2d6350`")


def _wrong_lengths(tokens: Mapping[str, str], source: _Source) -> Iterator[Diagnostic]:
    for name, value in tokens.items():
        table, _, key = name.partition(".")
        if table != "measure":
            continue
        place = source.place(f"tokens.{name}")
        low, high = _LENGTHS.get(key, (0.0, 0.0))
        if key in _WORDS:
            if value not in _WORDS[key]:
                words = " or ".join(f"`{word}`" for word in _WORDS[key])
                yield error("GP503", f"`{key}` must be {words}", place, did_you_mean(value, _WORDS[key]))
        elif key not in _LENGTHS:
            hint = did_you_mean(key, (*_LENGTHS, *_WORDS))
            yield error("GP503", f"`{key}` is not a length of a theme", place, hint)
        elif not (_NUMBER.fullmatch(value) and low <= float(value) <= high):
            message = f"`{key}` must be a number from {low:g} to {high:g}"
            yield error("GP503", message, place, f"for example `{key} = {_USUAL[key]}`")


def _thin_lines(tokens: Mapping[str, str], source: _Source) -> Iterator[Diagnostic]:
    weights = {name: float(tokens[f"measure.{name}"]) for name in WEIGHTS if f"measure.{name}" in tokens}
    if pair := too_thin(weights):
        place = source.place(f"tokens.measure.{pair[0]}")
        message = f"`{pair[0]}` is thinner than `{pair[1]}`"
        yield error("GP503", message, place, f"{pair[0]} = {weights[pair[1]]:g} or more")
