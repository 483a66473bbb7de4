"""What opens and closes code fences."""

from __future__ import annotations

import re

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


def opened_fence(text: str) -> str:
    """The marks of the code fence that a line opens; empty where it opens none."""
    match = _FENCE.match(text)
    return match[1] if match else ""


def closes_fence(text: str, fence: str) -> bool:
    """Whether a line closes the code fence with these marks: as many of them or more, and nothing else."""
    marks = text.strip()
    return len(marks) >= len(fence) and not marks.strip(fence[0]) and not indented(text)


def indented(text: str) -> bool:
    """Four spaces: indented code, or the inside of a list item."""
    return text.startswith(("    ", "\t"))
