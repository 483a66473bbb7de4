"""Plain guides that any generator can render: always the same texts, about 1,600 words each."""

from __future__ import annotations

import random
from pathlib import Path

_TEXT = (
    "small steady honest clear useful written weekly quiet careful early measured shared open kind plan step skill "
    "meeting report mentor leader team habit review question answer note task role project feedback talk goal reason "
    "growth focus effort record result practice change trust write list choose ask share read watch practise offer "
    "finish thank follow begin keep before after during within every one two five ten minutes days weeks morning"
)
_WORDS = _TEXT.split()
_SEED = 20261120


def write_corpus(folder: Path, count: int, *, heading: str = "") -> None:
    """Write `count` guides of five phases and four steps each, with YAML front matter and `heading` below it."""
    folder.mkdir(parents=True, exist_ok=True)
    source = random.Random(_SEED)
    for number in range(count):
        title = f"Guide {number}: {_sentence(source, 3, 5)[:-1]}"
        text = f'---\ntitle: "{title}"\ndate: 2026-01-01\npages: long\n---\n{heading}\n{_body(source)}'
        (folder / f"guide-{number}.md").write_text(text, encoding="utf-8")


def write_long_guide(folder: Path, steps: int) -> None:
    """Write one guide of so many steps, twenty to a phase."""
    folder.mkdir(parents=True, exist_ok=True)
    source = random.Random(_SEED)
    lines = ["---", "title: One long guide", "pages: long", "---", "", _paragraph(source), ""]
    for number in range(1, steps + 1):
        if number % 20 == 1:
            lines += [f"## Phase {number // 20 + 1}: {_sentence(source, 3, 5)[:-1]}", "", _paragraph(source, 1, 2), ""]
        lines += _step(source, number)
    (folder / "long.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sentence(source: random.Random, least: int = 8, most: int = 18) -> str:
    words = " ".join(source.choice(_WORDS) for _ in range(source.randint(least, most)))
    return words[0].upper() + words[1:] + "."


def _paragraph(source: random.Random, least: int = 2, most: int = 5) -> str:
    return " ".join(_sentence(source) for _ in range(source.randint(least, most)))


def _body(source: random.Random) -> str:
    lines = [_paragraph(source), "", _paragraph(source), "", "## Why people look for help", "", _paragraph(source), ""]
    lines += [f"- {_sentence(source, 4, 8)}" for _ in range(4)] + [""]
    for phase in ("One", "Two", "Three", "Four", "Five"):
        lines += [f"## Phase {phase}: {_sentence(source, 3, 5)[:-1]}", "", _paragraph(source, 1, 2), ""]
        for step in range(1, 5):
            lines += _step(source, step)
        lines += [f"> {_sentence(source)}", ""]
    lines += ["## When everything feels too hard", ""]
    lines += [f"- When {_sentence(source, 5, 9).lower()}" for _ in range(6)]
    lines += ["", _paragraph(source, 1, 2), "", "## Journal prompts", ""]
    lines += [f"- What {_sentence(source, 5, 9)[:-1].lower()}?" for _ in range(6)]
    return "\n".join(lines) + "\n"


def _step(source: random.Random, number: int) -> list[str]:
    goal = _sentence(source, 8, 14).lower()
    how = f"{_sentence(source)} See [the notes](https://example.org/{number})."
    return [
        f"### Step {number}: {_sentence(source, 2, 4)[:-1]}",
        "",
        f"**SMART goal example:** *\u201cI will {goal}\u201d*",
        "",
        f"**Why it matters:** {_sentence(source)}",
        "",
        f"**How to do it:** {how}",
        "",
    ]
