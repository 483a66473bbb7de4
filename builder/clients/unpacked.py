"""What a packed spreadsheet unpacks to, before anything of it is read into memory.

openpyxl keeps every element of a sheet until its row ends, and an empty one after that. So 400 KB, packed well, could
take gigabytes and minutes. expat alone counts the elements first, some millions a second, and stops at too many.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from builder.clients.table import ListFile
from builder.diagnostics import Abort

MOST_BYTES = 200_000_000
"""A list of 10,000 clients with 20 columns has about 15 MB."""

MOST_ELEMENTS = 3_000_000
"""Such a list has under a million. All of them in one row, the worst, take openpyxl some 8 s and 700 MB."""

_MOST_PARTS = 2_000
_CHUNK = 1 << 20

UNREADABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    LZMAError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What zipfile and openpyxl raise at files that are not what they should be (an XML error there is a SyntaxError): any
of them, depending on the byte that is wrong."""


@dataclass(slots=True)
class _Counter:
    """Counts the elements of all parts together. Abort where they are too many."""

    source: ListFile
    count: int = 0

    def read(self, archive: ZipFile, name: str) -> None:
        """Count those of one part. One that is no XML is left to openpyxl, which reads no more of it than is XML."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = self._refuse
        with archive.open(name) as part:
            try:
                while chunk := part.read(_CHUNK):
                    parser.Parse(chunk)
            except expat.ExpatError:
                return

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise _too_large(self.source)

    def _refuse(self, *declaration: object) -> None:
        """A document type may declare entities, which grow, and no spreadsheet has one."""
        raise damaged(self.source)


def check_unpacked(source: ListFile) -> None:
    """Abort where a file is no archive, is no spreadsheet in XLSX, or would be too large in memory.

    `zipfile` reads no more of a part than its size in the directory says.
    """
    try:
        with ZipFile(BytesIO(source.content)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                raise _too_large(source)
            if not _is_workbook({part.filename for part in parts}):
                raise source.is_in_another_form()
            counter = _Counter(source)
            for part in parts:
                counter.read(archive, part.filename)
    except UNREADABLE:
        raise damaged(source) from None


def damaged(source: ListFile) -> Abort:
    """What to raise where a spreadsheet cannot be read."""
    hint = "open it in your spreadsheet and save it again as XLSX"
    return source.refuse("GP715", "is damaged, or is no spreadsheet after all", hint)


def _is_workbook(names: set[str]) -> bool:
    """Whether the parts of an archive are those of XLSX; XLSB has its workbook in another form."""
    return "[Content_Types].xml" in names and "xl/workbook.bin" not in names and any(n.startswith("xl/") for n in names)


def _too_large(source: ListFile) -> Abort:
    hint = "save the sheet with the names alone as a new file"
    return source.refuse("GP714", "is too large when it is unpacked", hint)
