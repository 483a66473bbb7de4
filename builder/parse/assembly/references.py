"""Links, pictures and ids inside prose: what a guide refers to, and what can be referred to in it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.diagnostics import Diagnostic, Span, error
from builder.model.allowed import refusal, scheme
from builder.model.card import Link, Picture
from builder.parse.prose.convert import Fragment
from builder.parse.prose.html_tables import wrap_tables
from builder.parse.source.scanner import Line
from builder.text.placeholders import BLANK, BOX, BOX_END, CLOSE, LINK, LINK_END, OPEN, PICTURE, mark
from builder.text.slugs import slugify
from builder.text.typography import curl

_A = re.compile(r"<a (?P<before>[^>]*?)href=\"(?P<target>[^\"]*)\"(?P<after>[^>]*)>(?P<words>.*?)</a>", re.S)
_IMG = re.compile(r"<img (?P<attributes>[^>]*?)/?>")
_HEADING = re.compile(r"<(/?)h[1-6]\b[^>]*>")
_ID = re.compile(r"<[^>]*? id=\"([^\"]*)\"")
_TAG = re.compile(r"<[^>]*>|[\ufdd0][a-z]\d+[\ufdd1]")
_BLANK = re.compile(f" ?{OPEN}{BLANK}\\d+{CLOSE}")
_BOX = re.compile(f"{OPEN}{BOX}\\d{CLOSE}[^<{OPEN}]*(?:(?:<(?!/?(?:li|p|ul|ol|div)\\b)|{OPEN}(?!{BOX}))[^<{OPEN}]*)*")
"""A tick box and the words that belong to it: up to the next box or the end of the block."""
_ADDRESS = re.compile(r"(?<=[(<\"'=])[^<>()\"']+")
_OWN_ID = re.compile(r"[A-Za-z][\w.-]*$")


def plain_text(fragment: str) -> str:
    """The words of an HTML fragment, on one line. A blank is three dots, so that a sentence with one can be heard."""
    if OPEN + BLANK in fragment:
        fragment = _BLANK.sub(" …", fragment)
    return " ".join(html.unescape(_TAG.sub("", fragment)).split())


def inline(fragment: str) -> str:
    """HTML of one paragraph without its `<p>`; other HTML as it is."""
    if fragment.startswith("<p>") and fragment.endswith("</p>") and fragment.count("<p>") == 1:
        return fragment[3:-4]
    return fragment


@dataclass(slots=True)
class References:
    """Collected while a guide is put together."""

    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ids: dict[str, Span] = field(default_factory=dict)
    places: set[Span] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)
    answers: dict[str, Span] = field(default_factory=dict)
    private: bool = False
    refused: bool = False

    def claim(self, identifier: str, span: Span) -> str:
        """An id that the author wrote. Twice the same is an error with both places."""
        if not _OWN_ID.match(identifier):
            hint = "an id starts with a letter and holds letters, digits, hyphens, dots and underscores"
            self.diagnostics.append(error("GP109", f"`{identifier}` cannot be an id", span, hint))
        elif identifier in self.ids:
            known = self.ids[identifier]
            first, second = sorted((known, span)) if known.file == span.file else (known, span)
            message = f"the id `{identifier}` is used twice; the first is at {first}"
            self.diagnostics.append(error("GP108", message, second, "give one of them another id"))
        self.ids.setdefault(identifier, span)
        return identifier

    def name(self, text: str, span: Span, *, fallback: str = "part") -> str:
        """An id made from a text, with a number behind it where it is taken."""
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

    def answer(self, text: str, span: Span, *, fallback: str) -> str:
        """An id for an answer, made of the words that ask for it. Two of the same words are an error with both places:
        a number behind one of them would be its position, and readers' answers would change places with it.
        """
        base = slugify(text) or fallback
        if base in self.answers:
            message = f"this asks in the same words as {self.answers[base]}, so the answers would be one"
            hint = "ask in other words, or give one of them a name of its own, as in `::: lines #my-reasons`"
            self.diagnostics.append(error("GP112", message, span, hint))
        self.answers.setdefault(base, span)
        return self.name(text, span, fallback=fallback)

    def collect(self, found: Fragment, lines: Sequence[Line], *, private: bool = False) -> str:
        """HTML with its links and pictures made marks, its inner headings paragraphs and its tables wrapped."""
        self.private, self.refused = private, bool(found.refused)
        fragment = curl(found.html)
        for address in found.refused:
            self.diagnostics += filter(None, [refusal(address, self._place(address, lines) or _near(address, lines))])
        if OPEN + BOX in fragment:
            fragment = _BOX.sub(lambda m: m[0].rstrip() + mark(BOX_END, 0), fragment)
        if "<a " in fragment:
            fragment = _A.sub(lambda m: self._link(m, lines), fragment)
        if "<img " in fragment:
            fragment = _IMG.sub(lambda m: self._picture(m, lines), fragment)
        if "<h" in fragment:
            fragment = _HEADING.sub(lambda m: "</p>" if m[1] else '<p class="inner-heading">', fragment)
        if ' id="' in fragment:
            self._ids(fragment, lines)
        if "<table" in fragment:
            fragment = wrap_tables(fragment)
        return fragment

    def _link(self, match: re.Match[str], lines: Sequence[Line]) -> str:
        if "footnote-" in match["before"] + match["after"]:
            return match[0]
        target, words = html.unescape(match["target"]), plain_text(match["words"])
        self.links.append(Link(target, words, self._place(target, lines) or find(words, lines), self.private))
        number = len(self.links) - 1
        head = f"<a {match['before']}{mark(LINK, number)}{match['after']}>"
        return f"{head}{match['words']}</a>{mark(LINK_END, number)}"

    def _picture(self, match: re.Match[str], lines: Sequence[Line]) -> str:
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', match["attributes"]))
        if "src" not in attributes and self.refused:
            return ""
        target = html.unescape(attributes.pop("src", ""))
        alt = html.unescape(attributes.get("alt", ""))
        place = self._place(target, lines) or find(alt, lines)
        self.pictures.append(Picture(target, alt, "", place, self.private))
        rest = "".join(f' {name}="{value}"' for name, value in attributes.items() if name not in ("width", "height"))
        return f'<img src="{mark(PICTURE, len(self.pictures) - 1)}"{rest}>'

    def _place(self, target: str, lines: Sequence[Line]) -> Span | None:
        """Where an address stands, each time another place; None where these lines do not hold it as it is."""
        for line in lines if target else ():
            for match in re.finditer(r"(?<=[(<\"'=])" + re.escape(target), line.text):
                span = line.span(match.start(), len(target))
                if span not in self.places:
                    self.places.add(span)
                    return span
        return None

    def _ids(self, fragment: str, lines: Sequence[Line]) -> None:
        for identifier in _ID.findall(fragment):
            if not identifier.startswith(("fn:", "fnref:", "fnref")):
                self.claim(html.unescape(identifier), find(identifier, lines))


def _near(address: str, lines: Sequence[Line]) -> Span:
    """Where a refused address stands that was written another way: with references such as `&#115;` in it."""
    for line in lines:
        for match in _ADDRESS.finditer(line.text):
            if scheme(html.unescape(match[0])) == scheme(address):
                return line.span(match.start(), len(match[0]))
    return find("", lines)


def find_last(text: str, line: Line) -> Span:
    """Where a text stands last in a line, as braces behind a heading do; the whole line where it does not."""
    start = line.text.rfind(text)
    return line.span(start, len(text)) if start >= 0 else line.span()


def find(text: str, lines: Sequence[Line]) -> Span:
    """Where a text stands in some lines; their start where it does not stand there as it is."""
    for line in lines:
        start = line.text.find(text) if text else -1
        if start >= 0:
            return line.span(start, len(text))
    first = next((line for line in lines if line.text.strip()), None)
    return first.span() if first else Span("")
