"""What a screen shows on hover is printed as text on paper: captions, abbreviations, the names of images."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

from builder.formats.pdf.fetch import PICTURES


def put_in_words(root: Element, *, unnamed: str) -> None:
    """The title of an image becomes its caption, and an abbreviation is spelt out where it first appears.

    The alt text of an image without one is the name of its file, or `unnamed`: PDF/UA requires one for every image.
    """
    parents = {child: parent for parent in root.iter() for child in parent}
    spelt: set[str] = set()
    for element in [e for e in root.iter() if e.tag in ("abbr", "img")]:
        title = element.attrib.pop("title", "").strip()
        if element.tag == "abbr":
            _spell_out(element, title, spelt)
        elif element.get("src", "").startswith(PICTURES):
            _describe(element, title, unnamed)
            if title:
                _caption(element, title, parents[element])


def _spell_out(abbreviation: Element, title: str, spelt: set[str]) -> None:
    if title and title not in spelt:
        spelt.add(title)
        SubElement(abbreviation, "span", {"class": "spelt"}).text = f" ({title})"


def _describe(picture: Element, title: str, unnamed: str) -> None:
    if not picture.get("alt", "").strip():
        name = unquote(picture.get("src", "").rpartition("/")[2]).rpartition(".")[0]
        picture.set("alt", title or " ".join(re.split(r"[\W_]+", name)).strip() or unnamed)


def _caption(picture: Element, title: str, parent: Element) -> None:
    caption = Element("span", {"class": "caption"})
    caption.text, caption.tail, picture.tail = title, picture.tail, None
    parent.insert(list(parent).index(picture) + 1, caption)
