"""The commands that start something new."""

from __future__ import annotations

import json
from pathlib import Path

import click

from builder.cli.scaffold import SITE, component_files
from builder.cli.shell import group, handle_errors, with_project
from builder.components import load_components
from builder.diagnostics import Abort, Span, error
from builder.load import builtin, load
from builder.load.own_components import NAME
from builder.text.slugs import slug_problem, slugify
from builder.write.failure import translate_os_errors


@group.group()
def new() -> None:
    """Start a guide, or a component of your own."""


@new.command()
@with_project
@click.argument("name")
@handle_errors
def guide(project: Path, name: str) -> None:
    """Start a guide: NAME is its title or its slug. A new guide is a draft."""
    slug = slugify(name)
    path = project / "content" / "guides" / f"{slug}.md"
    _refuse_bad_name(name, slug)
    if path.exists() or path.with_suffix("").exists():
        hint = "choose another name"
        raise Abort(error("GP008", "this guide already exists", Span(f"content/guides/{slug}.md"), hint))
    title = name if " " in name else slug.replace("-", " ").capitalize()
    with translate_os_errors(f"content/guides/{slug}.md", outcome="the guide was not started"):
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_new(project / "content" / "site.toml", SITE.format(title="My guides"))
        # A string in JSON's quotation marks is valid YAML too.
        _write_new(path, _starter(project).format(title=json.dumps(title, ensure_ascii=False)))
    click.echo("Write in it, then: guidepress serve", err=True)


@new.command()
@with_project
@click.argument("name")
@handle_errors
def component(project: Path, name: str) -> None:
    """Start a component of your own: NAME is the word after the three colons."""
    folder = project / "content" / "components" / name
    shown = f"content/components/{name}"
    if not NAME.fullmatch(name):
        hint = "use lower-case letters, digits and hyphens, and start with a letter, as in `three-things`"
        raise Abort(error("GP120", f"`{name}` cannot be the name of a component", Span(shown), hint))
    if name in load_components():
        hint = "choose another name; `guidepress list components` lists those that exist"
        raise Abort(error("GP121", f"there is a component `{name}` already", Span(shown), hint))
    if folder.exists():
        raise Abort(error("GP008", "this component already exists", Span(shown), "choose another name"))
    with translate_os_errors(shown, outcome="the component was not started"):
        folder.mkdir(parents=True)
        for file, text in component_files(name).items():
            _write_new(folder / file, text)
    click.echo(f"Write `::: {name}` in a guide, then: guidepress serve", err=True)


def _starter(project: Path) -> str:
    """The text that a new guide starts from, in the project's language; in English if the project has no settings."""
    try:
        return load(project).languages.site.starter
    except Abort:
        return builtin.language("en").starter


def _refuse_bad_name(name: str, slug: str) -> None:
    problem = slug_problem(slug)
    if problem:
        hint = "use a few words, such as `my-first-guide`"
        raise Abort(error("GP207", f"the name `{name}` {problem}", Span("guidepress new guide"), hint))


def _write_new(path: Path, text: str) -> None:
    """Write a new file. A file that exists stays as it is."""
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        click.echo(f"Created {path}")
