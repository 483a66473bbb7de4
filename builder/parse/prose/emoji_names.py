"""Emoji by their names, as in `:smile:`. A name that does not exist is left as it is."""

from __future__ import annotations

import re

from builder.parse.prose.inline_rules import InlineRule

_LIKE = ":[a-z0-9+-][a-z0-9_+-]*:"
NAME_LIKE = re.compile(_LIKE)
"""What looks like such a name, which is found fast."""

_NAME = re.compile(rf"(?<![\w:/]){_LIKE}")
"""What may be one: `9:30:15` holds none."""


def _read(text: str, start: int) -> tuple[str, int] | None:
    match = _NAME.match(text, start)
    if match is None:
        return None
    import emoji  # takes 0.1 s, which a guide without any names need not wait

    found = emoji.emojize(match[0], language="alias")
    return None if found == match[0] else (found, match.end())


EMOJI = InlineRule(":[a-z0-9+-]", _read)
