"""How much a drawing draws: its elements, and those that `<use>` and the like repeat.

Ten elements that each use another one ten times are a file of a few hundred bytes, and draw ten thousand millions.
Properties that elements inherit, and a marker at each corner of a line, are not multiplied.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from builder.diagnostics import Span

_REFERENCE = re.compile(r"url\(\s*[\"']?#([^\s\"')]+)[\"']?\s*\)")
_ASIDE = frozenset(["defs", "symbol", "clippath", "mask", "marker", "pattern"])
"""Elements whose content is drawn only where something refers to it."""
_MOST = 10**12
"""Where counting ends: so much as makes no difference."""


@dataclass(slots=True)
class _Part:
    """An element with an id, or the whole drawing: its own elements, and how often it draws other parts."""

    elements: int = 0
    draws: Counter[str] = field(default_factory=Counter)


class Weight:
    """Counts while a drawing is read. A part that holds another one draws it once."""

    def __init__(self) -> None:
        self._parts: dict[str, _Part] = {"": _Part()}
        self._open: list[str] = [""]
        self._uses: list[tuple[str, Span]] = []

    def start(self, kind: str, attributes: Iterable[tuple[str, str]], place: Span) -> None:
        """An element begins. `attributes` have names without a namespace, in small letters."""
        given = dict(attributes)
        name = given.get("id", "")
        inside = self._parts[self._open[-1]]
        aside = kind in _ASIDE
        if aside and not name:
            name = f"an element aside {len(self._parts)}"
        if name and name not in self._parts:
            inside.draws[name] += not aside
            inside = self._parts[name] = _Part()
        else:
            name = self._open[-1]
        self._open.append(name)
        inside.elements += 1
        target = given.get("href", "").strip()
        names = [target[1:]] if kind == "use" and target.startswith("#") else []
        names += [found for value in given.values() if "url(" in value for found in _REFERENCE.findall(value)]
        inside.draws.update(names)
        self._uses += [(used, place) for used in names]

    def end(self) -> None:
        """The element that began last and is still open ends."""
        self._open.pop()

    def drawn(self) -> tuple[int, Span | None]:
        """How many elements are drawn in all, and the place of the reference that repeats most."""
        drawn = _drawn(self._parts)
        heaviest = max(self._uses, key=lambda use: drawn.get(use[0], 0), default=None)
        return drawn[""], heaviest[1] if heaviest else None


def _drawn(parts: Mapping[str, _Part]) -> dict[str, int]:
    """The elements that each part draws with all that it draws in turn. A part that draws itself counts without end."""
    drawn: dict[str, int] = {}
    begun: set[str] = set()
    waiting = [""]
    while waiting:
        name = waiting[-1]
        open_parts = [other for other in parts[name].draws if other in parts and other not in drawn]
        if open_parts and name not in begun:
            begun.add(name)
            in_circles = [other for other in open_parts if other in begun]
            drawn |= dict.fromkeys(in_circles, _MOST)
            waiting += [other for other in open_parts if other not in begun]
            continue
        waiting.pop()
        part = parts[name]
        others = sum(times * drawn.get(other, 0) for other, times in part.draws.items())
        drawn.setdefault(name, min(_MOST, part.elements + others))
    return drawn
