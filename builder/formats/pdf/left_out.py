"""Images that an edition leaves out to save ink: photographs and all others of pixels, but not drawings."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element


def leave_out(root: Element, addresses: Iterable[str]) -> None:
    """Remove the images of some addresses. A caption stays; where there is none, the alt text stands for the image."""
    left_out = frozenset(addresses)
    parents = {child: parent for parent in root.iter() for child in parent}
    for image in [e for e in root.iter("img") if e.get("src") in left_out]:
        words = image.get("alt", "").strip()
        parent = parents[image]
        captioned = any(e.get("class") == "caption" or e.tag == "figcaption" for e in parent)
        image.tag, image.text = "span", "" if captioned else words
        image.attrib.clear()
        image.set("class", "left-out")
