"""Templates can be read: no line of one is longer than 120 characters, and none ends in white space.

No formatter keeps them so: those that know Jinja move or add white space between inline elements, which is seen
(CONTRIBUTING.md says what was tried).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import builder

ROOT = Path(builder.__file__).parents[1]

LONGEST = 120


def templates() -> list[Path]:
    found = [*ROOT.glob("builder/**/*.html"), *ROOT.glob("themes/**/*.html")]
    return sorted(path for path in found if path.read_text(encoding="utf-8"))


def faults(template: Path) -> Iterator[str]:
    """What is wrong with the lines of a template, each with its place."""
    place = template.relative_to(ROOT).as_posix()
    for number, line in enumerate(template.read_text(encoding="utf-8").split("\n"), 1):
        if len(line) > LONGEST:
            yield f"{place}:{number}: {len(line)} characters, and {LONGEST} are the most"
        if line != line.rstrip():
            yield f"{place}:{number}: white space at its end"


def test_templates_of_components_and_themes_are_looked_at() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in templates()}
    assert {"builder/components/paper.html", "builder/cli/three-things/screen.html"} <= names
    assert {"themes/plain/web/base.html", "themes/journal/web/mark.html"} <= names


def test_no_line_of_a_template_is_too_long_or_ends_in_white_space() -> None:
    found = [fault for template in templates() for fault in faults(template)]
    assert not found, "\n".join(["", *found])
