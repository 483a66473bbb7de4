"""All components there are, by name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.components.options import Option, option_from_toml

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ComponentType:
    """A kind of component. `files` are its templates, css and pictures by name.

    `takes_text` is false for a mere mark like `page`.
    """

    name: str
    help: str
    takes_text: bool
    writable: bool
    options: Mapping[str, Option]
    files: Mapping[str, bytes]

    def option_of_word(self, word: str) -> Option | None:
        """The option that a bare word sets by itself: `dots` in `::: space dots`."""
        return next((o for o in self.options.values() if word in o.choices), None)


class Registry(Mapping[str, ComponentType]):
    """Component types by name. Hashable by identity, so that what is built from it can be cached."""

    def __init__(self, types: tuple[ComponentType, ...]) -> None:
        self._types = {t.name: t for t in types}

    def __getitem__(self, name: str) -> ComponentType:
        return self._types[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)


@cache
def load_components() -> Registry:
    """The components that come with guidepress."""
    folders = sorted(p for p in _HERE.iterdir() if (p / "component.toml").is_file())
    return Registry(tuple(_read(folder) for folder in folders))


def _read(folder: Path) -> ComponentType:
    table = tomllib.loads((folder / "component.toml").read_text(encoding="utf-8"))
    files = {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.suffix in (".html", ".css", ".svg")}
    options = {name: option_from_toml(name, spec) for name, spec in table.get("options", {}).items()}
    return ComponentType(
        name=folder.name,
        help=table["help"],
        takes_text=table.get("takes_text", True),
        writable=table.get("writable", True),
        options=options,
        files=files,
    )
