"""content/site.toml: one title is enough, every other setting has a default."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails

from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.load.brand import BrandTable, brand_of
from builder.load.files import Project
from builder.load.languages import UnknownLanguage
from builder.load.schema import UnknownName, causes, example, hint_of, name_of, sentence
from builder.load.toml import BadToml, place_of, read_toml, value_place
from builder.load.unseen import unseen_in
from builder.model.allowed import refusal
from builder.model.languages import base_of, is_language_tag
from builder.model.site import DEFAULT_THEME, Newsletter, SiteSettings, Support, SupportOffer

SITE_FILE = "content/site.toml"


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:  # a bracket that is never closed, as if an IPv6 address began there
        raise ValueError("is not a web address") from None
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"\s", value):
        raise ValueError("must be a web address that starts with `https://` and has no spaces")
    return value


class _RefusedAddress(ValueError):
    """An address that no page may lead to: its message is of that."""


def _link(value: str) -> str:
    if refusal(value, Span(SITE_FILE)):
        raise _RefusedAddress(value)
    return value


def _site_address(value: str) -> str:
    if urlsplit(_address(value)).query or urlsplit(value).fragment:
        raise ValueError("must be an address without `?` or `#`")
    return value.rstrip("/") + "/"


def _language(value: str, info: ValidationInfo) -> str:
    known = (info.context or {})["languages"]
    if not is_language_tag(value):
        raise UnknownLanguage("must be a language tag, as in `en` or `en-GB`", value, known)
    if base_of(value) not in known:
        raise UnknownLanguage(f"is `{value}`, which does not exist here", value, known)
    return value


def _named(kind: str) -> Any:  # a validator for pydantic, whose own type it has
    """Checks names against those of a kind that the project has: `editions` or `papers` of the context."""

    def check(values: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        known = (info.context or {})[kind]
        unknown = [value for value in dict.fromkeys(values) if value not in known]
        if unknown:
            named = " and ".join(f"`{value}`" for value in unknown)
            problem = f"contains {named}, which {'does' if len(unknown) == 1 else 'do'} not exist"
            raise UnknownName(problem, unknown[0], known, f"a file in content/{kind} adds another")
        return tuple(dict.fromkeys(values))

    return AfterValidator(check)


_Tuple = BeforeValidator(lambda v: tuple(v) if isinstance(v, list) else v)
_Text = Annotated[str, Field(examples=['"A few words"'])]
_Address = Annotated[str, AfterValidator(_address), Field(examples=['"https://example.org/subscribe"'])]


SiteAddress = Annotated[str, AfterValidator(_site_address), Field(examples=['"https://example.org"'])]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Newsletter(_Table):
    action: _Address
    title: _Text = ""
    text: _Text = ""
    button: _Text = ""
    field: _Text = "email"


class _Comments(_Table):
    html: _Text


class _Offer(_Table):
    title: _Text
    text: _Text = ""
    url: Annotated[_Text, AfterValidator(_link)] = ""
    link: _Text = ""


class _Support(_Table):
    title: _Text = ""
    text: _Text = ""
    offers: Annotated[tuple[_Offer, ...], _Tuple] = ()


class _Site(_Table):
    title: _Text
    description: _Text = ""
    url: SiteAddress = ""
    language: Annotated[str, AfterValidator(_language), Field(examples=['"en"'])] = "en"
    author: _Text = ""
    theme: _Text = DEFAULT_THEME
    papers: Annotated[tuple[str, ...], _Tuple, _named("papers"), Field(examples=['["a4", "letter"]'])] = (
        "a4",
        "letter",
    )
    editions: Annotated[tuple[str, ...], _Tuple, _named("editions"), Field(examples=['["workbook"]'])] = ("workbook",)
    public: (
        Annotated[tuple[str, ...], _Tuple, _named("editions"), Field(examples=['["workbook", "fillable"]'])] | None
    ) = None
    brand: BrandTable = BrandTable()
    newsletter: _Newsletter | None = None
    comments: _Comments | None = None
    support: _Support = _Support()


def read_settings(
    project: Project, *, editions: Collection[str], papers: Collection[str], languages: Collection[str]
) -> tuple[SiteSettings | None, list[Diagnostic]]:
    """The settings of a project; None where they cannot be used, with what to fix.

    `editions` and `papers` are the names, and `languages` the codes, of those that the project has.
    """
    path = project.root / SITE_FILE
    if not path.is_file():
        return None, [_no_site_file(project)]
    if not project.holds(path):
        hint = "put the file itself here instead of a symbolic link to it"
        return None, [error("GP410", "this symbolic link leads out of the project", Span(SITE_FILE), hint)]
    text = project.read_text(path)
    if text is None:
        return None, []
    try:
        table = read_toml(text, SITE_FILE)
    except BadToml as problem:
        return None, [_bad_toml(problem)]
    if unseen := list(unseen_in(table, text, SITE_FILE)):
        return None, unseen
    if isinstance(title := table.get("title"), str) and not title.strip():
        del table["title"]
    try:
        there = {"editions": editions, "papers": papers, "languages": languages}
        return _settings(_Site.model_validate(table, context=there), text), []
    except ValidationError as problems:
        refused = [_refused(detail, text) for detail in causes(problems.errors())]
        return None, sorted(refused, key=lambda problem: problem.sort_key)


def _settings(site: _Site, text: str) -> SiteSettings:
    news, support = site.newsletter, site.support
    return SiteSettings(
        title=site.title,
        brand=brand_of(site.brand, site.title, lambda name: _place(f"brand.{name}", text)),
        description=site.description,
        url=site.url,
        language=site.language,
        author=site.author,
        theme=site.theme,
        papers=site.papers,
        editions=site.editions,
        public=site.public,
        newsletter=Newsletter(**news.model_dump()) if news else None,
        support=Support(support.title, support.text, tuple(SupportOffer(**o.model_dump()) for o in support.offers))
        if support.title or support.text or support.offers
        else None,
        comments=site.comments.html if site.comments else "",
    )


def _place(name: str, text: str) -> Span:
    return place_of(name, text, SITE_FILE)


def _no_site_file(project: Project) -> Diagnostic:
    hint = f'create a text file {SITE_FILE} with one line: `title = "My guides"`'
    if not (project.root / "content").is_dir():
        hint = "start guidepress in the folder that holds content/, or name it with --project; " + hint
    return error("GP210", "there is no content/site.toml here", Span(SITE_FILE), hint)


def _bad_toml(problem: BadToml) -> Diagnostic:
    hint = 'each line is `key = "value"`, with the text in quotation marks'
    return error("GP211", f"the settings cannot be read: {problem.why}", problem.span, hint)


def _refused(detail: ErrorDetails, text: str) -> Diagnostic:
    name, rule = name_of(detail), sentence(detail)
    place = _place(".".join(map(str, detail["loc"])), text)
    refused = detail.get("ctx", {}).get("error")
    if isinstance(refused, _RefusedAddress):
        address = str(refused)
        found = refusal(address, value_place(place, text, address))
        assert found is not None, "what the validator refused"
        return found
    if rule == "is missing" and name == "title":
        return error("GP212", "the site has no title", _place("title", text), 'add a line: `title = "My guides"`')
    if rule == "is not a setting":
        outer, _, inner = name.rpartition(".")
        return error("GP213", f"`{name}` is not a setting of a site", place, _where_it_belongs(inner, outer))
    value = example(_Site, detail["loc"])
    key = name.rpartition(".")[2]
    line = f"[[{name}]]" if name == "support.offers" else f"[{name}]"
    usual = f"for example `{key} = {value}`" if value else f"write a line `{line}`, and its settings below it"
    return error("GP214", f"`{name}` {rule}", place, hint_of(detail) or usual)


_TABLES: dict[str, type[BaseModel]] = {
    "": _Site,
    "brand": BrandTable,
    "newsletter": _Newsletter,
    "comments": _Comments,
    "support": _Support,
    "support.offers": _Offer,
}


def _where_it_belongs(name: str, table: str) -> str:
    """The hint for a setting that its table does not have: another one has it, or a name of the table is near it."""
    if table and name in _Site.model_fields:
        return f"move it up, above the first line in square brackets: `{name}` is a setting of the whole site"
    others = [other for other, model in _TABLES.items() if other not in ("", "support.offers", table)]
    if home := next((other for other in others if name in _TABLES[other].model_fields), ""):
        return f"move it below a line `[{home}]`"
    return did_you_mean(name, _TABLES[table].model_fields)
