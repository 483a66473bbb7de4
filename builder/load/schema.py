"""From a validator's error to a sentence an author understands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

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


def sentence(detail: ErrorDetails) -> str:
    """The rule that was broken, to follow the name of a setting: "must be a whole number from 1 to 9"."""
    kind = detail["type"]
    if kind == "string_type" and isinstance(detail["loc"][-1], int):
        return "contains something that is not text"
    if kind == "value_error":
        return str(detail["ctx"]["error"])
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
