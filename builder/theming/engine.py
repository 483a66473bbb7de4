"""Templates at work: Jinja with a short list of filters, and its errors as diagnostics with the template's line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateSyntaxError
from markupsafe import Markup, escape

from builder.art import find_art
from builder.components.answers import line_place, text_place
from builder.components.registry import Prepare
from builder.components.ruled import ruled_lines
from builder.components.smart.prepare import CHECKS
from builder.diagnostics import Diagnostic
from builder.model.blocks import Component, Prose, Subheading
from builder.model.guide import Field, Offer, Phase, Prompt, Section, Step
from builder.model.languages import Language
from builder.model.measure import A4, Measure
from builder.text.locales import decimal_mark, plural_form, written_date
from builder.text.placeholders import Writer, replace_placeholders
from builder.theming.art import ScreenArt
from builder.theming.compiler import refuse_halves
from builder.theming.formatting import fill_in
from builder.theming.kit import Kit
from builder.theming.sandbox import Sandbox
from builder.theming.template_errors import EXPLAINED, TemplateErrors, TemplateFault, nested_too_deeply

_KINDS = (Component, Field, Offer, Phase, Prompt, Prose, Section, Step, Subheading)

_SOUND: set[tuple[str, str, str]] = set()
"""Templates that were read without an error: those of our themes are the same in every kit."""

_FIRST_TAG = re.compile(r"<[a-z][a-z0-9-]*")
"""Of a component: what it is drawn in. Its name there tells the page's script where one ends, whatever its template."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A component's template, what prepares its values, its words, and these with those that all share."""

    template: Template
    prepare: Prepare | None
    words: Mapping[str, str]
    words_of_all: Mapping[str, str]


class Engine:
    """A kit's templates for one medium, `screen` or `paper`. Makes one page at a time.

    Paper may be a `form`, to be filled in on a computer. Components for private editions are left out of all others.

    Templates find, beside what a format gives them: `t(name, **values)`, words in the kit's language;
    `component(c)`, a component as its own template draws it, and `component(c, level)` with a heading of
    that level where it has a name but no text; `smart`, the five checks as (key, word,
    question); `form`; `measure`, the lengths of the page, and `inks`, the colours of its lines; `ruled_lines`, and
    `line_place` and `text_place`, which name a place to answer; `lettering`, the font of
    words in drawings; `answer_words` (JSON); `art`, the drawings of the theme, none where it has no art; and the
    filters `prose` (HTML of the model, its marks written), `date`, `size` (of a file), `plural`,
    `quoted` (in quotation marks), `tail` (text whose
    last two words stay together).
    """

    def __init__(
        self, kit: Kit, medium: str, *, form: bool = False, private: bool = False, measure: Measure = A4
    ) -> None:
        self.kit = kit
        self._measure = measure
        self._medium = medium
        self._private = private
        self._writer: Writer = lambda kind, number, blank_field: ""
        self._strings = kit.language.strings
        self._words = {name: Markup(escape(words)) for name, words in kit.language.text.items()}
        self._kinds: dict[str, _Kind] = {}
        self._environment = _environment(kit)
        self._environment.globals |= {
            "t": self._say,
            "component": self._component,
            "site": kit.site(medium),
            "smart": tuple((key, self._words[key], self._words[f"{key}_ask"]) for key in CHECKS),
            "art": ScreenArt(find_art(kit.art)) if kit.art else None,
            "markup": self._markup,
            "form": form,
            "measure": measure,
            "ruled_lines": lambda *place, **ruling: ruled_lines(measure, *place, form=form, **ruling),
            "line_place": line_place,
            "text_place": text_place,
            "inks": kit.inks(measure),
            "lettering": kit.lettering,
            "answer_words": Markup(escape(json.dumps(_answer_words(kit.language)))),
        }
        self._environment.filters |= {
            "prose": self._prose,
            "date": self._date,
            "size": self._size,
            "plural": self._plural,
            "tail": _tail,
            "quoted": kit.language.quotes.around,
        }

        for kind in _KINDS:
            self._environment.tests[kind.__name__.lower()] = _is(kind)
        self._errors = TemplateErrors(kit.templates, self._environment.globals)

    def add_filter(self, name: str, function: Callable[..., str]) -> None:
        self._environment.filters[name] = function

    def render(self, template: str, values: Mapping[str, object], write: Writer) -> str:
        """A template filled in; `write(kind, number)` writes the placeholders in prose. TemplateFault for an error."""
        self._writer = write
        self._environment.allowance.renew()
        try:
            return self._environment.get_template(template).render(values)
        except EXPLAINED as problem:
            fault = self._errors.explain(problem, template, values)
            if fault is None:
                raise
            raise TemplateFault(fault) from None
        finally:
            self._environment.forget_page()

    def parse(self, text: str, name: str, place: str) -> None:
        """Read a template without filling it in. TemplateFault for an error in its syntax."""
        try:
            refuse_halves(self._environment.parse(text, name, place))
        except TemplateSyntaxError as problem:
            raise TemplateFault(self._errors.in_syntax(problem)) from None
        except RecursionError:
            raise TemplateFault(nested_too_deeply(place)) from None

    def _component(self, component: Component, level: int = 0, caller: Callable[[], str] | None = None) -> Markup:
        """A component, rendered by its template. With a `level` it has its own heading. What is inside a `call` of it
        is `added` in its template, which puts it where it belongs.
        """
        if component.private and not self._private:
            return Markup("")
        kind = self._kinds.get(component.name) or self._kind(component.name)
        prepare, words, options = kind.prepare, kind.words, dict(component.options)
        prepared = prepare(component, kind.words_of_all, self._measure) if prepare else {}
        values = {"component": component, "options": options, "words": words, "prepared": prepared, "level": level}
        values["added"] = caller() if caller else ""
        drawn = kind.template.render(values | {"c": component, "o": options, "w": words, "d": prepared})
        if self._medium == "screen" and (tag := _FIRST_TAG.search(drawn)):
            drawn = f'{drawn[: tag.end()]} data-component="{component.name}"{drawn[tag.end() :]}'
        return Markup(drawn)

    def _kind(self, name: str) -> _Kind:
        """What all components of a name share, found once."""
        kind = self.kit.components[name]
        template = f"components/{name}/{self._medium}.html"
        if template not in self.kit.templates:
            template = f"components/{kind.drawn_as}/{self._medium}.html"
        words = kind.strings(self.kit.language)
        found = _Kind(self._environment.get_template(template), kind.prepare, words, {**self._strings, **words})
        self._kinds[name] = found
        return found

    def _prose(self, html: str) -> Markup:
        return Markup(replace_placeholders(html, self._writer))

    def _markup(self, html: str) -> Markup:
        return Markup(html)

    def _say(self, name: str, **values: str | int) -> Markup:
        """Words of the catalogue. Values put into them are escaped."""
        words = self._words[name]
        return fill_in(words, values) if values else words

    def _plural(self, count: int, name: str) -> str:
        """What the language says of a number: `{{ 3|plural("steps") }}`."""
        forms = self.kit.language.plurals[name]
        return forms[plural_form(count, self.kit.language.code)].format(n=count)

    def _date(self, iso: str) -> str:
        return written_date(date.fromisoformat(iso), "long", self._strings)

    def _size(self, count: int) -> Markup:
        """A file's size for people: kilobytes below a megabyte, then megabytes with one decimal."""
        if count < 1_000_000:
            return self._say("kilobytes", n=max(1, round(count / 1000)))
        return self._say("megabytes", n=f"{count / 1_000_000:.1f}".replace(".", decimal_mark(self.kit.language.code)))


