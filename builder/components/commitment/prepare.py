"""What is promised, and who signs it: those of the list, or the reader and a partner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.components.answers import asked, line_place, text_place
from builder.components.rest import rest_of
from builder.model.answers import AnswerPlace
from builder.model.blocks import Component, Item
from builder.model.measure import Measure
from builder.text.plain import plain_text
from builder.text.width import wrapped

_CUSTOMARY = ("me", "partner")
_WAYS = ("call", "message", "in-person")
"""The values of the ways to check in, which no language changes."""

_LABEL, _SAYING = 9.5, (22.0, 4.0)
"""pt of a label in the design; pt and units of a promise there, as in `TYPE` of `theming/measure.py`."""

_HEAD = 4
"""Lines of text that the head of a page and the label take."""


@dataclass(frozen=True)
class Signer:
    """Someone who signs, with places for the signature and its date."""

    html: str
    text: str
    signed: AnswerPlace
    date: AnswerPlace


def prepare(component: Component, words: Mapping[str, str], measure: Measure) -> Mapping[str, object]:
    """The `signers`; the customary two have keys that no language changes. Where no promise is written, `promise` is
    the place for one, after `name`, over all `rows`. `check_in` is the place for one of the `ways`, values with their
    words, and `every` for how often; `rest` asks why.
    Where it `is_narrow`, these have a row each, and where it `is_crowded`, the words before the ways too. Where it is
    `long`, its end may be on the next page.
    """
    names = words["signers"].split("|")
    customary = tuple(Item(key, name, name) for key, name in zip(_CUSTOMARY, names, strict=True))
    label, rows = words["promise"], int(str(component.option("rows")))
    signers = tuple(_signer(component, item, words) for item in component.items or customary)
    is_crowded = _ways_width(words, measure) > measure.frame_width
    end = 3 * measure.unit + (1 + measure.is_narrow + is_crowded) * measure.row
    end += len(signers) * (7 * measure.unit + measure.leading)
    return {
        "name": line_place(component, "_name", label=words["name"]),
        "check_in": line_place(component, "_check-in", label=words["check_in"]),
        "ways": tuple(zip(_WAYS, words["ways"].split("|"), strict=True)),
        "every": line_place(component, "_every", label=f"{words['check_in']}, {words['every']}"),
        "is_narrow": measure.is_narrow,
        "is_crowded": is_crowded,
        "long": _HEAD * measure.leading + _promise_height(component, rows, measure) + end > measure.frame_height,
        "rest": rest_of(component, words["because"], measure),
        "signers": signers,
        "promise": (text_place if rows > 1 else line_place)(component, "promise", label=label),
        "rows": tuple(range(rows)),
    }


def _promise_height(component: Component, rows: int, measure: Measure) -> float:
    """mm of a promise that is printed, or of the rows for one."""
    if not component.prompt:
        return (1 + rows) * 6 * measure.unit
    size, units = _SAYING
    em = measure.size(size) * 25.4 / 72
    text = plain_text(component.prompt)
    lines = wrapped(text, measure.frame_width, lambda row: measure.widths.em(row, "serif") * em)
    return len(lines) * measure.line_height(size, units)


def _ways_width(words: Mapping[str, str], measure: Measure) -> float:
    """mm of the words before the ways to check in, and of these with their rings and the white between them."""
    texts = (words["check_in"], *words["ways"].split("|"))
    size = measure.size(_LABEL) * 25.4 / 72
    written = sum(measure.widths.em(text) for text in texts) * size
    return written + len(_WAYS) * (measure.ring + size) + len(texts) * measure.unit


def _signer(component: Component, item: Item, words: Mapping[str, str]) -> Signer:
    def place(deed: str, label: str) -> AnswerPlace:
        return line_place(component, item.key, deed, label=label.format(name=item.text), question=asked(component))

    return Signer(item.html, item.text, place("signed", words["signed_by"]), place("date", words["dated_by"]))
