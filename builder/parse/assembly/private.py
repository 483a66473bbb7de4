"""What private editions alone show: which texts it is, and that no footnote and no abbreviation carries it further."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.diagnostics import Diagnostic, error
from builder.parse.assembly.references import find
from builder.parse.source.scanner import Line
from builder.parse.structure.segments import ComponentSegment, Segment
from builder.text.html_fragments import Start, read_html

_ABBREVIATION = re.compile(r"[ ]{0,3}\*\[([^\]]+)\]:")
_FOOTNOTE = "#fn:"


def private_texts(segments: Sequence[Segment]) -> set[int]:
    """The texts of components that only private editions show."""
    private = [p for p in segments if isinstance(p, ComponentSegment) and p.private]
    texts = (text_id for segment in private for text_id in (segment.text_id, *(item for item, _ in segment.items)))
    return {text_id for text_id in texts if text_id is not None}


def private_footnotes(
    private: set[int], html: Sequence[str], texts: Sequence[tuple[Line, ...]]
) -> Iterator[Diagnostic]:
    """Footnotes that only private texts name. They are printed together at the end, where everyone would read them."""
    if not private:
        return
    public = {name for text_id, text in enumerate(html) if text_id not in private for name in _footnotes_in(text)}
    for text_id in sorted(private):
        for name in _footnotes_in(html[text_id]):
            if name not in public:
                message = f"only a private text has the footnote `{name}`, which everyone would read"
                span = find(f"[^{name}]", texts[text_id])
                yield error("GP405", message, span, "write its words in the private text itself")


def _footnotes_in(html: str) -> list[str]:
    """The names of the footnotes that some HTML has a link to."""
    tokens = read_html(html) if _FOOTNOTE in html else []
    addresses = (token.attributes.get("href", "") for token in tokens if isinstance(token, Start))
    return [address.removeprefix(_FOOTNOTE) for address in addresses if address.startswith(_FOOTNOTE)]


def private_abbreviations(private: set[int], texts: Sequence[tuple[Line, ...]]) -> Iterator[Diagnostic]:
    """Abbreviations that a private text spells out. Their words would be shown wherever the guide uses them."""
    for line in (line for text_id in sorted(private) for line in texts[text_id]):
        match = _ABBREVIATION.match(line.text)
        if match:
            message = f"a private text spells out `{match[1]}`, which everyone would read"
            span = line.span(match.start(1), len(match[1]))
            yield error("GP407", message, span, "move this line out of the note, or write the words in its text")
