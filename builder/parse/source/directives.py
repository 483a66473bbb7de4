"""Directives: what follows `:::`, checked against the components there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from builder.components import ComponentType, Registry
from builder.diagnostics import Diagnostic, Span, did_you_mean, error, nearest
from builder.model.blocks import OptionValue
from builder.parse.source.scanner import DirectiveOpen

_TOKEN = re.compile(
    r'\{|\}|(?P<key>[^\s={}"#.][^\s={}"]*)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s}]*))|(?P<mark>[#.][^\s}]+)|(?P<word>[^\s{}]+)'
)

_APART = re.compile(r'"[^"]*"|(?<![^\s{])(?P<name>[^\s={}"#.:]+)(?:\s+=\s*|=\s+|\s*:\s*)(?P<value>"[^"]*"|[^\s={}":]+)')
"""An option and its value with more between them than an equals sign, outside of quotation marks."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive understood: its component, every option with a value, and an id where the author gave one.

    `span` is the place of its name, `id_span` that of its id.
    """

    type: ComponentType
    id: str
    options: tuple[tuple[str, OptionValue], ...]
    span: Span
    id_span: Span


def read_directive(item: DirectiveOpen, registry: Registry) -> tuple[Directive | None, list[Diagnostic]]:
    """The directive of an opening line, with all that is wrong with it; None where there is no such component.

    Wrong options take their defaults, so that what follows is still read.
    """
    tokens = [m for m in _TOKEN.finditer(item.words) if m[0] not in "{}"]
    first = next((t for t in tokens if t["word"] or t[0].startswith(".")), None)
    if first is None:
        span = item.line.span(item.column - 1, 1)
        return None, [error("GP101", "this directive has no name", span, did_you_mean("", registry))]
    name = first[0].removeprefix(".")
    span = item.line.span(item.column - 1 + first.end() - len(name), len(name))
    if name not in registry:
        return None, [error("GP101", no_component(name), span, did_you_mean(name, registry))]
    kind = registry[name]
    apart = [m for m in _APART.finditer(item.words) if m["name"]]
    joined = [t for t in tokens if t is not first and not any(m.start() <= t.start() < m.end() for m in apart)]
    directive, problems = _with_options(item, kind, joined, span)
    return directive, [*(_apart(item, match, kind) for match in apart), *problems]


def no_component(name: str) -> str:
    """The message about a component that does not exist."""
    return f"there is no component `{name}`"


def _apart(item: DirectiveOpen, match: re.Match[str], kind: ComponentType) -> Diagnostic:
    """The error about `rows = 6` or `rows: 6`, as one and not one for each word."""
    name, span = match["name"], item.line.span(item.column - 1 + match.start(), len(match["name"]))
    if name not in kind.options:
        return _no_option(kind, name, span, kind.options)
    hint = f"write `{name}={match['value']}`"
    return error("GP104", f"`{name}` and its value must be joined by `=`, without spaces", span, hint)


def _no_option(kind: ComponentType, name: str, span: Span, known: Iterable[str]) -> Diagnostic:
    hint = did_you_mean(name, known) if kind.options else f"`{kind.name}` has no options"
    return error("GP103", f"`{kind.name}` has no option `{name}`", span, hint)


def _with_options(
    item: DirectiveOpen, kind: ComponentType, tokens: list[re.Match[str]], span: Span
) -> tuple[Directive, list[Diagnostic]]:
    values: dict[str, OptionValue] = {option.name: option.default for option in kind.options.values()}
    problems: list[Diagnostic] = []
    given: set[str] = set()
    identifier, place = "", span
    for token in tokens:
        if token["mark"]:
            if token["mark"][0] == "#":
                identifier, place = token["mark"][1:], _span(item, token)
            continue
        name, written = _named(token, kind)
        if name in given:
            problems.append(error("GP107", f"`{name}` is given twice", _span(item, token), "keep one of them"))
        given.add(name)
        problem = set_option(values, kind, name, written, _span(item, token))
        problems += [problem] if problem else []
    return Directive(kind, identifier, tuple(sorted(values.items())), span, place), problems


def _named(token: re.Match[str], kind: ComponentType) -> tuple[str, str | bool]:
    """The option a token means and what it says: `rows=6`, or a bare word that is an option or one of its choices."""
    if token["key"]:
        return token["key"], token["quoted"] if token["quoted"] is not None else token["bare"]
    word: str = token["word"]
    fillable = next((o for o in kind.options.values() if word == "fill" and o.kind in ("rows", "length")), None)
    if fillable:  # before the flag `fill`, which lines have too: they fill the page whatever follows
        return fillable.name, word
    if word in kind.options:
        return word, True
    chosen = kind.option_of_word(word)
    return (chosen.name, word) if chosen else (word, True)


def set_option(
    values: dict[str, OptionValue], kind: ComponentType, name: str, written: str | bool, span: Span
) -> Diagnostic | None:
    """Set an option of a component among its `values`; what is wrong with it, where that cannot be done."""
    option = kind.options.get(name)
    if option is None:
        words = {word for o in kind.options.values() for word in o.choices} if written is True else set()
        return _no_option(kind, name, span, words.union(kind.options))
    try:
        values[name] = option.read(written)
    except ValueError as problem:
        hint = did_you_mean(str(written), option.words) if nearest(str(written), option.words) else option.help
        return error("GP104", f"`{name}` {problem}", span, hint)
    return None


def _span(item: DirectiveOpen, token: re.Match[str]) -> Span:
    return item.line.span(item.column - 1 + token.start(), len(token[0]))
