"""Every language says all that English says, with the same places for values, and what its own grammar needs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

import builder
from builder.load.builtin import LANGUAGE_FILES, edition_files, language, language_codes
from builder.text.locales import plural_forms

HOME = Path(builder.__file__).parent / "languages"
OTHERS = [code for code in language_codes() if code != "en"]


def table(code: str, name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((HOME / code / f"{name}.toml").read_text(encoding="utf-8"))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def strings(code: str) -> Mapping[str, str]:
    """What a language says of no number, by name; what a component says has its name before it."""
    found = language(code)
    said = {f"{name}.{key}": text for name, words in found.components.items() for key, text in words.items()}
    return {**found.text, **said}


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", LANGUAGE_FILES)
def test_its_files_have_the_settings_of_english(code: str, name: str) -> None:
    english, other = table("en", name), table(code, name)
    if name == "say":
        english, other = ({k: v for k, v in found.items() if k != "plurals"} for found in (english, other))
    assert {key: set(settings) for key, settings in other.items()} == {key: set(s) for key, s in english.items()}


@pytest.mark.parametrize("code", OTHERS)
def test_it_says_the_title_and_text_of_every_edition(code: str) -> None:
    editions = {path.stem for path in edition_files()}
    found = language(code).editions
    assert {name: {key for key, text in said.items() if text} for name, said in found.items()} == {
        name: {"title", "text"} for name in editions
    }


@pytest.mark.parametrize("code", OTHERS)
def test_its_strings_have_the_places_of_english(code: str) -> None:
    english, other = strings("en"), strings(code)
    assert {name: places(text) for name, text in other.items()} == {n: places(t) for n, t in english.items()}


@pytest.mark.parametrize("code", OTHERS)
def test_none_of_its_strings_is_empty(code: str) -> None:
    assert [name for name, text in strings(code).items() if not text.strip()] == []


@pytest.mark.parametrize("code", language_codes())
def test_it_has_the_plural_forms_that_its_grammar_needs(code: str) -> None:
    found = language(code).plurals
    assert set(found) == set(language("en").plurals)
    assert {name: set(forms) for name, forms in found.items()} == dict.fromkeys(found, plural_forms(code))


@pytest.mark.parametrize("code", language_codes())
def test_a_plural_names_no_value_that_there_is_not(code: str) -> None:
    for name, forms in language(code).plurals.items():
        known = places(language("en").plurals[name]["other"])
        assert all(places(text) <= known for text in forms.values()), name


@pytest.mark.parametrize("code", language_codes())
def test_a_new_guide_starts_with_a_title_to_fill_in(code: str) -> None:
    assert places(language(code).starter) == {"title"}


@pytest.mark.parametrize("code", language_codes())
def test_what_is_recognised_is_written_once(code: str) -> None:
    found = language(code).recognised
    labels = [name.lower() for kind in (found.goal, found.why, found.how, found.example) for name in kind]
    numbers = [form.lower() for words in (found.numbers, found.ordinals) for entry in words for form in entry.split()]
    for words in (labels, numbers, [word.lower() for word in (*found.phase, *found.step)]):
        assert sorted(words) == sorted(set(words))
