"""What kind of file a list is in, by its first bytes: its name may say something else."""

from __future__ import annotations

from builder.clients.separated import read_separated
from builder.clients.table import ListFile, Table
from builder.diagnostics import Abort

MOST_BYTES = 20_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""XLS, and what Excel saves with a password: files of Microsoft's compound format."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the part that a spreadsheet with a password consists of (MS-OFFCRYPTO, 2.3.4)."""

_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")
"""What files begin with that are opened instead of a list, and have no names in cells."""


def read_table(source: ListFile) -> Table:
    """The rows of a list in any form that is read here. Abort, with what to do, where it is in another."""
    content = source.content
    if not content.strip():
        raise source.refuse("GP712", "is empty", "write each name in a row under `Name`")
    if len(content) > MOST_BYTES:
        raise source.refuse("GP714", f"is larger than {MOST_BYTES // 1_000_000} MB", "open it in parts")
    if content.startswith(_OTHERS):
        raise source.is_not_a_list()
    if content.startswith(_OLE):
        raise _with_a_password(source) if _ENCRYPTED in content else _in_another_form(source)
    return read_separated(source)


def _in_another_form(source: ListFile) -> Abort:
    hint = "in your spreadsheet choose File, Save as, and the type “Excel (.xlsx)”; then open that file"
    return source.refuse("GP710", "is in a form that cannot be read here", hint)


def _with_a_password(source: ListFile) -> Abort:
    return source.refuse("GP713", "asks for a password", "save it without one, then open it")
