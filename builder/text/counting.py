"""Numbers with their nouns, as messages in English have them."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """ "1 guide", "2 guides": for nouns whose plural ends in s."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; empty where there is none."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
