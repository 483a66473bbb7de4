"""Components of the author's own: a folder each in content/components, with no Python in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from builder.components import component_type, is_part, like_of, load_components
from builder.components.settings import ComponentSettings, ItemSettings, OptionSettings
from builder.diagnostics import Diagnostic, Span, did_you_mean, error
from builder.load.files import Project
from builder.load.schema import causes, hint_of, sentence
from builder.load.toml import BadToml, place_of, read_toml
from builder.model.sources import OwnComponent

HOME = "content/components"
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TEMPLATES = ("screen.html", "paper.html")


def read_own_components(project: Project) -> tuple[tuple[OwnComponent, ...], list[Diagnostic]]:
    """The components of a project, and what is wrong with them; a broken one is left out."""
    folders: dict[str, dict[str, bytes]] = {}
    broken: set[str] = set()
    diagnostics: list[Diagnostic] = []
    for path in project.walk(project.root / HOME):
        parts = path.relative_to(project.root / HOME).parts
        if len(parts) == 2:
            content = project.read_bytes(path)
            broken |= {parts[0]} if content is None else set()
            folders.setdefault(parts[0], {})[parts[1]] = content or b""
    found = []
    names = {*folders, *load_components()}
    for name, files in folders.items():
        if name in broken:
            continue
        own, problems = _read(name, files, names, project)
        diagnostics += problems
        found += [own] if own else []
    refused = dict(_endless_likes(found, project))
    sound = [own for own in found if own.name not in refused]
    return tuple(_complete(sound)), [*diagnostics, *refused.values()]


def _read(
    name: str, files: Mapping[str, bytes], names: Collection[str], project: Project
) -> tuple[OwnComponent | None, list[Diagnostic]]:
    """A component from its folder; `names` are those of all components, its own among them."""
    folder = f"{HOME}/{name}"
    file = f"{folder}/component.toml"
    problem = _wrong_folder(name, files, folder)
    if problem:
        return None, [problem]
    for part, content in files.items():
        if part.endswith((".html", ".css", ".toml")):
            project.keep_text(f"{folder}/{part}", content)
    text = project.texts[file]
    try:
        table = read_toml(text, file)
        if (like := like_of(table)) and like not in names:
            hint = did_you_mean(like, names)
            place = place_of("like", text, file)
            return None, [error("GP123", f"`like` names a component `{like}` that does not exist", place, hint)]
        kept = {part: content for part, content in files.items() if is_part(part)}
        component_type(name, table, kept, folder)
    except BadToml as mistake:
        hint = 'each line is `key = "value"`, with the text in quotation marks'
        return None, [error("GP113", f"this component cannot be read: {mistake.why}", mistake.span, hint)]
    except ValidationError as mistakes:
        return None, [_refused(detail, text, file) for detail in causes(mistakes.errors())]
    missing = [part for part in _TEMPLATES if part not in files and not like_of(table)]
    if missing:
        return None, [_without(missing[0], name, folder)]
    problems = list(_wrong_defaults(name, table, kept, text, file))
    return (None if problems else OwnComponent(name, folder, table, kept)), problems


def _wrong_folder(name: str, files: Mapping[str, bytes], folder: str) -> Diagnostic | None:
    if not NAME.fullmatch(name):
        hint = "use lower-case letters, digits and hyphens, and start with a letter"
        return error("GP120", f"`{name}` cannot be the name of a component", Span(folder), hint)
    if name in load_components():
        return error("GP121", f"there is a component `{name}` already", Span(folder), "rename the folder")
    return None if "component.toml" in files else _without("component.toml", name, folder)


def _without(part: str, name: str, folder: str) -> Diagnostic:
    hint = f"`guidepress new component {name}` shows what such a folder contains"
    return error("GP122", f"the component `{name}` has no {part}", Span(folder), hint)


def _endless_likes(found: Sequence[OwnComponent], project: Project) -> Iterator[tuple[str, Diagnostic]]:
    """By component: that it is like itself, directly or through others."""
    likes = {own.name: like_of(own.table) for own in found}
    for own in found:
        if own.name in (chain := _chain(own.name, likes)):
            file = f"{own.folder}/component.toml"
            place = place_of("like", project.texts[file], file)
            path = " -> ".join(f"`{name}`" for name in (own.name, *chain))
            hint = "the last one must have its own templates, and no `like`"
            yield own.name, error("GP124", f"this component is like itself: {path}", place, hint)


def _chain(name: str, likes: Mapping[str, str]) -> list[str]:
    """What a component is like, what that is like, and so on, up to the first that comes twice."""
    chain: list[str] = []
    while (name := likes.get(name, "")) and name not in chain:
        chain.append(name)
    return chain


def _complete(found: Sequence[OwnComponent]) -> list[OwnComponent]:
    """Without those that are like a component that was left out, directly or by way of others."""
    names = {own.name for own in found} | set(load_components())
    kept = [own for own in found if not like_of(own.table) or like_of(own.table) in names]
    return kept if len(kept) == len(found) else _complete(kept)


def _refused(detail: ErrorDetails, text: str, file: str) -> Diagnostic:
    name, rule = ".".join(map(str, detail["loc"])), sentence(detail)
    place = place_of(name, text, file)
    if rule == "is not a setting":
        levels: tuple[type[BaseModel], ...] = (ComponentSettings, ItemSettings, OptionSettings)
        known = levels[min(name.count("."), 2)]
        names = [field.alias or key for key, field in known.model_fields.items()]
        hint = did_you_mean(name.rpartition(".")[2], names)
        return error("GP125", f"`{name}` is not a setting of a component", place, hint)
    code = "GP127" if detail["type"] == "missing" else "GP126"
    usual = f"`guidepress explain {code}` shows a working component"
    return error(code, f"`{name}` {rule}", place, hint_of(detail) or usual)


def _wrong_defaults(
    name: str, table: dict[str, object], files: Mapping[str, bytes], text: str, file: str
) -> Iterator[Diagnostic]:
    """An option must allow its own default; one without a default worth reading is a flag, a string or a date."""
    for option in component_type(name, table, files, "").options.values():
        if option.default == "" and option.kind in ("text", "date", "words"):
            continue
        try:
            option.read(option.default if isinstance(option.default, bool) else str(option.default))
        except ValueError as problem:
            place = place_of(f"options.{option.name}.default", text, file)
            hint = "the default must be a value that the option allows"
            yield error("GP128", f"the default of `{option.name}` {problem}", place, hint)
