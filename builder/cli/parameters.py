"""Words and paths of the command line: where one is wrong, the nearest that exists is suggested."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from builder.diagnostics import nearest


class Choice(click.Choice[str]):
    """One of a few words."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as problem:
            raise _with_suggestion(problem, nearest(value, self.choices)) from None


class ExistingPath(click.Path):
    """A file or folder that exists."""

    def __init__(self, *, is_folder: bool = False, is_file: bool = False) -> None:
        super().__init__(exists=True, file_okay=not is_folder, dir_okay=not is_file, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as problem:
            raise _with_suggestion(problem, _nearest_path(Path(value))) from None


def _nearest_path(path: Path) -> str | None:
    """The path with the first of its names that does not exist replaced by the nearest one in its folder."""
    missing = next((part for part in (*reversed(path.parents), path) if not part.exists()), None)
    if missing is None:
        return None
    best = nearest(missing.name, _names_in(missing.parent))
    return str(missing.parent / best / path.relative_to(missing)) if best else None


def _names_in(folder: Path) -> Iterable[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:  # the path leads through a file, or through a folder that may not be read
        return ()


def _with_suggestion(problem: click.BadParameter, best: str | None) -> click.BadParameter:
    suggestion = f" Did you mean '{best}'?" if best else ""
    return click.BadParameter(problem.message + suggestion, problem.ctx, problem.param, problem.param_hint)
