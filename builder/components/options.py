"""What a component's option may be: read from component.toml, applied to what an author wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.model.guide import OptionValue

FILL = "fill"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a component.

    `kind` is count (a whole number), rows (a count, or `fill` for what is left of the page), length (mm, or `fill`),
    choice (one of `choices`), flag or text. `low` and `high` bound numbers, both ends included.
    """

    name: str
    kind: str
    default: OptionValue
    help: str
    low: float = 0
    high: float = 1000
    choices: tuple[str, ...] = ()

    def read(self, written: str | bool) -> OptionValue:
        """The value of what was written; a bare word arrives as True. ValueError says to the author what is wrong."""
        if self.kind == "flag":
            return self._flag(written)
        if written is True:
            raise ValueError(f"needs a value, as in `{self.name}={self.example}`")
        text = str(written)
        if self.kind == "choice":
            return self._choice(text)
        if self.kind == "text":
            return text
        if text == FILL and self.kind in ("rows", "length"):
            return FILL
        return self._number(text)

    @property
    def example(self) -> str:
        return str(self.choices[0] if self.choices else self.default)

    def _flag(self, written: str | bool) -> bool:
        if written in (True, "true", "yes", "on"):
            return True
        if written in ("false", "no", "off"):
            return False
        raise ValueError("must be either `true` or `false`")

    def _choice(self, text: str) -> str:
        if text in self.choices:
            return text
        raise ValueError("must be one of " + ", ".join(f"`{c}`" for c in self.choices))

    def _number(self, text: str) -> OptionValue:
        wanted = "a length in mm" if self.kind == "length" else "a whole number"
        also = " or `fill`" if self.kind in ("rows", "length") else ""
        bounds = f"{wanted} from {self.low:g} to {self.high:g}{also}"
        try:
            number = float(text.removesuffix("mm")) if self.kind == "length" else int(text)
        except ValueError:
            raise ValueError(f"must be {bounds}") from None
        if not self.low <= number <= self.high:
            raise ValueError(f"must be {bounds}")
        return number


def option_from_toml(name: str, table: dict[str, Any]) -> Option:
    """An option from its table in component.toml. Any: the tests of each component see to its values."""
    return Option(
        name=name,
        kind=table["kind"],
        default=table["default"],
        help=table["help"],
        low=table.get("min", 0),
        high=table.get("max", 1000),
        choices=tuple(table.get("choices", ())),
    )
