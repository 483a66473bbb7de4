"""The fonts of a theme: faces that a style sheet names twice, and files that are no fonts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from builder.diagnostics import Diagnostic, Span, error
from builder.model.sources import Theme
from builder.text.fonts import is_font

_FONTS = (".otf", ".ttf", ".woff", ".woff2")


@dataclass(frozen=True, slots=True)
class Face:
    """One `@font-face` of a style sheet: its family, weight and style, the letters it is for, and its files."""

    family: str
    weight: str
    style: str
    letters: str
    files: tuple[str, ...]
    place: Span


def faces_in(css: str, sheet: str) -> tuple[Face, ...]:
    """The font faces of a style sheet, in order."""
    if "@font-face" not in css.lower():
        return ()
    import tinycss2  # 25 ms, and few projects have a style sheet of their own

    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return tuple(_faces(rules, sheet))


def _faces(rules: Iterable[Any], sheet: str) -> Iterator[Face]:  # tinycss2 has no types
    import tinycss2

    for rule in rules:
        if rule.type != "at-rule" or rule.content is None:
            continue
        if rule.lower_at_keyword != "font-face":
            inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _faces(inner, sheet)
            continue
        listed = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        said = {item.lower_name: item.value for item in listed if item.type == "declaration"}
        yield Face(
            family=_words(said.get("font-family", ())),
            weight=_WEIGHTS.get(weight := _words(said.get("font-weight", ())) or "400", weight),
            style=_words(said.get("font-style", ())) or "normal",
            letters=_words(said.get("unicode-range", ())),
            files=tuple(_urls(said.get("src", ()))),
            place=Span(sheet, rule.source_line, rule.source_column, len("@font-face")),
        )


_WEIGHTS = {"normal": "400", "bold": "700"}


def _words(tokens: Iterable[Any]) -> str:
    """A value as plain words: without quotation marks, in small letters."""
    parts = (token.value if token.type == "string" else token.serialize() for token in tokens)
    return " ".join("".join(parts).lower().split())


def _urls(tokens: Iterable[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "url":
            yield token.value
        elif token.type == "function" and token.lower_name == "url":
            yield from (part.value for part in token.arguments if part.type == "string")


def check_faces(themes: Sequence[Theme], own: Sequence[Theme]) -> Iterator[Diagnostic]:
    """What is wrong with the fonts of a project's own themes, among all that its theme builds on."""
    files = {path: content for theme in themes for path, content in theme.files}
    opened: set[str] = set()
    for medium in ("print", "web"):
        known: set[tuple[str, ...]] = set()
        for theme, face in _in_use(medium, themes):
            # A browser takes the face for a letter by its range. On paper a second face of one look prints wrong
            # letters, whatever its range is.
            look = (face.family, face.weight, face.style, face.letters if medium == "web" else "")
            if theme in own and look in known:
                yield _twice(face)
            known.add(look)
            if theme in own:
                yield from _damaged(face, files, opened)


def _in_use(medium: str, themes: Sequence[Theme]) -> Iterator[tuple[Theme, Face]]:
    """The faces of a medium with their themes: those of the last sheet of fonts, and all of the other sheets."""
    fonts = [theme for theme in themes if dict(theme.files).get(f"{medium}-fonts.css")][-1:]
    for theme in themes:
        for name in (f"{medium}-fonts.css",) * (theme in fonts) + (f"{medium}.css",):
            css = dict(theme.files).get(name, b"").decode("utf-8-sig", "replace")
            yield from ((theme, face) for face in faces_in(css, f"{theme.folder}/{name}"))


def _twice(face: Face) -> Diagnostic:
    style = "" if face.style == "normal" else f" {face.style}"
    message = f"the font `{face.family}` has two faces for {face.weight}{style}"
    hint = "keep one of them, or give each its own weight, style or family"
    return error("GP511", message, face.place, hint)


def _damaged(face: Face, files: dict[str, bytes], opened: set[str]) -> Iterator[Diagnostic]:
    for name in face.files:
        if name.lower().endswith(_FONTS) and name in files and name not in opened:
            opened.add(name)
            if not is_font(files[name]):
                hint = "copy the file again from where you have it"
                yield error("GP512", f"the font file `{name}` is damaged", face.place, hint)
