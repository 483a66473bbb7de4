"""What comes with guidepress: editions, papers, languages and where the shipped themes lie."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from builder.model.languages import Language, Recognition, base_of
from builder.text.typography import Quotes

_PACKAGE = Path(__file__).parent.parent


def edition_files() -> tuple[Path, ...]:
    """The files of the editions, in name order."""
    return tuple(sorted((_PACKAGE / "editions").glob("*.toml")))


def paper_files() -> tuple[Path, ...]:
    """The files of the papers, in name order."""
    return tuple(sorted((_PACKAGE / "papers").glob("*.toml")))


def house_files() -> tuple[Path, ...]:
    """The files of the houses that print books, in name order."""
    return tuple(sorted((_PACKAGE / "houses").glob("*.toml")))


@cache
def language_codes() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in (_PACKAGE / "languages").iterdir() if path.is_dir()))


@cache
def language(tag: str) -> Language:
    """The language of a tag; a regional one (`en-GB`) has the words of its language. KeyError where there is none."""
    code = base_of(tag)
    if code not in language_codes():
        raise KeyError(tag)
    texts = {name: _language_file(code, f"{name}.toml") for name in LANGUAGE_FILES}
    tables = {name: tomllib.loads(text) for name, text in texts.items()}
    digest = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()
    return made_language(tag, tables, digest, starter=_language_file(code, "guide.md"))


LANGUAGE_FILES = ("recognise", "say", "components")


def language_table(code: str, name: str) -> dict[str, Any]:  # Any: what TOML holds
    """A file of a language that there is, as a table."""
    return tomllib.loads(_language_file(code, f"{name}.toml"))


def made_language(tag: str, tables: Mapping[str, dict[str, Any]], digest: str, *, starter: str) -> Language:  # as above
    """A language from the tables of its files."""
    recognised = {name: tuple(words) for table in tables["recognise"].values() for name, words in table.items()}
    say = tables["say"]
    outer, inner = say["quotes"]["outer"], say["quotes"]["inner"]
    return Language(
        code=tag,
        recognised=Recognition(**recognised),
        text=say["text"],
        plurals=say["plurals"],
        components=tables["components"],
        editions=say["editions"],
        art=say["art"],
        outline=say["outline"],
        dates=say["dates"],
        quotes=Quotes(tuple(outer), tuple(inner)),
        starter=starter,
        digest=digest,
    )


def _language_file(code: str, name: str) -> str:
    return (_PACKAGE / "languages" / code / name).read_text(encoding="utf-8")


def shipped_themes() -> Path:
    """The folder of the shipped themes: inside the wheel, or at the top of a checkout."""
    in_wheel = _PACKAGE / "_themes"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / "themes"
