"""What an author writes in braces on the line below an image: what it shows, and how wide it is."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


def use_alternatives(markdown: Markdown) -> None:
    """Braces on a line of their own are those of the paragraph, for which `alt` and `width` mean nothing."""
    markdown.treeprocessors.register(_Alternatives(markdown), "alternatives", 7)


class _Alternatives(Treeprocessor):
    def run(self, root: Element) -> None:
        """Hand both to the image that is last in its paragraph."""
        for element in root.iter():
            if element.tag != "img":
                self._hand_over("alt", element)
            if element.tag == "p":
                self._hand_over("width", element)

    def _hand_over(self, name: str, element: Element) -> None:
        if value := element.attrib.pop(name, ""):
            for image in list(element.iter("img"))[-1:]:
                image.set(name, value)
