"""What a template becomes: Jinja's Python code, with short ways where it is slow and bounds where it can multiply.

The code calls functions of the sandbox (`builder.theming.sandbox`). A field of our own values is read without any call
once `named` has seen its kind: `having[name]` is the set of the kinds that have a field of that name for certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from keyword import iskeyword
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame

_HALF = re.compile("[\ud800-\udfff]")

_FUNCTIONS = ("having", "named", "called", "written", "weighed", "joined", "included")


class Compiler(CodeGenerator):
    """Writes calls of the short ways where Jinja writes calls of the environment's methods."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        refuse_halves(node)
        for loop in node.find_all(nodes.For):
            turns = nodes.EnvironmentAttribute("turns", lineno=loop.iter.lineno)
            loop.iter = nodes.Call(turns, [loop.iter], [], None, None, lineno=loop.iter.lineno)
        for name in _FUNCTIONS:
            self.writeline(f"{name} = environment.{name}")
        for name in sorted({access.attr for access in node.find_all(nodes.Getattr) if _is_plain(access.attr)}):
            self.writeline(f"having_{name} = having[{name!r}]")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if not _is_plain(node.attr):
            self._call(f"{'environment.getattr' if node.attr.startswith('_') else 'named'}", node, frame)
        elif isinstance(node.node, nodes.Name):
            value = frame.symbols.ref(node.node.name)
            self.write(f"({value}.{node.attr} if type({value}) in having_{node.attr} else ")
            self._call("named", node, frame)
            self.write(")")
        else:
            value = self.temporary_identifier()
            self.write(f"({value}.{node.attr} if type({value} := ")
            self.visit(node.node, frame)
            self.write(f") in having_{node.attr} else named({value}, {node.attr!r}))")

    def _call(self, function: str, node: nodes.Getattr, frame: Frame) -> None:
        self.write(f"{function}(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Without the variables of the loop and the block around it: nothing that templates can call asks for them."""
        self.write("called(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """What follows each other without a tag between is given as one string."""
        if frame.buffer is not None or len(node.nodes) == 1:
            super().visit_Output(node, frame)
            return
        gathered = frame.copy()
        self.buffer(gathered)
        super().visit_Output(node, gathered)
        self.writeline(f"yield ''.join({gathered.buffer})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        if node.ignore_missing or not node.with_context:
            super().visit_Include(node, frame)
            return
        self.start_write(frame, node)
        self.write("included(context, ")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}, {self.dump_local_context(frame)})")
        self.end_write(frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            self._weighed(super().visit_Concat, node, frame)
            return
        self.write("joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

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


def refuse_halves(tree: nodes.Template) -> None:
    """TemplateSyntaxError where a template's own strings hold half of a character, which no file can."""
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str) and (half := _HALF.search(constant.value)):
            written = f"\\u{ord(half[0]):x}"
            raise TemplateSyntaxError(f"'{written}' is half of a character, which no file can hold", constant.lineno)


def _is_plain(name: str) -> bool:
    """Whether Python reads the name as it is written: it takes some letters outside of ASCII for an underscore."""
    return name.isascii() and name.isidentifier() and not name.startswith("_") and not iskeyword(name)
