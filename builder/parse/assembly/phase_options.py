"""What is in braces after a phase's heading: `{page=scale}`, with options of that component after it."""

from __future__ import annotations

from collections.abc import Mapping

from builder.components import ComponentType, Registry
from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.model.blocks import OptionValue
from builder.model.guide import PageChoice
from builder.parse.assembly.step_options import option_span
from builder.parse.source.directives import set_option
from builder.parse.structure.segments import Opening

_NONE = PageChoice("")


def read_phase_options(opening: Opening, steps: int, registry: Registry) -> tuple[PageChoice | None, list[Diagnostic]]:
    """The page that the author of a phase of so many steps wants for it, and what is wrong with what was written.

    None where nothing is named, or nothing that can be used: the workbook then chooses.
    """
    given = dict(opening.options)
    name = given.pop("page", "")
    spans = {key: option_span(opening.line, key, written) for key, written in opening.options}
    if name in ("", "none"):
        problems = [_no_option(key, spans[key]) for key in given]
        return (_NONE if name else None), problems
    suitable = {kind.name: kind for kind in registry.values() if _is_suitable(kind)}
    if name in suitable:
        return _chosen(suitable[name], given, spans, steps)
    message, hint = f"there is no component `{name}` for the page of a phase", did_you_mean(name, [*suitable, "none"])
    if name in registry:
        message = f"`{name}` cannot be the page of a phase"
        hint = "name a component that is filled in and needs no table, such as `scale`, or write `page=none`"
    return None, [error("GP254", message, spans["page"], hint)]


def _chosen(
    kind: ComponentType, given: Mapping[str, str], spans: Mapping[str, Span], steps: int
) -> tuple[PageChoice | None, list[Diagnostic]]:
    values: dict[str, OptionValue] = {option.name: option.default for option in kind.options.values()}
    found = [set_option(values, kind, key, written, spans[key]) for key, written in given.items()]
    problems = [problem for problem in found if problem is not None]
    takes_steps = kind.content == "list"
    if takes_steps and not kind.least <= steps <= kind.most:
        wanted = f"{kind.least} to {kind.most} steps"
        message = f"`{kind.name}` needs {wanted} to be the page of a phase, and this phase has {steps}"
        hint = "choose another component, or write `page=none`"
        return None, [*problems, error("GP255", message, spans["page"], hint)]
    return PageChoice(kind.name, tuple(sorted(values.items())), takes_steps), problems


def _is_suitable(kind: ComponentType) -> bool:
    """Whether a component can be made of a phase's own words, and is there to be filled in."""
    return kind.writable and not kind.private and kind.content != "table"


def _no_option(name: str, span: Span) -> Diagnostic:
    return error("GP103", f"a phase has no option `{name}`", span, did_you_mean(name, ("page",)))
