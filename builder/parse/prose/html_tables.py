"""Tables in HTML, found by a parser: where each begins and ends, and its cells. One in a cell belongs to the cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.parse.prose.html_reader import HtmlReader


@dataclass(slots=True)
class HtmlTable:
    """Where a table begins and ends in its HTML, and its rows of cells, each with the place of what is in it."""

    start: int
    end: int = -1
    rows: list[list[tuple[int, int]]] = field(default_factory=list)


def find_tables(html: str) -> tuple[HtmlTable, ...]:
    """The tables of some well-formed HTML that are in no other one."""
    return _Tables(html).found


def wrap_tables(html: str) -> str:
    """The HTML with each table in a box that can be scrolled."""
    for table in reversed(find_tables(html)):
        html = f'{html[: table.start]}<div class="table">{html[table.start : table.end]}</div>{html[table.end :]}'
    return html


class _Tables(HtmlReader):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._tables: list[HtmlTable] = []
        self._depth = 0
        self._cell = -1
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)

    @property
    def found(self) -> tuple[HtmlTable, ...]:
        return tuple(table for table in self._tables if table.end >= 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, row or cell begins."""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._tables.append(HtmlTable(self._here()))
        elif self._depth == 1 and tag == "tr":
            self._tables[-1].rows.append([])
        elif self._depth == 1 and tag in ("td", "th"):
            self._cell = self._here() + len(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """A table or cell ends."""
        if tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._tables[-1].end = self._here() + len("</table>")
        elif self._depth == 1 and tag in ("td", "th") and self._cell >= 0 and self._tables[-1].rows:
            self._tables[-1].rows[-1].append((self._cell, self._here()))
            self._cell = -1

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
