"""What is shown of a client, out of their row and the order."""

from __future__ import annotations

from builder.copies.order import Order
from builder.formats.pdf.copies.said import Said, Strings
from builder.model.clients import Client
from builder.model.made_out import COACH, NAME, SESSION, START
from builder.text.locales import written_date


def shown_of(client: Client, order: Order) -> frozenset[str]:
    """The columns that a copy for a client shows in places of a fixed size."""
    found = {NAME: client.name, SESSION: client.session or order.session, START: client.start}
    found[COACH] = client.values.get(COACH, "") or order.coach
    return frozenset(column for column, value in found.items() if value)


def said_of(number: int, client: Client, order: Order, strings: Strings) -> Said:
    """What the copy of a client says, with dates as the language of `strings` writes them."""
    session = client.session or order.session
    values = {
        NAME: client.name,
        SESSION: written_date(session, "long", strings) if session else "",
        COACH: client.values.get(COACH, "") or order.coach,
        START: written_date(client.start, "long", strings) if client.start else "",
    }
    return Said(number, tuple((column, value) for column, value in values.items() if value))


def filled_in(client: Client, order: Order, columns: tuple[str, ...], strings: Strings) -> tuple[tuple[str, str], ...]:
    """What stands on the blanks of a guide that name these columns, by column. One that a client has nothing in stays a
    blank.
    """
    return tuple((column, text) for column in columns if (text := _text(client, order, column, strings)))


def _text(client: Client, order: Order, column: str, strings: Strings) -> str:
    days = {SESSION: client.session or order.session, START: client.start}
    if day := days.get(column):
        return written_date(day, "long", strings)
    return client.text(column) or (order.coach if column == COACH else "")
