"""What the front matter of a guide or page may say, and what is made of it."""

from __future__ import annotations

import html
import re
from datetime import date as Date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from builder.diagnostics import Diagnostic, Span, did_you_mean, error, nearest, warning
from builder.load import builtin
from builder.load.languages import UnknownLanguage
from builder.load.schema import UnknownName, example, hint_of, name_of, sentence
from builder.model.editions import COVERS
from builder.model.languages import is_language_tag
from builder.model.summary import Meta, Picture, WorkbookSettings
from builder.parse.metadata.front_matter import FrontMatter
from builder.text.slugs import slug_problem, slugify


def _text(value: object) -> object:
    """Numbers are fine as texts: `title: 1984`.

    What else YAML made of a word is given back for the validator to refuse.
    """
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _texts(value: object) -> object:
    """One text with commas is a list too: `tags: work, goals`. Items that are not filled in are left out."""
    if value is None:
        return ()
    value = _text(value)
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return tuple(_text(v) for v in value if v is not None) if isinstance(value, list) else value


def _day(value: object) -> object:
    """A date as ISO 8601 text; the time of day after it is left out. ValueError where there is no such day."""
    if value is None:
        return ""
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", str(value).strip())
    if not match:
        raise ValueError("must be a date written as year-month-day, as in `2026-09-21`")
    try:
        return Date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        raise ValueError("is not a date in the calendar") from None


def _room(value: object) -> object:
    """Writing space: a count of lines, `fill`, or `none`."""
    if value in ("none", False):
        return 0
    if value == "fill" or (isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 60):
        return value
    problem, words = "must be a number of lines from 1 to 60, `fill` or `none`", ("fill", "none")
    raise UnknownName(problem, str(value), words) if nearest(str(value), words) else ValueError(problem)


def _sections(value: object) -> object:
    """How plain sections are printed: one after another, or each on a page of its own."""
    if value in ("flow", "page"):
        return value
    raise ValueError("must be `flow` or `page`")


def _phase_pages(value: object) -> object:
    """Whether phases get a page that the workbook chooses."""
    if value in ("auto", "none"):
        return value
    raise ValueError("must be `auto` or `none`")


def _ruling(value: object) -> object:
    """What room to think is ruled with: lines and dots by turns, or one of the two."""
    return _word(value, ("alternate", "lines", "dots"), "must be `alternate`, `lines` or `dots`")


def _cover(value: object) -> object:
    """What the cover of the workbook is: lines, or one solid shape."""
    return _word(value, COVERS, "must be `line` or `field`")


def _word(value: object, words: tuple[str, ...], problem: str) -> object:
    if value in words:
        return value
    raise UnknownName(problem, str(value), words) if nearest(str(value), words) else ValueError(problem)


def _short(value: object) -> object:
    """Whether two short steps share a page."""
    if value in ("share", "alone"):
        return value
    raise ValueError("must be `share` or `alone`")


def _language(value: str) -> str:
    if value and not is_language_tag(value):
        raise UnknownLanguage("must be a language tag, as in `en` or `en-GB`", value, builtin.language_codes())
    return value


def _pages(value: object) -> object:
    """Whether the website has a page for each phase or one long page; empty where the number of steps decides."""
    words = ("phase", "long")
    if value is None or value in words:
        return value or ""
    problem = "must be `phase` or `long`"
    raise UnknownName(problem, str(value), words) if nearest(str(value), words) else ValueError(problem)


Text = Annotated[str, BeforeValidator(lambda v: "" if v is None else _text(v)), Field(examples=["A few words"])]
Texts = Annotated[tuple[str, ...], BeforeValidator(_texts), Field(examples=["[work, goals]"])]
Day = Annotated[str, BeforeValidator(_day), Field(examples=["2026-09-21"])]
Room = Annotated[int | str, BeforeValidator(_room), Field(examples=["12"])]
Sections = Annotated[str, BeforeValidator(_sections), Field(examples=["page"])]
PhasePages = Annotated[str, BeforeValidator(_phase_pages), Field(examples=["none"])]
Ruling = Annotated[str, BeforeValidator(_ruling), Field(examples=["dots"])]
Cover = Annotated[str, BeforeValidator(_cover), Field(examples=["field"])]
Sides = Annotated[int, Field(strict=True, ge=1, le=2, examples=["1"])]
Short = Annotated[str, BeforeValidator(_short), Field(examples=["alone"])]
Pages = Annotated[str, BeforeValidator(_pages), Field(examples=["phase"])]
Language = Annotated[Text, AfterValidator(_language), Field(examples=["en-GB"])]
Level = Annotated[int, Field(strict=True, ge=1, le=6, examples=["2"])]


