"""The closing line of a phase, found by its place, or by `{.closing}`."""

from __future__ import annotations

from collections.abc import Sequence

from builder.parse.source.blocks import SourceBlock
from builder.parse.source.scanner import Line, split_attributes
from builder.parse.structure.segments import Closing, Opening, Passage, Segment


def find_closings(segments: Sequence[Segment]) -> list[Segment]:
    """The segments with the closing line of each phase made a `Closing`.

    It is the quotation at the end of a phase's last step; or the single unlabelled paragraph after its last field, if
    no inner step of the guide has such a paragraph. An author who wrote `{.closing}` in a phase has said it.
    """
    runs = _runs(segments)
    last_steps = _last_steps_of_phases(segments, runs)
    inner = sorted({*runs} - {*last_steps})
    plain_tails = any(_tail(segments, run) for run in inner)
    found = list(segments)
    for start, end in last_steps:
        if any(isinstance(p, Closing) for p in segments[start:end]):
            continue
        last = max(i for i in range(start, end) if not _is_definition(segments[i]))
        segment = segments[last]
        if not isinstance(segment, Passage) or last == start:
            continue
        single = segment.kind == "paragraph" and segment.tail == 1 and not plain_tails
        if segment.kind == "quote" or single:
            found[last] = Closing(segment.text_id)
    return found


def _runs(segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Where each step starts and ends."""
    runs = []
    starts = [i for i, p in enumerate(segments) if isinstance(p, Opening) and p.role not in ("sub", "offer")]
    for start, end in zip(starts, [*starts[1:], len(segments)], strict=False):
        opening = segments[start]
        if isinstance(opening, Opening) and opening.role == "step":
            runs.append((start, end))
    return runs


def _last_steps_of_phases(segments: Sequence[Segment], runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    steps = dict(runs)
    last: dict[int, tuple[int, int]] = {}
    phase: int | None = None
    level = 0
    for index, segment in enumerate(segments):
        if not isinstance(segment, Opening) or segment.role in ("sub", "offer"):
            continue
        if segment.role == "phase":
            phase, level = index, segment.level
        elif index in steps and phase is not None:
            last[phase] = (index, steps[index])
        elif segment.level <= level:
            phase = None
        elif phase is not None:
            last.pop(phase, None)  # a section follows, and what is before it cannot be the phase's last line
    return list(last.values())


def _is_definition(segment: Segment) -> bool:
    """Whether a segment only says where links lead: authors keep these at the end of a file, and nothing is shown."""
    return isinstance(segment, Passage) and segment.kind == "definition"


def _tail(segments: Sequence[Segment], run: tuple[int, int]) -> bool:
    return any(isinstance(p, Passage) and p.tail and p.kind == "paragraph" for p in segments[run[0] : run[1]])


def closing_lines(block: SourceBlock) -> tuple[Line, ...]:
    """The lines of a block that ends in `{.closing}`, without that mark; empty where it does not."""
    last = block.lines[-1]
    if not last.text.rstrip().endswith("}"):
        return ()
    text, attributes = split_attributes(last.text)
    return (*block.lines[:-1], last.with_text(text)) if "closing" in attributes.classes else ()
