"""A coach's list of clients: from the bytes of a file, or from names that are typed, to the people on it.

Pure: nothing here opens a file of the coach. What is wrong with a list is a value, with its row and column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.clients.encodings import WESTERN
from builder.clients.kinds import read_table
from builder.clients.listing import listed, twins
from builder.clients.table import ListFile, cleaned, is_blank
from builder.diagnostics import Abort, Span, error, note
from builder.model.clients import Client, ClientList, Known, ListChoices

__all__ = ["clients_named", "read_clients"]

TYPED = "names"
"""What messages call names that are typed, in place of a file."""


def read_clients(content: bytes, file: str, choices: ListChoices = ListChoices(), known: Known = Known()) -> ClientList:
    """The clients of a list, and what is wrong with it. `file` is how messages name it; its ending decides nothing.

    A list that cannot be read, or that has a question, has no clients and an error among its diagnostics.
    """
    source = ListFile(content, file, choices.most_rows)
    read = ClientList(file, source.title)
    try:
        table = read_table(source, choices.sheet)
    except Abort as refused:
        return replace(read, diagnostics=refused.diagnostics)
    read = replace(read, said=table.said, sheets=table.sheets)
    if WESTERN in table.said:
        message = f"`{source.title}` was read as {WESTERN}"
        hint = "if a name looks wrong, save the list again as XLSX"
        read = replace(read, diagnostics=(note("GP726", message, Span(file), hint),))
    return listed(read, table, choices, known)


def clients_named(names: Sequence[str]) -> ClientList:
    """Clients by names that are typed, or pasted as one column: their rows count from 1, and empty ones are skipped."""
    written = [cleaned(name) for name in names]
    clients = tuple(Client(row, name, {"name": name}) for row, name in enumerate(written, 1) if not is_blank(name))
    read = ClientList(TYPED, TYPED, clients, skipped=len(written) - len(clients), twins=twins(clients))
    if clients:
        return read
    return replace(read, diagnostics=(error("GP712", "there is no name", Span(TYPED), "write one name in each line"),))
