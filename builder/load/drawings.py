"""SVG files: what could run in a page, or lead out of it, when one is opened on its own.

An image in a page may do neither. But every image is a file of the site too, and whoever opens it there runs its
scripts in the name of the site.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from builder.diagnostics import Diagnostic, Span, error
from builder.images import MOST_PIXELS, read_head
from builder.load.drawing_weight import Weight
from builder.load.stylesheets import Address, addresses_in
from builder.model.allowed import scheme

_XHTML = "http://www.w3.org/1999/xhtml"
_BETWEEN = " "
"""Stands between a namespace and a name; neither can hold it."""

_ELEMENTS = frozenset(["script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"])
_ANIMATIONS = frozenset(["set", "animate", "animatetransform", "animatemotion", "animatecolor", "discard"])
_SHOWN = frozenset(["image", "feimage"])
_REFERENCES = frozenset(["href", "src", "base"])
_PICTURE = re.compile(r"\s*data:image/(?:png|jpeg|gif|webp)[;,]", re.I)
_MAY_LEAD_OUT = re.compile(r"(?:url|src|image|image-set|cross-fade)\(\s*(?!#[\w.-]+\s*\))|\\|@", re.I)
"""What sets a value apart from the many, such as `matrix(1 0 0 1 0 0)` and `url(#a)`, that need no closer look."""
_HINT = "remove it, or export the drawing again as a plain SVG"

LARGEST_DRAWING = 5_000_000
"""Bytes. One of 30 MB took a minute to print."""
_MOST_DRAWN = 50_000
"""Elements, with those that are repeated: some 0.1 to 0.2 ms each on paper."""
_SIMPLER = "simplify it in the program it was made with, or save it as a PNG"


class _Stop(Exception):
    """An entity is declared: nothing after it is read, so that none can grow."""


def faults_in(content: bytes, path: str) -> tuple[Diagnostic, ...]:
    """What no published drawing may hold, each at its element. Outside files are never asked for."""
    reader = _Reader(path)
    parser = reader.parser
    try:
        parser.Parse(content, True)
    except _Stop:
        pass
    except (expat.ExpatError, LookupError, ValueError) as problem:  # the last two: an encoding that Python lacks
        why = expat.ErrorString(problem.code) if isinstance(problem, expat.ExpatError) else "unknown encoding"
        hint = "export the drawing again from the program it was made with"
        reader.faults.append(error("GP406", f"this drawing is not well-formed XML: {why}", reader.here(), hint))
    else:
        reader.weigh()
    return tuple(reader.faults)


def too_large(size: int, path: str) -> Diagnostic:
    """What is reported of a drawing of so many bytes, which is not even read."""
    message = f"this drawing has {size / 1e6:.1f} MB; at most {LARGEST_DRAWING / 1e6:g} MB can be printed"
    return error("GP317", message, Span(path), _SIMPLER)


@dataclass(slots=True)
class _Style:
    line: int
    text: list[str] = field(default_factory=list)


class _Reader:
    """Goes over the elements of a drawing once."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._style: _Style | None = None
        self._weight = Weight()
        self._pixels = 0
        self.faults: list[Diagnostic] = []
        self.parser = parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction

    def here(self) -> Span:
        return Span(self._path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def weigh(self) -> None:
        """Report a drawing that draws more than can be printed, at the reference that repeats most."""
        drawn, place = self._weight.drawn()
        if drawn > _MOST_DRAWN:
            number = f"{drawn:,}" if drawn < 10**9 else "more than a thousand million"
            most = f"at most {_MOST_DRAWN:,} can be printed"
            message = f"this drawing draws {number} shapes, counting those that it repeats; {most}"
            self.faults.append(error("GP318", message, place or Span(self._path), _SIMPLER))

    def _say(self, what: str, place: Span | None = None) -> None:
        self.faults.append(error("GP403", f"this drawing contains {what}", place or self.here(), _HINT))

    def _entity(self, name: str, *_: object) -> None:
        self._say(f"an entity declaration, `{name}`")
        raise _Stop

    def _instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._say("a reference to a style sheet, `<?xml-stylesheet ?>`")

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        space, _, name = full.rpartition(_BETWEEN)
        kind = name.lower()
        named = [(key.rpartition(_BETWEEN)[2].lower(), value) for key, value in attributes.items()]
        self._weight.start(kind, named, self.here())
        if kind in _ELEMENTS or space == _XHTML:
            self._say(f"an element `<{name}>`")
            return
        if kind == "style":
            self._style = _Style(self.parser.CurrentLineNumber)
        for key, value in attributes.items():
            self._attribute(name, key, value)
        if kind in _SHOWN:
            self._count_pixels(dict(named).get("href", "").strip())

    def _attribute(self, element: str, full: str, value: str) -> None:
        space, _, name = full.rpartition(_BETWEEN)
        key, kind = name.lower(), element.lower()
        if key.startswith("on") and not space:
            self._say(f"code in an attribute, `{name}` of `<{element}>`")
        elif key in _REFERENCES and not _stays(kind, key, value):
            self._say(f"a reference to something outside it, `{name}` of `<{element}>`")
        elif kind in _ANIMATIONS and key == "attributename" and _is_live(value):
            self._say(f"an animation of `{value}`, `<{element}>`")
        elif _MAY_LEAD_OUT.search(value) and any(map(_is_outside, addresses_in(_as_sheet(value)))):
            self._say(f"a reference to something outside it, `{name}` of `<{element}>`")

    def _count_pixels(self, address: str) -> None:
        """Report the image with which those in a drawing have more pixels than can be printed."""
        if not _PICTURE.match(address) or self._pixels > MOST_PIXELS:
            return
        width, height, *_ = read_head(BytesIO(_content(address)))
        self._pixels += max(width, 0) * max(height, 0)
        if self._pixels > MOST_PIXELS:
            message = f"an image in this drawing has {width} x {height} pixels, too many to print"
            hint = "make it smaller before it is put into the drawing: 3,500 pixels across are enough for a full page"
            self.faults.append(error("GP313", message, self.here(), hint))

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.text.append(text)

    def _end(self, full: str) -> None:
        self._weight.end()
        if self._style is None or full.rpartition(_BETWEEN)[2].lower() != "style":
            return
        for address in addresses_in("".join(self._style.text)):
            if address.imported or _is_outside(address):
                place = Span(self._path, self._style.line + address.line - 1)
                self._say("a reference to something outside it in its `<style>`", place)
        self._style = None


def _content(address: str) -> bytes:
    """The bytes of an image in a `data:` address; none where it is damaged."""
    head, _, body = address.partition(",")
    content = unquote_to_bytes(body)
    if not head.lower().endswith(";base64"):
        return content
    try:
        return base64.b64decode(content)
    except binascii.Error:
        return b""


def _stays(element: str, attribute: str, value: str) -> bool:
    """Whether a reference leads to a place in the drawing itself, or is an image that it brings along."""
    if attribute == "base":
        return False
    return not value.strip() or value.strip().startswith("#") or (element in _SHOWN and bool(_PICTURE.match(value)))


def _is_outside(address: Address) -> bool:
    return not address.text.strip().startswith("#") and scheme(address.text) != "data"


def _is_live(attribute: str) -> bool:
    name = attribute.strip().rpartition(":")[2].lower()
    return name in _REFERENCES or name.startswith("on")


def _as_sheet(value: str) -> str:
    """An attribute's value as the value of a property, which is what it is for `style`, `fill` and the like."""
    return f"x{{y:{value}}}"
