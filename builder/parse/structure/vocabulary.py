"""What a text says by itself: phases, steps, labels and phrases, by the language's word list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from builder.model.sources import Language
from builder.parse.source.scanner import plain_heading

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LONGEST_LABEL = 40
"""Characters of a label that is not in the word list: longer bold openings are emphasis, not labels."""

_QUOTED = re.compile(r"^[*_]{0,2}[\"\u201c\u2018'«„].+[\"\u201d\u2019'»\u201c][.!?]?[*_]{0,2}$", re.S)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading that starts with a word and a number: `label` as written, `number` its number, `title` the rest."""

    role: str
    label: str
    number: str
    ordinal: int
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a step: `rest` is what stands behind it on its line.

    The kind `example` is a goal where a quotation follows.
    """

    kind: str
    label: str
    rest: str


class Words:
    """The word list of a language, made ready to compare with."""

    def __init__(self, language: Language) -> None:
        words = language.words
        self._numbers = {word: value for value, word in enumerate(words["numbers"], 1)}
        self._roles = {word.lower(): role for role in ("phase", "step") for word in words[role]}
        starts = "|".join(map(re.escape, self._roles))
        numbers = "|".join(map(re.escape, sorted(self._numbers, key=len, reverse=True)))
        self._numbered = re.compile(
            rf"^(?P<word>{starts})[ \t\u00a0\u202f]+(?P<number>\d{{1,4}}|{numbers}|[ivxlc]+)"
            r"(?:[ \t]*(?:[:)]|[.\u2013\u2014](?!\d))[ \t]*|[ \t]+-[ \t]+|$)(?P<title>.*)$",
            re.I,
        )
        self._labels = {name.lower(): kind for kind in ("example", "goal", "why", "how") for name in words[kind]}
        self._phrases = {
            role: re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words[role])) + r")(?!\w)", re.I)
            for role in ("prompts", "encouragement", "support")
        }
        known = "|".join(map(re.escape, sorted(self._labels, key=len, reverse=True)))
        self._known = re.compile(rf"^(?P<bold>\*\*|__)?(?P<label>{known})(?P<tail>:?(?:\*\*|__)?:?)(?=\s|$)", re.I)
        self._bold = re.compile(
            rf"^(?P<bold>\*\*|__)(?P<label>[^*_:`<>\[\]]{{1,{_LONGEST_LABEL}}}?)(?P<tail>:(?P=bold)|(?P=bold):)(?=\s|$)"
        )

    def numbered(self, heading: str) -> Numbered | None:
        """The phase or step that a heading's plain text names; None where it names neither."""
        match = self._numbered.match(plain_heading(heading))
        if not match:
            return None
        ordinal = self._value(match["number"].lower())
        if not ordinal and match["number"] != "0":
            return None
        title = heading_title(heading, match["title"])
        label = f"{match['word']} {match['number']}"
        return Numbered(self._roles[match["word"].lower()], label, match["number"], ordinal, title)

    def section(self, heading: str) -> str:
        """The kind of section a heading's phrase names: prompts, encouragement or support; empty where none."""
        plain = plain_heading(heading).replace("\u2019", "'")
        return next((role for role, phrase in self._phrases.items() if phrase.search(plain)), "")

    def label(self, line: str, *, starts_paragraph: bool, in_list: bool) -> Label | None:
        """The label a line starts with, without its bullet; None where it starts with none."""
        match = self._known.match(line)
        if match:
            return self._known_label(match, line)
        match = self._bold.match(line) if starts_paragraph and not in_list else None
        return Label("other", match["label"].strip(), line[match.end() :].strip()) if match else None

    def label_heading(self, heading: str) -> str:
        """The kind of field that a sub-heading of a step is; empty where it is none."""
        kind = self._labels.get(plain_heading(heading).removesuffix(":").lower(), "")
        return "" if kind == "example" else kind

    def is_quotation(self, text: str) -> bool:
        """Whether a text is in quotation marks from its start to its end."""
        return _QUOTED.match(text) is not None

    def _known_label(self, match: re.Match[str], line: str) -> Label | None:
        rest = line[match.end() :].strip()
        tail: str = match["tail"]
        bold = match["bold"] or ""
        closed = tail.strip(":") == bold
        if not closed or not (":" in tail or (bold and not rest)):
            return None
        return Label(self._labels[match["label"].lower()], match["label"], rest)

    def _value(self, number: str) -> int:
        if number.isdigit():
            return int(number)
        return self._numbers.get(number) or _roman(number)


def heading_title(heading: str, plain_title: str) -> str:
    """The end of a heading with its markup, cut where its plain title begins.

    The plain title itself where the cut would part a bold mark from its other.
    """
    plain = plain_title.strip()
    shortest = len(heading) - len(plain)
    for start in range(max(1, shortest - _LONGEST_LABEL), shortest + 1):
        tail = heading[start:].strip()
        if plain_heading(tail) == plain and _is_balanced(tail):
            return tail
    return plain


def _is_balanced(text: str) -> bool:
    """Whether every bold or slanted mark of a text has its other in it."""
    single = text.replace("**", "").replace("__", "")
    return not (text.count("**") % 2 or text.count("__") % 2 or single.count("*") % 2)


@lru_cache(maxsize=64)
def _roman(number: str) -> int:
    """The value of a Roman number up to 199; 0 where it is none, such as "iiii" or "mix"."""
    values = [_ROMAN.get(c, 0) for c in number]
    if 0 in values:
        return 0
    total = sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    return total if _to_roman(total) == number else 0


def _to_roman(value: int) -> str:
    text = ""
    for worth, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        text += letters * (value // worth)
        value %= worth
    return text
