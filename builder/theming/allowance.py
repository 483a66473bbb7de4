"""How much a template may make: one allowance for a page, which everything that can multiply takes from."""

from __future__ import annotations

import operator
from collections.abc import Collection, Generator, Iterable, Iterator, Sized
from typing import Any

from jinja2 import TemplateRuntimeError

PAGE = 32_000_000
"""The most characters of a page, or of any other string that a template makes."""

ALLOWANCE = 8 * PAGE
"""The most characters that are made for a page in all, since one that goes through macros is made several times."""

_TURN = 256
"""What a turn of a loop, or a call of a macro, takes: a million of them use the allowance up."""

_ITEM = 8
"""What an item of a list takes beside its characters."""

_DIGITS = 4300
"""The most digits of a number: as many as Python writes."""

_CONTAINERS: tuple[type, ...] = (
    list,
    tuple,
    dict,
    set,
    frozenset,
    type({}.keys()),
    type({}.values()),
    type({}.items()),
)

_LONG = (str, *_CONTAINERS)

_SPLIT = "make less of it, or share it out between several pages"


class Refused(TemplateRuntimeError):
    """A template does what it may not. `word` is what to point at, if it is in the line."""

    def __init__(self, code: str, message: str, hint: str, word: str = "") -> None:
        super().__init__(message)
        self.code, self.hint, self.word = code, hint, word


def too_much(what: str, hint: str = _SPLIT) -> Refused:
    return Refused("GP508", f"this {what}", hint)


class Allowance:
    """What is left for a page, in characters. Refused (GP508) where a template takes more, before it is made."""

    def __init__(self) -> None:
        self.left = ALLOWANCE

    def renew(self) -> None:
        self.left = ALLOWANCE

    def take(self, characters: int) -> None:
        """Take what is about to be made. A template may ask for less than nothing, and gets nothing back for that."""
        if not characters > 0:  # nor is it for what is no number (nan)
            return
        if characters > PAGE:
            raise too_much(f"makes a text or list longer than {PAGE // 1_000_000} million characters")
        self.left -= characters
        if self.left < 0:
            raise too_much(f"makes more than {ALLOWANCE // 1_000_000} million characters for one page")

    def take_turns(self, turns: int) -> None:
        self.left -= turns * _TURN
        if self.left < 0:
            raise too_much("repeats something too often for one page", "let loops and macros go round less often")

    def weigh(self, value: Any) -> Any:
        """The value, when what it holds has been taken; lists in lists count as often as they would be written."""
        self.take(weight(value))
        return value

    def turns(self, items: Iterable[Any]) -> Iterable[Any]:
        """What a loop goes over. A length that is known is taken at once, which costs nothing while the loop runs."""
        if type(items) is tuple or type(items) is list:
            self.take_turns(1 + len(items))
            return items
        if isinstance(items, Iterator):
            return self._counted(items)
        if isinstance(items, Sized):
            self.take_turns(1 + len(items))
        return items

    def _counted(self, items: Iterator[Any]) -> Iterator[Any]:
        for item in items:
            self.take_turns(1)
            yield item

    def concat(self, pieces: Iterable[str]) -> str:
        """The pieces of a macro, a block or a page as one string."""
        found = pieces if type(pieces) is list else self._gathered(pieces)
        size = sum(map(len, found))
        self.left -= size + _TURN
        if size > PAGE or self.left < 0:
            self.take_turns(0)
            self.take(size)
        return "".join(found)

    def _gathered(self, pieces: Iterable[str]) -> list[str]:
        """The pieces of a page that is being made. A page too long is stopped where it is, so its line is known."""
        found, size = [], 0
        for piece in pieces:
            found.append(piece)
            size += len(piece)
            if size > PAGE and isinstance(pieces, Generator):
                pieces.throw(too_much(f"makes a page longer than {PAGE // 1_000_000} million characters"))
        return found

    def multiply(self, left: Any, right: Any) -> Any:
        for many, count in ((left, right), (right, left)):
            if isinstance(many, (str, list, tuple)) and isinstance(count, int):
                self.take(weight(many) * max(count, 0))
        if isinstance(left, int) and isinstance(right, int):
            _few_digits(left.bit_length() + right.bit_length())
        return operator.mul(left, right)

    def add(self, left: Any, right: Any) -> Any:
        if isinstance(left, _LONG):
            self.take(weight(left) + weight(right))
        return operator.add(left, right)

    def raise_to(self, left: Any, right: Any) -> Any:
        if isinstance(left, int) and isinstance(right, int):
            _few_digits(left.bit_length() * abs(right))
        try:
            return operator.pow(left, right)
        except OverflowError:
            raise _too_large() from None

    def range(self, *limits: int) -> range:
        """Numbers to count through."""
        numbers = range(*limits)
        if max(abs(numbers.stop - numbers.start) // abs(numbers.step), 0) * _TURN > ALLOWANCE:
            raise too_much("counts further than a page can hold", "let loops and macros go round less often")
        return numbers


def weight(value: Any) -> int:
    """How long a value is at least when it is written: a string's characters, a list's items and theirs.

    The walk ends past the bound, since lists that hold one another twice double with each level.
    """
    if isinstance(value, str):
        return len(value)
    waiting: list[Any] = [value]
    total = _ITEM
    while waiting and total <= PAGE:
        item = waiting.pop()
        total += len(item) + _ITEM if isinstance(item, str) else _ITEM
        if isinstance(item, _CONTAINERS):
            inside: Collection[Any] = item  # type: ignore[assignment]  # views of a dict have no common type
            if len(inside) * _ITEM > PAGE:
                return len(inside) * _ITEM
            waiting.extend(inside)
            waiting.extend(item.values() if isinstance(item, dict) else ())
    return total


def _few_digits(bits: int) -> None:
    if bits > _DIGITS * 4:
        raise _too_large()


def _too_large() -> Refused:
    return too_much("makes a number that is too large", f"a number has at most {_DIGITS} digits")
