"""Themes: a folder of templates, styles and fonts that may build on another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from builder.diagnostics import Abort, Span, did_you_mean, error
from builder.load import builtin
from builder.load.files import Project, unreadable
from builder.load.settings import SITE_FILE
from builder.load.toml import BadToml, place_of, read_toml
from builder.model.sources import Theme

_KEYS = ("extends", "tokens")


_LENGTHS = {"text": (7.0, 30.0), "ruling": (5.0, 20.0), "line": (0.1, 2.0)}
"""pt, mm and pt: the bounds that the lengths of an edition have too."""
_USUAL = {"text": "10.5", "ruling": "8", "line": "0.5"}
_NUMBER = re.compile(r"\d+(\.\d+)?")


def read_themes(name: str, project: Project) -> tuple[Theme, ...]:
    """The theme and all it builds on, the base first. Abort where one is missing, broken, or builds on itself."""
    chain: list[Theme] = []
    wanted, asked_at = name, place_of("theme", project.texts.get(SITE_FILE, ""), SITE_FILE)
    while wanted or not chain:
        if wanted in [theme.name for theme in chain]:
            path = " -> ".join([*(theme.name for theme in chain), wanted])
            raise Abort(
                error("GP502", f"the theme `{wanted}` builds on itself ({path})", asked_at, "take out one `extends`")
            )
        folder = _find(wanted, project, asked_at)
        theme = _read(wanted, folder, project)
        settings = f"{theme.folder}/theme.toml"
        asked_at = place_of("extends", project.texts.get(settings, ""), settings)
        chain.append(theme)
        wanted = theme.extends
    return tuple(reversed(chain))


def _find(name: str, project: Project, asked_at: Span) -> Path:
    known: set[str] = set()
    for home in (project.root / "themes", builtin.shipped_themes()):
        folders = [p for p in home.iterdir() if (p / "theme.toml").is_file()] if home.is_dir() else []
        known |= {p.name for p in folders}
        found = next((p for p in folders if p.name == name), None)
        if found:
            return found
    raise Abort(error("GP501", f"there is no theme `{name}`", asked_at, did_you_mean(name, known)))


def _read(name: str, folder: Path, project: Project) -> Theme:
    own = project.holds(folder)
    if folder.is_relative_to(project.root) and not own:
        raise Abort(
            error(
                "GP401", "this theme leads out of the project", Span(project.relative(folder)), "copy it into themes/"
            )
        )
    shown = project.relative(folder) if own else f"(guidepress) themes/{name}"
    if own and not project.holds(folder / "theme.toml"):
        hint = "put the file itself here instead of a symbolic link to it"
        raise Abort(error("GP401", "this symbolic link leads out of the project", Span(f"{shown}/theme.toml"), hint))
    table = _settings(folder, f"{shown}/theme.toml", project)
    _refuse_unknown(table, project.texts[f"{shown}/theme.toml"], f"{shown}/theme.toml")
    reader = project if own else Project(folder.resolve())
    files = _files(folder if own else folder.resolve(), reader)
    for path, content in files:
        if path.endswith((".html", ".css", ".xml", ".txt")):
            project.keep_text(f"{shown}/{path}", content)
    tokens = _tokens(table.get("tokens", {}), project.texts[f"{shown}/theme.toml"], f"{shown}/theme.toml")
    return Theme(name, str(table.get("extends", "")), shown, tokens, files)


def _refuse_unknown(table: Mapping[str, object], text: str, file: str) -> None:
    """Abort for what a theme cannot set: a typo would just have no effect."""
    unknown = [name for name in table if name not in _KEYS]
    if unknown:
        raise Abort(
            *(
                error(
                    "GP503",
                    f"`{name}` is not a setting of a theme",
                    place_of(name, text, file),
                    did_you_mean(name, _KEYS),
                )
                for name in unknown
            )
        )
    if not isinstance(table.get("extends", ""), str):
        hint = 'for example `extends = "plain"`'
        raise Abort(error("GP503", "`extends` must be the name of a theme", place_of("extends", text, file), hint))


def _files(folder: Path, reader: Project) -> tuple[tuple[str, bytes], ...]:
    """The files of a theme. Abort where one cannot be read: what leans on it would be told off for that."""
    found = [(path.relative_to(folder).as_posix(), reader.read_bytes(path)) for path in reader.walk(folder)]
    if any(content is None for _, content in found):
        raise Abort(*reader.diagnostics)
    return tuple((name, content) for name, content in found if content is not None)


def _tokens(tables: object, text: str, file: str) -> tuple[tuple[str, str], ...]:
    """The tokens of a theme, each with its table's name before it: `light.ink`. Abort where one stands in no table."""
    known: dict[str, object] = tables if isinstance(tables, dict) else {"": tables}
    tokens: list[tuple[str, str]] = []
    for name, values in known.items():
        if not isinstance(values, dict):
            hint = "write tokens below a line with the name of their table, such as `[tokens.light]`"
            place = place_of(f"tokens.{name}", text, file)
            raise Abort(error("GP503", "the theme's settings cannot be read: a token stands in no table", place, hint))
        tokens += [(f"{name}.{key}", str(value)) for key, value in values.items()]
    _check_measure(dict(tokens), text, file)
    accent = dict(tokens).get("accent.default", "#000")
    if not re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", accent):
        place = place_of("tokens.accent.default", text, file)
        raise Abort(error("GP503", f"`{accent}` is not a colour", place, "write it as `#2d6350`"))
    return tuple(tokens)


def _check_measure(tokens: Mapping[str, str], text: str, file: str) -> None:
    """Abort where a length of the theme's is not one, or none that there is."""
    for name, value in tokens.items():
        table, _, key = name.partition(".")
        if table != "measure":
            continue
        place = place_of(f"tokens.{name}", text, file)
        if key not in (*_LENGTHS, "ink"):
            hint = did_you_mean(key, (*_LENGTHS, "ink"))
            raise Abort(error("GP503", f"`{key}` is not a length of a theme", place, hint))
        low, high = _LENGTHS.get(key, (0.0, 0.0))
        if key == "ink" and value not in ("grey", "black"):
            raise Abort(error("GP503", "`ink` must be `grey` or `black`", place, 'for example `ink = "black"`'))
        if key != "ink" and not (_NUMBER.fullmatch(value) and low <= float(value) <= high):
            message = f"`{key}` must be a number from {low:g} to {high:g}"
            raise Abort(error("GP503", message, place, f"for example `{key} = {_USUAL[key]}`"))


def _settings(folder: Path, shown: str, project: Project) -> dict[str, object]:
    try:
        project.keep_text(shown, (folder / "theme.toml").read_bytes())
        return read_toml(project.texts[shown], shown)
    except OSError as problem:
        raise Abort(*project.diagnostics, unreadable(problem, shown)) from None
    except BadToml as problem:
        hint = 'each line is `key = "value"`, with the text in quotation marks'
        raise Abort(error("GP503", f"the theme's settings cannot be read: {problem.why}", problem.span, hint)) from None
