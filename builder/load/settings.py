"""content/site.toml: one title is enough, every other setting has a default."""

from __future__ import annotations

import re
import tomllib
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.load import builtin
from builder.load.files import Project
from builder.load.schema import name_of, sentence
from builder.model.guide import Picture
from builder.model.site import Brand, Newsletter, Settings, Support, SupportOffer

SITE_FILE = "content/site.toml"


def _colour(value: str) -> str:
    match = re.fullmatch(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", value)
    if not match:
        raise ValueError("is a colour written as `#2d6350`")
    digits = match[1] if len(match[1]) == 6 else "".join(c * 2 for c in match[1])
    return "#" + digits.lower()


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("is a web address that starts with `https://`")
    return value


def _site_address(value: str) -> str:
    if urlsplit(_address(value)).query or urlsplit(value).fragment:
        raise ValueError("is an address without `?` or `#`")
    return value.rstrip("/") + "/"


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise ValueError("is a language tag, as in `en` or `en-GB`")
    if value.partition("-")[0].lower() not in builtin.languages():
        raise ValueError("is one of " + ", ".join(f"`{code}`" for code in builtin.languages()))
    return value


def _named(known: tuple[str, ...]) -> Any:  # a validator for pydantic, whose own type it has
    def check(values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            if value not in known:
                raise ValueError(f"holds `{value}`; known are " + ", ".join(f"`{k}`" for k in known))
        return tuple(dict.fromkeys(values))

    return AfterValidator(check)


_Tuple = BeforeValidator(lambda v: tuple(v) if isinstance(v, list) else v)
_Address = Annotated[str, AfterValidator(_address)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Brand(_Table):
    name: str = ""
    tagline: str = ""
    accent: Annotated[str, AfterValidator(_colour)] = ""
    logo: str = ""
    logo_alt: str = ""
    email: str = ""
    rights: str = ""


class _Newsletter(_Table):
    action: _Address
    title: str = ""
    text: str = ""
    button: str = ""
    field: str = "email"


class _Comments(_Table):
    html: str


class _Offer(_Table):
    title: str
    text: str = ""
    url: str = ""
    link: str = ""


class _Support(_Table):
    title: str
    text: str = ""
    offers: Annotated[tuple[_Offer, ...], _Tuple] = ()


class _Site(_Table):
    title: Annotated[str, Field(min_length=1)]
    description: str = ""
    url: Annotated[str, AfterValidator(_site_address)] = ""
    language: Annotated[str, AfterValidator(_language)] = "en"
    author: str = ""
    theme: str = "journal"
    papers: Annotated[tuple[str, ...], _Tuple, _named(tuple(builtin.papers()))] = ("a4", "letter")
    editions: Annotated[tuple[str, ...], _Tuple, _named(tuple(builtin.editions()))] = ("workbook",)
    brand: _Brand = _Brand()
    newsletter: _Newsletter | None = None
    comments: _Comments | None = None
    support: _Support | None = None


def read_settings(project: Project) -> tuple[Settings | None, list[Diagnostic]]:
    """The settings of a project; None where they cannot be used, with what to mend."""
    path = project.root / SITE_FILE
    if not path.is_file() or not project.holds(path):
        return None, [_no_site_file(project)]
    text = project.read_text(path)
    if text is None:
        return None, []
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        return None, [_bad_toml(problem, text)]
    try:
        return _settings(_Site.model_validate(table), text), []
    except ValidationError as problems:
        return None, [_refused(name_of(d), sentence(d), text) for d in problems.errors()]


def _settings(site: _Site, text: str) -> Settings:
    brand, news, support = site.brand, site.newsletter, site.support
    logo = (
        Picture(brand.logo, brand.logo_alt or brand.name or site.title, "", place_of("brand.logo", text))
        if brand.logo
        else None
    )
    return Settings(
        title=site.title,
        brand=Brand(brand.name or site.title, brand.tagline, brand.accent, logo, brand.email, brand.rights),
        description=site.description,
        url=site.url,
        language=site.language,
        author=site.author,
        theme=site.theme,
        papers=site.papers,
        editions=site.editions,
        newsletter=Newsletter(**news.model_dump()) if news else None,
        support=Support(support.title, support.text, tuple(SupportOffer(**o.model_dump()) for o in support.offers))
        if support
        else None,
        comments=site.comments.html if site.comments else "",
    )


def place_of(name: str, text: str) -> Span:
    """Where a setting stands in site.toml, by looking for its key in its table: the TOML reader keeps no places."""
    table, _, key = name.rpartition(".")
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        header = re.match(r"\s*\[+\s*([\w.-]+)\s*\]+", line)
        if header:
            inside = header[1]
            if inside == name:
                return Span(SITE_FILE, number, line.index(header[1]) + 1, len(header[1]))
        written = re.match(r"\s*([\w.\"-]+)\s*=", line)
        if written and ".".join(filter(None, [inside, written[1].strip('"')])) == ".".join(filter(None, [table, key])):
            return Span(SITE_FILE, number, line.index(written[1]) + 1, len(written[1]))
    return Span(SITE_FILE, 1 if table == "" else 0)


def _no_site_file(project: Project) -> Diagnostic:
    hint = f'make a text file {SITE_FILE} with one line: `title = "My guides"`'
    if not (project.root / "content").is_dir():
        hint = "start guidepress in the folder that holds content/, or name it with --project; " + hint
    return error("GP210", "there is no content/site.toml here", Span(SITE_FILE), hint)


def _bad_toml(problem: tomllib.TOMLDecodeError, text: str) -> Diagnostic:
    match = re.search(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", str(problem))
    why = match[1] if match else str(problem)
    last = text.rstrip("\n").count("\n") + 1
    line, column = (int(match[2]), int(match[3])) if match and match[2] else (last, 0)
    hint = 'each line is `key = "value"`, with the text in quotation marks'
    return error(
        "GP211", f"the settings cannot be read: {why[:1].lower()}{why[1:]}", Span(SITE_FILE, line, column), hint
    )


def _refused(name: str, rule: str, text: str) -> Diagnostic:
    if rule == "is missing" and name == "title":
        return error("GP212", "the site has no title", Span(SITE_FILE, 1), 'add a line: `title = "My guides"`')
    if rule == "is not a setting":
        outer, _, inner = name.rpartition(".")
        return error(
            "GP213", f"`{name}` is not a setting of a site", place_of(name, text), did_you_mean(inner, _known(outer))
        )
    return error("GP214", f"`{name}` {rule}", place_of(name, text))


def _known(table: str) -> tuple[str, ...]:
    tables: dict[str, type[BaseModel]] = {
        "brand": _Brand,
        "newsletter": _Newsletter,
        "comments": _Comments,
        "support": _Support,
        "support.offers": _Offer,
    }
    return tuple(tables.get(table, _Site).model_fields)
