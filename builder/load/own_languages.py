"""Languages of an author's own: a folder each in content/languages, with the same files as those of guidepress."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.load import builtin
from builder.load.files import Project
from builder.load.toml import BadToml, place_of, read_toml
from builder.model.languages import Language, base_of, is_language_tag
from builder.text.locales import plural_forms

HOME = "content/languages"
OPTIONAL = frozenset(("note.important", "note.warning", "note.caution", "repeats"))
"""What a language may leave out: it then says the same as for a plain note, or recognises no step that repeats."""
_HINT = "`guidepress explain GP119` explains how to add a language"

Tables = Mapping[str, dict[str, Any]]  # Any: what TOML holds


def read_own_languages(project: Project) -> tuple[dict[str, Language], list[Diagnostic]]:
    """The languages of a project by code, and what is wrong with them; a broken one is left out."""
    folders: dict[str, dict[str, str]] = {name: {} for name in sorted(project.own_folders(HOME))}
    broken: set[str] = set()
    for path in project.walk(project.root / HOME):
        parts = path.relative_to(project.root / HOME).parts
        if len(parts) == 2 and path.suffix in (".toml", ".md"):
            text = project.read_text(path)
            broken |= {parts[0]} if text is None else set()
            folders[parts[0]][path.stem] = text or ""
    found: dict[str, Language] = {}
    diagnostics: list[Diagnostic] = []
    for code, texts in folders.items():
        if code in broken:
            continue
        tables, problems = _tables(code, texts)
        problems = problems or list(_wrong(code, tables, texts))
        diagnostics += problems
        if not problems:
            digest = hashlib.sha256("\0".join(texts[name] for name in builtin.LANGUAGE_FILES).encode()).hexdigest()
            found[code] = builtin.made_language(code, tables, digest, starter=texts.get("guide", ""))
    return found, diagnostics


def _tables(code: str, texts: Mapping[str, str]) -> tuple[Tables, list[Diagnostic]]:
    """The files of a language as tables, and which of them are missing or are no TOML."""
    folder = f"{HOME}/{code}"
    if not is_language_tag(code) or code != base_of(code):
        message = f"`{code}` cannot be the name of a language"
        return {}, [error("GP119", message, Span(folder), "use the code of a language without a region, such as `fr`")]
    tables: dict[str, dict[str, Any]] = {}
    problems: list[Diagnostic] = []
    if missing := [f"{name}.toml" for name in builtin.LANGUAGE_FILES if name not in texts]:
        message = f"the language `{code}` has no " + " and no ".join(missing)
        return {}, [error("GP119", message, Span(folder), _HINT)]
    for name in builtin.LANGUAGE_FILES:
        file = f"{folder}/{name}.toml"
        try:
            tables[name] = read_toml(texts[name], file)
        except BadToml as mistake:
            problems.append(error("GP119", f"this language cannot be read: {mistake.why}", mistake.span, _HINT))
    return tables, problems


def _wrong(code: str, tables: Tables, texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What differs in form from English, which has every setting."""
    for name in builtin.LANGUAGE_FILES:
        model = builtin.language_table("en", name)
        if name == "say":
            forms = plural_forms(code)
            model["plurals"] = {
                key: dict.fromkeys(sorted(forms), said["other"]) for key, said in model["plurals"].items()
            }
        file = f"{HOME}/{code}/{name}.toml"
        yield from _differences(tables[name], model, "", _File(file, texts[name]))


class _File:
    """A file of a language, to point into."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text

    def wrong(self, name: str, message: str, hint: str = _HINT) -> Diagnostic:
        return error("GP119", message, place_of(name, self._text, self._path), hint)


def _differences(table: Mapping[str, Any], model: Mapping[str, Any], inside: str, file: _File) -> Iterator[Diagnostic]:
    for key in table:
        if key not in model:
            hint = did_you_mean(key, list(model)) or _HINT
            yield file.wrong(inside + key, f"`{inside}{key}` is not a setting of a language", hint)
    for key, expected in model.items():
        name = inside + key
        if name in OPTIONAL and key not in table:
            continue
        if key not in table:
            yield file.wrong(inside.rstrip("."), f"`{name}` is missing", f"in English it is `{_shown(expected)}`")
        elif isinstance(expected, dict) and isinstance(table[key], dict):
            yield from _differences(table[key], expected, f"{name}.", file)
        elif problem := _wrong_value(table[key], expected):
            yield file.wrong(name, f"`{name}` {problem}", f"in English it is `{_shown(expected)}`")


def _wrong_value(value: object, expected: object) -> str:
    if isinstance(expected, list):
        is_list = isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
        return "" if is_list else "must be a list of strings"
    if isinstance(expected, dict):
        return "must be a table"
    if not isinstance(value, str):
        return "must be a string"
    try:
        strange = _places(value) - _places(str(expected))
    except ValueError:
        return "has a brace that is not closed"
    return f"has a placeholder `{{{min(strange)}}}` that guidepress does not know" if strange else ""


def _places(text: str) -> set[str]:
    """The places for values in a string, each with what it asks of its value: nothing, in English."""
    return {
        f"{name}{spec and ':'}{spec}{how or ''}" for _, name, spec, how in Formatter().parse(text) if name is not None
    }


def _shown(expected: object) -> str:
    return str(expected) if isinstance(expected, str) else "a list" if isinstance(expected, list) else "a table"
