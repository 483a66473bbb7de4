"""The page of the desk: its HTML, style sheets and scripts are the files beside this one. Its fonts are those of the
default theme.
"""

from __future__ import annotations

import tomllib
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from builder.desk.words import Words
from builder.load.builtin import shipped_themes
from builder.model.site import DEFAULT_THEME
from builder.serve.local import content_type

_HERE = Path(__file__).parent
_FONTS, _WEB_FONTS = "fonts.css", "fonts/web/"


def page(words: Words, title: str) -> bytes:
    """The HTML, in the words of the desk. `title` is the project's."""
    said = {name: escape(text) for name, text in words.text.items()}
    places = {**said, "language": words.code, "direction": words.direction, "project": escape(title)}
    return Template((_HERE / "desk.html").read_text(encoding="utf-8")).substitute(places).encode()


def asset(name: str) -> tuple[bytes, str] | None:
    """A style sheet, a script or a font by its name, with its type; None where there is no such file."""
    if name == _FONTS:
        return _fonts(), content_type(name)
    path = _assets().get(name)
    return (path.read_bytes(), content_type(path.name)) if path else None


@cache
def _assets() -> dict[str, Path]:
    """All there are, so that no path is ever made of what a request says."""
    own = {path.name: path for path in _HERE.iterdir() if path.suffix in (".css", ".js")}
    fonts = {f"fonts/{path.name}": path for path in _theme().glob(f"{_WEB_FONTS}*.woff2")}
    return {**own, **fonts}


@cache
def _fonts() -> bytes:
    """The fonts of the theme, and which of them is for what."""
    families = tomllib.loads((_theme() / "theme.toml").read_text("utf-8"))["tokens"]["type"]
    declared = "".join(f"--{name}:{families[name]};" for name in ("serif", "sans"))
    sheet = (_theme() / "web-fonts.css").read_bytes().replace(_WEB_FONTS.encode(), b"fonts/")
    return sheet + f":root{{{declared}}}\n".encode()


def _theme() -> Path:
    return shipped_themes() / DEFAULT_THEME
