"""What a component's option may be, applied to what an author wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from builder.model.blocks import OptionValue

FILL = "fill"
_MM = ("length", "size")

_EXAMPLES = {"text": '"a few words"', "words": '"one|two"', "date": "2026-09-21"}
"""For options that say nothing unless they are written."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a component.

    `kind` is count (a whole number), rows (a count, or `fill` for what is left of the page), size (mm), length (mm, or
    `fill`), choice (one of `choices`), flag, text, words (texts separated by `|`) or date (year-month-day, or empty).
    `low` and `high` bound numbers, both ends included; of words their number.
    """

    name: str
    kind: str
    default: OptionValue
    help: str
    low: float = 0
    high: float = 1000
    choices: tuple[str, ...] = ()

    def read(self, written: str | bool) -> OptionValue:
        """The value of what was written; a bare word arrives as True. ValueError tells the author what is wrong."""
        if self.kind == "flag":
            return self._flag(written)
        if written is True:
            raise ValueError(f"needs a value, as in `{self.name}={self.example}`")
        text = str(written)
        if self.kind == "choice":
            return self._choice(text)
        if self.kind == "text":
            return text
        if self.kind == "words":
            return self._words(text)
        if self.kind == "date":
            return _day(text)
        if text == FILL and self.kind in ("rows", "length"):
            return FILL
        return self._number(text)

    @property
    def example(self) -> str:
        """A value that the option allows, as it is written."""
        if self.choices:
            return self.choices[0]
        return str(self.default) if self.default != "" else _EXAMPLES.get(self.kind, "3")

    @property
    def words(self) -> tuple[str, ...]:
        """The words that the option allows."""
        if self.kind == "flag":
            return ("true", "false")
        return self.choices or ((FILL,) if self.kind in ("rows", "length") else ())

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

    def _words(self, text: str) -> str:
        words = [part.strip() for part in text.split("|") if part.strip()]
        if not self.low <= len(words) <= self.high:
            count = f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"
            raise ValueError(f"must be {count} words or phrases with `|` between them")
        return "|".join(words)

    def _number(self, text: str) -> OptionValue:
        wanted = "a length in mm" if self.kind in _MM else "a whole number"
        also = " or `fill`" if self.kind in ("rows", "length") else ""
        bounds = f"{wanted} from {self.low:g} to {self.high:g}{also}"
        try:
            number = float(text.removesuffix("mm")) if self.kind in _MM else int(text)
        except ValueError:
            raise ValueError(f"must be {bounds}") from None
        if not self.low <= number <= self.high:
            raise ValueError(f"must be {bounds}")
        return number


def _day(text: str) -> str:
    """A day as ISO 8601 text. ValueError where there is no such day."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("must be a date written as year-month-day, as in `2026-09-21`") from None
