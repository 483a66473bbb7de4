"""What comes with guidepress: editions, papers, languages and where the shipped themes lie."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from builder.model.sources import Language

_PACKAGE = Path(__file__).parent.parent


def edition_files() -> tuple[Path, ...]:
    """The files of the editions, in name order."""
    return tuple(sorted((_PACKAGE / "editions").glob("*.toml")))


def paper_files() -> tuple[Path, ...]:
    """The files of the papers, in name order."""
    return tuple(sorted((_PACKAGE / "papers").glob("*.toml")))


@cache
def languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (_PACKAGE / "languages").glob("*.toml")))


@cache
def language(code: str) -> Language:
    """The word lists and catalogue of a language; a regional code (`en-GB`) has those of its language.

    KeyError where there are none.
    """
    base = code.partition("-")[0].lower()
    if base not in languages():
        raise KeyError(code)
    table = tomllib.loads((_PACKAGE / "languages" / f"{base}.toml").read_text(encoding="utf-8"))
    words = {name: tuple(values) for name, values in table["words"].items()}
    return Language(code, table["direction"], words, table["text"])


def shipped_themes() -> Path:
    """The folder of the shipped themes: inside the wheel, or at the top of a checkout."""
    in_wheel = _PACKAGE / "_themes"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / "themes"
