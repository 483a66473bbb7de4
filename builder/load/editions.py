"""Editions: those that come with guidepress, and an author's own in content/editions. One schema for both."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.load import builtin
from builder.load.files import Project
from builder.load.houses import HOME as HOUSES
from builder.load.houses import at_house, read_houses
from builder.load.languages import UnknownLanguage, language_codes
from builder.load.limits import LimitsTable
from builder.load.own_languages import HOME as LANGUAGES
from builder.load.papers import read_papers
from builder.load.schema import UnknownName, causes, example, hint_of, name_of, sentence
from builder.load.toml import BadToml, place_of, read_toml
from builder.model.editions import ON_SHEETS, PAGES, PARTS
from builder.model.houses import House
from builder.model.languages import base_of
from builder.model.limits import Limits
from builder.model.measure import too_thin
from builder.model.sources import Edition

HOME = "content/editions"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NUMBERED = re.compile(r"(phase|step|prompts)-[1-9][0-9]*")


def _page(name: str) -> str:
    if name not in PAGES:
        raise UnknownName(f"contains `{name}`, which does not exist", name, PAGES)
    return name


def _part(name: str) -> str:
    if name not in PARTS and not _NUMBERED.fullmatch(name):
        raise UnknownName(f"contains `{name}`, which does not exist", name, (*PARTS, "phase-1", "step-1", "prompts-1"))
    return name


_Tuple = BeforeValidator(lambda v: tuple(dict.fromkeys(v)) if isinstance(v, list) else v)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Tokens(_Table):
    """Lengths of an edition's own. Large print has text of 18 pt, never under 16; no text is under 7 pt in print.

    `images` in grey save ink.
    """

    text: Annotated[float, Field(ge=7, le=30, examples=["18"])] | None = None
    heading: Annotated[float, Field(ge=7, le=48, examples=["20"])] | None = None
    title: Annotated[float, Field(ge=7, le=48, examples=["22"])] | None = None
    margins: Annotated[float, Field(ge=4, le=60, examples=["25"])] | None = None
    ruling: Annotated[float, Field(ge=5, le=20, examples=["10"])] | None = None
    line: Annotated[float, Field(ge=0.1, le=2, examples=["0.75"])] | None = None
    blank: Annotated[float, Field(ge=0.1, le=2, examples=["0.75"])] | None = None
    mark: Annotated[float, Field(ge=0.1, le=2, examples=["0.75"])] | None = None
    strong: Annotated[float, Field(ge=0.1, le=2, examples=["0.9"])] | None = None
    images: Annotated[Literal["colour", "grey", "none"], Field(examples=['"grey"'])] | None = None
    ink: Annotated[Literal["grey", "black"], Field(examples=['"black"'])] | None = None
    cover: Annotated[Literal["line", "field"], Field(examples=['"field"'])] | None = None


class _Edition(_Table):
    title: Annotated[str, Field(examples=['"Handouts"'])]
    text: Annotated[str, Field(examples=['"one sheet for each phase"'])] = ""
    pages: Annotated[
        tuple[Annotated[str, AfterValidator(_page)], ...], _Tuple, Field(examples=['["cover", "section"]'])
    ] = ()
    parts: Annotated[tuple[Annotated[str, AfterValidator(_part)], ...], _Tuple, Field(examples=['["prompts"]'])] = ()
    documents: Annotated[Literal["one", "parts"], Field(examples=['"one"'])] = "one"
    audience: Annotated[Literal["everyone", "coach"], Field(examples=['"coach"'])] = "everyone"
    form: bool = False
    confidence: bool = True
    sides: Annotated[int, Field(ge=1, le=2, examples=["1"])] = 0
    papers: Annotated[tuple[str, ...], _Tuple, Field(examples=['["a4"]'])] = ()
    flow: bool = False
    prompts: Annotated[Literal["shared", "apart"], Field(examples=['"apart"'])] = "shared"
    wanted_pages: Annotated[int, Field(ge=1, le=99, examples=["2"])] = 0
    imposition: Annotated[Literal["none", "booklet"], Field(examples=['"booklet"'])] = "none"
    italics: bool = True
    fills: bool = True
    theme: Annotated[str, Field(examples=['"plain"'])] = ""
    brand: Annotated[str, Field(examples=['"brands/ann.toml"'])] = ""
    language: Annotated[str, Field(examples=['"de"'])] = ""
    binding: Annotated[Literal["none", "left", "right", "punched", "coil"], Field(examples=['"punched"'])] | None = None
    hand: Annotated[Literal["right", "left"], Field(examples=['"left"'])] = "right"
    tokens: _Tokens = _Tokens()
    limits: LimitsTable = LimitsTable()
    house: Annotated[str, Field(examples=['"kdp"'])] = ""
    archive: bool = False


_SAID_AS = "said as"
"""No setting can have this name: which edition that comes with guidepress an edition has its words from."""

_SETTINGS = ("extends", *_Edition.model_fields)


def read_editions(project: Project, papers: Sequence[str]) -> tuple[dict[str, Edition], list[Diagnostic]]:
    """All editions by name, and what is wrong with the author's own. `papers` are the names of those there are.

    An author's edition comes before a built-in one of its name. A broken one is left out.
    """
    texts = {path.stem: path.read_text(encoding="utf-8") for path in builtin.edition_files()}
    places = {name: f"builder/editions/{name}.toml" for name in texts}
    diagnostics: list[Diagnostic] = []
    for name, text, place in project.own_toml(HOME):
        if _NAME.fullmatch(name):
            texts[name], places[name] = text, place
        else:
            hint = "use lower-case letters, digits and hyphens, and start with a letter"
            diagnostics.append(error("GP225", f"`{name}` cannot be the name of an edition", Span(place), hint))
    houses, wrong = read_houses(project, papers)
    broken = project.own_names(HOUSES) - houses.keys()
    reader = _Reader(texts, places, papers, language_codes(project.own_folders(LANGUAGES)), houses, broken)
    found = {name: edition for name in texts if (edition := reader.edition(name)) is not None}
    return found, [*wrong, *diagnostics, *reader.diagnostics]


class _Reader:
    """Reads editions, each once and after the one that it extends."""

    def __init__(
        self,
        texts: Mapping[str, str],
        places: Mapping[str, str],
        papers: Sequence[str],
        languages: Sequence[str],
        houses: Mapping[str, House],
        broken_houses: Collection[str],
    ) -> None:
        self._texts, self._places, self._papers, self._languages = texts, places, papers, languages
        self._houses, self._broken_houses = houses, broken_houses
        self._tables: dict[str, dict[str, object] | None] = {}
        self.diagnostics: list[Diagnostic] = []

    def edition(self, name: str) -> Edition | None:
        merged = self._table(name, ())
        if merged is None:
            return None
        table = {key: value for key, value in merged.items() if key != _SAID_AS}
        text, file = self._texts[name], self._places[name]
        try:
            found = _Edition.model_validate(table)
        except ValidationError as problems:
            self.diagnostics += [_refused(detail, text, file) for detail in causes(problems.errors())]
            return None
        on_sheets = [page for page in found.pages if page in ON_SHEETS and not found.flow]
        if on_sheets:
            message = f"`pages` contains `{on_sheets[0]}`, which only an edition with `flow = true` has"
            self.diagnostics.append(error("GP225", message, place_of("pages", text, file), "add a line: `flow = true`"))
            return None
        unknown = [paper for paper in found.papers if paper not in self._papers]
        if unknown:
            message = f"`papers` contains `{unknown[0]}`, which does not exist"
            hint = UnknownName(message, unknown[0], self._papers, "a file in content/papers adds another").hint
            self.diagnostics.append(error("GP225", message, place_of("papers", text, file), hint))
            return None
        if found.language and base_of(found.language) not in self._languages:
            message = f"`language` is `{found.language}`, which does not exist"
            hint = UnknownLanguage(message, found.language, self._languages).hint
            self.diagnostics.append(error("GP225", message, place_of("language", text, file), hint))
            return None
        if (sizes := found.tokens).heading and sizes.title and sizes.title < sizes.heading:
            place = place_of("tokens.title", text, file)
            message = "`tokens.title` is smaller than `tokens.heading`"
            self.diagnostics.append(error("GP225", message, place, f"title = {sizes.heading:g} or more"))
            return None
        settings, tokens = (
            found.model_dump(exclude={"tokens", "limits", "house"}),
            found.tokens.model_dump(exclude_none=True),
        )
        if pair := too_thin(tokens):
            message = f"`tokens.{pair[0]}` is thinner than `tokens.{pair[1]}`"
            place = place_of(f"tokens.{pair[0]}", text, file)
            self.diagnostics.append(error("GP225", message, place, f"{pair[0]} = {tokens[pair[1]]:g} or more"))
            return None
        if found.form and found.imposition == "booklet":
            message = "`form` and `imposition` do not go together: a folded sheet is filled in by hand"
            place = place_of("form" if "form" in read_toml(text, file) else "imposition", text, file)
            self.diagnostics.append(error("GP225", message, place, "leave one of them out"))
            return None
        if found.archive and (found.form or found.house or found.imposition == "booklet"):
            other = "form" if found.form else "house" if found.house else "imposition"
            message = f"`archive` and `{other}` do not go together: an archive keeps what stays as it is, with its tags"
            self.diagnostics.append(error("GP277", message, place_of("archive", text, file), "leave one of them out"))
            return None
        limits = Limits(**found.limits.model_dump())
        if limits.most_pages and limits.least_pages > limits.most_pages:
            message = "`limits.least_pages` is more than `limits.most_pages`"
            place = place_of("limits.least_pages", text, file)
            self.diagnostics.append(error("GP225", message, place, f"least_pages = {limits.most_pages} or fewer"))
            return None
        words = str(merged.get(_SAID_AS, ""))
        edition = Edition(name, **settings, tokens=tuple(tokens.items()), limits=limits, said_as=words)
        if not found.house:
            return edition
        if found.house in self._broken_houses:
            return None
        printed = at_house(edition, found.house, self._houses, text, file)
        if isinstance(printed, Diagnostic):
            self.diagnostics.append(printed)
            return None
        return printed

    def _table(self, name: str, extending: tuple[str, ...]) -> dict[str, object] | None:
        """The settings of an edition on top of those of the one that it extends; None where they cannot be read."""
        if name not in self._tables:
            self._tables[name] = self._merged(name, (*extending, name))
        return self._tables[name]

    def _merged(self, name: str, extending: tuple[str, ...]) -> dict[str, object] | None:
        text, file = self._texts[name], self._places[name]
        try:
            table = read_toml(text, file)
        except BadToml as problem:
            hint = 'each line is `key = "value"`, with the text in quotation marks'
            self.diagnostics.append(error("GP225", f"this edition cannot be read: {problem.why}", problem.span, hint))
            return None
        table = _with_words(name, file, table)
        base = str(table.pop("extends", ""))
        if not base:
            return table
        if base not in self._texts or base in extending:
            why = "extends itself" if base in extending else f"extends `{base}`, which does not exist"
            hint = did_you_mean(base, [n for n in self._texts if n not in extending])
            place = place_of("extends", text, file)
            self.diagnostics.append(error("GP225", f"this edition {why}", place, hint))
            return None
        below = self._table(base, extending)
        return None if below is None else {**below, **table, **_tables_of_both(below, table)}


def _tables_of_both(below: Mapping[str, object], table: Mapping[str, object]) -> dict[str, object]:
    """The tokens and limits of an edition on top of those of the one that it extends."""
    found: dict[str, object] = {}
    for name in ("tokens", "limits"):
        base, own = below.get(name), table.get(name)
        if isinstance(base, dict) and isinstance(own, dict):
            found[name] = {**base, **own}
    return found


def _with_words(name: str, file: str, table: dict[str, object]) -> dict[str, object]:
    """The settings of an edition that comes with guidepress with its words in English; of another, as they are.

    One with words of its own has no more those of the edition that it extends.
    """
    if not file.startswith(HOME):
        return {**table, **builtin.language("en").editions[name], _SAID_AS: name}
    return {**table, _SAID_AS: ""} if {"title", "text"} & table.keys() else table


def _refused(detail: ErrorDetails, text: str, file: str) -> Diagnostic:
    name, rule = name_of(detail), sentence(detail)
    place = place_of(".".join(map(str, detail["loc"])), text, file)
    if rule == "is not a setting":
        outer, _, inner = name.rpartition(".")
        tables = {"tokens": tuple(_Tokens.model_fields), "limits": tuple(LimitsTable.model_fields)}
        known = tables.get(outer, _SETTINGS)
        return error("GP225", f"`{name}` is not a setting of an edition", place, did_you_mean(inner or name, known))
    value = example(_Edition, detail["loc"])
    usual = f"for example `{name.rpartition('.')[2]} = {value}`" if value else "`guidepress explain GP225` shows one"
    return error("GP225", f"`{name}` {rule}", place, hint_of(detail) or usual)


def editions_of(folder: Path) -> dict[str, Edition]:
    """The editions of a project's folder that can be read, with those that come with guidepress."""
    project = Project(folder.resolve())
    return read_editions(project, tuple(read_papers(project)[0]))[0]
