"""The summary of a guide: what the rest of the site needs to know of it."""

from __future__ import annotations

from collections.abc import Sequence

from builder.model.guide import Part, Phase, Section, Step
from builder.model.summary import DocumentSummary, Meta
from builder.parse.assembly.references import References
from builder.parse.assembly.site_pages import has_site_pages, site_pages
from builder.parse.source.scanner import Line


def summarize(
    meta: Meta,
    kind: str,
    files: tuple[str, ...],
    parts: tuple[Part, ...],
    references: References,
    texts: Sequence[tuple[Line, ...]],
) -> DocumentSummary:
    phases = [p for p in parts if isinstance(p, Phase)]
    loose = sum(isinstance(p, Step) for p in parts)
    shape = tuple(len(p.steps) for p in phases) if phases else ((loose,) if loose else ())
    steps = sum(shape)
    sections = [*parts, *(inner for p in phases for inner in p.parts)]
    ordered = [inner for part in parts for inner in (part.parts if isinstance(part, Phase) else (part,))]
    return DocumentSummary(
        meta=meta,
        kind=kind,
        files=files,
        words=sum(len(line.text.split()) for text in texts for line in text),
        shape=shape,
        has_phases=bool(phases),
        prompts=sum(len(s.prompts) for s in sections if isinstance(s, Section)),
        sections=tuple(s.kind for s in sections if isinstance(s, Section)),
        ids=tuple(references.ids),
        links=tuple(references.links),
        pictures=tuple(references.pictures),
        anchors=tuple(pair for pair in references.anchors.items() if pair[0] not in references.ids),
        journals=tuple(s.text for s in ordered if isinstance(s, Section) and s.kind == "prompts"),
        client_columns=tuple(dict.fromkeys(references.blanks.columns.values())),
        site_pages=site_pages(parts, references.ids, files) if has_site_pages(meta, kind, phases, steps) else (),
    )
