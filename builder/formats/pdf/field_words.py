"""The words of fields, told apart: a reader who hears only a field's words has to know which of two it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from builder.formats.pdf.drawn_rings import ANSWER


class _Field(NamedTuple):
    """An element for a field, the attribute with its words, and what its page is called."""

    element: Element
    attribute: str
    page: str

    @property
    def answer(self) -> str:
        return self.element.get(ANSWER) or self.element.get("name") or ""

    @property
    def words(self) -> str:
        return self.element.get(self.attribute, "")


def tell_apart(root: Element) -> None:
    """Put the heading of its page before the words of each field that has those of an answer on another page."""
    answers, pages = defaultdict(set), defaultdict(set)
    fields = list(_fields(root))
    for field in fields:
        answers[field.words].add(field.answer)
        pages[field.words].add(field.page)
    for field in fields:
        if field.page and min(len(answers[field.words]), len(pages[field.words])) > 1:
            field.element.set(field.attribute, f"{field.page}: {field.words}")


def _fields(root: Element) -> Iterator[_Field]:
    for page in root.iter():
        if "page" in (page.get("class") or "").split():
            heading = next((e.get("data-label", "") for e in page.iter() if e.get("data-label")), "")
            for element in page.iter():
                if element.tag in ("input", "textarea") and element.get("title"):
                    attribute = "data-question" if element.get("type") == "radio" else "title"
                    yield _Field(element, attribute, heading or page.get("data-run", ""))
