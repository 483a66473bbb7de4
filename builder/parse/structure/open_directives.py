"""Directives that are open while a guide is taken apart: what text they hold, and where each is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from builder.components import Registry
from builder.diagnostics import Diagnostic, error
from builder.parse.source.blocks import apart, blocks
from builder.parse.source.directives import Directive, read_directive
from builder.parse.source.lists import ListItem, list_items
from builder.parse.source.scanner import DirectiveClose, DirectiveOpen, Heading, Item, Line, Text, scan
from builder.parse.structure.alerts import Alert, nested_alerts
from builder.parse.structure.segments import ComponentSegment, SegmentedGuide
from builder.text.placeholders import INNER_HEADING


@dataclass(slots=True)
class _Open:
    """A directive that is not closed yet; `directive` is None where its name is unknown, and its text then is ordinary.

    `closes`: a line further on in its file closes it; `reported`: a heading inside it was reported.
    `placed` is true once it is among the segments, ahead of one that opened inside it: the text that follows is
    ordinary, or another segment of it where it is private.
    """

    directive: Directive | None
    item: DirectiveOpen
    lines: list[Line] = field(default_factory=list)
    placed: bool = False
    closes: bool = False
    reported: bool = False

    @property
    def private(self) -> bool:
        return self.directive is not None and self.directive.type.private


@dataclass(slots=True)
class Nesting:
    """Puts directives among the segments of `result`.

    `closed` are those that a line further on closes. `unknown` is, by the message about a name that does not exist, the
    index of that diagnostic and how many lines have the name.
    `last_marker` is the name of the last directive that takes no text, such as `page`, for the hint of GP105;
    `may_close` is true on the line after it, where a redundant `:::` is allowed.
    """

    registry: Registry
    result: SegmentedGuide
    stack: list[_Open] = field(default_factory=list)
    closed: set[DirectiveOpen] = field(default_factory=set)
    unknown: dict[str, list[int]] = field(default_factory=dict)
    may_close: bool = False
    last_marker: str = ""

    def look_ahead(self, items: Sequence[Item]) -> None:
        """The items of a file that is to be read: which of its directives are closed, whatever is in them."""
        self.unknown = {}
        opened: list[DirectiveOpen] = []
        for before, item in zip((None, *items), items, strict=False):
            if isinstance(item, DirectiveOpen) and not self._is_marker(item):
                opened.append(item)
            elif isinstance(item, DirectiveClose) and opened and not self._is_marker(before):
                self.closed.add(opened.pop())

    def _is_marker(self, item: Item | None) -> bool:
        """Whether a directive is closed as soon as it is opened."""
        if not isinstance(item, DirectiveOpen):
            return False
        directive, _ = read_directive(item, self.registry)
        return item.whole or (directive is not None and not directive.type.takes_text)

    def open(self, item: DirectiveOpen) -> None:
        directive, problems = read_directive(item, self.registry)
        self._report(problems, known=directive is not None)
        if directive is not None:
            self._place()
        self.stack.append(_Open(directive, item, closes=item in self.closed))
        is_marker = directive is not None and not directive.type.takes_text
        if item.whole or is_marker:
            self._finish()
        self.may_close = is_marker and not item.whole
        self.last_marker = directive.type.name if directive is not None and is_marker else ""

    def _report(self, problems: list[Diagnostic], *, known: bool) -> None:
        """What is wrong with an opening line. A name that does not exist is reported once per file, with its count."""
        reported = None if known else self.unknown.get(problems[0].message)
        if reported:
            reported[1] += 1
            hint = f"{problems[0].hint} (lines of this file with the same error: {reported[1]})".strip()
            self.result.diagnostics[reported[0]] = replace(self.result.diagnostics[reported[0]], hint=hint)
            return
        if not known:
            self.unknown[problems[0].message] = [len(self.result.diagnostics), 1]
        self.result.diagnostics += problems

    def close(self, item: DirectiveClose) -> None:
        if self.may_close:
            self.may_close = False
        elif self.stack:
            self._finish()
        else:
            hint = (
                f"remove this line: `::: {self.last_marker}` takes no text, so nothing closes it"
                if self.last_marker
                else "remove this line, or put the opening line, such as `::: lines`, before the text"
            )
            problem = error("GP105", "nothing is open here that `:::` could close", item.line.span(), hint)
            self.result.diagnostics.append(problem)

    def hold(self, lines: Sequence[Line]) -> bool:
        """Whether a directive is open that takes the text; if so, it has it."""
        self.may_close = False
        holder = self._holder()
        if holder is None or holder.placed:
            holder = self._private()
        if holder is None:
            return False
        holder.lines.extend(lines)
        return True

    def may_hold_components(self) -> bool:
        """Whether components may be here: outside all others, or inside one that only private editions show."""
        return all(found.directive is None or found.private for found in self.stack)

    def hold_alert(self, alert: Alert) -> None:
        """A note as other programs write it, which is closed where its text ends."""
        self.closed.add(alert.opening)
        self.open(alert.opening)
        for item in scan(alert.lines):
            if isinstance(item, Heading):
                self.hold_heading(item)
            else:
                lines, problems = nested_alerts(item.lines if isinstance(item, Text) else (item.line,))
                self.result.diagnostics += problems
                self.hold(lines)
        self.close(DirectiveClose(alert.opening.line))

    def hold_heading(self, heading: Heading) -> bool:
        """Whether a heading is inside a directive, which then has its words; it ends those never closed.

        This is no error only where the directive may have headings. One message is enough for a directive.
        """
        self.close_all(heading.line)
        holder = self._holder()
        if holder is None or holder.directive is None:
            return False
        if not holder.reported and (holder.placed or not holder.directive.type.headings):
            holder.reported = True
            self.result.diagnostics.append(_heading_inside(heading, holder.directive))
        if holder.placed and self._private() is None:
            return False  # its text has ended where another directive opened inside it
        start = max(0, heading.line.text.find(heading.text))
        words = Line(INNER_HEADING + heading.text, heading.line.file, heading.line.number, start - len(INNER_HEADING))
        holder.lines += [_empty(heading.line), words, _empty(heading.line)]
        return True

    def close_all(self, heading: Line | None) -> None:
        """Directives that are never closed end at a heading or the end of a file."""
        self.may_close, self.last_marker = False, ""
        while self.stack and not self.stack[-1].closes:
            directive, item = self.stack[-1].directive, self.stack[-1].item
            name = f"`{directive.type.name}`" if directive else "this directive"
            where = f"before the heading on line {heading.number}" if heading else "before the end of the file"
            hint = f"put a line `:::` where its text ends, {where}"
            self.result.diagnostics.append(error("GP102", f"{name} is never closed", item.line.span(), hint))
            self._finish()

    def _finish(self) -> None:
        if self.stack[-1].directive:
            self._place()
        self.stack.pop()

    def _holder(self) -> _Open | None:
        """The innermost open directive of a known name."""
        return next((found for found in reversed(self.stack) if found.directive), None)

    def _private(self) -> _Open | None:
        """The outermost open directive that only private editions show."""
        return next((found for found in self.stack if found.private), None)

    def _place(self) -> None:
        """Put the directive that is open among the segments, with the text it has so far."""
        private, holder = self._private(), self._holder()
        if private is not None and private.placed and any(line.text.strip() for line in private.lines):
            self._add(private)
        if holder is not None and not holder.placed:
            self._add(holder)

    def _add(self, holder: _Open) -> None:
        """Another segment of a directive; only the first has the id that its author gave it."""
        directive = holder.directive
        if directive is None:
            return
        lines, items = self._parted(directive, holder.lines)
        text_id = self.result.add_text(tuple(lines)) if lines else None
        numbered = tuple((self.result.add_text(item.lines), item.lines[0]) for item in items)
        named = replace(directive, id="") if holder.placed else directive
        private = self._private() is not None
        self.result.segments.append(ComponentSegment(named, text_id, directive.span, numbered, private))
        holder.lines, holder.placed = [], True

    def _parted(self, directive: Directive, lines: list[Line]) -> tuple[list[Line], list[ListItem]]:
        """A directive's text without its first list, and the items of that, where it is made of a list."""
        if directive.type.content != "list":
            return apart(lines), []
        found = blocks(lines)
        first = next((block for block in found if block.kind == "list"), None)
        items = [item for item in list_items(first.lines) if _has_words(item)] if first else []
        rest = [line for block in found if block is not first for line in (*block.lines, _empty(block.lines[-1]))]
        kind = directive.type
        if not kind.least <= len(items) <= kind.most:
            self.result.diagnostics.append(_wrong_number(directive, len(items)))
        return rest, items[: kind.most]


def _has_words(item: ListItem) -> bool:
    return any(line.text.strip() for line in item.lines)


def _empty(line: Line) -> Line:
    return line.with_text("")


def _heading_inside(heading: Heading, directive: Directive) -> Diagnostic:
    name = directive.type.name
    hint = f"write `:::` before it, where the text of `{name}` ends, or write its words in bold: `**{heading.text}**`"
    return error("GP115", f"a heading cannot be inside `{name}`", heading.line.span(), hint)


def _wrong_number(directive: Directive, count: int) -> Diagnostic:
    kind = directive.type
    wanted = f"{kind.least}" if kind.least == kind.most else f"{kind.least} to {kind.most}"
    if kind.most >= 1000:
        wanted = f"{kind.least} or more"
    there = "there is none" if not count else f"there {'is' if count == 1 else 'are'} {count}"
    hint = "write a list between its two lines of colons: each item a line that starts with a hyphen"
    return error("GP111", f"`{kind.name}` needs a list of {wanted} items, and {there}", directive.span, hint)
