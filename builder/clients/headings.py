"""Which column of a list is which, by its heading."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, count
from pathlib import Path

from builder.clients.table import letter
from builder.text.slugs import slugify

_BRACKETS = re.compile(r"(?<=\S)\s*[(\[][^()\[\]]*[)\]]\s*:?\s*$")
_LANGUAGES = Path(__file__).parent.parent / "languages"


def plain(heading: str) -> str:
    """A heading without what never matters in one: letter case, accents, spaces, hyphens and underscores, and what is
    in brackets after it, as in *Session (day and month)*."""
    return slugify(_BRACKETS.sub("", heading)).replace("-", "")


def recognised(heading: str) -> str:
    """Our name of the column that a heading names in any language; empty where there is none."""
    return _vocabulary().get(plain(heading), ("", 0))[0]


def own_name(heading: str) -> str:
    """The name of a column that has no meaning here: `next_session` for *Next session*."""
    return slugify(heading).replace("-", "_")


def column_names(headings: Sequence[str], chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The name of each column of a list, where `chosen` says which heading, or letter, a column of ours has, or none.

    Where two headings mean one column, it is that which the vocabulary has first; the other keeps a name of its own, as
    do headings without a meaning. No two columns have the same name.
    """
    names = {
        found: column
        for column, heading in chosen.items()
        if (found := position(heading, headings)) is not None and heading
    }
    taken = set(chosen)
    ranked = sorted(
        (rank, number, column)
        for number, heading in enumerate(headings)
        for column, rank in [_vocabulary().get(plain(heading), ("", 0))]
        if column and number not in names
    )
    for _, number, column in ranked:
        if column not in taken:
            names[number] = column
            taken.add(column)
    for number, heading in enumerate(headings):
        if number not in names:
            names[number] = _free(own_name(heading) or f"column_{letter(number + 1).lower()}", taken)
            taken.add(names[number])
    return tuple(names[number] for number in range(len(headings)))


def position(wanted: str, headings: Sequence[str]) -> int | None:
    """Where a heading is in a list, from 0; a letter is that of a column where no heading has it."""
    same = (number for number, heading in enumerate(headings) if heading == wanted)
    alike = (number for number, heading in enumerate(headings) if plain(heading) == plain(wanted) != "")
    lettered = (number for number in range(len(headings)) if letter(number + 1) == wanted.strip().upper())
    return next((number for numbers in (same, alike, lettered) for number in numbers), None)


def _free(name: str, taken: set[str]) -> str:
    """The name, with the first number from 2 on that makes it another one where it is taken."""
    numbered = chain([name], (f"{name}_{number}" for number in count(2)))
    return next(found for found in numbered if found not in taken)


@cache
def language_codes() -> tuple[str, ...]:
    """The languages whose words are recognised in a list: those that come with guidepress, English first."""
    return tuple(sorted((folder.name for folder in _LANGUAGES.iterdir()), key=lambda code: (code != "en", code)))


@cache
def words(code: str) -> dict[str, dict[str, list[str]]]:
    """What is recognised of a list in a language: its headings (`columns`) and short names of `months`."""
    return tomllib.loads((_LANGUAGES / code / "clients.toml").read_text(encoding="utf-8"))


@cache
def _vocabulary() -> Mapping[str, tuple[str, int]]:
    """What each plain heading means, and its place among those of its column, by the first language that has it."""
    found: dict[str, tuple[str, int]] = {}
    for code in language_codes():
        for column, headings in words(code)["columns"].items():
            found[plain(column)] = (column, 0)
            for rank, heading in enumerate(headings):
                found.setdefault(plain(heading), (column, rank))
    return found
