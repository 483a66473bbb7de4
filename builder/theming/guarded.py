"""Filters and methods of strings as templates get them: what can multiply takes from the allowance first."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment, filters
from jinja2.exceptions import FilterArgumentError
from jinja2.nodes import EvalContext
from jinja2.utils import pass_environment, pass_eval_context
from markupsafe import Markup, escape, soft_str

from builder.theming.allowance import Allowance, too_much, weight
from builder.theming.formatting import formatting, percent

_OF_STRINGS = (
    "capitalize casefold count endswith find index isalnum isalpha isascii isdecimal isdigit islower isnumeric"
    " isprintable isspace istitle isupper lower lstrip partition removeprefix removesuffix rfind rindex rpartition"
    " rstrip startswith strip striptags swapcase title unescape upper"
)
_SHORT = "abs attr count d default e escape first float int items last length max min safe"

OPEN: Mapping[type, frozenset[str]] = {
    **dict.fromkeys((str, Markup), frozenset(_OF_STRINGS.split())),
    **dict.fromkeys((list, tuple), frozenset({"count", "index"})),
    dict: frozenset({"get", "items", "keys", "values"}),
    **dict.fromkeys((int, float, bool, type(None)), frozenset[str]()),
}
"""The methods of Python's own values that templates may call as they are."""

_SAME = frozenset(_SHORT.split())
"""Filters that make nothing longer than what they are given; the others are weighed."""

_APART = 64
"""What the parts of a string that is split take for each of its characters: a string of one is an object of its own."""


def string_methods(environment: Environment, allowance: Allowance) -> Mapping[str, Callable[[str], Callable[..., Any]]]:
    """The methods of strings that can multiply, by name: what a template gets for a string."""

    def filled(name: str) -> Callable[[str], Callable[..., str]]:
        def method(text: str) -> Callable[..., str]:
            def fill(width: int, *fill: str) -> str:
                allowance.take(max(len(text), width))
                return str.__new__(type(text), getattr(text, name)(width, *fill))

            return fill

        return method

    def apart(name: str) -> Callable[[str], Callable[..., list[str]]]:
        def method(text: str) -> Callable[..., list[str]]:
            allowance.take(_APART * len(text))
            found: Callable[..., list[str]] = getattr(text, name)
            return found

        return method

    def expandtabs(text: str) -> Callable[..., str]:
        def expand(tabsize: int = 8) -> str:
            allowance.take(len(text) + text.count("\t") * max(tabsize, 0))
            return text.expandtabs(tabsize)

        return expand

    def join(text: str) -> Callable[[Iterable[Any]], str]:
        def joined(parts: Iterable[Any]) -> str:
            parts = list(allowance.turns(parts))
            allowance.take(sum(map(weight, parts)) + len(parts) * len(text))
            return text.join(parts)

        return joined

    def replace(text: str) -> Callable[..., str]:
        def replaced(old: str, new: str, count: int = -1) -> str:
            allowance.take(_replaced(text, old, new, count))
            return text.replace(old, new, count)

        return replaced

    return {
        **{name: filled(name) for name in ("center", "ljust", "rjust", "zfill")},
        **{name: apart(name) for name in ("split", "rsplit", "splitlines")},
        "expandtabs": expandtabs,
        "join": join,
        "replace": replace,
        "format": lambda text: formatting(text, environment, allowance),
    }


def guarded_filters(known: Mapping[str, Callable[..., Any]], allowance: Allowance) -> dict[str, Callable[..., Any]]:
    """Jinja's filters, without `random`, since the same guides give the same bytes."""
    guarded = {
        name: function if name in _SAME else _weighed(function, allowance)
        for name, function in known.items()
        if name != "random"
    }
    return guarded | {name: _weighed(function, allowance) for name, function in _bounded(allowance).items()}


def _weighed(function: Callable[..., Any], allowance: Allowance) -> Callable[..., Any]:
    @functools.wraps(function)  # which also keeps what the filter asks Jinja for
    def weighed(*values: Any, **named: Any) -> Any:
        return allowance.weigh(function(*values, **named))

    return weighed


