"""All components there are, by name."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from builder.components.options import Option
from builder.components.settings import read_settings
from builder.model.blocks import Component
from builder.model.languages import Language, base_of
from builder.model.measure import Measure
from builder.model.sources import OwnComponent

_HERE = Path(__file__).parent

Values = Mapping[str, object]
Prepare = Callable[[Component, Mapping[str, str], Measure], Values]
"""What a component's Python has to say: further values for its templates, given the component, what is said in the
guide's language and the lengths of the page."""


@dataclass(frozen=True, slots=True)
class ComponentType:
    """A kind of component. `files` are its templates, css and images by name; `place` is the folder they lie in.

    `content` says what its text is made of: none (a mere mark, like `page`), text, list (the items of its first list;
    `least` and `most` bound their number) or table (its first table). Where nothing is filled in it is not `writable`.
    `words` are what its templates say, by language, where its own folder says it; `lineage` are the components that it
    is like, the first one first, and itself: what a language has for them is said too.
    A `private` one is seen in private editions only; `headings` may be in the text of what is beside a guide's own.
    `drawn_as` names the component whose templates it has where it has none of its own; their css is in the sheets once.
    """

    name: str
    help: str
    content: str
    writable: bool
    options: Mapping[str, Option]
    files: Mapping[str, bytes]
    place: str = ""
    private: bool = False
    headings: bool = False
    least: int = 0
    most: int = 1000
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lineage: tuple[str, ...] = ()
    drawn_as: str = ""
    prepare: Prepare | None = field(default=None, compare=False, repr=False)

    def strings(self, language: Language) -> Mapping[str, str]:
        """What its templates find as `w`. Words of its own folder come first, in English where it has no others."""
        said: dict[str, str] = {}
        for name in self.lineage:
            said |= language.components.get(name, {})
        return {**said, **self.words.get("en", {}), **self.words.get(base_of(language.code), {})}

    @property
    def takes_text(self) -> bool:
        return self.content != "none"

    def option_of_word(self, word: str) -> Option | None:
        """The option that a bare word sets on its own: `dots` in `::: space dots`."""
        return next((o for o in self.options.values() if word in o.choices), None)


_SETTINGS = ("content", "writable", "private", "headings")

_PLAIN = ComponentType(name="", help="", content="text", writable=True, options={}, files={})
"""What a component is that is like no other and says nothing."""


class Registry(Mapping[str, ComponentType]):
    """Component types by name. Hashable by identity, so that what is built from it can be cached."""

    def __init__(self, types: Iterable[ComponentType]) -> None:
        self._types = {t.name: t for t in types}

    def __getitem__(self, name: str) -> ComponentType:
        return self._types[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def with_own(self, own: Iterable[OwnComponent]) -> Registry:
        """These and an author's own, which may be like one of these or like each other."""
        waiting = {found.name: found for found in own}
        types = dict(self._types)

        def add(name: str) -> None:
            if name in types:
                return
            found = waiting[name]
            like = like_of(found.table)
            if like:
                add(like)
            types[name] = component_type(name, found.table, found.files, found.folder, types.get(like, _PLAIN))

        for name in waiting:
            add(name)
        return Registry(types[name] for name in (*self, *waiting))


@cache
def load_components() -> Registry:
    """The components that come with guidepress."""
    folders = sorted(p for p in _HERE.iterdir() if (p / "component.toml").is_file())
    read = [_read(folder) for folder in folders]
    alone = [component_type(c.name, c.table, c.files, c.folder) for c in read if not like_of(c.table)]
    kinds = Registry(map(_with_prepare, alone)).with_own(c for c in read if like_of(c.table))
    return Registry(sorted(kinds.values(), key=lambda kind: kind.name))


def component_type(
    name: str, table: Mapping[str, object], files: Mapping[str, bytes], place: str, model: ComponentType = _PLAIN
) -> ComponentType:
    """A kind of component from its component.toml; what that leaves out is as in `model`.

    ValidationError, of pydantic, where it says what it may not.
    """
    settings = read_settings(table)
    given = settings.model_fields_set
    # Any: what each of these settings holds is checked there.
    said: dict[str, Any] = {key: getattr(settings, key) for key in _SETTINGS if key in given}
    if "items" in given:
        said |= {"least": settings.items.least, "most": settings.items.most}
    languages = {*model.words, *settings.words}
    return replace(
        model,
        name=name,
        help=settings.help,
        options={**model.options, **{key: settings.option(key) for key in settings.options}},
        files=files,
        place=place,
        words={code: {**model.words.get(code, {}), **settings.words.get(code, {})} for code in languages},
        lineage=(*model.lineage, name),
        drawn_as=model.drawn_as or model.name or name,
        **said,
    )


def like_of(table: Mapping[str, object]) -> str:
    """The component that another is like, by its component.toml; empty where it is like none."""
    return str(table.get("like", ""))


def shared_templates() -> dict[str, bytes]:
    """What the templates of all components import, by name."""
    return {name: (_HERE / name).read_bytes() for name in ("screen.html", "paper.html")}


def is_part(name: str) -> bool:
    """Whether a file of a component's folder goes with it: templates, styles and images."""
    return name.endswith((".html", ".css", ".svg"))


def _read(folder: Path) -> OwnComponent:
    table = tomllib.loads((folder / "component.toml").read_text(encoding="utf-8"))
    files = {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if is_part(p.name)}
    return OwnComponent(folder.name, f"builder/components/{folder.name}", table, files)


def _with_prepare(kind: ComponentType) -> ComponentType:
    if not (_HERE / kind.name / "prepare.py").is_file():
        return kind
    module = importlib.import_module(f"builder.components.{kind.name}.prepare")
    return replace(kind, prepare=module.prepare)
