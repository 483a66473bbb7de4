"""The words of the desk, in the language of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.load.builtin import language_codes, language_table
from builder.model.languages import base_of, direction


@dataclass(frozen=True, slots=True)
class Words:
    """What the desk says: `text` by name, `plurals` by name and form, as CLDR names the forms.

    `faults` say what is wrong with a list, by the code of the message, with `_` and the column where it decides.
    """

    code: str
    text: Mapping[str, str]
    plurals: Mapping[str, Mapping[str, str]]
    faults: Mapping[str, str]

    @property
    def direction(self) -> str:
        return direction(self.code)

    def fault(self, code: str, otherwise: str, *, field: str = "", **values: str) -> str:
        """What is wrong, in the desk's words, or as a sentence of the message's own."""
        said = self.faults.get(code) or self.faults.get(f"{code}_{field}")
        return said.format(**values) if said else sentence(otherwise)

    def as_json(self) -> dict[str, object]:
        """What the page's script needs to say the same."""
        return {"code": self.code, "text": dict(self.text), "plurals": {k: dict(v) for k, v in self.plurals.items()}}


def words_of(tag: str) -> Words:
    """The words for a language tag; those of English where the desk does not speak the language."""
    code = tag if base_of(tag) in language_codes() else "en"
    table = language_table(base_of(code), "desk")
    return Words(code, table["text"], table["plurals"], table["faults"])


def sentence(text: str) -> str:
    """A message as a sentence of its own: with a capital, a full stop, and no backticks."""
    plain = text.replace("`", "")
    return f"{plain[:1].upper()}{plain[1:]}{'' if not plain or plain.endswith(('.', '?', '!', ')')) else '.'}"
