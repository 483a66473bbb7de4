"""What a guide says on its own: phases, steps, labels and phrases, by what is recognised in its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from builder.model.languages import Recognition
from builder.parse.source.scanner import plain_heading

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LONGEST_LABEL = 40
"""Characters of a label that is not in the word list: longer bold openings are emphasis, not labels."""

_SPACES = " \t\u00a0\u202f"
_SPACE = r"[ \t\u00a0\u202f]"
_WITHIN_NUMBERS = ".,\u2013\u2014"
"""Characters that separate a number from a title, but not before a digit: "Step 1.5"."""

_QUOTED = re.compile(r"^[*_]{0,2}[\"\u201c\u2018'«»„‚‹›「].+[\"\u201d\u2019'»«\u201c\u2018›‹」][.!?]?[*_]{0,2}$", re.S)


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
    """A label of a step: `rest` is what follows it on its line.

    The kind `example` is a goal where a quotation follows.
    """

    kind: str
    label: str
    rest: str


@dataclass(frozen=True)
class _Pattern:
    """How a heading names a phase or step. A number that is an ordinal word is shown in digits."""

    text: re.Pattern[str]
    is_ordinal: bool


class Vocabulary:
    """What is recognised in a language, prepared for comparison."""

    def __init__(self, found: Recognition) -> None:
        self._numbers = _values(found.numbers) | _values(found.ordinals)
        self._repeats = {rhythm: _phrase(getattr(found, rhythm)) for rhythm in ("daily", "weekly")}
        self._roles = {word.lower(): role for role in ("phase", "step") for word in getattr(found, role)}
        self._patterns = tuple(_heading(pattern, found) for pattern in found.patterns)
        self._labels = {
            name.lower(): kind for kind in ("example", "goal", "why", "how") for name in getattr(found, kind)
        }
        self._phrases = {role: _phrase(getattr(found, role)) for role in ("prompts", "encouragement", "support")}
        colon, end = "|".join(map(_colon, found.colons)), _end(found.colons)
        self._colon = re.compile(rf"(?:{colon})$")
        self._colon_characters = "".join(found.colons).replace(" ", "")
        self._known = re.compile(
            rf"^(?P<bold>\*\*|__)?(?P<label>{_one_of(self._labels)})"
            rf"(?P<tail>(?:{colon})?(?:\*\*|__)?(?:{colon})?){end}",
            re.I,
        )
        self._bold = re.compile(
            rf"^(?P<bold>\*\*|__)(?P<label>[^*_:`<>\[\]]{{1,{_LONGEST_LABEL}}}?)"
            rf"(?P<tail>(?:{colon})(?P=bold)|(?P=bold)(?:{colon})){end}"
        )
        self.question_marks = found.marks

    def numbered(self, heading: str) -> Numbered | None:
        """The phase or step that a heading's plain text names; None where it names neither."""
        plain = plain_heading(heading)
        for pattern in self._patterns:
            match = pattern.text.match(plain)
            if not match:
                continue
            number = match["number"]
            ordinal = self._value(number.lower())
            if ordinal or number == "0":
                title = heading_title(heading, match["title"])
                label, shown = " ".join(match["label"].split()), str(ordinal) if pattern.is_ordinal else number
                return Numbered(self._roles[match["word"].lower()], label, shown, ordinal, title)
        return None

    def without_colon(self, heading: str) -> str:
        """The plain text of a heading that is a label, without the colon at its end."""
        return self._colon.sub("", plain_heading(heading))

    def section(self, heading: str) -> str:
        """The kind of section a heading's phrase names: prompts, encouragement or support; empty where none."""
        plain = plain_heading(heading).replace("\u2019", "'")
        return next((role for role, phrase in self._phrases.items() if phrase.search(plain)), "")

    def repeats(self, words: str) -> str:
        """How often a step is to be done by its words: daily, weekly, or empty."""
        return next((rhythm for rhythm, phrase in self._repeats.items() if phrase.search(words)), "")

    def label(self, line: str, *, starts_paragraph: bool, in_list: bool) -> Label | None:
        """The label a line starts with, without its bullet; None where it starts with none."""
        match = self._known.match(line)
        if match:
            return self._known_label(match, line)
        match = self._bold.match(line) if starts_paragraph and not in_list else None
        return Label("other", match["label"].strip(), line[match.end() :].strip()) if match else None

    def label_heading(self, heading: str) -> str:
        """The kind of field that a sub-heading of a step is; empty where it is none."""
        kind = self._labels.get(self.without_colon(heading).lower(), "")
        return "" if kind == "example" else kind

    def is_quotation(self, text: str) -> bool:
        """Whether a string is in quotation marks from its start to its end."""
        return _QUOTED.match(text) is not None

    def _known_label(self, match: re.Match[str], line: str) -> Label | None:
        rest = line[match.end() :].strip()
        tail: str = match["tail"]
        bold = match["bold"] or ""
        closed = tail.strip(self._colon_characters + _SPACES) == bold
        has_colon = any(character in tail for character in self._colon_characters)
        if not closed or not (has_colon or (bold and not rest)):
            return None
        return Label(self._labels[match["label"].lower()], match["label"], rest)

    def _value(self, number: str) -> int:
        if number.isdigit():
            return int(number)
        return self._numbers.get(number) or _roman(number)


