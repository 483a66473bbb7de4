"""Emphasis, by CommonMark's rules for runs of `*` and `_` (0.31, section 6.2), and additions such as `~~`."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from builder.parse.prose.inline_rules import Marks

_MOST_OPEN = 100
"""Runs that wait for their end. Emphasis that is nested deeper is text, since no page can be laid out with it."""


@dataclass(slots=True, eq=False)
class Run:
    """Some characters of one kind. `count` are those not used yet; `opened` and `closed` the tags made of the others.

    The outermost tag that the run opens is the last one of `opened`. `length` is how many characters it had, `serial`
    its place among the runs of a text.
    """

    character: str
    count: int
    length: int
    serial: int
    can_open: bool
    can_close: bool
    opened: list[str] = field(default_factory=list)
    closed: int = 0


def read_run(text: str, start: int, serial: int) -> Run:
    """The run of one character that begins at an index of a text."""
    character = text[start]
    end = start + 1
    while end < len(text) and text[end] == character:
        end += 1
    before = _kind(text[start - 1] if start else "\n")
    after = _kind(text[end] if end < len(text) else "\n")
    left = after == "letter" or (after == "punctuation" and before != "letter")
    right = before == "letter" or (before == "punctuation" and after != "letter")
    can_open, can_close = left, right
    if character == "_":
        can_open = left and (not right or before == "punctuation")
        can_close = right and (not left or after == "punctuation")
    return Run(character, end - start, end - start, serial, can_open, can_close)


@lru_cache(maxsize=1024)
def _kind(character: str) -> str:
    """Whether a character is a space, punctuation or another one, as GitHub has it: a currency sign is none."""
    if character.isspace():
        return "space"
    is_punctuation = character in string.punctuation or unicodedata.category(character).startswith("P")
    return "punctuation" if is_punctuation else "letter"


def pair(runs: Sequence[Run], marks: Mapping[str, Marks]) -> None:
    """Find the runs that belong together, and note the tags at each of them."""
    waiting: list[Run] = []
    looked_from: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        key = run.character, run.can_open, run.length % 3
        dropped = False
        while run.can_close and run.count:
            index = _opener(run, waiting, looked_from.get(key, -1))
            if index is None:
                looked_from[key] = waiting[-1].serial if waiting else -1
                break
            opener = waiting[index]
            if run.character in marks and opener.count != run.count:
                del waiting[index:]  # neither pairs with any other, as in cmark-gfm
                dropped = True
                break
            tag, used = _tag(opener, run, marks)
            opener.opened.append(tag)
            run.closed += 1
            opener.count -= used
            run.count -= used
            del waiting[index + 1 if opener.count else index :]
        if run.can_open and run.count and not dropped and len(waiting) < _MOST_OPEN:
            waiting.append(run)


def _opener(run: Run, waiting: Sequence[Run], looked_from: int) -> int | None:
    """The index of the run that another closes; None where none does. Those up to `looked_from` do not."""
    for index in range(len(waiting) - 1, -1, -1):
        opener = waiting[index]
        if opener.serial <= looked_from:
            return None
        if opener.character == run.character and _may_pair(opener, run):
            return index
    return None


def _may_pair(opener: Run, closer: Run) -> bool:
    """The rule of three: a run that may open and close pairs only where the sum of both is no multiple of three."""
    if not (opener.can_close or closer.can_open) or (opener.length + closer.length) % 3:
        return True
    return opener.length % 3 == 0


def _tag(opener: Run, closer: Run, marks: Mapping[str, Marks]) -> tuple[str, int]:
    """The tag that two runs make, and how many characters of each are used for it."""
    if opener.character in marks:
        return marks[opener.character].tags[opener.count], opener.count
    return ("strong", 2) if opener.count > 1 and closer.count > 1 else ("em", 1)
