"""Links, images and ids inside prose: what a guide refers to, and what can be referred to in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from builder.diagnostics import Diagnostic, Span, error
from builder.model.allowed import refusal, scheme
from builder.model.summary import Link, Picture
from builder.parse.assembly.blank_names import BlankNames, has_blanks
from builder.parse.assembly.figures import Figures, number_of
from builder.parse.assembly.image_options import read_width, wrong_width
from builder.parse.assembly.tables import headings_of
from builder.parse.prose.convert import Fragment
from builder.parse.source.scanner import Line
from builder.text.html_fragments import End, Start, Token, element_at, read_html, text_of, write_html
from builder.text.placeholders import LINK, LINK_END, PICTURE, PICTURE_END, PICTURE_START, TABLE, placeholder
from builder.text.plain import plain_words
from builder.text.slugs import github_anchor, slugify
from builder.text.typography import ENGLISH, Quotes, curl

_ADDRESS = re.compile(r"(?<=[(<\"'=])[^<>()\"']+")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_OWN_ID = re.compile(r"[A-Za-z][\w.-]*$")


_REFERS = re.compile(r"<(?:a |img |figure|h[1-6]|table)| id=")
"""What some HTML must hold to refer to anything, or to be referred to."""


@dataclass(slots=True)
class References:
    """Collected while a guide is put together."""

    quotes: Quotes = ENGLISH
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ids: dict[str, Span] = field(default_factory=dict)
    places: set[Span] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)
    answers: dict[str, Span] = field(default_factory=dict)
    private: bool = False
    refused: bool = False
    tables: list[str] = field(default_factory=list)
    table_spans: list[Span] = field(default_factory=list)
    blanks: BlankNames = field(default_factory=BlankNames)
    anchors: dict[str, str] = field(default_factory=dict)

    def claim(self, identifier: str, span: Span) -> str:
        """An id that the author wrote. Twice the same is an error with both places."""
        if not _OWN_ID.match(identifier):
            hint = "an id starts with a letter and has only letters, digits, hyphens, dots and underscores"
            self.diagnostics.append(error("GP109", f"`{identifier}` cannot be an id", span, hint))
        elif identifier in self.ids:
            known = self.ids[identifier]
            first, second = sorted((known, span)) if known.file == span.file else (known, span)
            message = f"the id `{identifier}` is used twice; the first is at {first}"
            self.diagnostics.append(error("GP108", message, second, "give one of them another id"))
        self.ids.setdefault(identifier, span)
        return identifier

    def name(self, text: str, span: Span, *, fallback: str = "part") -> str:
        """An id made from a string, with a number after it where it is taken."""
        base = slugify(text) or fallback
        if not base[0].isalpha():
            base = f"{fallback}-{base}"
        number = self.numbers.get(base, 1)
        identifier = base if number == 1 else f"{base}-{number}"
        while identifier in self.ids:
            number += 1
            identifier = f"{base}-{number}"
        self.numbers[base] = number
        self.ids[identifier] = span
        return identifier

    def also_known(self, identifier: str, heading: str) -> None:
        """Note the id that GitHub gives to a heading, with a number after it from the second of the same words on."""
        base = name = github_anchor(heading)
        number = 0
        while name in self.anchors:
            number += 1
            name = f"{base}-{number}"
        if name:
            self.anchors[name] = identifier

    def answer(self, text: str, span: Span, *, fallback: str) -> str:
        """An id for an answer, made of the words that ask for it. Two of the same words are an error with both places:
        a number after one of them would be its position, and readers' answers would change places with it.
        """
        base = slugify(text) or fallback
        if base in self.answers:
            same = f"this question has the same wording as the one at {self.answers[base]}"
            message = f"{same}, so both answers would be saved under one name"
            hint = "change the wording, or give one of them its own name, as in `::: lines #my-reasons`"
            self.diagnostics.append(error("GP112", message, span, hint))
        self.answers.setdefault(base, span)
        return self.name(text, span, fallback=fallback)

    def collect(
        self, found: Fragment, lines: Sequence[Line], *, private: bool = False, is_heading: bool = False
    ) -> str:
        """HTML with placeholders for links, images and blanks, inner headings as paragraphs, and tables in frames.
        Images alone in a paragraph are figures, but not in a heading.
        """
        self.private, self.refused = private, bool(found.refused)
        fragment = curl(found.html, self.quotes)
        for address in found.refused:
            self.diagnostics += filter(None, [refusal(address, self._place(address, lines) or _near(address, lines))])
        with_blanks = has_blanks(fragment)
        if not (with_blanks or _REFERS.search(fragment)):
            return fragment
        tokens = read_html(fragment)
        tokens = self.blanks.number(tokens) if with_blanks else tokens
        tokens = list(self._collected(tokens, lines))
        if not is_heading and ("<img" in fragment or "<figure" in fragment):
            figures = Figures(self.pictures, lines, self.quotes, self.diagnostics)
            tokens = list(figures.put_in(tokens))
        if "<img" in fragment:
            tokens = list(_surrounded(tokens))
        return write_html(self._framed(tokens, lines) if "<table" in fragment else tokens)

    def _collected(self, tokens: Sequence[Token], lines: Sequence[Line]) -> Iterator[Token]:
        links: list[int | None] = []
        for index, token in enumerate(tokens):
            if isinstance(token, str):
                yield token
            elif token.tag in _HEADINGS:
                yield Start("p", {"class": "inner-heading"}) if isinstance(token, Start) else End("p")
            elif isinstance(token, End):
                yield token
                if token.tag == "a" and (number := links.pop()) is not None:
                    yield placeholder(LINK_END, number)
            else:
                self._identify(token, lines)
                if token.tag == "a":
                    token, number = self._link(token, text_of(element_at(tokens, index)), lines)
                    links.append(number)
                    yield token
                else:
                    yield from self._picture(token, lines) if token.tag == "img" else (token,)

    def _identify(self, start: Start, lines: Sequence[Line]) -> None:
        """Note the id of an element, if it has one that is not a footnote's."""
        identifier = start.attributes.get("id", "")
        if identifier and not identifier.startswith(("fn:", "fnref:", "fnref")):
            self.claim(identifier, find(identifier, lines))

    def _link(self, start: Start, inner: str, lines: Sequence[Line]) -> tuple[Start, int | None]:
        """A link with a placeholder for its address, and its number; footnotes and anchors are left as they are."""
        if "href" not in start.attributes or "footnote-" in start.attributes.get("class", ""):
            return start, None
        target, words, number = start.attributes["href"], plain_words(inner), len(self.links)
        self.links.append(Link(target, words, self._place(target, lines) or find(words, lines), self.private))
        return start.renamed("href", placeholder(LINK, number)), number

    def _picture(self, start: Start, lines: Sequence[Line]) -> Iterator[Start]:
        """An image with a placeholder for its address, without its size. None where the address was refused."""
        if "src" not in start.attributes and self.refused:
            return
        target, alt = start.attributes.get("src", ""), start.attributes.get("alt", "")
        place = self._place(target, lines) or find(alt, lines)
        picture = Picture(target, alt, "", place, self.private)
        if (written := start.attributes.get("width")) is not None:
            picture = replace(picture, width=read_width(written))
            self.diagnostics += [] if picture.width else [wrong_width(written, picture, lines)]
        self.pictures.append(picture)
        kept = {name: value for name, value in start.attributes.items() if name not in ("src", "width", "height")}
        yield Start("img", {"src": placeholder(PICTURE, len(self.pictures) - 1), **kept})

    def _framed(self, tokens: list[Token], lines: Sequence[Line]) -> Iterator[Token]:
        """Each table in a frame that can be scrolled, named by its headings. One in a cell belongs to the cell."""
        depth = 0
        for index, token in enumerate(tokens):
            is_table = not isinstance(token, str) and token.tag == "table"
            if is_table and isinstance(token, Start):
                if not depth:
                    yield Start("div", {"class": "table", placeholder(TABLE, len(self.tables)): ""})
                    self.tables.append(headings_of(element_at(tokens, index)))
                    self.table_spans.append(find(self.tables[-1].partition(", ")[0], lines))
                depth += 1
            yield token
            if is_table and isinstance(token, End):
                depth -= 1
                if not depth:
                    yield End("div")

    def _place(self, target: str, lines: Sequence[Line]) -> Span | None:
        """Where an address is, each time another place; None where these lines do not contain it as it is."""
        for line in lines if target else ():
            for match in re.finditer(r"(?:(?<=[(<\"'=])|(?=\[\[))" + re.escape(target), line.text):
                span = line.span(match.start(), len(target))
                if span not in self.places:
                    self.places.add(span)
                    return span
        return None


def _surrounded(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with a placeholder before and after each image, for what a page has around it."""
    for token in tokens:
        if isinstance(token, Start) and token.tag == "img":
            number = number_of(token)
            yield placeholder(PICTURE_START, number)
            yield token
            yield placeholder(PICTURE_END, number)
        else:
            yield token


def _near(address: str, lines: Sequence[Line]) -> Span:
    """Where a refused address is that was written another way: with references such as `&#115;` in it."""
    for line in lines:
        for match in _ADDRESS.finditer(line.text):
            if scheme(html.unescape(match[0])) == scheme(address):
                return line.span(match.start(), len(match[0]))
    return find("", lines)


def find_last(text: str, line: Line) -> Span:
    """Where a string is last in a line, as braces after a heading are; the whole line where it is not."""
    start = line.text.rfind(text)
    return line.span(start, len(text)) if start >= 0 else line.span()


def find(text: str, lines: Sequence[Line]) -> Span:
    """Where a string is in some lines; their start where it is not there as it is."""
    for line in lines:
        start = line.text.find(text) if text else -1
        if start >= 0:
            return line.span(start, len(text))
    first = next((line for line in lines if line.text.strip()), None)
    return first.span() if first else Span("")
