"""What kind of file a list is in, by its first bytes: its name may say something else. Only JSON may need its name."""

from __future__ import annotations

import re

from builder.clients.encodings import decoded
from builder.clients.objects import read_objects
from builder.clients.separated import read_separated
from builder.clients.table import ListFile, Table
from builder.clients.workbooks import read_workbook
from builder.diagnostics import Abort

MOST_BYTES = 20_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""XLS, and what Excel saves with a password: files of Microsoft's compound format."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the part that a spreadsheet with a password consists of (MS-OFFCRYPTO, 2.3.4)."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|html|table)\b", re.I)
"""Tables as web pages, and spreadsheets as XML, which some programs save under the name of XLS."""

_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")
"""What files begin with that are opened instead of a list, and have no names in cells."""


def read_table(source: ListFile, sheet: str = "") -> Table:
    """The rows of a list in any form that is read here; `sheet` is the one to read of several.

    Abort, with what to do, where it is in another form.
    """
    content = source.content
    if not content.strip():
        raise source.refuse("GP712", "is empty", "write each name in a row under `Name`")
    if len(content) > MOST_BYTES:
        raise source.refuse("GP714", f"is larger than {MOST_BYTES // 1_000_000} MB", "open it in parts")
    if content.startswith(_OTHERS):
        raise source.is_not_a_list()
    if content.startswith(_OLE):
        raise _with_a_password(source) if _ENCRYPTED in content else source.is_in_another_form()
    if content.startswith(_ZIP):
        return read_workbook(source, sheet)
    text, encoding = decoded(source)
    if _MARKUP.match(text):
        raise source.is_in_another_form()
    is_json = source.title.lower().endswith(".json") or text.lstrip().startswith(("[", "{"))
    return read_objects(source, text, encoding) if is_json else read_separated(source, text, encoding)


def _with_a_password(source: ListFile) -> Abort:
    return source.refuse("GP713", "asks for a password", "save it without one, then open it")
