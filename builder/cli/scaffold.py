"""What `guidepress new` starts from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SITE = """title = "{title}"
"""

COMPONENT = Path(__file__).parent / "three-things"
"""A working component to start from."""


def component_files(name: str) -> dict[str, str]:
    """The files of a new component: those of the example, with this name in place of the example's."""
    words = {"three-things": name, "# Three things\n": f"# {name.replace('-', ' ').capitalize()}\n"}
    words |= {"mistake.md:1:18": f"mistake.md:1:{6 + len(name)}", "| " + " " * 17: "| " + " " * (5 + len(name))}
    return {path.name: _replaced(path.read_text(encoding="utf-8"), words) for path in sorted(COMPONENT.iterdir())}


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new)
    return text
