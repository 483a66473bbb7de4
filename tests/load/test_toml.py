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


@pytest.mark.parametrize(
    "value",
    [
        'description = """\n[brand]\naccent = 1\n"""',
        "description = '''\n[brand]\naccent = 1\n'''",
        'papers = [\n  "a4", # "]\n  "letter",\n]',
        'description = "[brand]" # [brand]',
    ],
    ids=["string", "literal string", "list", "comment"],
)
def test_a_setting_is_found_beside_values_that_look_like_settings(tmp_path: Path, value: str) -> None:
    text = f'{TITLE}{value}\n[brand]\naccent = "no colour"\n'
    line = text[: text.rindex("accent")].count("\n") + 1
    [message] = said(tmp_path, {SITE: text})
    assert message.startswith(f"{SITE}:{line}:1+6 error[GP214]: `brand.accent`")


def test_mistakes_in_the_settings_are_reported_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = 'titel = "x"\n[support]\ntitle = 1\n[brand]\naccent = "no"\nlogos = "x"\n'
    found = [message.partition(" ")[0] for message in said(tmp_path, {SITE: text})]
    assert [int(place.split(":")[1]) for place in found] == [1, 3, 5, 6]
