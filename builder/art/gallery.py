"""All arts: the folders of this package, found automatically."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from builder.art.contract import Art

_HERE = Path(__file__).parent


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
    """The rules that the drawings of an art need on a page."""
    return (_HERE / name / "screen.css").read_text(encoding="utf-8")
