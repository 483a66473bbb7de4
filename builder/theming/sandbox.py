"""Where templates run: Jinja's sandbox, with short ways for values that are ours and bounds on what is made.

A template finds the fields of our values, a list of methods of strings, lists and dicts, and what Jinja itself gives.
Nothing else of Python can be reached, and nothing can be changed. What a template makes is bounded by an `Allowance`.

Templates are compiled (`builder.theming.compiler`) to call the functions below, which know at a glance what most values
are: the sandbox as it comes makes a site's pages 13 to 16 % slower, all of it in reading fields and in calls.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import fields, is_dataclass
from types import FunctionType, MethodType
from typing import Any, NoReturn

from jinja2 import Template
from jinja2.environment import TemplateModule
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context, LoopContext, Macro, Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from markupsafe import Markup, escape

from builder.theming.allowance import Allowance, Refused
from builder.theming.compiler import Compiler
from builder.theming.formatting import percent
from builder.theming.guarded import OPEN, guarded_filters, string_methods

_ESCAPED = re.compile("[&<>\"']")

_CLOSED = "templates show what they are given: names that begin with `_`, and most of what Python can do, are closed"


class _Names(Namespace):
    """Jinja's `namespace`. Its own form shows what it holds, which doubles where each holds another twice."""

    def __repr__(self) -> str:
        return "<namespace>"


_OF_JINJA = frozenset({LoopContext, TemplateModule, Namespace, _Names})


class _Context(Context):
    """What a template finds. One that knows a page's values, and not only what all pages share, is noted."""

    def __init__(self, environment: Sandbox, parent: dict[str, Any], *rest: Any, **named: Any) -> None:
        super().__init__(environment, parent, *rest, **named)
        if len(parent) > len(environment.globals):
            environment.of_page.append(self)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of all templates. `allowance` is renewed for each page."""

    code_generator_class = Compiler
    context_class = _Context
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, loader: BaseLoader, **options: Any) -> None:
        super().__init__(loader=loader, **options)
        self.allowance = allowance = Allowance()
        self.concat = allowance.concat  # type: ignore[method-assign]  # Jinja reads it from here, as its native form does
        self.turns = allowance.turns
        self.weighed = allowance.weigh
        self.written = _written
        self.called = _called
        self.of_page: list[Context] = []
        self.having: defaultdict[str, set[type]] = defaultdict(set)
        self.named = _ways(self)
        self._strings = string_methods(self, allowance)
        self.filters = guarded_filters(self.filters, allowance)
        self.globals |= {"range": allowance.range, "namespace": _Names}
        del self.globals["lipsum"]
        self.binop_table |= {
            "+": allowance.add,
            "*": allowance.multiply,
            "**": allowance.raise_to,
            "%": lambda left, right: percent(left, right, allowance) if isinstance(left, str) else left % right,
        }

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field or method of a value, or a value of a dict. Refused (GP507) where templates may not have it."""
        if attribute.startswith("_"):
            _refuse(attribute)
        if isinstance(obj, str) and attribute in self._strings:
            return self._strings[attribute](obj)
        if type(obj) in OPEN:
            return self._of_python(obj, attribute)
        return super().getattr(obj, attribute)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Refuse at once, so that the line is that of the access."""
        _refuse(attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a list or a dict; for a name, also what `getattr` returns."""
        try:
            return obj[argument]
        except (TypeError, LookupError):
            if isinstance(argument, str):
                return self.getattr(obj, str(argument))
        return self.undefined(obj=obj, name=argument)

    def call(self, context: Context, obj: Any, /, *values: Any, **named: Any) -> Any:
        """A call of what is neither our own function nor a macro."""
        self.allowance.take_turns(1)
        return self.allowance.weigh(super().call(context, obj, *values, **named))

    def get_template(self, name: str | Template, *rest: Any, **named: Any) -> Template:
        self.allowance.take_turns(1)
        return super().get_template(name, *rest, **named)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template finds wherever it is. A dict, since Jinja's own kind of map is slow to go over."""
        return {**self.globals, **(d or {})}

    def forget_page(self) -> None:
        """Let go of what the last page was made of.

        A context and its macros know each other, so only the collector would find out, long after, that a whole guide
        hangs on them: that took a tenth of the time of a worker.
        """
        for context in self.of_page:
            context.vars, context.parent = {}, {}
        self.of_page.clear()

    def included(self, context: Context, name: Any, parent: str, local: Mapping[str, Any]) -> str:
        """What a template makes inside of another; `name` is whatever the including one says, which Jinja looks at."""
        template = self.get_or_select_template(name, parent)
        return self.concat(template.root_render_func(template.new_context(context.get_all(), True, local)))

    def joined(self, parts: tuple[Any, ...]) -> str:
        """`a ~ b`."""
        for part in parts:
            if type(part) is not str:
                return self.allowance.weigh(markup_join(parts))  # type: ignore[no-any-return]
        return self.concat(list(parts))

    def _of_python(self, value: Any, name: str) -> Any:
        if name in OPEN[type(value)]:
            return getattr(value, name)
        if isinstance(value, dict) and name in value:
            return value[name]
        if hasattr(value, name):
            _refuse(name)
        return self.undefined(obj=value, name=name)


def _ways(sandbox: Sandbox) -> Callable[[Any, str], Any]:
    """`value.name`, for a name that does not begin with `_`: at once where all such names of a kind are open.

    A field of our own values comes here once for each kind of value; then the template reads it without a call.
    """
    closed, having = sandbox.getattr, sandbox.having

    def named(value: Any, name: str) -> Any:
        kind = type(value)
        if kind is dict:
            return value[name] if name in value and name not in OPEN[dict] else closed(value, name)
        if kind in _OF_JINJA:
            try:
                return getattr(value, name)
            except AttributeError:
                return closed(value, name)
        if _is_field_of_ours(kind, name):
            having[name].add(kind)
        return closed(value, name)

    return named


def _is_field_of_ours(kind: type, name: str) -> bool:
    """Whether all values of a kind are ours and have this field or property."""
    if not is_dataclass(kind) or not kind.__module__.startswith("builder."):
        return False
    return hasattr(kind, name) or name in (field.name for field in fields(kind))


def _called(context: Context, function: Any, /, *values: Any, **named: Any) -> Any:
    """A call: directly for one of our functions, and for a macro, which limits its own output."""
    kind = type(function)
    if kind is FunctionType or kind is MethodType:
        return function(*values, **named)
    if kind is Macro:
        return _made_by(function, context, values) if not named else function(context.eval_ctx, *values, **named)
    return context.environment.call(context, function, *values, **named)  # type: ignore[attr-defined]


def _made_by(macro: Macro, context: Context, values: tuple[Any, ...]) -> str:
    """What a macro makes of values that are given in order: Jinja's own call sorts out all that there may be beside."""
    rest = len(macro.arguments) - len(values)
    if rest < 0 or macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return macro(context.eval_ctx, *values)
    made = macro._func(*values, *(missing,) * rest)
    return str.__new__(Markup, made) if context.eval_ctx.autoescape else made


def _written(value: Any) -> str:
    """A value as it is written on a page. Most need no escaping, and a new Markup for each would cost more."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str and _ESCAPED.search(value) is None:
        return value  # type: ignore[no-any-return]
    return escape(value)


def _refuse(word: str) -> NoReturn:
    raise Refused("GP507", f"a template may not use `{word}`", _CLOSED, word)