def _bounded(allowance: Allowance) -> dict[str, Callable[..., Any]]:
    """The filters that can multiply."""

    def center(text: str, width: int = 80) -> str:
        allowance.take(width)
        return filters.do_center(text, width)

    def format_values(text: str, *values: Any, **named: Any) -> str:
        if values and named:
            raise FilterArgumentError("can't handle positional and keyword arguments at the same time")
        return percent(soft_str(text), named or values, allowance)

    def indent(text: str, width: int | str = 4, first: bool = False, blank: bool = False) -> str:
        lines = len(text.splitlines()) + 1
        allowance.take(len(text) + lines * (len(width) if isinstance(width, str) else width))
        return filters.do_indent(text, width, first, blank)

    @pass_eval_context
    def join(context: EvalContext, items: Iterable[Any], d: str = "", attribute: str | int | None = None) -> str:
        if attribute is not None:
            items = map(filters.make_attrgetter(context.environment, attribute), items)
        items = list(allowance.turns(items))
        if type(d) is str and all(type(item) is str for item in items):
            allowance.take(sum(map(len, items)) + len(items) * len(d))
            return d.join(items)
        allowance.take(sum(map(weight, items)) + len(items) * len(escape(d)))
        return filters.sync_do_join(context, items, d)

    def to_list(items: Iterable[Any]) -> list[Any]:
        return list(allowance.turns(items))

    @pass_eval_context
    def replace(context: EvalContext, text: str, old: str, new: str, count: int | None = None) -> str:
        marked = any(hasattr(value, "__html__") for value in (text, old, new))
        searched = escape(text) if marked and not isinstance(text, Markup) else soft_str(text)
        allowance.take(_replaced(searched, str(old), escape(new) if marked else new, -1 if count is None else count))
        return filters.do_replace(context, text, old, new, count)

    def batch(items: Iterable[Any], linecount: int, fill_with: Any = None) -> Iterable[Any]:
        allowance.take(0 if fill_with is None else linecount * weight(fill_with))
        return filters.do_batch(items, linecount, fill_with)

    def slices(items: Iterable[Any], slices: int, fill_with: Any = None) -> Iterable[Any]:
        allowance.take(slices * _APART)
        return filters.sync_do_slice(to_list(items), slices, fill_with)

    def rounded(value: float, precision: int = 0, method: Any = "common") -> float:
        if abs(precision) > 100:
            raise too_much("rounds to a place that no number has", "round to 100 places at the most")
        return filters.do_round(value, precision, method)

    @pass_environment
    def added(
        environment: Environment, items: Iterable[Any], attribute: str | int | None = None, start: Any = 0
    ) -> Any:
        if attribute is not None:
            items = map(filters.make_attrgetter(environment, attribute), items)
        return functools.reduce(allowance.add, allowance.turns(items), start)

    @pass_eval_context
    def tojson(context: EvalContext, value: Any, indent: int | None = None) -> Markup:
        allowance.take(weight(value) * (1 + (indent or 0)))
        return filters.do_tojson(context, value, indent)

    @pass_eval_context
    def urlize(context: EvalContext, text: str, *values: Any, **named: Any) -> str:
        allowance.take(len(text) * (8 + sum(map(weight, (*values, *named.values())))))
        return filters.do_urlize(context, text, *values, **named)

    @pass_environment
    def wordwrap(environment: Environment, text: str, *values: Any, **named: Any) -> str:
        wrapping = [value for value in (*values, *named.values()) if isinstance(value, str)]
        allowance.take(len(text) * (1 + sum(map(len, wrapping))))
        return filters.do_wordwrap(environment, text, *values, **named)

    return {
        "center": center,
        "format": format_values,
        "indent": indent,
        "join": join,
        "list": to_list,
        "replace": replace,
        "batch": batch,
        "slice": slices,
        "round": rounded,
        "sum": added,
        "tojson": tojson,
        "urlize": urlize,
        "wordwrap": wordwrap,
    }


def _replaced(text: str, old: str, new: str, count: int) -> int:
    """The length of a string after a replacement."""
    found = text.count(old)
    return len(text) + (found if count < 0 else min(found, count)) * max(len(new) - len(old), 0)
