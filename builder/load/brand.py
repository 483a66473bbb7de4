"""`[brand]`: who publishes, as content/site.toml and a brand file have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from builder.diagnostics import Span
from builder.model.site import Brand
from builder.model.summary import Picture
from builder.text.colours import parse_colour

_Text = Annotated[str, Field(examples=['"A few words"'])]
_Lines = Annotated[
    tuple[_Text, ...],
    BeforeValidator(lambda v: tuple(v) if isinstance(v, list) else v),
    Field(max_length=8, examples=['["12 Mill Lane", "+44 20 7946 0000"]']),
]


def _colour(value: str) -> str:
    colour = parse_colour("#" + value.removeprefix("#"))
    if colour is None:
        raise ValueError("must be a colour written as `#2d6350`")
    return colour


class BrandTable(BaseModel):
    """The settings of a brand, as they are written."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: _Text = ""
    tagline: _Text = ""
    accent: Annotated[str, AfterValidator(_colour), Field(examples=['"#2d6350"'])] = ""
    logo: _Text = ""
    logo_alt: _Text = ""
    email: _Text = ""
    contact: _Lines = ()
    footer: _Text = ""
    rights: _Text = ""


def brand_of(table: BrandTable, title: str, place: Callable[[str], Span]) -> Brand:
    """The brand of some settings. Without a name it is called as the site is, by its `title`; `place` says where a
    setting of it is written.
    """
    name = table.name or title
    logo = Picture(table.logo, table.logo_alt or name, "", place("logo")) if table.logo else None
    return Brand(
        name=name,
        tagline=table.tagline,
        accent=table.accent,
        logo=logo,
        email=table.email,
        rights=table.rights,
        contact=tuple(filter(str.strip, table.contact)),
        footer=table.footer,
    )
