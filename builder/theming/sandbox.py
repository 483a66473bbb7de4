"""Where templates run: Jinja's sandbox, with short ways for values that are ours and bounds on what is made.

A template finds the fields of our values, a list of methods of strings, lists and dicts, and what Jinja itself gives.
Nothing else of Python can be reached, and nothing can be changed. What a template makes is bounded by an `Allowance`.

The sandbox as it comes makes a site's pages 13 to 16 % slower, all of it in reading fields and in calls. So templates
are compiled to call `named` and `called` there, which know at a glance what most values are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import is_dataclass
from types import FunctionType, MethodType
from typing import Any, NoReturn

from jinja2 import Environment, Template, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup, escape

from builder.theming.allowance import Allowance, Refused
from builder.theming.formatting import percent
from builder.theming.guarded import OPEN, guarded_filters, string_methods

_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile("[&<>\"']")

_CLOSED = "templates show what they are given: names that begin with `_`, and most of what Python can do, are closed"


class _Compiler(CodeGenerator):
    """Writes calls of the short ways where Jinja writes calls of the environment's methods."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        refuse_halves(node)
        for loop in node.find_all(nodes.For):
            turns = nodes.EnvironmentAttribute("turns", lineno=loop.iter.lineno)
            loop.iter = nodes.Call(turns, [loop.iter], [], None, None, lineno=loop.iter.lineno)
        for name in ("named", "called", "written", "weighed"):
            self.writeline(f"{name} = environment.{name}")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("environment.getattr(" if node.attr.startswith("_") else "named(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Without the variables of the loop and the block around it: nothing that templates can call asks for them."""
        self.write("called(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self._weighed(super().visit_Concat, node, frame)

    def visit_List(self, node: nodes.List, frame: Frame) -> None:
        self._weighed(super().visit_List, node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        self._weighed(super().visit_Dict, node, frame)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        if node.ctx == "load" and not all(isinstance(item, nodes.Const) for item in node.items):
            self._weighed(super().visit_Tuple, node, frame)
        else:
            super().visit_Tuple(node, frame)

    def _weighed(self, visit: Callable[[Any, Frame], None], node: nodes.Expr, frame: Frame) -> None:
        self.write("weighed(")
        visit(node, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("written(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Names(Namespace):
    """Jinja's `namespace`. Its own form shows what it holds, which doubles where each holds another twice."""

    def __repr__(self) -> str:
        return "<namespace>"


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of all templates. `allowance` is renewed for each page."""

    code_generator_class = _Compiler
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, loader: BaseLoader, **options: Any) -> None:
        super().__init__(loader=loader, **options)
        self.allowance = allowance = Allowance()
        self.concat = allowance.concat  # type: ignore[method-assign]  # Jinja reads it from here, as its native form does
        self.turns = allowance.turns
        self.weighed = allowance.weigh
        self.written = _written
        self.called = _called
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
        """An item of a list or a dict; for a name, also what `getattr` gives."""
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

    def _of_python(self, value: Any, name: str) -> Any:
        if name in OPEN[type(value)]:
            return getattr(value, name)
        if isinstance(value, dict) and name in value:
            return value[name]
        if hasattr(value, name):
            _refuse(name)
        return self.undefined(obj=value, name=name)


def refuse_halves(tree: nodes.Template) -> None:
    """TemplateSyntaxError where a template's own strings hold half of a character, which no file can."""
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str) and (half := _HALF.search(constant.value)):
            written = f"\\u{ord(half[0]):x}"
            raise TemplateSyntaxError(f"'{written}' is half of a character, which no file can hold", constant.lineno)


def _ways(environment: Environment) -> Callable[[Any, str], Any]:
    """`value.name`, for a name that does not begin with `_`: at once where all such names of a kind are open."""
    ours = {LoopContext, TemplateModule, Namespace, _Names}
    closed = environment.getattr

    def named(value: Any, name: str) -> Any:
        kind = type(value)
        if kind in ours:
            try:
                return getattr(value, name)
            except AttributeError:
                return closed(value, name)
        if is_dataclass(kind) and kind.__module__.startswith("builder."):
            ours.add(kind)
        return closed(value, name)

    return named


def _called(context: Context, function: Any, /, *values: Any, **named: Any) -> Any:
    """A call: at once where it is one of our functions, or a macro, which bounds what it makes by itself."""
    kind = type(function)
    if kind is FunctionType or kind is MethodType:
        return function(*values, **named)
    if kind is Macro:
        return function(context.eval_ctx, *values, **named)
    return context.environment.call(context, function, *values, **named)  # type: ignore[attr-defined]


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
