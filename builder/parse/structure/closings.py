"""The closing line of a phase, found by its place."""

from __future__ import annotations

from collections.abc import Sequence

from builder.parse.structure.segments import Closing, Opening, Passage, Piece


def find_closings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the closing line of each phase made a `Closing`.

    It is the quotation at the end of a phase's last step; or the single unlabelled paragraph behind its last field, if
    no inner step of the guide has such a paragraph. An author who wrote `{.closing}` in a phase has said it.
    """
    runs = _runs(pieces)
    last_steps = _last_steps_of_phases(pieces, runs)
    inner = sorted({*runs} - {*last_steps})
    plain_tails = any(_tail(pieces, run) for run in inner)
    found = list(pieces)
    for start, end in last_steps:
        if any(isinstance(p, Closing) for p in pieces[start:end]):
            continue
        last = max(i for i in range(start, end) if not _is_definition(pieces[i]))
        piece = pieces[last]
        if not isinstance(piece, Passage) or last == start:
            continue
        single = piece.kind == "paragraph" and piece.tail == 1 and not plain_tails
        if piece.kind == "quote" or single:
            found[last] = Closing(piece.atom)
    return found


def _runs(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Where each step starts and ends."""
    runs = []
    starts = [i for i, p in enumerate(pieces) if isinstance(p, Opening) and p.role not in ("sub", "offer")]
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=False):
        opening = pieces[start]
        if isinstance(opening, Opening) and opening.role == "step":
            runs.append((start, end))
    return runs


def _last_steps_of_phases(pieces: Sequence[Piece], runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    steps = dict(runs)
    last: dict[int, tuple[int, int]] = {}
    phase, level = -1, 0
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Opening) or piece.role in ("sub", "offer"):
            continue
        if piece.role == "phase":
            phase, level = index, piece.level
        elif index in steps and phase >= 0:
            last[phase] = (index, steps[index])
        elif piece.level <= level:
            phase = -1
        else:
            last.pop(phase, None)  # a section follows, and what is before it cannot be the phase's last line
    return list(last.values())


def _is_definition(piece: Piece) -> bool:
    """Whether a piece only says where links lead: authors keep these at the end of a text, and nothing stands there."""
    return isinstance(piece, Passage) and piece.kind == "definition"


def _tail(pieces: Sequence[Piece], run: tuple[int, int]) -> bool:
    return any(isinstance(p, Passage) and p.tail and p.kind == "paragraph" for p in pieces[run[0] : run[1]])