def _answer_words(language: Language) -> dict[str, object]:
    """What the script that keeps answers says, prepared once for all pages."""
    every = {**language.text, **language.plurals}
    said = {name.removeprefix("answers_"): words for name, words in every.items() if name.startswith("answers_")}
    return {**said, "undo": language.text["undo"], "language": language.code}


def misread_templates(kit: Kit) -> list[Diagnostic]:
    """What is wrong with the form of any template, whether or not a page asks for it."""
    found: list[Diagnostic] = []
    for each in (kit, *kit.dressed.values()):
        engine = Engine(each, "screen")
        for name, (place, text) in sorted(each.templates.items()):
            if (text, name, place) in _SOUND:
                continue
            try:
                engine.parse(text, name, place)
                _SOUND.add((text, name, place))
            except TemplateFault as fault:
                found += fault.diagnostics
    return list(dict.fromkeys(found))


def _environment(kit: Kit) -> Sandbox:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        found = kit.templates.get(name)
        return (found[1], found[0], lambda: True) if found else None

    return Sandbox(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
        auto_reload=False,
    )


def _is(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


def _tail(text: str) -> Markup:
    """A string or HTML fragment whose last two words stay on one line, so that no line holds a single short word.

    A word of one or two letters before them stays with them. Left as it is where it has fewer than four
    words or ends in a tag.
    """
    plain = str(text) if isinstance(text, Markup) else str(escape(text))
    head, space, last = plain.rpartition(" ")
    if not space or len(last) > 12 or plain.count(" ") < 3 or ">" in last or "<" in last:
        return Markup(plain)
    before, space, word = head.rpartition(" ")
    if space and len(word) <= 2 and ">" not in word:
        return Markup(f"{before}\u00a0{word}\u00a0{last}")
    return Markup(f"{head}\u00a0{last}")
