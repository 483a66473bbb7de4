"""Copies by incremental update (ISO 32000-1, 7.5.6): the bytes of one layout, then the few objects that differ.

A copy repeats nothing of the layout, so it costs two kilobytes of writing, and all that the layout has (tags, outline,
links, fields) is in each copy as it is there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, Stream

from builder.formats.pdf.copies.lettering import Lettering, Place, fonts_of
from builder.formats.pdf.copies.places import EMPTY_TEXT, PLACE

_OF_CONTENT = ("/Length", "/Filter", "/DecodeParms")
"""What a stream says of its own bytes."""

_XMP_TITLE = re.compile(rb"(<dc:title>.*?<rdf:li[^>]*>)(.*?)(</rdf:li>)", re.S)
_STARTXREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


@dataclass(frozen=True, slots=True)
class _Drawing:
    """An object that each copy replaces: its number, the start of its dictionary, and which place it is."""

    number: int
    opening: bytes
    place: int
    is_tagged: bool


@dataclass(frozen=True, slots=True)
class Base:
    """What many copies have in common, ready to be stamped.

    `content` is the layout with the fonts of all names; the rest are the parts of it that a copy writes anew.
    """

    content: bytes
    drawings: tuple[_Drawing, ...]
    info: tuple[int, bytes]
    metadata: tuple[int, bytes]
    title: str
    root: int
    size: int
    before: int
    identity: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def places_of(content: bytes) -> tuple[Place, ...]:
    """The kinds of places that a layout keeps free, in the order of their names."""
    with Pdf.open(BytesIO(content)) as pdf:
        return tuple(sorted({_place(stream) for stream in _streams(pdf)}))


def base_of(content: bytes, lettering: Lettering, places: Sequence[Place]) -> Base:
    """A layout with the fonts of a lettering. The same bytes for the same two."""
    with Pdf.open(BytesIO(content)) as pdf, Pdf.open(BytesIO(lettering.pdf)) as sheet:
        fonts = fonts_of(sheet)
        used = Dictionary({key: fonts[key] for key in ("/Font", "/ExtGState", "/XObject") if key in fonts})
        resources = pdf.copy_foreign(sheet.make_indirect(used))
        for stream in _streams(pdf):
            stream[Name.Resources] = resources
        pdf.docinfo[Name.Title] = str(pdf.docinfo.get(Name.Title, ""))
        target = BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=ObjectStreamMode.generate,
            min_version="1.7",
        )
    return _read(target.getvalue(), places)


def _read(content: bytes, places: Sequence[Place]) -> Base:
    with Pdf.open(BytesIO(content)) as pdf:
        root = pdf.Root
        metadata = root.get(Name.Metadata)
        info = Dictionary({key: pdf.docinfo[key] for key in map(str, pdf.docinfo.keys())})
        title = str(info.get(Name.Title, ""))
        del info[Name.Title]
        found = _STARTXREF.search(content)
        assert found, "qpdf ends a file so"
        return Base(
            content=content,
            drawings=tuple(_drawing(stream, places) for stream in _streams(pdf)),
            info=(pdf.docinfo.objgen[0], info.unparse()),
            metadata=(metadata.objgen[0], metadata.read_bytes()) if metadata is not None else (0, b""),
            title=title,
            root=root.objgen[0],
            size=int(pdf.trailer[Name.Size]),
            before=int(found[1]),
            identity=bytes(pdf.trailer[Name.ID][0]),
        )


def _streams(pdf: Pdf) -> list[Stream]:
    return [each for each in pdf.objects if isinstance(each, Stream) and PLACE in each]


def _place(stream: Stream) -> Place:
    _, _, width, height = (float(edge) for edge in stream[Name.BBox].as_list())
    return Place(str(stream[PLACE])[1:], width, height)


def _drawing(stream: Stream, places: Sequence[Place]) -> _Drawing:
    kept = Dictionary({key: stream[key] for key in map(str, stream.keys()) if key not in _OF_CONTENT})
    opening = kept.unparse().removesuffix(b">>")
    return _Drawing(stream.objgen[0], opening, places.index(_place(stream)), Name.StructParents in stream)


def stamp(base: Base, drawn: Sequence[bytes], name: str) -> bytes:
    """What a copy has after the content of its base: its drawings, its title, and where these are.

    `drawn` is what stands in each place. The same bytes for the same client.
    """
    title = f"{base.title} – {name}" if base.title else name
    objects = [(each.number, _stream(each.opening, _marked(each, drawn[each.place]))) for each in base.drawings]
    number, rest = base.info
    objects.append((number, rest.removesuffix(b">>") + b" /Title " + _text(title) + b" >>"))
    number, xmp = base.metadata
    if number:
        written = escape(title, quote=False).encode("utf-8")
        said = _XMP_TITLE.sub(lambda found: found[1] + written + found[3], xmp, count=1)
        objects.append((number, _stream(b"<< /Type /Metadata /Subtype /XML", said)))
    return _written(base, sorted(objects))


def _marked(drawing: _Drawing, drawn: bytes) -> bytes:
    """What is tagged is one paragraph, as its place in the structure tree says."""
    if not drawing.is_tagged:
        return drawn
    return b"/P <</MCID 0>> BDC\n%s\nEMC" % drawn if drawn else EMPTY_TEXT


def _written(base: Base, objects: Sequence[tuple[int, bytes]]) -> bytes:
    """Objects and the cross-reference stream that says where they are (ISO 32000-1, 7.5.8)."""
    end = len(base.content)
    out, entries, at = [b"\n"], [], end + 1
    for number, body in objects:
        written = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        out.append(written)
        entries.append((number, at))
        at += len(written)
    entries.append((base.size, at))
    table = b"".join(b"\x01" + place.to_bytes(5, "big") + b"\0" for _, place in entries)
    index = b" ".join(b"%d %d" % (first, count) for first, count in _runs([number for number, _ in entries]))
    second = hashlib.sha256(b"".join(out)).digest()[:16]
    opening = b"<< /Type /XRef /Size %d /W [1 5 1] /Index [%s] /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] /Prev %d" % (
        base.size + 1,
        index,
        base.root,
        base.info[0],
        base.identity.hex().encode(),
        second.hex().encode(),
        base.before,
    )
    out.append(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (base.size, _stream(opening, table), at))
    return b"".join(out)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers that follow one another, as the first and how many."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == sum(runs[-1]):
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs


def _stream(opening: bytes, content: bytes) -> bytes:
    return b"%s /Length %d >>\nstream\n%s\nendstream" % (opening, len(content), content)


def _text(text: str) -> bytes:
    """A text string of a PDF, in UTF-16 with its mark (ISO 32000-1, 7.9.2.2)."""
    return b"<" + text.encode("utf-16-be", "replace").hex().join(("feff", "")).encode("ascii") + b">"
