"""A brand file (`--brand FILE`): the same guides for someone else, with nothing of who publishes them otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails

from builder.diagnostics import Diagnostic, Span, did_you_mean, error, warning
from builder.load.brand import BrandTable, brand_of
from builder.load.files import Project
from builder.load.schema import causes, example, hint_of, name_of, sentence
from builder.load.settings import SiteAddress
from builder.load.toml import BadToml, place_of, read_toml
from builder.load.unseen import unseen_in
from builder.model.site import SiteSettings
from builder.model.sources import SourceDocument

_FEWEST = 3
"""Characters of a name that is looked for in guides: a shorter one is in many words."""


class _BrandFile(BrandTable):
    """The settings of a brand; those of the site that name who publishes it are here too."""

    name: Annotated[str, Field(min_length=1, examples=['"Ann Example Coaching"'])]
    url: SiteAddress = ""
    description: Annotated[str, Field(examples=['"Guides to fill in by hand."'])] = ""


def with_brand_file(
    settings: SiteSettings, path: Path, project: Project
) -> tuple[SiteSettings | None, str, list[Diagnostic]]:
    """The settings with the brand of a file, the file's name in the project, and what is wrong with it; no settings
    where it cannot be used.

    What the site says of its publisher (title, description, address, author, newsletter, comments and offers of
    support) is replaced or left out with the brand.
    """
    target = path.resolve()
    if not target.is_relative_to(project.root):
        hint = "copy it into the project, for example into content/brands/; nothing outside the project is read"
        return None, "", [error("GP246", "this brand file is outside the project", Span(str(path)), hint)]
    file = project.relative(target)
    text = project.read_text(target)
    if text is None:
        return None, file, []
    try:
        table = read_toml(text, file)
    except BadToml as problem:
        hint = 'each line is `key = "value"`, with the text in quotation marks'
        return None, file, [error("GP246", f"this brand file cannot be read: {problem.why}", problem.span, hint)]
    if unseen := list(unseen_in(table, text, file)):
        return None, file, unseen
    try:
        found = _BrandFile.model_validate(table)
    except ValidationError as problems:
        return None, file, [_refused(detail, text, file) for detail in causes(problems.errors())]
    branded = replace(
        settings,
        title=found.name,
        brand=replace(brand_of(found, found.name, lambda name: place_of(name, text, file)), is_white_label=True),
        description=found.description,
        url=found.url,
        author="",
        newsletter=None,
        support=None,
        comments="",
    )
    return branded, file, []


def still_named(site: SiteSettings, branded: SiteSettings, documents: Sequence[SourceDocument]) -> Iterator[Diagnostic]:
    """A warning where the text of a guide or a page names who publishes the site otherwise: the first in each file."""
    host = urlsplit(site.url).netloc
    former = {site.title, site.brand.name, site.author, site.brand.email, host}
    kept = {branded.title, branded.brand.email, urlsplit(branded.url).netloc}
    names = sorted((name for name in former - kept if len(name) >= _FEWEST), key=lambda name: (-len(name), name))
    if not names:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    for file in (file for document in documents for file in document.files):
        if found := pattern.search(file.text):
            line = file.text.count("\n", 0, found.start()) + 1
            column = found.start() - file.text.rfind("\n", 0, found.start())
            message = f"`{found[0]}` is still named here, and the brand file replaces it everywhere else"
            hint = "say it in other words, or leave it if it is meant"
            yield warning("GP247", message, Span(file.path, line, column, len(found[0])), hint)


def _refused(detail: ErrorDetails, text: str, file: str) -> Diagnostic:
    name, rule = name_of(detail), sentence(detail)
    place = place_of(".".join(map(str, detail["loc"])), text, file)
    if rule == "is not a setting":
        hint = did_you_mean(name, _BrandFile.model_fields)
        return error("GP246", f"`{name}` is not a setting of a brand file", place, hint)
    if name == "name":
        message = "this brand file has no `name`"
        return error("GP246", message, place, 'add a line: `name = "Ann Example Coaching"`')
    value = example(_BrandFile, detail["loc"])
    usual = f"for example `{name} = {value}`" if value else "`guidepress explain GP246` shows a brand file"
    return error("GP246", f"`{name}` {rule}", place, hint_of(detail) or usual)
