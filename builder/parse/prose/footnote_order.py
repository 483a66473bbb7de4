"""Footnotes in the order in which a text refers to them, as on GitHub, for Python-Markdown."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


def order_footnotes(markdown: Markdown) -> None:
    """Order the footnotes of a converter that has some. Python-Markdown numbers them as they are defined."""
    markdown.treeprocessors.register(_ByReference(markdown), "footnote-reorder", 19)


class _ByReference(Treeprocessor):
    """Gives each footnote its number, once all references to them were found."""

    def run(self, root: Element) -> None:
        """A footnote that nothing refers to comes last, and leads back to nowhere; GitHub would leave it out."""
        order: dict[str, int] = {}
        for link in root.iter("a"):
            if link.get("class") == "footnote-ref":
                link.text = str(order.setdefault(link.get("href", "")[1:], len(order) + 1))
        for notes in root.iterfind(".//div[@class='footnote']/ol"):
            notes[:] = sorted(notes, key=lambda note: order.get(note.get("id", ""), len(order) + 1))
            for number, note in enumerate(notes, 1):
                _number(note, number, referred=note.get("id") in order)


def _number(note: Element, number: int, *, referred: bool) -> None:
    for holder in list(note.iter()):
        for link in holder.findall("a[@class='footnote-backref']"):
            link.set("title", f"Jump back to footnote {number} in the text")
            if not referred:
                holder.remove(link)
