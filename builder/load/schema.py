"""From a validator's error to a sentence an author understands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from builder.diagnostics import did_you_mean, nearest

_SENTENCES = {
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be `true` or `false`",
    "bool_parsing": "must be `true` or `false`",
    "list_type": "must be a list, as in `[one, two]`",
    "tuple_type": "must be a list, as in `[one, two]`",
    "dict_type": "must have settings of its own, indented below it",
    "model_type": "must have settings of its own below it",
    "missing": "is missing",
    "extra_forbidden": "is not a setting",
}


class UnknownName(ValueError):
    """A name that does not exist. Its `hint` is the nearest of those that do; or all of them, and how to add one."""

    def __init__(self, problem: str, name: str, known: Collection[str], adding: str = "") -> None:
        super().__init__(problem)
        adding = "" if nearest(name, known) else adding
        self.hint = "; ".join(filter(None, [did_you_mean(name, known), adding]))


def causes(details: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those that follow from another: a setting that is misspelt is not missing too."""
    found = list(details)
    unknown = [detail["loc"] for detail in found if detail["type"] == "extra_forbidden"]
    return [d for d in found if d["type"] != "missing" or not any(_is_misspelt(loc, d["loc"]) for loc in unknown)]


def _is_misspelt(unknown: Sequence[int | str], missing: Sequence[int | str]) -> bool:
    return unknown[:-1] == missing[:-1] and nearest(str(unknown[-1]), [str(missing[-1])]) is not None


def hint_of(detail: ErrorDetails) -> str:
    """The nearest name that exists where a name is wrong, or all of them; empty for any other error."""
    if detail["type"] == "literal_error":
        return did_you_mean(str(detail["input"]), _allowed(detail))
    unknown = detail.get("ctx", {}).get("error")
    return unknown.hint if isinstance(unknown, UnknownName) else ""


def _allowed(detail: ErrorDetails) -> list[str]:
    """The words that a setting allows; pydantic gives them as `'grey' or 'black'`."""
    return re.findall(r"'([^']*)'", str(detail["ctx"]["expected"]))


def sentence(detail: ErrorDetails) -> str:
    """The rule that was broken, to follow the name of a setting: "must be a whole number from 1 to 9"."""
    kind = detail["type"]
    if kind == "string_type" and isinstance(detail["loc"][-1], int):
        return "contains something that is not text"
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind == "literal_error":
        return "must be " + " or ".join(f"`{word}`" for word in _allowed(detail))
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = detail["ctx"].get("ge", detail["ctx"].get("le"))
        bound = f"{bound:g}" if isinstance(bound, float) else bound
        return f"must be {'at least' if kind == 'greater_than_equal' else 'at most'} {bound}"
    return _SENTENCES.get(kind, f"cannot be used: {detail['msg'].lower()}")


def name_of(detail: ErrorDetails) -> str:
    """The setting as the author writes it: `brand.accent`."""
    return ".".join(str(part) for part in detail["loc"] if not isinstance(part, int))


def example(model: type[BaseModel], loc: Sequence[int | str]) -> str:
    """A value that would be right for a setting, as it is written in YAML or TOML; empty where the model has none."""
    names = [part for part in loc if isinstance(part, str)]
    found = model.model_fields.get(names[0]) if names else None
    if found is None:
        return ""
    inner = _model_in(found.annotation)
    if inner is not None:
        return example(inner, names[1:]) if len(names) > 1 else ""
    return str(found.examples[0]) if found.examples else {bool: "true", int: "3"}.get(found.annotation, "")  # type: ignore[arg-type]


def _model_in(kind: Any) -> type[BaseModel] | None:  # Any: pydantic gives types and forms of types
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    return next((found for part in get_args(kind) if (found := _model_in(part))), None)
