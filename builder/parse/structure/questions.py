"""Questions in running text: two or more in a row ask for room to answer."""

from __future__ import annotations

import re
from itertools import pairwise

_SENTENCE_END = re.compile(r"([.!?\u2026])[\"'\u201d\u2019)\]*_]*(?=\s|$)")


def asks(text: str) -> bool:
    """Whether two or more sentences in a row end in a question mark."""
    if text.count("?") < 2:
        return False
    ends = [match[1] for match in _SENTENCE_END.finditer(text)]
    return any(a == b == "?" for a, b in pairwise(ends))
