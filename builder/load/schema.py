"""From a validator's error to a sentence an author understands."""

from __future__ import annotations

from pydantic_core import ErrorDetails

_SENTENCES = {
    "string_type": "is a text",
    "int_type": "is a whole number",
    "int_parsing": "is a whole number",
    "int_from_float": "is a whole number",
    "bool_type": "is `true` or `false`",
    "bool_parsing": "is `true` or `false`",
    "list_type": "is a list, as in `[one, two]`",
    "tuple_type": "is a list, as in `[one, two]`",
    "dict_type": "has settings of its own, indented below it",
    "model_type": "has settings of its own below it",
    "missing": "is missing",
    "extra_forbidden": "is not a setting",
}


def sentence(detail: ErrorDetails) -> str:
    """The rule that was broken, to stand after the name of a setting: "is a whole number from 1 to 9"."""
    kind = detail["type"]
    if kind == "string_type" and isinstance(detail["loc"][-1], int):
        return "holds something that is not a text"
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = detail["ctx"].get("ge", detail["ctx"].get("le"))
        return f"is {'at least' if kind == 'greater_than_equal' else 'at most'} {bound}"
    return _SENTENCES.get(kind, f"cannot be used: {detail['msg'].lower()}")


def name_of(detail: ErrorDetails) -> str:
    """The setting as the author writes it: `brand.accent`."""
    return ".".join(str(part) for part in detail["loc"] if not isinstance(part, int))
