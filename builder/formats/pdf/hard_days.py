"""The rings of the page for hard days as fields of a form: each thing that helps has one in its list."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element, SubElement

from builder.text.slugs import slugify

_MARKS = frozenset(("tick", "ring"))


def put_rings(root: Element) -> None:
    """Put a round box into each item of such a list that has no box of its author's.

    Its name is made of the section's id and the item's words, its label is the item.
    """
    for section in root.iter("section"):
        if "encouragement" in _classes(section):
            _put_rings(section, next((child.get("id", "") for child in section if "h-page" in _classes(child)), ""))


def _put_rings(section: Element, id: str) -> None:
    seen: Counter[str] = Counter()
    for flow in (child for child in section if "flow" in _classes(child)):
        for item in flow.iterfind("ul/li"):
            if any(_MARKS.intersection(_classes(element)) for element in item.iter()):
                continue
            words = " ".join("".join(item.itertext()).split())
            name = f"_helps-{id}-{slugify(words)}"
            seen[name] += 1
            _put_ring(item, f"{name}-{seen[name]}" if seen[name] > 1 else name, words)


def _put_ring(item: Element, name: str, label: str) -> None:
    ring = SubElement(item, "input", {"type": "checkbox", "class": "ring", "name": name, "title": label})
    item.remove(ring)
    item.text, ring.tail = None, item.text
    item.insert(0, ring)


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()
