"""Themes: a folder of templates, styles and fonts that may build on another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder.diagnostics import Abort, Diagnostic, Span, did_you_mean, error
from builder.load import builtin
from builder.load.editions import HOME as EDITIONS
from builder.load.files import Project, unreadable
from builder.load.settings import SITE_FILE
from builder.load.theme_settings import ThemeSettings, theme_settings
from builder.load.toml import BadToml, place_of, read_toml
from builder.model.site import DEFAULT_THEME
from builder.model.sources import Edition, Theme


def read_themes(name: str, project: Project, file: str = SITE_FILE) -> tuple[Theme, ...]:
    """The theme and all it builds on, the base first. Abort where one is missing, broken, or builds on itself.

    `file` are the settings that name it.
    """
    chain: list[Theme] = []
    wanted, asked_at = name, place_of("theme", project.texts.get(file, ""), file)
    while wanted or not chain:
        if wanted in [theme.name for theme in chain]:
            path = " -> ".join([*(theme.name for theme in chain), wanted])
            raise Abort(
                error("GP502", f"the theme `{wanted}` builds on itself ({path})", asked_at, "remove one `extends`")
            )
        folder = _find(wanted, project, asked_at)
        theme = _read(wanted, folder, project)
        settings = f"{theme.folder}/theme.toml"
        asked_at = place_of("extends", project.texts.get(settings, ""), settings)
        chain.append(theme)
        wanted = theme.extends
    _check_preloaded(chain, project)
    return tuple(reversed(chain))


def themes_of_editions(
    editions: Sequence[Edition], usual: str, project: Project
) -> tuple[tuple[tuple[Theme, ...], ...], list[Diagnostic]]:
    """The themes that editions name beside the `usual` one of the site, each once with all it builds on, and what is
    wrong with those that cannot be read.
    """
    found: list[tuple[Theme, ...]] = []
    problems: list[Diagnostic] = []
    for name, edition in {e.theme: e.name for e in editions if e.theme not in ("", usual)}.items():
        try:
            found.append(read_themes(name, project, f"{EDITIONS}/{edition}.toml"))
        except Abort as abort:
            problems += abort.diagnostics
    return tuple(found), problems


def _check_preloaded(chain: Sequence[Theme], project: Project) -> None:
    """Abort where a font that pages load first is in no theme of the chain."""
    there = {path for theme in chain for path, _ in theme.files}
    for theme in chain:
        for name in theme.preload or ():
            if name not in there:
                settings = f"{theme.folder}/theme.toml"
                place = place_of("preload", project.texts[settings], settings)
                message = f"there is no file `{name}`, which `preload` names"
                hint = "its path is counted from the theme's folder"
                fonts = [path for path in there if path.endswith(".woff2")]
                raise Abort(error("GP506", message, place, did_you_mean(name, fonts) or hint))


def _find(name: str, project: Project, asked_at: Span) -> Path:
    known: set[str] = set()
    unfinished: set[str] = set()
    for home in (project.root / "themes", builtin.shipped_themes()):
        inside = [path for path in home.iterdir() if path.is_dir()] if home.is_dir() else []
        folders = [path for path in inside if (path / "theme.toml").is_file()]
        known |= {p.name for p in folders}
        unfinished |= {path.name for path in inside}
        found = next((p for p in folders if p.name == name), None)
        if found:
            return found
    if name in unfinished:
        hint = f'create themes/{name}/theme.toml with one line: `extends = "{DEFAULT_THEME}"`'
        raise Abort(error("GP501", f"the folder themes/{name} has no theme.toml", asked_at, hint))
    raise Abort(error("GP501", f"there is no theme `{name}`", asked_at, did_you_mean(name, known)))


def _read(name: str, folder: Path, project: Project) -> Theme:
    own = project.holds(folder)
    if folder.is_relative_to(project.root) and not own:
        raise Abort(
            error("GP411", "this theme is outside the project", Span(project.relative(folder)), "copy it into themes/")
        )
    shown = project.relative(folder) if own else f"(guidepress) themes/{name}"
    if own and not project.holds(folder / "theme.toml"):
        hint = "put the file itself here instead of a symbolic link to it"
        raise Abort(error("GP410", "this symbolic link leads out of the project", Span(f"{shown}/theme.toml"), hint))
    said = _settings(folder, f"{shown}/theme.toml", project)
    reader = project if own else Project(folder.resolve())
    files = _files(folder if own else folder.resolve(), reader)
    for path, content in files:
        if path.endswith((".html", ".css", ".xml", ".txt")):
            project.keep_text(f"{shown}/{path}", content)
    return Theme(name, said.extends, shown, said.tokens, files, said.art, said.preload)


def _files(folder: Path, reader: Project) -> tuple[tuple[str, bytes], ...]:
    """The files of a theme. Abort where one cannot be read: what depends on it would be reported for that."""
    found = [(path.relative_to(folder).as_posix(), reader.read_bytes(path)) for path in reader.walk(folder)]
    if any(content is None for _, content in found):
        raise Abort(*reader.diagnostics)
    return tuple((name, content) for name, content in found if content is not None)


def _settings(folder: Path, shown: str, project: Project) -> ThemeSettings:
    try:
        project.keep_text(shown, (folder / "theme.toml").read_bytes())
        return theme_settings(read_toml(project.texts[shown], shown), project.texts[shown], shown)
    except OSError as problem:
        raise Abort(*project.diagnostics, unreadable(problem, shown)) from None
    except BadToml as problem:
        hint = 'each line is `key = "value"`, with the text in quotation marks'
        raise Abort(error("GP503", f"the theme's settings cannot be read: {problem.why}", problem.span, hint)) from None
