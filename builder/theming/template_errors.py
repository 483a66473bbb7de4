"""What went wrong in a template, as diagnostics with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import TracebackType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from builder.diagnostics import Abort, Diagnostic, Span, error, nearest
from builder.theming.allowance import Refused
from builder.theming.traces import cycle, places

_SYNTAX = "tags are `{% … %}`, values `{{ … }}`; every `{% if %}`, `{% for %}` and `{% block %}` needs its end"

_ENDLESS = (
    "`{% extends %}` and `{% include %}` may not form a loop; a macro that calls itself needs an `{% if %}` to stop"
)

_NESTED = "remove a few levels of loops, conditions or brackets"

EXPLAINED = (
    TemplateError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    NameError,
)
"""What a template may raise while it is filled in."""


class TemplateFault(Abort):
    """A template of the theme is wrong."""


def nested_too_deeply(place: str) -> Diagnostic:
    return error("GP505", "this template cannot be read: it is nested too deeply", Span(place), _NESTED)


class TemplateErrors:
    """Explains the exceptions of one set of templates.

    `templates` are those of a kit: the place and the text of each, by name. `names` are known in all of them.
    """

    def __init__(self, templates: Mapping[str, tuple[str, str]], names: Iterable[str]) -> None:
        self._templates = templates
        self._names = names

    def explain(self, problem: Exception, template: str, given: Iterable[str]) -> Diagnostic | None:
        """The error behind an exception from filling in a template with these values; None if no template raised it."""
        match problem:
            case TemplateError():
                return self._refused(problem, template, given)
            case RecursionError():
                return self._endless(problem)
            case SyntaxError():  # in the Python code that a template is compiled to: it allows 20 nested loops
                file = problem.filename or self._where(template)
                return error("GP505", f"this template cannot be read: {problem.msg}", Span(file), _NESTED)
        place = self._place(problem.__traceback__)
        return self._unfilled(str(problem), place, given) if place else None

    def in_syntax(self, problem: TemplateSyntaxError, template: str = "") -> Diagnostic:
        span = Span(problem.filename or self._where(template), problem.lineno)
        place = self._pointed(span, problem.message or "")
        return error("GP505", f"this template cannot be read: {problem.message}", place, _SYNTAX)

    def _refused(self, problem: TemplateError, template: str, given: Iterable[str]) -> Diagnostic:
        if isinstance(problem, TemplateNotFound):
            missing = problem.message or str(problem)
            span = self._place(problem.__traceback__) or Span(self._where(template))
            place, best = self._pointed(span, f"'{missing}'"), nearest(missing, self._templates)
            hint = f"did you mean `{best}`?" if best else "give its path from the theme's folder"
            return error("GP504", f"there is no template `{missing}`", place, hint)
        if isinstance(problem, TemplateSyntaxError):
            return self.in_syntax(problem, template)
        span = self._place(problem.__traceback__) or Span(self._where(template))
        if isinstance(problem, Refused):
            place = self._pointed(span, f"'{problem.word}'")
            return error(problem.code, problem.message or "", place, problem.hint)
        return self._unfilled(problem.message or "", span, given)

    def _endless(self, problem: RecursionError) -> Diagnostic | None:
        found = cycle(places(problem.__traceback__, self._files))
        if not found:
            return None
        names = list(dict.fromkeys(span.file for span in found))
        message = "this template uses itself without end"
        if len(names) > 1:
            message = "these templates use each other without end: " + ", ".join(f"`{name}`" for name in names)
        known = {name for name, (place, _) in self._templates.items() if place in names}
        place = self._pointed(found[0], " ".join(f"'{name}'" for name in sorted(known)))
        return error("GP509", message, place, _ENDLESS)

    def _unfilled(self, message: str, span: Span, given: Iterable[str]) -> Diagnostic:
        match = re.search(r"'([^']+)' (?:is undefined|has no attribute)", message)
        best = nearest(match[1], [*given, *self._names]) if match else None
        hint = f"did you mean `{best}`?" if best else "check the spelling of the names on this line"
        return error("GP505", f"this template cannot be filled in: {message}", self._pointed(span, message), hint)

    def _pointed(self, span: Span, message: str) -> Span:
        """The place of the name or character that a message quotes; the whole line where it quotes nothing from it."""
        lines = dict(self._templates.values()).get(span.file, "").split("\n")
        line = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
        quoted = next((word for word in re.findall(r"'([^']+)'", message)[::-1] if word in line), line.strip())
        return replace(span, column=line.index(quoted) + 1, length=len(quoted)) if quoted else span

    def _where(self, template: str) -> str:
        return self._templates.get(template, (template, ""))[0]

    def _place(self, trace: TracebackType | None) -> Span | None:
        """The innermost line of a template in a traceback; None where the fault lies in no template."""
        found = places(trace, self._files)
        return found[-1] if found else None

    @property
    def _files(self) -> frozenset[str]:
        return frozenset(place for place, _ in self._templates.values())
