"""The style sheets of a kit, each put together of the theme's, the components' and the art's."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence

from builder.art import screen_css
from builder.diagnostics import Abort, Span, error
from builder.model.sources import Theme
from builder.theming.accent import Accents, AccentSet

_URL = re.compile(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)[\"']?\s*\)", re.I)

_ONLY_PAPER = ("type.field", "type.lettering")
"""Fonts that style sheets of pages have no use for."""


def named_files(css: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a kit that a style sheet names. Abort where one is not there: the page would just lack it."""
    names = {posixpath.normpath(match) for match in _URL.findall(css)}
    missing = sorted(names - set(files))
    if missing:
        hint = "put the file into the theme's folder, or remove its name from web.css"
        raise Abort(
            *(
                error("GP506", f"the theme names a file `{n}` that it does not have", Span("themes"), hint)
                for n in missing
            )
        )
    return {name: files[name] for name in sorted(names)}


SCREEN = (("web.css", "screen.css"), ("web-print.css", "screen-print.css"))
"""The sheets of a theme and of a component for the screen, and for what a browser prints of it."""

PAPER = (("print.css", "paper.css"),)


def sheet_of_all(
    sheets: Sequence[tuple[str, str]], themes: Sequence[Theme], component_files: Mapping[str, bytes], art: str = ""
) -> str:
    """One sheet of many: the fonts of the last theme that has a sheet for them, the base theme's own, those of the
    components and of the art, and then those of the other themes, so that a theme of one's own has the last word.
    """
    first = sheets[0][0]
    fonts = [text_of(content) for content in _of_each(first.replace(".css", "-fonts.css"), themes) if content]
    parts = fonts[-1:]
    for theme_file, component_file in sheets:
        parts += [text_of(content) for content in _of_each(theme_file, themes)[:1]]
        parts += [screen_css(art)] if art and theme_file == first else []
        for name, content in sorted(component_files.items()):
            if name.endswith("/" + component_file):
                folder = posixpath.dirname(name)
                parts.append(_URL.sub(lambda m, at=folder: f"url({_address(at, m[1])})", text_of(content)))  # type: ignore[misc]
    for theme in themes[1:]:
        parts += [text_of(dict(theme.files).get(theme_file, b"")) for theme_file, _ in sheets]
    return "\n".join(parts)


def _of_each(name: str, themes: Iterable[Theme]) -> list[bytes]:
    return [dict(theme.files).get(name, b"") for theme in themes]


def _address(folder: str, name: str) -> str:
    """The address of a file that a component's sheet names: in its own folder, or of the kit if it begins with `/`."""
    return name if name.startswith("/") else f"{folder}/{name}"


def declared_tokens(medium: str, tokens: Mapping[str, str], accents: Accents) -> str:
    """The tokens of a medium as CSS custom properties; for the screen also those of the dark page."""
    if medium == "print":
        return f":root{{{_declared('type', tokens)}{_declared('print', tokens)}{_accent(accents.paper)}}}\n"
    shared = {key: value for key, value in tokens.items() if key not in _ONLY_PAPER}
    light = _declared("type", shared) + _declared("light", tokens) + _accent(accents.light)
    dark = _declared("dark", tokens) + _accent(accents.dark)
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def _declared(table: str, tokens: Mapping[str, str]) -> str:
    return "".join(
        f"--{key.partition('.')[2]}:{value};" for key, value in tokens.items() if key.startswith(table + ".")
    )


def _accent(accents: AccentSet) -> str:
    return (
        f"--accent:{accents.accent};--accent-line:{accents.line};"
        f"--accent-wash:{accents.wash};--on-accent:{accents.on_accent};"
    )


def text_of(content: bytes) -> str:
    """A text file of a theme or component; what is not UTF-8 in it is replaced."""
    return content.decode("utf-8-sig", "replace")
