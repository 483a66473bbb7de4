"""Names for what is filled in within running text: each blank and each box to tick gets one, made of its words.

A name starts with the id of the part it stands in. Where the same words stand there twice, as in a list of three times
the same sentence, the second has a number behind it: no reader can tell these apart either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TypeVar

from builder.model.guide import Component, Entry, Guide, Offer, Phase, Prompt, Section, Step
from builder.parse.assembly.references import plain_text
from builder.text.placeholders import BLANK, BOX, BOX_END, CLOSE, ENTRY, OPEN, mark
from builder.text.slugs import slugify

_PLACE = re.compile(f"{OPEN}([{BLANK}{BOX}])(\\d+){CLOSE}")
_END = re.compile(f"{OPEN}{BOX_END}\\d{CLOSE}")
_BREAK = re.compile(r"</?(?:p|li|td|th|br|div|dt|dd|h\d)\b[^>]*>")
_WORDS = 8

Value = TypeVar("Value")


def has_entries(texts: Iterable[str]) -> bool:
    """Whether any of a guide's texts has a blank or a box. Most guides have none, and need not be gone through."""
    return any(OPEN + BLANK in text or OPEN + BOX in text for text in texts)


def with_entries(guide: Guide) -> Guide:
    """The guide with a mark before each blank and box that tells which of its `entries` that is."""
    namer = _Namer(set(guide.card.ids))
    named = namer.walk(guide, "")
    return replace(named, entries=tuple(namer.entries)) if namer.entries else guide


@dataclass(slots=True)
class _Namer:
    taken: set[str]
    entries: list[Entry] = field(default_factory=list)

    def walk(self, value: Value, part: str) -> Value:
        """The value with every text in it marked; what holds none is the very same."""
        if isinstance(value, str):
            return self._marked(value, part) if _PLACE.search(value) else value  # type: ignore[return-value]
        if isinstance(value, tuple):
            walked = tuple(self.walk(item, part) for item in value)
            return walked if any(a is not b for a, b in zip(walked, value, strict=True)) else value  # type: ignore[return-value]
        if not is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, Phase | Step | Section | Offer | Component | Prompt):
            part = value.id
        found = {f.name: getattr(value, f.name) for f in fields(value)}
        changed = {name: new for name, old in found.items() if (new := self.walk(old, part)) is not old}
        return replace(value, **changed) if changed else value

    def _marked(self, html: str, part: str) -> str:
        def write(match: re.Match[str]) -> str:
            kind, before, behind = match[1], html[: match.start()], html[match.end() :]
            words = _behind(behind) if kind == BOX else _before(before) or _behind(behind)
            self.entries.append(Entry(self._name(f"{part} {words}"), words))
            return mark(ENTRY, len(self.entries) - 1) + match[0]

        return _PLACE.sub(write, html)

    def _name(self, words: str) -> str:
        base = slugify(words) or "blank"
        name, number = base, 1
        while name in self.taken:
            number += 1
            name = f"{base}-{number}"
        self.taken.add(name)
        return name


def _before(html: str) -> str:
    """The last words before a place, in its own line or item."""
    return " ".join(plain_text(_PLACE.split(_BREAK.split(html)[-1])[-1]).split()[-_WORDS:])


def _behind(html: str) -> str:
    """The first words behind a place, in its own line or item."""
    return " ".join(plain_text(_END.split(_BREAK.split(_PLACE.split(html)[0])[0])[0]).split()[:_WORDS])
