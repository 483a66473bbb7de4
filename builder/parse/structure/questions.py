"""Questions in running text: two or more in a row ask for room to answer."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise


def asks(text: str, marks: tuple[str, ...]) -> bool:
    """Whether two or more sentences in a row end in one of a language's question marks."""
    if sum(map(text.count, marks)) < 2:
        return False
    ends = [match[1] for match in _sentence_end(marks).finditer(text)]
    return any(a in marks and b in marks for a, b in pairwise(ends))


@lru_cache(maxsize=16)
def _sentence_end(marks: tuple[str, ...]) -> re.Pattern[str]:
    ends = re.escape("".join(marks))
    return re.compile(rf"([.!?\u2026{ends}])[\"'\u201d\u2019\u201c\u2018»«)\]*_]*(?=\s|$)")
