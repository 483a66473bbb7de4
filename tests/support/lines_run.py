"""Which lines of `builder/` the tests run, by a mark that every statement makes when it runs.

Before Python 3.12 coverage.py has to be called for each line of every program, WeasyPrint's too, and printing a
workbook takes twice as long. Here only the modules of `builder` are changed, as they are imported. The marks are the
bytes of one file that all processes share, so a worker that is killed has made its marks too. What is lost: commands
that a test starts as programs of their own.
"""

from __future__ import annotations

import ast
import mmap
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from itertools import takewhile
from pathlib import Path
from types import CodeType, ModuleType

WANTED = "LINES_RUN"
"""The environment variable that names the file of marks; without it nothing is measured."""

BUILDER = Path(__file__).resolve().parents[2] / "builder"
MARKS = "__lines_run__"
"""The name that a measured module finds the marks under."""


def measure() -> None:
    """Measure all modules of `builder` that this process imports from now on, if that is wanted."""
    if path := os.environ.get(WANTED):
        assert not any(name.partition(".")[0] == "builder" for name in sys.modules), "some of it is imported already"
        sys.meta_path.insert(0, _Finder(Path(path)))


def lines_run(marks: Path) -> dict[Path, list[int]]:
    """The lines that ran, of each module."""
    ran = marks.read_bytes()
    firsts = _firsts()
    ends = [*list(firsts.values())[1:], len(ran)]
    return {
        path: [line for line, mark in enumerate(ran[first:end]) if mark]
        for (path, first), end in zip(firsts.items(), ends, strict=True)
    }


def marked(source: str | bytes, path: str, first: int) -> CodeType:
    """A module that sets `MARKS[first + line]` for each line that runs."""
    return compile(_Marking(first).visit(ast.parse(source, path)), path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    def __init__(self, marks: Path) -> None:
        self._firsts = _firsts()
        marks.parent.mkdir(parents=True, exist_ok=True)
        with marks.open("ab") as stream:
            stream.truncate(_size(self._firsts))
        with marks.open("r+b") as stream:
            self._marks = mmap.mmap(stream.fileno(), 0)

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] != "builder":
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec and isinstance(spec.loader, SourceFileLoader):
            first = self._firsts[Path(spec.loader.path).resolve()]
            spec.loader = _Loader(spec.loader.name, spec.loader.path, self._marks, first)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, marks: mmap.mmap, first: int) -> None:
        super().__init__(name, path)
        self._marked, self._first = marks, first

    def get_code(self, fullname: str) -> CodeType:
        return marked(self.get_data(self.path), self.path, self._first)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__[MARKS] = self._marked
        super().exec_module(module)


class _Marking(ast.NodeTransformer):
    """Puts `marks[number] = 1` before each statement; for what must come first of all, after it."""

    def __init__(self, first: int) -> None:
        self._first = first

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list):
                setattr(node, field, self._marked(block, _lines_before(node) if field == "body" else []))
        return node

    def _marked(self, block: list[ast.stmt], lines: list[int]) -> list[ast.stmt]:
        """A block with its marks, and marks for other lines that have run when it begins."""
        leading = list(takewhile(_comes_first, block))
        lines = lines + [statement.lineno for statement in leading]
        marked = [*leading, *(self._mark(line, block[0]) for line in lines)]
        for statement in block[len(leading) :]:
            decorators = [call.lineno for call in getattr(statement, "decorator_list", ())]
            marked += [self._mark(line, statement) for line in (*decorators, statement.lineno)]
            marked.append(statement)
        return marked

    def _mark(self, line: int, beside: ast.stmt) -> ast.stmt:
        (mark,) = ast.parse(f"{MARKS}[{self._first + line}] = 1").body
        for node in ast.walk(mark):
            ast.copy_location(node, beside)
        return mark


def _lines_before(node: ast.AST) -> list[int]:
    """The line of a clause that is no statement itself: `except` and `case`."""
    if isinstance(node, ast.ExceptHandler):
        return [node.lineno]
    return [node.pattern.lineno] if isinstance(node, ast.match_case) else []


def _comes_first(statement: ast.stmt) -> bool:
    """Whether a statement is a docstring, or one that nothing but docstrings may come before."""
    if isinstance(statement, ast.ImportFrom):
        return statement.module == "__future__"
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _firsts() -> dict[Path, int]:
    """The place of line 0 of each module among the marks."""
    firsts, first = {}, 0
    for path in sorted(BUILDER.rglob("*.py")):
        firsts[path] = first
        first += _lines(path)
    return firsts


def _size(firsts: dict[Path, int]) -> int:
    path, first = list(firsts.items())[-1]
    return first + _lines(path)


def _lines(path: Path) -> int:
    """How many marks a module has: one for each line, and one for the line 0 that none has."""
    return path.read_bytes().count(b"\n") + 2
