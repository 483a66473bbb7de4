"""What an author's own themes and components bring along: that their style sheets name what is there and nothing on
other sites, and that their drawings do no harm.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from builder.components import load_components
from builder.diagnostics import Diagnostic, Span, did_you_mean, error, nearest
from builder.load.drawings import faults_in
from builder.load.files import Project
from builder.load.font_faces import check_faces
from builder.load.stylesheets import Address, addresses_in, leads_out
from builder.load.theme_settings import READ_BY_US
from builder.load.toml import place_of
from builder.model.sources import OwnComponent, Theme

_READ = re.compile(r"var\(\s*--([\w-]+)")

_SHEETS = re.compile(r"(?:web|print)(?:-[^/]+)?\.css")
"""The sheets of a theme that are put together with those it builds on; addresses in them start at the theme's top."""


def check_looks(themes: Sequence[Theme], components: Sequence[OwnComponent], project: Project) -> list[Diagnostic]:
    """What is wrong with the style sheets and drawings of a project's own themes and components."""
    own_themes = [theme for theme in themes if project.holds(project.root / theme.folder / "theme.toml")]
    own_themes = [theme for theme in own_themes if (project.root / theme.folder / "theme.toml").is_file()]
    if not own_themes and not components:
        return []
    there = {path for theme in themes for path, _ in theme.files}
    there |= {f"components/{kind.name}/{name}" for kind in load_components().values() for name in kind.files}
    there |= {f"components/{own.name}/{name}" for own in components for name in own.files}
    found = [problem for theme in own_themes for problem in _theme(theme, there, project)]
    found += check_faces(themes, own_themes)
    found += _unread_tokens(themes, own_themes, components, project)
    return found + [problem for own in components for problem in _component(own, there)]


def _theme(theme: Theme, there: set[str], project: Project) -> Iterator[Diagnostic]:
    for path, content in theme.files:
        at = "" if _SHEETS.fullmatch(path) else posixpath.dirname(path)
        yield from _file(content, f"{theme.folder}/{path}", at, there)
    settings = f"{theme.folder}/theme.toml"
    for key, value in theme.tokens:
        place = place_of(f"tokens.{key}", project.texts[settings], settings)
        for address in addresses_in(f"x{{y:{value}}}") if "(" in value else ():
            yield from _address(address, place, "", there)


def _unread_tokens(
    themes: Sequence[Theme], own_themes: Sequence[Theme], components: Sequence[OwnComponent], project: Project
) -> Iterator[Diagnostic]:
    """Tokens of own themes that nothing reads: a typo would just have no effect."""
    sheets = [content for theme in themes for path, content in theme.files if path.endswith((".css", ".html", ".svg"))]
    sheets += [content for kind in load_components().values() for content in kind.files.values()]
    sheets += [content for own in components for content in own.files.values()]
    read = {name for content in sheets for name in _READ.findall(content.decode("utf-8", "replace"))}
    for theme in own_themes:
        settings = f"{theme.folder}/theme.toml"
        for token, _ in theme.tokens:
            table, _, key = token.partition(".")
            known = read | set(READ_BY_US.get(table, ()))
            if table != "measure" and (table == "accent" or key not in known) and key not in READ_BY_US.get(table, ()):
                place = place_of(f"tokens.{token}", project.texts[settings], settings)
                hint = did_you_mean(key, READ_BY_US["accent"] if table == "accent" else _named_alike(table, themes))
                yield error("GP503", f"nothing uses the token `{key}`", place, hint)


def _named_alike(table: str, themes: Sequence[Theme]) -> set[str]:
    """The tokens of a table that the base theme has."""
    return {key.partition(".")[2] for key, _ in themes[0].tokens if key.startswith(f"{table}.")}


def _component(own: OwnComponent, there: set[str]) -> Iterator[Diagnostic]:
    for name, content in own.files.items():
        yield from _file(content, f"{own.folder}/{name}", f"components/{own.name}", there)


def _file(content: bytes, shown: str, at: str, there: set[str]) -> Iterator[Diagnostic]:
    """`at` is where the addresses in a sheet start, among the files that are `there`."""
    if shown.lower().endswith(".svg"):
        yield from faults_in(content, shown)
    if shown.endswith(".css"):
        for address in addresses_in(content.decode("utf-8-sig", "replace")):
            place = Span(shown, address.line, address.column, max(1, len(address.text)))
            yield from _address(address, place, at, there)


def _address(address: Address, place: Span, at: str, there: set[str]) -> Iterator[Diagnostic]:
    if address.imported:
        hint = "replace it with the rules of the other style sheet"
        yield error("GP404", "a style sheet cannot import another one", place, hint)
    elif not address.text:
        hint = "write it as `url(name)`"
        yield error("GP404", "this address is known only in a reader's browser", place, hint)
    elif leads_out(address.text):
        hint = "put the file beside this style sheet and use its name; the website loads nothing from other sites"
        yield error("GP404", f"`{address.text[:60]}` is on another site", place, hint)
    elif address.text.startswith(("data:", "#")):
        return
    elif not address.plain:
        hint = f"write it as `url({address.text})`"
        yield error("GP404", f"the file `{address.text}` is named in a way that cannot be followed", place, hint)
    elif posixpath.normpath(posixpath.join(at, address.text)) not in there:
        best = nearest(address.text, [posixpath.relpath(path, at or ".") for path in there])
        hint = "put the file into the folder of this style sheet, or remove its name"
        hint = f"did you mean `{best}`?" if best else hint
        yield error("GP506", f"there is no file `{address.text}`, which this style sheet names", place, hint)
