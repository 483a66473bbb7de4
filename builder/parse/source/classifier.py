"""What each line of a text is: the one place that decides what is code, HTML or text. All readers of lines ask here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.parse.source.containers import CODES, HTML, Containers
from builder.parse.source.elements import Elements


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What a line is.

    `kind` is one of those of `containers.py`, `content` the line without the indent and the marks of the list or the
    quotation that holds it, `before` these, `depth` how many of these hold it. `fence` are the marks of the code fence
    that is open after the line, `raw` what closes the comment or HTML like `<pre>` that is. In a `literal` line nothing
    is looked for: it is code, or of a block of HTML, with its fence or tags.
    """

    kind: int
    before: str
    content: str
    depth: int
    fence: str
    raw: str
    literal: bool

    @property
    def is_code(self) -> bool:
        """Whether it is of a code fence, a comment or HTML like `<pre>`, with what opens and closes these."""
        return self.kind in CODES


def classify(texts: Sequence[str]) -> list[SourceLine]:
    """What each line of a text is, one after another, with what is open around it."""
    containers = Containers()
    lines: list[SourceLine] = []
    elements = Elements(texts)
    element_end = 0
    for number, text in enumerate(texts):
        kind = containers.take(text)
        if number >= element_end and kind not in CODES:
            element_end = elements.end(number)
        literal = number < element_end or kind in CODES or kind == HTML
        held = len(containers.held)
        lines.append(
            SourceLine(
                kind, containers.before, containers.content, held, containers.fence, containers.raw, literal=literal
            )
        )
    return lines


def literal_lines(texts: Sequence[str]) -> list[bool]:
    """For each line of a text whether nothing is looked for in it."""
    together = "".join(texts)
    if not ("`" in together or "~" in together or "<" in together):
        return [False] * len(texts)
    return [line.literal for line in classify(texts)]