@lru_cache(maxsize=16)
def vocabulary_of(found: Recognition) -> Vocabulary:
    """What is recognised in a language, prepared once for all documents in it."""
    return Vocabulary(found)


def _heading(pattern: str, found: Recognition) -> _Pattern:
    """A pattern of a heading, such as `{word} {number}`, with the separator after it and the title."""
    number = rf"\d{{1,4}}|{_one_of(_values(found.numbers))}|[ivxlc]+"
    parts = {
        "{word}": rf"(?P<word>{_one_of((*found.phase, *found.step))})",
        "{number}": rf"(?P<number>{number})",
        "{ordinal}": rf"(?P<number>{_one_of(_values(found.ordinals))})",
    }
    pieces = re.split(r"(\{\w+\}| +)", pattern)
    label = "".join(f"{_SPACE}+" if piece.startswith(" ") else parts.get(piece, re.escape(piece)) for piece in pieces)
    after = "|".join([*map(_separator, found.separators), "$"])
    return _Pattern(re.compile(rf"^(?P<label>{label})(?:{after})(?P<title>.*)$", re.I), "{ordinal}" in pattern)


def _separator(written: str) -> str:
    """What separates a heading's number from its title; one that is written with spaces needs them."""
    if written != written.strip():
        return f"{_SPACE}+{re.escape(written.strip())}{_SPACE}+"
    ahead = r"(?!\d)" if written in _WITHIN_NUMBERS else ""
    return f"{_SPACE}*{re.escape(written)}{ahead}{_SPACE}*"


def _colon(written: str) -> str:
    """What ends a label; one that is written with a space may have spaces before it."""
    return (f"{_SPACE}*" if written.startswith(" ") else "") + re.escape(written.strip())


def _end(colons: Iterable[str]) -> str:
    """What follows a label: a space or the end of the line, but after a wide colon, which brings its own space."""
    wide = "".join(colon for colon in colons if unicodedata.east_asian_width(colon[-1]) in "WF")
    return rf"(?:(?=\s|$)|(?<=[{wide}]))" if wide else r"(?=\s|$)"


def _values(words: Iterable[str]) -> dict[str, int]:
    """The value of each word; the forms of one are separated by spaces."""
    return {form.lower(): value for value, forms in enumerate(words, 1) for form in forms.split()}


def _phrase(words: Iterable[str]) -> re.Pattern[str]:
    """Finds some phrases, each as whole words."""
    return re.compile(rf"(?<!\w)(?:{_one_of(words)})(?!\w)", re.I)


def _one_of(words: Iterable[str]) -> str:
    """A regular expression of some words, the longest first; one that nothing matches where there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def heading_title(heading: str, plain_title: str) -> str:
    """The end of a heading with its markup, cut where its plain title begins.

    The plain title itself where the cut would part a bold mark from its other.
    """
    plain = plain_title.strip()
    if "*" not in heading and "_" not in heading:
        return plain
    shortest = len(heading) - len(plain)
    for start in range(max(1, shortest - _LONGEST_LABEL), shortest + 1):
        tail = heading[start:].strip()
        if plain_heading(tail) == plain and _is_balanced(tail):
            return tail
    return plain


def _is_balanced(text: str) -> bool:
    """Whether every bold or slanted mark of a string has its other in it."""
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
