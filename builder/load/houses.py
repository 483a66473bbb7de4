"""Houses that print books: those that come with guidepress, and an author's own in content/houses. One schema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.load import builtin
from builder.load.files import Project
from builder.load.limits import LimitsTable
from builder.load.schema import causes, example, hint_of, name_of, sentence
from builder.load.toml import BadToml, place_of, read_toml
from builder.model.houses import Gutter, House
from builder.model.limits import Limits, stricter
from builder.model.sources import Edition

HOME = "content/houses"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

_Tuple = BeforeValidator(lambda v: tuple(v) if isinstance(v, list) else v)
_Margin = Annotated[float, Field(ge=4, le=60, examples=["9.6"])]
_Beyond = Annotated[float, Field(gt=0, le=20, examples=["3"])]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Gutter(_Table):
    pages: Annotated[int, Field(ge=1, le=5000, examples=["150"])]
    inner: _Margin


class _House(_Table):
    title: Annotated[str, Field(examples=['"The printer in our street"'])]
    papers: Annotated[tuple[str, ...], _Tuple, Field(examples=['["6x9"]'])] = ()
    cover: Annotated[Literal["inside", "separate"], Field(examples=['"separate"'])] = "inside"
    forbids: Annotated[
        tuple[Literal["links", "bookmarks", "metadata"], ...], _Tuple, Field(examples=['["links", "bookmarks"]'])
    ] = ()
    gutter: Annotated[tuple[_Gutter, ...], _Tuple] = ()
    bleed: Annotated[float, Field(ge=1, le=20, examples=["3"])] = 0.0
    marks: bool = False
    limits: LimitsTable = LimitsTable()


def read_houses(project: Project, papers: Sequence[str]) -> tuple[dict[str, House], list[Diagnostic]]:
    """All houses by name, and what is wrong with the author's own: a broken one is left out.

    `papers` are the names of those there are. An author's house comes before a built-in one of its name.
    """
    found: dict[str, House] = {}
    diagnostics: list[Diagnostic] = []
    for name, text, place in [*_built_in(), *project.own_toml(HOME)]:
        house, mistakes = _read(name, text, place, papers)
        found |= {name: house} if house else {}
        diagnostics += mistakes
    return found, diagnostics


def _built_in() -> Iterator[tuple[str, str, str]]:
    for path in builtin.house_files():
        yield path.stem, path.read_text(encoding="utf-8"), f"(guidepress) houses/{path.name}"


def _read(name: str, text: str, file: str, papers: Sequence[str]) -> tuple[House | None, list[Diagnostic]]:
    if not _NAME.fullmatch(name):
        hint = "use lower-case letters, digits and hyphens, and start with a letter"
        return None, [error("GP270", f"`{name}` cannot be the name of a house", Span(file), hint)]
    try:
        written = read_toml(text, file)
        if problem := _bleeds_at_gutter(written, text, file):
            return None, [problem]
        table = _House.model_validate(written)
    except BadToml as problem:
        hint = "each line is `key = value`: text in quotation marks, or a number"
        return None, [error("GP270", f"this house cannot be read: {problem.why}", problem.span, hint)]
    except ValidationError as problems:
        return None, [_refused(detail, text, file) for detail in causes(problems.errors())]
    wrong = list(_wrong(table, text, file, papers))
    return (None if wrong else _house(name, table)), wrong


def _bleeds_at_gutter(table: Mapping[str, object], text: str, file: str) -> Diagnostic | None:
    """What is wrong with a bleed that is written as a table of sides, which cannot have the side of the binding."""
    sides = table.get("bleed")
    if not isinstance(sides, dict):
        return None
    side = next((side for side in ("inner", "gutter", "left", "right") if side in sides), "")
    if side:
        message = f"`bleed.{side}` is at the binding, where pages meet and nothing is trimmed"
    else:
        message = "`bleed` is one length for the three sides that are trimmed"
    return error(
        "GP273", message, place_of(f"bleed.{side}" if side else "bleed", text, file), "for example `bleed = 3`"
    )


def _wrong(table: _House, text: str, file: str, papers: Sequence[str]) -> Iterator[Diagnostic]:
    for paper in table.papers:
        if paper not in papers and file.startswith(HOME):
            message = f"`papers` contains `{paper}`, which does not exist"
            yield error("GP270", message, place_of("papers", text, file), did_you_mean(paper, papers))
    for less, more in pairwise(table.gutter):
        if more.pages <= less.pages or more.inner < less.inner:
            message = f"in `gutter`, {more.inner:g} mm up to {more.pages} pages comes after {less.inner:g} mm"
            message += f" up to {less.pages}"
            hint = "begin with the thinnest book; a thicker one has no narrower margin"
            yield error("GP270", message, place_of("gutter", text, file), hint)
    if table.limits.bleed:
        hint = f"above the tables: `bleed = {table.limits.bleed:g}`"
        yield error("GP270", "`limits.bleed` is not for a house", place_of("limits.bleed", text, file), hint)


def _house(name: str, table: _House) -> House:
    return House(
        name=name,
        title=table.title,
        papers=table.papers,
        limits=Limits(**{**table.limits.model_dump(), "bleed": table.bleed}),
        gutter=tuple(Gutter(step.pages, step.inner) for step in table.gutter),
        forbids=table.forbids,
        has_own_cover=table.cover == "separate",
        bleed=table.bleed,
        marks=table.marks,
    )


def _refused(detail: ErrorDetails, text: str, file: str) -> Diagnostic:
    name, rule = name_of(detail), sentence(detail)
    place = place_of(name, text, file)
    if rule == "is not a setting":
        outer, _, inner = name.rpartition(".")
        tables = {"limits": tuple(LimitsTable.model_fields), "gutter": tuple(_Gutter.model_fields)}
        hint = did_you_mean(inner, tables.get(outer, tuple(_House.model_fields)))
        return error("GP270", f"`{name}` is not a setting of a house", place, hint)
    value = example(_House, detail["loc"])
    usual = f"for example `{name.rpartition('.')[2]} = {value}`" if value else "`guidepress explain GP270` shows one"
    return error("GP270", f"`{name}` {rule}", place, hint_of(detail) or usual)


def at_house(edition: Edition, name: str, houses: Mapping[str, House], text: str, file: str) -> Edition | Diagnostic:
    """An edition as a house prints it, or what is wrong with that. `text` is that of the edition's `file`.

    It has the limits of both, the papers of the house where it names none, and is printed on both sides.
    """
    house = houses.get(name)
    if house is None:
        hint = did_you_mean(name, houses)
        return error("GP271", f"`house` is `{name}`, which does not exist", place_of("house", text, file), hint)
    for setting, has, why in (
        ("form", edition.form, "a form is filled in on a screen"),
        ("imposition", edition.is_folded, "a house puts pages on sheets itself"),
        ("sides", edition.sides == 1, "a book is printed on both sides"),
    ):
        if has:
            message = f"`{setting}` and `house` do not go together: {why}"
            written = setting if setting in read_toml(text, file) else "house"
            return error("GP272", message, place_of(written, text, file), "leave one of them out")
    refused = [paper for paper in edition.papers if house.papers and paper not in house.papers]
    if refused:
        message = f"`papers` contains `{refused[0]}`, which {house.title} does not take"
        hint = f"it takes {', '.join(f'`{paper}`' for paper in house.papers)}"
        return error("GP272", message, place_of("papers", text, file), hint)
    papers = edition.papers or house.papers
    return replace(edition, house=house, papers=papers, sides=2, limits=stricter(edition.limits, house.limits))
