"""Papers: those that come with guidepress, and an author's own in content/papers. One schema for both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.load import builtin
from builder.load.files import Project
from builder.load.schema import causes, example, name_of, sentence
from builder.load.toml import BadToml, place_of, read_toml
from builder.model.measure import LEAST_FRAME
from builder.model.sources import Paper, usual_margins

HOME = "content/papers"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_Side = Annotated[float, Field(ge=50, le=1200, examples=["148"])]
_Margin = Annotated[float, Field(ge=4, le=120, examples=["15"])]
"""mm: printers at home leave a white rim of about 4 mm."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Margins(_Table):
    top: _Margin | None = None
    bottom: _Margin | None = None
    inner: _Margin | None = None
    outer: _Margin | None = None


class _Paper(_Table):
    title: Annotated[str, Field(examples=['"A5"'])]
    width: _Side
    height: _Side
    margins: _Margins = _Margins()


def read_papers(project: Project) -> tuple[dict[str, Paper], list[Diagnostic]]:
    """All papers by name, and what is wrong with the author's own: a broken one is left out.

    An author's paper comes before a built-in one of its name.
    """
    found: dict[str, Paper] = dict(_built_in())
    diagnostics: list[Diagnostic] = []
    for name, text, place in project.own_toml(HOME):
        paper, mistakes = read_paper(name, text, place)
        found |= {name: paper} if paper else {}
        diagnostics += mistakes
    return found, diagnostics


def papers_of(folder: Path) -> dict[str, Paper]:
    """The papers of a project's folder that can be read, with those that come with guidepress."""
    return read_papers(Project(folder.resolve()))[0]


def read_paper(name: str, text: str, file: str) -> tuple[Paper | None, list[Diagnostic]]:
    """A paper from its file; None with what is wrong with it."""
    if not _NAME.fullmatch(name):
        hint = "use lower-case letters, digits and hyphens, as in `6x9`"
        return None, [error("GP222", f"`{name}` cannot be the name of a paper", Span(file), hint)]
    try:
        table = _Paper.model_validate(read_toml(text, file))
    except BadToml as problem:
        hint = "each line is `key = value`: text in quotation marks, or a number of mm"
        return None, [error("GP221", f"this paper cannot be read: {problem.why}", problem.span, hint)]
    except ValidationError as problems:
        return None, [_refused(detail, text, file) for detail in causes(problems.errors())]
    paper = _with_margins(name, table)
    small = list(_too_small(paper, text, file))
    return (None if small else paper), small


def _built_in() -> Iterator[tuple[str, Paper]]:
    for path in builtin.paper_files():
        paper, mistakes = read_paper(path.stem, path.read_text(encoding="utf-8"), _shown(path))
        if paper is None:
            raise ValueError(mistakes)
        yield path.stem, paper


def _shown(path: Path) -> str:
    return f"(guidepress) papers/{path.name}"


def _with_margins(name: str, table: _Paper) -> Paper:
    """The paper; a margin that its file does not give is the usual one."""
    own = {side: value for side, value in table.margins.model_dump().items() if value is not None}
    return Paper(name, table.title, table.width, table.height, **usual_margins(table.width, table.height) | own)


def _too_small(paper: Paper, text: str, file: str) -> Iterator[Diagnostic]:
    """The diagnostics about a paper whose text area is too small for every component."""
    wide = round(paper.width - paper.inner - paper.outer, 1)
    high = round(paper.height - paper.top - paper.bottom, 1)
    for name, room, least in (("width", wide, LEAST_FRAME[0]), ("height", high, LEAST_FRAME[1])):
        if room < least:
            of = "wide" if name == "width" else "high"
            message = f"the text area of this paper is {room:g} mm {of}, and must be at least {least:g} mm"
            yield error("GP223", message, place_of(name, text, file), "make the sheet larger, or its margins smaller")


def _refused(detail: ErrorDetails, text: str, file: str) -> Diagnostic:
    name, rule = name_of(detail), sentence(detail)
    place = place_of(name, text, file)
    if rule == "is not a setting":
        outer, _, inner = name.rpartition(".")
        known = tuple((_Margins if outer == "margins" else _Paper).model_fields)
        return error("GP220", f"`{name}` is not a setting of a paper", place, did_you_mean(inner, known))
    value = example(_Paper, detail["loc"])
    hint = f"for example `{name.rpartition('.')[2]} = {value}`" if value else "lengths are in mm"
    return error("GP222", f"`{name}` {rule}", place, hint)
