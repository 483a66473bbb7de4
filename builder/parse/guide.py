"""`parse`: one document's sources become a guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.components import Registry
from builder.diagnostics import Diagnostic, Span, error, warning
from builder.model.guide import Guide
from builder.model.languages import Languages
from builder.model.sources import SourceDocument, TextFile
from builder.model.summary import Meta, WorkbookSettings
from builder.parse.assembly.assembler import GuideSource, assemble
from builder.parse.metadata.front_matter import FrontMatter, read_front_matter
from builder.parse.metadata.meta import read_meta
from builder.parse.prose.convert import convert
from builder.parse.prose.foreign_markup import foreign_markup
from builder.parse.prose.lost_html import lost_html
from builder.parse.source.control_characters import control_characters
from builder.parse.source.excess import excess, too_many_headings
from builder.parse.source.scanner import Attributes, Heading, Item, Line, plain_heading, scan
from builder.parse.structure.alerts import may_have_alerts
from builder.parse.structure.closings import find_closings
from builder.parse.structure.segmenter import Segmenter
from builder.parse.structure.vocabulary import vocabulary_of
from builder.text.placeholders import without_reserved


@dataclass(frozen=True, slots=True)
class Outcome:
    """A guide, where there is one to continue with, and all diagnostics about its source."""

    guide: Guide | None
    diagnostics: tuple[Diagnostic, ...]


def parse(document: SourceDocument, registry: Registry, languages: Languages) -> Outcome:
    """A guide or page from its files, by its own language. Pure; continues after errors, so that one run reports them
    all.
    """
    first = document.files[0]
    front = read_front_matter(first)
    meta, diagnostics = read_meta(front, first.path, document.slug)
    diagnostics += [problem for file in document.files for problem in control_characters(file)]
    language = languages.of(meta.lang)
    refused = [problem for file in document.files for problem in excess(file, front.body_line if file is first else 0)]
    if refused:
        return Outcome(None, (*diagnostics, *refused))
    vocabulary = vocabulary_of(language.recognised)
    segmenter = Segmenter(vocabulary, registry, meta.workbook, meta.title)
    lines = _lines(first, front.body_line)
    diagnostics += foreign_markup(first.text, lines)
    begun = scan(lines)
    if refused := list(too_many_headings(begun)):
        return Outcome(None, (*diagnostics, *refused))
    segmenter.take(begun, alerts=may_have_alerts(first.text))
    for file in document.files[1:]:
        extra = read_front_matter(file)
        lines = _lines(file, extra.body_line if extra.values else 0)
        diagnostics += foreign_markup(file.text, lines)
        items = scan(lines)
        items = (*_heading(extra, file, items, meta.workbook), *items)
        segmenter.take(items, alerts=may_have_alerts(file.text))
        diagnostics += [_settings_too_late(file, first)] if extra.values.keys() - {"title"} else []
    result = segmenter.result
    diagnostics += [*result.diagnostics, *lost_html(result.texts)]
    if not result.segments:
        return Outcome(None, (*diagnostics, *([] if meta.draft else [_empty(first)])))
    try:
        fragments, footnotes = convert(["\n".join(line.text for line in text) for text in result.texts])
    except RecursionError:
        hint = "remove a few levels of quotation marks, lists or brackets"
        return Outcome(
            None, (*diagnostics, error("GP110", "this text is nested too deeply to read", Span(first.path), hint))
        )
    files = tuple(file.path for file in document.files)
    source = GuideSource(meta, document.kind, files, result.texts, language.quotes, registry, vocabulary)
    guide, problems = assemble(find_closings(result.segments), fragments, footnotes, source)
    diagnostics += problems
    if front.readable:
        diagnostics += _missing_title(meta, guide)
    if not guide.intro and not guide.parts:
        diagnostics += [] if meta.draft else [_empty(first)]
    return Outcome(_with_image_source(guide), tuple(diagnostics))


def _heading(front: FrontMatter, file: TextFile, items: Sequence[Item], workbook: WorkbookSettings) -> list[Heading]:
    """The title in the front matter of a later file as its first heading, unless its text begins with the same one."""
    title = " ".join(str(front.values.get("title") or "").split())
    first = items[0] if items else None
    if not title or (isinstance(first, Heading) and plain_heading(first.text) == title):
        return []
    number = front.spans["title"].line
    line = Line(file.text.split("\n")[number - 1], file.path, number)
    return [Heading(workbook.phases or 2, title, Attributes(), line)]


def _missing_title(meta: Meta, guide: Guide) -> list[Diagnostic]:
    if guide.meta.title:
        return []
    hint = "start the file with a line `# The title`, or with `title: The title` between two lines of `---`"
    return [error("GP208", "there is no title", replace(meta.span, column=0), hint)]


def _lines(file: TextFile, skip: int) -> list[Line]:
    lines = without_reserved(file.text).split("\n")
    return [Line(text, file.path, number) for number, text in enumerate(lines[skip:], skip + 1)]


def _settings_too_late(file: TextFile, first: TextFile) -> Diagnostic:
    message = "settings count only in the first file of a guide; these are ignored"
    return warning("GP204", message, Span(file.path, 1), f"move them to {first.path}")


def _empty(file: TextFile) -> Diagnostic:
    return error(
        "GP209", "there is nothing in this file to publish", Span(file.path, 1), "write some text, or say `draft: true`"
    )


def _with_image_source(guide: Guide) -> Guide:
    """The guide with its own image as the last of its images, to be checked and published like the others."""
    image = guide.meta.image
    return (
        guide
        if image is None
        else replace(guide, summary=replace(guide.summary, pictures=(*guide.summary.pictures, image)))
    )
