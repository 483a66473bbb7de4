"""TOML that no one would write by hand, in each file that is TOML: a message with its line, and no fault of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.folders import SITE, TITLE, said

THEME = "themes/mine/theme.toml"
COMPONENT = "content/components/three-things/component.toml"
WRONG = [
    ("a = 1\nb = " + "[" * 5000, 2, "brackets are nested too deeply"),
    ("a = " + "{a = " * 3000 + "1" + "}" * 3000, 1, "brackets are nested too deeply"),
    ("a = 1\nb = " + "[" * 60 + "]" * 60, 2, "brackets are nested too deeply"),
    ("a = 1\n" + ".".join("b" * 3000) + " = 1", 2, "names are nested too deeply"),
    ("a = 1\nb = " + "9" * 5000, 2, "a number is too large"),
    ("a = 1\nb = [9223372036854775808]", 2, "a number is too large"),
    ("a = 1\nb = 0x" + "f" * 5000, 2, "a number is too large"),
]


@pytest.mark.parametrize(("text", "line", "why"), WRONG)
@pytest.mark.parametrize("file", [SITE, THEME, COMPONENT, "content/editions/mine.toml"])
def test_settings_that_are_too_much_to_read(tmp_path: Path, file: str, text: str, line: int, why: str) -> None:
    files = {SITE: TITLE + ('theme = "mine"\n' if file == THEME else "")}
    if file == COMPONENT:
        files |= {COMPONENT.replace("component.toml", name): "<p>" for name in ("screen.html", "paper.html")}
    [message] = said(tmp_path, {**files, file: text})
    assert message.startswith(f"{file}:{line}")
    assert message.endswith(f"cannot be read: {why}")
