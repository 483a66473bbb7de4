"""The words of the desk in each language."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from builder.desk import page
from builder.desk.words import words_of
from builder.load.builtin import language_codes, language_table
from builder.text.locales import plural_forms

ENGLISH = language_table("en", "desk")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", language_codes())
def test_every_language_says_what_english_says(code: str) -> None:
    table: dict[str, Any] = language_table(code, "desk")
    for kind in ("text", "faults"):
        assert table[kind].keys() == ENGLISH[kind].keys()
        for name, text in table[kind].items():
            assert places(text) == places(ENGLISH[kind][name]), name
    assert table["plurals"].keys() == ENGLISH["plurals"].keys()
    for name, forms in table["plurals"].items():
        assert forms.keys() == plural_forms(code), name
        assert all(places(text) <= places(ENGLISH["plurals"][name]["other"]) for text in forms.values()), name


def test_language_that_the_desk_does_not_speak_has_english() -> None:
    assert words_of("cy").text == words_of("en").text
    assert words_of("de-AT").text == words_of("de").text


def test_every_word_is_said_somewhere() -> None:
    folder = Path(page.__file__).parent
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(folder.parent.rglob("*"))
        if path.is_file() and path.suffix in (".js", ".html", ".py")
    )
    made = ("column_", "fix_")
    unsaid = [
        name
        for name in (*ENGLISH["text"], *ENGLISH["plurals"])
        if not re.search(rf"[\"'`$.]{name}\b", sources) and not name.startswith(made) and not name.endswith("_todo")
    ]
    assert unsaid == []


def test_every_word_that_the_page_asks_for_exists() -> None:
    folder = Path(page.__file__).parent
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js")))
    said = set(re.findall(r"\b(?:t|nodes)\(\"(\w+)\"", scripts))
    counted = set(re.findall(r"\b(?:many|manyNodes)\(\"(\w+)\"", scripts))
    assert said <= ENGLISH["text"].keys()
    assert counted <= ENGLISH["plurals"].keys()
    assert len(said) > 60
    assert len(counted) > 15
