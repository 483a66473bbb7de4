"""What is in braces after a step's heading (`{goal=false space=6 minutes=20}`) or a section's (`{minutes=20}`)."""

from __future__ import annotations

from dataclasses import dataclass

from builder.components.options import Option
from builder.diagnostics import Diagnostic, Span, did_you_mean, error, nearest
from builder.model.blocks import OptionValue
from builder.model.summary import WorkbookSettings
from builder.parse.assembly.references import find_last
from builder.parse.source.scanner import Line
from builder.parse.structure.segments import Opening

_OPTIONS = {
    "goal": Option("goal", "flag", True, "whether the step asks for *My goal*: `true` or `false`"),
    "space": Option("space", "rows", "fill", "lines of room to think: a number, `fill` or `none`", 0, 60),
    "minutes": Option("minutes", "count", 0, "minutes of a session that it takes, for the coach", 0, 480),
}


@dataclass(frozen=True)
class StepOptions:
    """Whether a step asks for *My goal*, how much room to think it gets, and the minutes it takes, 0 if none."""

    goal: bool
    rows: int | str
    minutes: int


def read_step_options(opening: Opening, workbook: WorkbookSettings) -> tuple[StepOptions, list[Diagnostic]]:
    """What an author wants of a step, and what is wrong with what was written.

    The guide's own settings hold where the heading says nothing, or something that cannot be used.
    """
    values: dict[str, OptionValue] = {"goal": workbook.goal, "space": workbook.space, "minutes": 0}
    problems: list[Diagnostic] = []
    for name, written in opening.options:
        span = option_span(opening.line, name, written)
        if name not in _OPTIONS:
            problems.append(error("GP103", f"a step has no option `{name}`", span, did_you_mean(name, _OPTIONS)))
            continue
        try:
            values[name] = _OPTIONS[name].read("0" if (name, written) == ("space", "none") else written)
        except ValueError as problem:
            words = (*_OPTIONS[name].words, *(("none",) if name == "space" else ()))
            hint = did_you_mean(written, words) if nearest(written, words) else _OPTIONS[name].help
            problems.append(error("GP104", f"`{name}` {problem}", span, hint))
    space = values["space"]
    rows = space if isinstance(space, str) else int(space)
    return StepOptions(bool(values["goal"]), rows, int(values["minutes"])), problems


def read_minutes(opening: Opening) -> tuple[int, list[Diagnostic]]:
    """The minutes of a session that a section takes, 0 if none, and what is wrong with them. What else is in its braces
    are attributes of its heading.
    """
    written = dict(opening.options).get("minutes", "0")
    try:
        return int(_OPTIONS["minutes"].read(written)), []
    except ValueError as problem:
        span = option_span(opening.line, "minutes", written)
        return 0, [error("GP104", f"`minutes` {problem}", span, _OPTIONS["minutes"].help)]


def option_span(line: Line, name: str, written: str) -> Span:
    """Where an option is in the braces after a heading."""
    quoted = f'{name}="{written}"'
    return find_last(quoted if quoted in line.text else f"{name}={written}", line)
