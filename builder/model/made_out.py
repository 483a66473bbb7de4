"""What a PDF that is made out to clients keeps free for each of them, and what it says of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

NAME, SESSION, COACH, START = "name", "session", "coach", "start"
"""What a copy shows of a client in places of a fixed size."""


@dataclass(frozen=True, slots=True)
class MadeOut:
    """What of a client a PDF shows.

    `shows` are the columns that it has a fixed place for, which is filled later, in each copy. `filled` are the
    values of blanks in the text, by the name of their column, and `start` is the day on which its calendars begin: all
    clients of one layout have the same.
    """

    shows: tuple[str, ...] = (NAME,)
    filled: tuple[tuple[str, str], ...] = ()
    start: date | None = None

    def value(self, column: str) -> str:
        """What stands on a blank of this column; empty where it stays a blank."""
        return dict(self.filled).get(column, "")
