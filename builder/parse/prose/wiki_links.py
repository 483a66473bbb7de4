"""Links and images as Obsidian writes them: `[[guide#heading|words]]` and `![[image.png|300]]`.

What they name is known only when the whole site is read, so their address begins with `[[` until then.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from builder.model.summary import BY_NAME
from builder.parse.prose.inline_nodes import escaped
from builder.parse.prose.inline_rules import InlineRule

_LINK = re.compile(
    r"(!?)\[\[(?P<name>[^\[\]|#\n]*)(?P<heading>#[^\[\]|\n]*)?(?:\\?\|(?P<words>[^\[\]\n]*))?\]\](?![(\[:])"
)
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg)$", re.I)
_SIZE = re.compile(r"\d+(?:x\d+)?$")


def _read(text: str, start: int) -> tuple[Element, int] | None:
    match = _LINK.match(text, start)
    if match is None or not (match["name"].strip() or match["heading"]):
        return None
    name, heading = match["name"].strip().removesuffix("\\"), match["heading"] or ""
    words = (match["words"] or "").strip()
    if match[1] and _IMAGE.search(name):
        alt = "" if _SIZE.match(words) else words
        return Element("img", {"alt": escaped(alt), "src": escaped(BY_NAME + name)}), match.end()
    element = Element("a", {"href": escaped(BY_NAME + name + heading)})
    element.text = AtomicString(escaped(words or " > ".join(filter(None, [name, *heading.split("#")]))))
    return element, match.end()


WIKI_LINK = InlineRule(r"!?\[\[", _read)
