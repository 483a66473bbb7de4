"""All copies of a batch in one file, to print at once: each begins on a right-hand page and has a bookmark.

A copy ends with the few objects that are its own (`stamp.py`). So what copies share is in the file once, and each adds
its drawings and its pages, some hundred bytes a page. The file is written piece by piece, so memory does not grow with
what the copies hold. It is for a printer: it has no tags, links or fields, which paper has no use for.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream

from builder.formats.pdf.copies.places import PLACE

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_BEFORE = re.compile(rb"/ID \[<([0-9a-f]+)> <[0-9a-f]+>\] /Prev (\d+)")
_LENGTH = re.compile(rb"/Length (\d+) >>$")
_OBJECT = re.compile(rb"(\d+) 0 obj\n")
_DO = re.compile(rb"(/[^\s/]+) Do\b")
_REFERENCE = re.compile(rb"(\d+) 0 R")

_OF_SCREENS = ("/Annots", "/StructParents", "/Tabs", "/B", "/AA")
"""What a page has for readers on a screen."""

Key = tuple[str, float, float]
"""The kind of a place with its width and height in pt."""


class NotACopy(Exception):
    """A file that is not as it was stamped."""


@dataclass(frozen=True, slots=True)
class _Base:
    """What copies of one base share in the merged file: its pages, each as bytes with the key of the drawing that
    comes after them; the start of each drawing's dictionary; and what an empty page is. `numbers` are the keys of the
    drawings by their number in the copies.
    """

    pages: tuple[tuple[tuple[bytes, Key | None], ...], ...]
    openings: dict[Key, bytes]
    empty: bytes
    numbers: dict[int, Key]


def merge(copies: Iterable[tuple[str, bytes]], bases: Iterable[bytes], target: BinaryIO) -> int:
    """Write one file of all copies, each with the words of its bookmark; returns its pages.

    `bases` are copies of which one at least is of each base. NotACopy for other files, and for sheets to fold.
    """
    shared, found = _shared(bases)
    file = _File(target, shared)
    kids, marks = array("L"), []
    for title, content in copies:
        identity, own = _own(content)
        base = found[identity]
        if not set(base.numbers.values()) <= base.openings.keys():
            raise NotACopy  # its drawings are inside of others, as on sheets to fold
        first = len(kids)
        kids.extend(_pages(file, base, {base.numbers[n]: text for n, text in own if n in base.numbers}))
        marks.append((title, kids[first]))
    file.finish(kids, marks)
    return len(kids)


def _pages(file: _File, base: _Base, drawn: dict[Key, bytes]) -> Iterator[int]:
    """The pages of a copy as numbers of objects, an empty one after an odd number of them."""
    numbers = {
        key: file.add(b"%s /Length %d >>\nstream\n%s\nendstream" % (base.openings[key], len(text), text))
        for key, text in drawn.items()
    }
    for pieces in base.pages:
        yield file.add(b"".join(text + (b"%d 0 R" % numbers[key] if key else b"") for text, key in pieces))
    if len(base.pages) % 2:
        yield file.add(base.empty)


def _shared(bases: Iterable[bytes]) -> tuple[bytes, dict[bytes, _Base]]:
    """A PDF with the pages of all bases, and what is known of each base by its identity."""
    with Pdf.new() as lean:
        counts: dict[bytes, tuple[int, dict[int, Key]]] = {}
        for content in bases:
            identity, _ = _own(content)
            if identity in counts:
                continue
            with Pdf.open(BytesIO(content)) as copy:
                drawings = {e.objgen[0]: _key(e) for e in copy.objects if isinstance(e, Stream) and PLACE in e}
                for page in copy.pages:
                    for name in _OF_SCREENS:
                        if name in page.obj:
                            del page.obj[name]
                lean.pages.extend(copy.pages)
                counts[identity] = (len(copy.pages), drawings)
        for each in lean.objects:
            if isinstance(each, Stream) and PLACE in each and Name.StructParents in each:
                del each[Name.StructParents]
        for page in lean.pages:
            _share_resources(lean, page.obj.get(Name.Resources, Dictionary()))
        target = BytesIO()
        lean.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True, min_version="1.7")
    written = target.getvalue()
    found: dict[bytes, _Base] = {}
    with Pdf.open(BytesIO(written)) as pdf:
        first = 0
        for identity, (count, numbers) in counts.items():
            found[identity] = _base([page.obj for page in pdf.pages[first : first + count]], numbers)
            first += count
    return written, found


def _share_resources(pdf: Pdf, resources: Object) -> None:
    """Fonts, colours and states are objects of their own then, which the same page of each copy names."""
    for name in map(str, resources.keys()):
        if name != "/XObject" and isinstance(resources[name], Dictionary) and not resources[name].is_indirect:
            resources[name] = pdf.make_indirect(resources[name])


def _base(pages: list[Object], numbers: dict[int, Key]) -> _Base:
    openings: dict[Key, bytes] = {}
    found = []
    for page in pages:
        kept = {name: page[name] for name in map(str, page.keys()) if name not in ("/Parent", "/Resources")}
        resources = {name: page.Resources[name] for name in map(str, page.Resources.keys())}
        every = page.Resources.get(Name.XObject, Dictionary())
        drawings = {name: every[name] for name in _drawn_on(page) if name in every}
        resources["/XObject"] = Dictionary(drawings)
        keys = {}
        for drawing in drawings.values():
            if PLACE in drawing:
                keys[drawing.objgen[0]] = _key(drawing)
                openings[_key(drawing)] = _opening(drawing)
        opening = Dictionary(kept).unparse().removesuffix(b">>") + b"/Parent %d 0 R "
        found.append(tuple(_cut(opening + b"/Resources " + Dictionary(resources).unparse() + b" >>", keys)))
    box = b"[%s]" % b" ".join(b"%g" % float(edge) for edge in pages[0].MediaBox.as_list())
    return _Base(
        tuple(found), openings, b"<< /Type /Page /Parent %%d 0 R /MediaBox %s /Resources << >> >>" % box, numbers
    )


def _drawn_on(page: Object) -> list[str]:
    """The names of the drawings that a page uses: WeasyPrint offers each page all of the document."""
    contents = page.get(Name.Contents)
    streams = contents.as_list() if isinstance(contents, Array) else [contents] if contents is not None else []
    return sorted({name.decode("latin-1") for stream in streams for name in _DO.findall(stream.read_bytes())})


def _cut(text: bytes, keys: dict[int, Key]) -> Iterator[tuple[bytes, Key | None]]:
    """A page cut at the references to its drawings, each piece with the key of the drawing that follows."""
    at = 0
    for match in _REFERENCE.finditer(text):
        if key := keys.get(int(match[1])):
            yield text[at : match.start()], key
            at = match.end()
    yield text[at:], None


def _key(drawing: Object) -> Key:
    _, _, width, height = (float(edge) for edge in drawing.BBox.as_list())
    return str(drawing[PLACE]), width, height


def _opening(drawing: Object) -> bytes:
    left = ("/Length", "/Filter", "/DecodeParms")
    return Dictionary({n: drawing[n] for n in map(str, drawing.keys()) if n not in left}).unparse().removesuffix(b">>")


def _own(content: bytes) -> tuple[bytes, list[tuple[int, bytes]]]:
    """The identity of a copy's base, and the streams of its own by their number."""
    end = _END.search(content, max(0, len(content) - 64))
    before = _BEFORE.search(content, int(end[1])) if end else None
    base = content.rfind(b"%%EOF", 0, int(end[1])) if end else -1
    if end is None or before is None or base < 0:
        raise NotACopy
    at, own = base, []
    while (found := _OBJECT.search(content, at, int(end[1]))) is not None:
        ends, streams = content.find(b"\nendobj\n", found.end()), content.find(b"\nstream\n", found.end())
        at = ends + 8
        if 0 <= streams < ends:
            length = _LENGTH.search(content, max(found.end(), streams - 32), streams)
            if length is None:
                raise NotACopy
            first = streams + 8
            own.append((int(found[1]), content[first : first + int(length[1])]))
            at = first + int(length[1])
    return bytes(before[1]), own


