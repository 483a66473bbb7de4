"""Names for what is filled in within running text: each blank and each box to tick gets one, made of its words.

A name starts with the id of the part it is in, and in a table continues with the words of the column and the row. Where
the same words are there twice, as in a list of three times the same sentence, the second has a number after it: no
reader can tell these apart either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from builder.model.blocks import BlankField
from builder.parse.assembly.tables import cell_names, joined
from builder.text.html_fragments import BLOCKS, VOID, End, Start, Token, element_at
from builder.text.placeholders import BLANK, BOX, BOX_END, CLIENT, CLOSE, OPEN, column_of, placeholder
from builder.text.plain import plain_words
from builder.text.slugs import slugify

_PLACE = re.compile(f"({OPEN}[{BLANK}{BOX}][\\d.]+{CLOSE})")
_NUMBERED = re.compile(f"{OPEN}[{BLANK}{BOX}]\\d+\\.(\\d+){CLOSE}")
_CLIENT = re.compile(f"{OPEN}{CLIENT}(\\d+){CLOSE}")
_PLACE_OR_CLIENT = re.compile(f"{OPEN}([{BLANK}{BOX}{CLIENT}])([\\d.]+){CLOSE}")
_END = placeholder(BOX_END, 0)
_WORDS = 8
"""Words of a label: the last before a blank, or the first after a box."""

_LINES = frozenset(("p", "li", "td", "th", "br", "div", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements at which the words that belong to a blank or a box end."""


def has_blanks(html: str) -> bool:
    """Whether some HTML has a blank or a box. Most has none."""
    return OPEN in html and (OPEN + BLANK in html or OPEN + BOX in html)


@dataclass(slots=True)
class BlankNames:
    """The blanks and boxes of a guide: the label of each by its number, and, by the same, the part it was placed in.

    `former` are the labels of before: those in tables were named without the words of their column and row. `unseen`
    are the numbers of those without words beside them. `columns` are those of a client that fill a blank, by number.
    """

    labels: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)
    parts: dict[int, str] = field(default_factory=dict)
    columns: dict[int, str] = field(default_factory=dict)

    def number(self, tokens: Iterable[Token]) -> list[Token]:
        """The tokens with a number in the placeholder of each blank and box, and an end after the words of each box."""
        first = len(self.labels)
        ended = self._without_columns(_with_box_ends(tokens), first)
        words = list(_labels(ended))
        self.former += words
        self.unseen |= {first + number for number, label in enumerate(words) if not label}
        self.labels += [joined(cell, label) for cell, label in zip(_cells(ended), words, strict=True)]
        numbers = iter(range(first, len(self.labels)))
        return [_numbered(token, numbers) if isinstance(token, str) else token for token in ended]

    def _without_columns(self, tokens: Iterable[Token], first: int) -> list[Token]:
        """The tokens without what says which column fills a blank: that is noted. `first` is the number of the first
        blank among them.
        """
        found: list[Token] = []
        number = first
        for token in tokens:
            if isinstance(token, str) and OPEN in token:
                for match in _PLACE_OR_CLIENT.finditer(token):
                    if match[1] == CLIENT:
                        self.columns[number - 1] = column_of(int(match[2]))
                    else:
                        number += 1
                token = _CLIENT.sub("", token)
            found.append(token)
        return found

    def place(self, html: str, part: str) -> str:
        """The HTML itself, whose blanks and boxes are in this part from now on."""
        if self.labels and has_blanks(html):
            self.parts |= {int(found[1]): part for found in _NUMBERED.finditer(html)}
        return html

    def fields(self, ids: Iterable[str]) -> tuple[BlankField, ...]:
        """All of them, with names that are none of these ids; none where no part has any."""
        ids = set(ids)
        names, former = self._names(self.labels, ids), self._names(self.former, ids)
        if not names:
            return ()
        return tuple(
            BlankField(
                names.get(i, ""),
                label,
                (former[i],) if i in names and former[i] != names[i] else (),
                i in self.unseen,
                self.columns.get(i, ""),
            )
            for i, label in enumerate(self.labels)
        )

    def _names(self, labels: Sequence[str], ids: Iterable[str]) -> dict[int, str]:
        names: dict[int, str] = {}
        taken = set(ids)
        for number, part in self.parts.items():
            names[number] = _free_name(slugify(f"{part} {labels[number]}") or "blank", taken)
            taken.add(names[number])
        return names


def _numbered(text: str, numbers: Iterator[int]) -> str:
    return _PLACE.sub(lambda found: f"{found[0][:-1]}.{next(numbers)}{CLOSE}", text) if OPEN in text else text


def _free_name(base: str, taken: set[str]) -> str:
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


@dataclass(slots=True)
class _Label:
    """A label that is looked for. `words` are those found so far, `open` whether more may follow."""

    words: str
    open: bool


def _labels(tokens: Iterable[Token]) -> Iterator[str]:
    """For each blank and box its label: the last words before a blank, or else the first after it, in its own line."""
    found: list[_Label] = []
    before = ""
    for piece in _pieces(tokens):
        is_place = _PLACE.match(piece) is not None
        if found and (is_place or piece in ("", _END)):
            found[-1].open = False
        if is_place:
            words = " ".join(plain_words(before).split()[-_WORDS:]) if piece[1] == BLANK else ""
            found.append(_Label(words, open=not words))
        elif found and found[-1].open:
            found[-1].words += piece
        before = "" if is_place or not piece else before + piece
    return (" ".join(plain_words(label.words).split()[:_WORDS]) for label in found)


def _cells(tokens: Sequence[Token]) -> Iterator[str]:
    """For each blank and box what its cell is called, if it is in a table's; one in a table in a cell has the name of
    that cell.
    """
    names: list[list[str]] = []
    depth, row, column = 0, -1, -1
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            name = names[row][column] if depth and min(row, column) >= 0 else ""
            yield from [name] * len(_PLACE.findall(token))
        elif token.tag == "table":
            if isinstance(token, Start) and not depth:
                names, row, column = cell_names(element_at(tokens, index)), -1, -1
            depth += 1 if isinstance(token, Start) else -1
        elif depth == 1 and isinstance(token, Start) and token.tag in ("tr", "td", "th"):
            row, column = (row + 1, -1) if token.tag == "tr" else (row, column + 1)


def _pieces(tokens: Iterable[Token]) -> Iterator[str]:
    """The text of some tokens, each placeholder separately; an empty piece where a line ends."""
    for token in tokens:
        if isinstance(token, str):
            yield from filter(None, _PLACE.split(token) if OPEN in token else (token,))
        elif token.tag in _LINES:
            yield ""


def _with_box_ends(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens with an end after each box's words: before the next box, block, or end of what the box is in."""
    depth: int | None = None
    words = ""
    for token in tokens:
        if isinstance(token, str):
            for piece in _PLACE.split(token):
                if piece.startswith(OPEN + BOX):
                    yield from (words.rstrip(), _END) if depth is not None else (words,)
                    words, depth = piece, 0
                else:
                    words += piece
            continue
        if depth is not None and (token.tag in BLOCKS or (isinstance(token, End) and not depth)):
            yield from (words.rstrip(), _END)
            depth = None
        elif words:
            yield words
        if depth is not None and token.tag not in VOID:
            depth += 1 if isinstance(token, Start) else -1
        words = ""
        yield token
    yield from (words.rstrip(), _END) if depth is not None else (words,)
