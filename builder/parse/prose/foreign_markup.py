"""Markup that another program would have run, reported once for each kind in a file. None of it is run here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.diagnostics import Diagnostic, Span, warning
from builder.parse.prose.lost_html import without_code
from builder.parse.source.classifier import SourceLine, classify
from builder.parse.source.containers import CODE, INDENTED, OPENS
from builder.parse.source.scanner import Line

_SHORTCODES = "audio|caption|contact-form-7|embed|gallery|playlist|video"
_CELLS = "bash|dot|julia|mermaid|ojs|python|r|sql|stan"
_SIGNS = (
    *("{{", "{%", "<!-- wp:", "<!-- /wp:", "<!--wp:", "```{", "``` {", "~~~{", "~~~ {", "!!! ", "???"),
    *("\nimport ", "\nexport ", *(f"[{name}" for name in _SHORTCODES.split("|"))),
)
_TAG = re.compile("</?[A-Z]")
"""A file without any of these has no such markup; most have none, and are not read for it."""

_OPENED_CELL = re.compile(rf"[`~]+[ \t]*(\{{(?:{_CELLS})\b[^}}]*\}})", re.I)
_BLOCK_COMMENT = re.compile(r"(<!--[ \t]*/?wp:[\w/-]+)")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of markup: whose it is, as the end of a sentence, and what to write instead.

    Group 1 of `pattern` is what the message shows.
    """

    what: str
    pattern: re.Pattern[str]
    hint: str


_CELL = _Kind(
    "is a cell of Quarto or R Markdown; it is shown as code and not run",
    _OPENED_CELL,
    "put its result in the text, as an image or a table",
)
_COMMENT = _Kind(
    "marks a block of WordPress, and is left out",
    _BLOCK_COMMENT,
    "export the post as Markdown, or remove these comments and write what is between them in Markdown",
)
_KINDS = (
    _Kind(
        "is a shortcode of Hugo, and is printed as it is",
        re.compile(r"(\{\{[<%][ \t]*/?[ \t]*[\w./-]*)"),
        "write what it shows in Markdown, such as `![A hand-drawn plan](plan.jpg)`",
    ),
    _Kind(
        "is Liquid, which Jekyll runs, and is printed as it is",
        re.compile(r"((?<!\{)\{%-?[ \t]*\w+|\{\{-?[ \t]*[\w'\"](?:[^{}]*\}\})?)"),
        "write in its place the text that it stands for; to show it as it is, write it as code",
    ),
    _Kind(
        "is a shortcode of WordPress, and is printed as it is",
        re.compile(rf"(\[(?:{_SHORTCODES})(?=[ \t\]])[^\]\n]*\])(?!\()"),
        'write what it shows in Markdown; an image with its caption is `![What it shows](plan.jpg "Caption")`',
    ),
    _Kind(
        "is a line of MDX, and is printed as it is",
        re.compile(
            r"^(import[ \t]+(?:[\w*{].*[ \t]from[ \t]+)?['\"][^'\"]+['\"]|export[ \t]+(?:const|default|function|let)\b)"
        ),
        "remove it: guidepress runs no code",
    ),
    _Kind(
        "is a component of MDX; it is removed, and what is in it stays",
        re.compile(r"(?<!\\)(</?[A-Z]\w*[a-z]\w*)(?=[\s/>])"),
        "write what it shows in Markdown, or use a component of guidepress, such as `::: note`",
    ),
    _Kind(
        "is a note of MkDocs inside other text, and is printed as it is",
        re.compile(r"^[ \t]+((?:!!!|\?\?\?\+?) ?[a-z]+)(?=[ \t]|$)"),
        "write it at the margin, between two paragraphs",
    ),
)


def foreign_markup(text: str, lines: Sequence[Line]) -> Iterator[Diagnostic]:
    """A warning for each kind of such markup in a file, at the first place of it. `lines` are those of its text."""
    if not (any(sign in text for sign in _SIGNS) or _TAG.search(text)):
        return
    found: dict[_Kind, list[Span]] = {}
    shown: dict[_Kind, str] = {}
    for kind, line, match in _found(lines):
        shown.setdefault(kind, match[1].strip())
        found.setdefault(kind, []).append(line.span(match.start(1), len(match[1])))
    for kind, places in found.items():
        more = f" (further ones in this file: {len(places) - 1})" if len(places) > 1 else ""
        yield warning("GP135", f"`{shown[kind]}` {kind.what}", places[0], kind.hint + more)


def _found(lines: Sequence[Line]) -> Iterator[tuple[_Kind, Line, re.Match[str]]]:
    kinds = classify([line.text for line in lines])
    for line, text, read in zip(lines, without_code(lines), kinds, strict=True):
        for kind in _looked_for(read):
            subject = text if kind in _KINDS else line.text
            yield from ((kind, line, match) for match in kind.pattern.finditer(subject))


def _looked_for(line: SourceLine) -> Sequence[_Kind]:
    """What may be in a line: no code holds any of it, and a code fence may itself be some."""
    if line.kind == OPENS:
        return (_CELL,)
    return () if line.kind in (CODE, INDENTED) else (_COMMENT, *_KINDS)
