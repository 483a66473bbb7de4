"""The arts that there are: folders of this package, found by looking."""

from __future__ import annotations

import pkgutil
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from builder.art.contract import Art

_HERE = Path(__file__).parent
_FALLBACK = "en"


@cache
def art_names() -> tuple[str, ...]:
    """The names that a theme can ask for, in order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules([str(_HERE)]) if module.ispkg))


@cache
def find_art(name: str) -> Art:
    """The art of a name. KeyError where there is none."""
    if name not in art_names():
        raise KeyError(name)
    art = import_module(f"{__package__}.{name}").ART
    assert isinstance(art, Art)
    return art


@cache
def screen_css(name: str) -> str:
    """The rules that the pictures of an art need on a page."""
    return (_HERE / name / "screen.css").read_text(encoding="utf-8")


@cache
def words_of_art(name: str, language: str) -> Mapping[str, str]:
    """What is said of the pictures of an art, by the names of a language's strings; in English where nothing is said
    in the language.
    """
    tables = tomllib.loads((_HERE / name / "words.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = tables.get(language.partition("-")[0].lower(), tables[_FALLBACK])
    return found
