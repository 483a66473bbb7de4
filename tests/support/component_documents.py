"""The two documents of a component, read as tests: examples.md and mistakes.md.

Both are a heading and fenced texts for each case; in mistakes.md a `message` fence follows the `markdown` one. A new
component's folder is found by its component.toml, like the components themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import builder

COMPONENTS = Path(builder.__file__).parent / "components"

_CASE = re.compile(
    r"^## (?P<heading>[^\n]+)\n(?P<sentence>.*?)^```markdown\n(?P<markdown>.*?)^```$"
    r"(?:\n+^```message\n(?P<message>.*?)^```$)?",
    re.M | re.S,
)


@dataclass(frozen=True, slots=True)
class Case:
    """What stands below one heading. `sentence` is the text before its first fence; examples have no `message`."""

    component: str
    heading: str
    sentence: str
    markdown: str
    message: str

    def __str__(self) -> str:
        return f"{self.component}: {self.heading}"


def folders() -> tuple[Path, ...]:
    return tuple(sorted(path.parent for path in COMPONENTS.glob("*/component.toml")))


def examples() -> tuple[Case, ...]:
    return _cases("examples.md")


def mistakes() -> tuple[Case, ...]:
    return _cases("mistakes.md")


def _cases(name: str) -> tuple[Case, ...]:
    """The cases of every component that has this document."""
    found = [folder / name for folder in folders() if (folder / name).is_file()]
    return tuple(case for path in found for case in _read(path))


def _read(path: Path) -> list[Case]:
    text = path.read_text(encoding="utf-8")
    return [
        Case(path.parent.name, m["heading"], m["sentence"].strip(), m["markdown"], m["message"] or "")
        for m in _CASE.finditer(text)
    ]
