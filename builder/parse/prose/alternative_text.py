"""What a picture shows, where an author writes it in braces on the line below the picture."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


def use_alternatives(markdown: Markdown) -> None:
    """Braces on a line of their own are those of the paragraph, for which `alt` means nothing."""
    markdown.treeprocessors.register(_Alternatives(markdown), "alternatives", 7)


class _Alternatives(Treeprocessor):
    def run(self, root: Element) -> None:
        """Hand such a text to the image that is last in its paragraph."""
        for element in root.iter():
            if element.tag != "img" and (words := element.attrib.pop("alt", "")):
                for picture in list(element.iter("img"))[-1:]:
                    picture.set("alt", words)
