"""Directives and their HTML become components, with names for their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.components import Registry
from builder.diagnostics import Diagnostic, Span, error
from builder.model.blocks import Component, Item
from builder.parse.assembly.references import References
from builder.parse.assembly.tables import TableToFillIn, table_in
from builder.parse.source.directives import Directive
from builder.parse.structure.segments import ComponentSegment
from builder.text.placeholders import BOX, BOX_END, CLOSE, OPEN
from builder.text.plain import inline, plain_text
from builder.text.slugs import slugify

_BOX_AT_START = re.compile(f"{OPEN}{BOX}(\\d)[.]\\d+{CLOSE}")
_BOXES = re.compile(f"{OPEN}[{BOX}{BOX_END}][\\d.]+{CLOSE}")

_LONGEST_NAME = 40
"""Characters of a plain table's headings in its name."""


@dataclass(slots=True)
class ComponentMaker:
    """`html` is that of each text by its number; what is found goes to `references` and `diagnostics`. `registry` has
    the components there are.
    """

    html: list[str]
    references: References
    diagnostics: list[Diagnostic]
    registry: Registry

    def make(self, segment: ComponentSegment, part: str, before: str) -> Component:
        """The component of a directive. `part` is the id of the part it is in, `before` the words ahead of it."""
        fragment = self.html[segment.text_id] if segment.text_id is not None else ""
        directive, kind = segment.directive, segment.directive.type
        head, rows, fragment = table_in(fragment) if kind.content == "table" else ((), (), fragment)
        text = plain_text(fragment)
        if kind.content == "table" and not head:
            hint = (
                "write a table between its two lines of colons: a line of headings with `|` between them, and `|---|`"
            )
            self.diagnostics.append(
                error("GP111", f"`{kind.name}` needs a table, and there is none", directive.span, hint)
            )
        identifier = self._answer_id(directive, part, text or before)
        items = tuple(self._items(segment))
        cells = (cell.html for row in (head, *rows) for cell in row)
        for html in (fragment, *(item.html for item in items), *cells):
            self.references.blanks.place(html, identifier)
        return Component(
            id=identifier,
            name=kind.name,
            options=directive.options,
            prompt=fragment,
            text=text,
            span=directive.span,
            writable=kind.writable,
            items=items,
            head=head,
            rows=rows,
            private=segment.private,
        )

    def plain_table(self, table: TableToFillIn, part: str) -> Component:
        """A plain table with places to answer, as the component `table`. It is named by its headings: two tables of one
        part with the same headings have a number, and no text around a table has a part in its name.
        """
        kind, span = self.registry["table"], self.references.table_spans[table.number]
        words = self.references.tables[table.number][:_LONGEST_NAME]
        identifier = self.references.name(f"{part} table {words}", span, fallback="table")
        options = tuple(sorted((option.name, option.default) for option in kind.options.values()))
        return Component(identifier, kind.name, options, "", "", span, head=table.head, rows=table.rows, plain=True)

    def _answer_id(self, directive: Directive, part: str, words: str) -> str:
        """What the answers of a component are kept under: an id of the author's, or made of its words."""
        if directive.id:
            return self.references.claim(directive.id, directive.id_span)
        name = directive.type.name
        if not directive.type.writable:
            return self.references.name(f"{part} {name}", directive.span, fallback=name)
        base = " ".join(filter(None, [part, words[:50] or name]))
        return self.references.answer(base, directive.span, fallback=name)

    def _items(self, segment: ComponentSegment) -> Iterator[Item]:
        known: dict[str, Span] = {}
        for text_id, line in segment.items:
            fragment = inline(self.html[text_id])
            box = _BOX_AT_START.match(fragment)
            fragment = _BOXES.sub("", fragment).strip() if box else fragment
            text = plain_text(fragment)
            key = slugify(text[:60]) or "item"
            if key in known:
                same = f"this item has the same wording as the one at {known[key]}"
                message = f"{same}, so both answers would be saved under one name"
                self.diagnostics.append(error("GP112", message, line.span(), "change the wording of one of them"))
            known.setdefault(key, line.span())
            yield Item(key, fragment, text, bool(box and box[1] == "1"))
