"""How a guide was understood, as a tree: printed as lines, or as JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.components import load_components
from builder.model.blocks import Block, Component, OptionValue, Subheading
from builder.model.guide import Field, Guide, Offer, Phase, Prompt, Section, Step
from builder.model.languages import Language
from builder.text.locales import plural_form

_KINDS = {
    "prompts": "prompts",
    "encouragement": "page for hard days",
    "support": "offers of support",
    "prose": "section",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a guide: its kind, its text, a note, its line in the source (0 where it has none), and its parts.

    `kind` is the same in every language, `label` what it is called in that of the guide: for a component, its name.
    """

    kind: str
    text: str = ""
    remark: str = ""
    line: int = 0
    parts: tuple[Part, ...] = ()
    label: str = ""


def outline_of(guide: Guide, language: Language) -> Part:
    """The guide with every part of it that was recognised, and the writing space of each, in words of a language."""
    return _Outliner(language).guide(guide)


def lines(part: Part, language: Language, margin: str = "") -> Iterator[str]:
    """The tree as text, a line for each part, indented below what holds it."""
    named = f"{part.label:8} {part.text}" if part.text else part.label
    remark = f"  ({part.remark})" if part.remark else ""
    place = "  " + language.outline["line"].format(n=part.line) if part.line else ""
    yield margin + named + remark + place
    for inner in part.parts:
        yield from lines(inner, language, margin + "  ")


class _Outliner:
    """Makes the parts of a guide, in the words of a language."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.outline

    def guide(self, guide: Guide) -> Part:
        summary = guide.summary
        counts = (("phases", summary.phases), ("steps", summary.steps), ("prompts", summary.prompts))
        total = self._part("in all", ", ".join(self._counted(name, number) for name, number in counts))
        parts = (*self._blocks(guide.intro), *map(self._of, guide.parts), total)
        remark = f"{self._counted('words', summary.words)}, /{summary.slug}/"
        return self._part(summary.kind, guide.meta.title, remark, parts=parts)

    def _part(self, kind: str, text: str = "", remark: str = "", line: int = 0, parts: tuple[Part, ...] = ()) -> Part:
        return Part(kind, text, remark, line, parts, self._words[kind.replace(" ", "_")])

    def _counted(self, name: str, number: int) -> str:
        forms = self._language.plurals[name]
        return forms[plural_form(number, self._language.code)].format(n=number)

    def _of(self, part: Phase | Step | Section) -> Part:
        match part:
            case Phase():
                closing = [self._part("closing line")] if part.closing else []
                inner = (*self._blocks(part.intro), *map(self._of, part.parts), *closing)
                return self._part("phase", _named(part.label, part.text), parts=inner)
            case Step():
                return self._step(part)
            case Section():
                return self._part(_KINDS[part.kind], part.text, parts=tuple(self._items(part.items)))

    def _step(self, step: Step) -> Part:
        asked = [self._language.text["my_goal"]] if step.goal_form else []
        room = self._words["room"].format(room=self._rows(step.rows))
        parts = (*self._items(step.items), self._part("space", ", ".join([*asked, room])))
        return self._part("step", _named(step.label, step.text), "", step.span.line, parts)

    def _items(self, items: Iterable[Block | Field | Prompt | Offer]) -> Iterator[Part]:
        """The items that have a name: plain prose is left out."""
        for item in items:
            match item:
                case Field():
                    blocks = tuple(self._items(item.blocks))
                    yield self._part("field", item.label, self._words[f"field_{item.kind}"], 0, blocks)
                case Prompt():
                    yield self._part("prompt", item.text, self._rows(item.rows), item.span.line)
                case Offer():
                    yield self._part("offer", item.text, parts=tuple(self._items(item.blocks)))
                case Component():
                    options = " ".join(f"{name}={_value(value)}" for name, value in item.options if _tells(item, name))
                    yield Part(item.name, item.text, options, item.span.line, label=item.name)
                case Subheading():
                    yield self._part("heading", item.text)
                case _:
                    pass

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Part, ...]:
        return (self._part("introduction", parts=tuple(self._items(blocks))),) if blocks else ()

    def _rows(self, rows: int | str) -> str:
        if isinstance(rows, int) and rows:
            return self._counted("lines", rows)
        return self._words["rest_of_page"] if rows == "fill" else self._words["no_room"]


def _tells(component: Component, name: str) -> bool:
    """Whether an option is worth showing: it sets the writing space, or the author chose it."""
    known = load_components().get(component.name)
    option = known.options.get(name) if known else None
    return option is None or option.kind in ("rows", "length", "count") or component.option(name) != option.default


def _named(label: str, text: str) -> str:
    return f"{label}: {text}" if label else text


def _value(value: OptionValue) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
