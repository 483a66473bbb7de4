"""What component.toml may say: one schema for built-in components and for those of an author."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from builder.components.options import Option

_LARGEST = 10_000


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class OptionSettings(_Strict):
    """One option: its kind, its default, a sentence of help, and what bounds it."""

    kind: Literal["count", "rows", "size", "length", "choice", "flag", "text", "words", "date"]
    default: int | float | str | bool
    help: str
    least: Annotated[float, Field(alias="min")] = 0
    most: Annotated[float, Field(alias="max")] = _LARGEST
    choices: list[str] = []


class ItemSettings(_Strict):
    """How many items a component's list has."""

    least: Annotated[int, Field(alias="min", ge=0)] = 0
    most: Annotated[int, Field(alias="max", le=_LARGEST)] = 1000


class ComponentSettings(_Strict):
    """A whole component.toml. What it leaves out is as in the component that it is `like`, if there is one."""

    help: str
    like: str = ""
    content: Literal["none", "text", "list", "table"] = "text"
    writable: bool = True
    private: bool = False
    headings: bool = False
    items: ItemSettings = ItemSettings()
    options: dict[str, OptionSettings] = {}
    words: dict[str, dict[str, str]] = {}

    def option(self, name: str) -> Option:
        """The option of a name, as directives are read by it."""
        found = self.options[name]
        return Option(name, found.kind, found.default, found.help, found.least, found.most, tuple(found.choices))


def read_settings(table: Mapping[str, object]) -> ComponentSettings:
    """The settings in a component.toml. ValidationError where they are not what they may be."""
    return ComponentSettings.model_validate(table)