class _Workbook(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    phases: Level = 0
    steps: Level = 0
    questions: bool = True
    goal: bool = True
    arriving: bool = True
    space: Room = "fill"
    prompts: Room = "fill"
    notes: Annotated[int, Field(ge=0, le=20, examples=["2"])] = 2
    how_to_use: bool = True
    why_now: bool = True
    sign_off: bool = True
    sections: Sections = "flow"
    section_space: Room = 0
    phase_pages: PhasePages = "auto"
    sides: Sides = 2
    ruling: Ruling = "alternate"
    confidence: bool = True
    short: Short = "share"
    cover: Cover = ""


class _FrontMatter(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)
    title: Text = ""
    short_title: Text = ""
    description: Text = ""
    date: Day = ""
    updated: Day = ""
    author: Texts = ()
    authors: Texts = ()
    tags: Texts = ()
    image: Text = ""
    image_alt: Text = ""
    draft: bool = False
    slug: Text = ""
    aliases: Texts = ()
    lang: Language = ""
    weight: int = 0
    featured: bool = False
    pages: Pages = ""
    workbook: _Workbook = _Workbook()


KEYS = tuple(_FrontMatter.model_fields)
_PLACED = ("title", "short_title", "date", "updated", "slug", "aliases", "image", "lang", "pages")
"""Settings that rules for the whole site may speak of."""

_ELSEWHERE = {
    **dict.fromkeys(("categories", "category", "keywords"), "tags"),
    **dict.fromkeys(("permalink", "url", "redirect_from"), "aliases"),
    **dict.fromkeys(("excerpt", "summary", "subtitle"), "description"),
    **dict.fromkeys(("lastmod", "modified", "last_modified_at"), "updated"),
    **dict.fromkeys(("thumbnail", "featured_image", "cover"), "image"),
}
"""What other systems call settings of ours."""


def read_meta(front: FrontMatter, path: str, slug: str) -> tuple[Meta, list[Diagnostic]]:
    """The metadata of a document; `slug` is what follows from its file name.

    A title may still be missing: the text may bring it.
    """
    diagnostics = list(front.diagnostics) + _unknown_keys(front)
    values = {k: v for k, v in front.values.items() if k in KEYS}
    try:
        read = _FrontMatter.model_validate(values)
    except ValidationError as problems:
        details = problems.errors()
        diagnostics += [_refused(d, front, path) for d in details]
        bad = {str(d["loc"][0]) for d in details}
        read = _FrontMatter.model_validate({k: v for k, v in values.items() if k not in bad})
    diagnostics += _check_slug(read.slug, front)
    span = front.spans.get("title", Span(path, 1))
    return _meta(read, front, slug, span), diagnostics


def _meta(read: _FrontMatter, front: FrontMatter, slug: str, span: Span) -> Meta:
    image = Picture(read.image, read.image_alt, "", front.spans.get("image", span)) if read.image else None
    title = " ".join(read.title.split())
    return Meta(
        slug=read.slug or slug,
        title=title,
        title_html=html.escape(title, quote=False),
        short_title=" ".join(read.short_title.split()),
        description=" ".join(read.description.split()),
        date=read.date,
        updated=read.updated,
        authors=read.authors or read.author,
        tags=tuple(dict.fromkeys(read.tags)),
        image=image,
        draft=read.draft,
        aliases=read.aliases,
        lang=read.lang,
        weight=read.weight,
        featured=read.featured,
        pages=read.pages,
        workbook=WorkbookSettings(**read.workbook.model_dump(), written=tuple(sorted(read.workbook.model_fields_set))),
        span=span,
        places=tuple((key, place) for key, place in front.spans.items() if key.partition(".")[0] in _PLACED),
    )


def _unknown_keys(front: FrontMatter) -> list[Diagnostic]:
    """A foreign key is a warning, since posts come from other systems; one that is nearly ours is a typo.

    Keys for which we have no other name need no edit each, so they share one message.
    """
    found, foreign = [], []
    for key in front.values:
        span = front.spans[key]
        if key in KEYS:
            continue
        if key in _ELSEWHERE:
            message = f"guidepress does not know the setting `{key}` and ignores it"
            found.append(warning("GP204", message, span, f"the setting of guidepress for this is `{_ELSEWHERE[key]}`"))
        elif nearest(key, KEYS):
            found.append(error("GP203", f"`{key}` is not a setting of a guide", span, did_you_mean(key, KEYS)))
        else:
            foreign.append(key)
    if foreign:
        names = ", ".join(f"`{key}`" for key in foreign)
        what, them = ("setting", "it") if len(foreign) == 1 else ("settings", "them")
        message = f"guidepress does not know the {what} {names} and ignores {them}"
        found.append(warning("GP204", message, front.spans[foreign[0]]))
    return found


def _refused(detail: ErrorDetails, front: FrontMatter, path: str) -> Diagnostic:
    name, rule = name_of(detail), sentence(detail)
    outer = name.partition(".")[0]
    span = front.spans.get(name) or front.spans.get(outer) or Span(path, 1)
    if rule == "is not a setting":
        inner = name.rpartition(".")[2]
        return error(
            "GP203", f"`{name}` is not a setting of a guide", span, did_you_mean(inner, _Workbook.model_fields)
        )
    value = example(_FrontMatter, detail["loc"])
    hint = (
        f"for example `{name.rpartition('.')[2]}: {value}`" if value else "for example `workbook: {steps: 2, notes: 1}`"
    )
    return error("GP206", f"`{name}` {rule}", span, hint_of(detail) or hint)


def _check_slug(slug: str, front: FrontMatter) -> list[Diagnostic]:
    if front.values.get("slug") == "":
        hint = "write a slug, such as `slug: my-guide`, or remove the line"
        return [error("GP207", "the slug is empty", front.spans["slug"], hint)]
    problem = slug_problem(slug) if slug else ""
    if not problem:
        return []
    better = slugify(slug)
    hint = f"write `slug: {better}`" if better and not slug_problem(better) else "choose another one"
    return [error("GP207", f"the slug `{slug}` {problem}", front.spans["slug"], hint)]