class _File:
    """A PDF that grows after the objects of another one, by incremental update."""

    def __init__(self, target: BinaryIO, shared: bytes) -> None:
        self._target = target
        end = _END.search(shared)
        assert end, "qpdf ends a file so"
        with Pdf.open(BytesIO(shared)) as pdf:
            self._root, self._first = pdf.Root.objgen[0], int(pdf.trailer[Name.Size])
            self._parent = pdf.Root.Pages.objgen[0]
        self._before, self._at = int(end[1]), len(shared) + 1
        self._offsets = array("Q")
        target.write(shared + b"\n")

    def add(self, body: bytes) -> int:
        """Write an object, and give its number. `%d` in it is the number of its parent."""
        number = self._first + len(self._offsets)
        self._offsets.append(self._at)
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body.replace(b"/Parent %d", b"/Parent %d" % self._parent, 1)))
        return number

    def finish(self, kids: Iterable[int], marks: list[tuple[str, int]]) -> None:
        """The tree of pages, the bookmarks, the catalog, and where everything is."""
        kids = list(kids)
        pages = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
        rewritten = [(self._parent, self._at)]
        self._put(b"%d 0 obj\n%s\nendobj\n" % (self._parent, pages))
        outline = self._first + len(self._offsets)
        last = outline + len(marks)
        self.add(b"<< /Type /Outlines /Count %d /First %d 0 R /Last %d 0 R >>" % (len(marks), outline + 1, last))
        for number, (title, page) in enumerate(marks, outline + 1):
            beside = (b"/Prev %d 0 R " % (number - 1) if number > outline + 1 else b"") + (
                b"/Next %d 0 R " % (number + 1) if number < last else b""
            )
            words = title.encode("utf-16-be", "replace").hex().encode("ascii")
            self.add(b"<< /Title <feff%s> /Parent %d 0 R %s/Dest [%d 0 R /Fit] >>" % (words, outline, beside, page))
        rewritten.append((self._root, self._at))
        preferences = b"/ViewerPreferences << /PrintScaling /None /Duplex /DuplexFlipLongEdge >>"
        catalog = b"<< /Type /Catalog /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines %s >>"
        self._put(b"%d 0 obj\n%s\nendobj\n" % (self._root, catalog % (self._parent, outline, preferences)))
        self._cross_references(sorted(rewritten))

    def _cross_references(self, rewritten: list[tuple[int, int]]) -> None:
        number, at = self._first + len(self._offsets), self._at
        places = [place for _, place in rewritten] + [*self._offsets, at]
        table = b"".join(b"\x01" + place.to_bytes(6, "big") + b"\0" for place in places)
        index = b" ".join(b"%d 1" % rewritten_number for rewritten_number, _ in rewritten)
        own = b"%d %d" % (self._first, len(self._offsets) + 1)
        self._put(
            b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 6 1] /Index [%s %s] /Root %d 0 R /Prev %d /Length %d >>\n"
            b"stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (number, number + 1, index, own, self._root, self._before, len(table), table, at)
        )

    def _put(self, text: bytes) -> None:
        self._target.write(text)
        self._at += len(text)
