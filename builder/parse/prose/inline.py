"""The text of a line or a paragraph, read once from start to end as CommonMark does (0.31, section 6 and appendix).

It takes the place of Python-Markdown's inline patterns, which search a text for one construct after another, and so
cannot know that a backtick inside a link is code before it is a link.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from builder.parse.prose.emphasis import Run, pair, read_run
from builder.parse.prose.inline_html import end_of_tag
from builder.parse.prose.inline_nodes import Node, element_of, escaped, image, link
from builder.parse.prose.inline_rules import InlineRule, Marks, ReadInline
from builder.parse.prose.links import ENTITY, LABEL, Target, character_of, normal_label, read_target

_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\x00-\x20<>]*)>")
_MAIL = re.compile(
    r"<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>"
)
_TICKS = re.compile(r"`+")
_ENTITY_LIKE = re.compile(r"&#?\w+;")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*[.#=][^{}\n]*\}")
"""What makes words in brackets a span, as in Pandoc; the attributes are read with those of all other elements."""
_LINE_START = re.compile(r"[ \t]*")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_MOST_LABEL = 1000


@dataclass(slots=True)
class _Bracket:
    """A `[` or `![` that may open a link: the index of its node, of the first run after it, and of the text after it.

    `active`: no link has been found inside it. `nested`: another bracket follows it, so its text is no label.
    """

    node: int
    runs: int
    after: int
    image: bool
    active: bool = True
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Syntax:
    """What may be in a text: `stops` finds where something may begin, `rules` and `marks` are the additions."""

    stops: re.Pattern[str]
    rules: Sequence[tuple[re.Pattern[str], ReadInline]]
    marks: Mapping[str, Marks]


def syntax(rules: Sequence[InlineRule], marks: Sequence[Marks]) -> Syntax:
    """CommonMark with some additions."""
    characters = re.escape("".join(addition.character for addition in marks))
    begins = "".join(f"|(?:{rule.begins})" for rule in rules)
    stops = re.compile(rf"[\\`*_<&\n\[\]{characters}]|!\[{begins}")
    compiled = tuple((re.compile(rule.begins), rule.read) for rule in rules)
    return Syntax(stops, compiled, {addition.character: addition for addition in marks})


class InlineReader(Treeprocessor):
    """Reads the text of every element of a guide; `references` are the links that the guide defines, by their label."""

    def __init__(self, markdown: Markdown, read: Syntax) -> None:
        super().__init__(markdown)
        self.syntax = read

    def run(self, root: Element) -> None:
        """Replace each text and each tail by what is in it."""
        elements = list(root.iter())
        for element in elements:
            for child in reversed(element):
                if child.tail and not isinstance(child.tail, AtomicString) and self.syntax.stops.search(child.tail):
                    holder = self._read(child.tail)
                    child.tail = holder.text
                    place = list(element).index(child) + 1
                    element[place:place] = list(holder)
        for element in elements:
            text = element.text
            if text and not isinstance(text, AtomicString) and self.syntax.stops.search(text):
                holder = self._read(text)
                element.text = holder.text
                element[:0] = list(holder)

    def _read(self, text: str) -> Element:
        return _Text(self.md, self.syntax, text).read()


class _Text:
    """One text while it is read. `nodes` are what was found so far, in order."""

    def __init__(self, markdown: Markdown, read: Syntax, text: str) -> None:
        self.markdown = markdown
        self.syntax = read
        self.text = text.rstrip(" \t\n")
        self.nodes: list[Node] = []
        self.runs: list[Run] = []
        self.brackets: list[_Bracket] = []
        self.missing: set[str] = set()
        self._ticks: list[tuple[int, int]] | None = None

    def read(self) -> Element:
        """An element that holds what is in the text."""
        position, text = 0, self.text
        search = self.syntax.stops.search
        while match := search(text, position):
            start = match.start()
            if start > position:
                self.nodes.append(text[position:start])
            position = self._at(start)
        self.nodes.append(text[position:])
        pair(self.runs, self.syntax.marks)
        return element_of("span", self.nodes)

    def _at(self, start: int) -> int:
        """Read what is at an index, and return the index after it."""
        character = self.text[start]
        reader = _READERS.get(character)
        if reader is not None:
            return reader(self, start)
        if character in self.syntax.marks:
            return self._run(start)
        return self._addition(start)

    def _addition(self, start: int) -> int:
        return self._by_rule(start) or self._plain(start, start + 1)

    def _by_rule(self, start: int) -> int | None:
        for begins, read in self.syntax.rules:
            if begins.match(self.text, start) and (found := read(self.text, start)):
                self.nodes.append(found[0] if isinstance(found[0], Element) else escaped(found[0]))
                return found[1]
        return None

    def _plain(self, start: int, end: int) -> int:
        self.nodes.append(self.text[start:end])
        return end

    def _run(self, start: int) -> int:
        run = read_run(self.text, start, len(self.runs))
        if run.character in self.syntax.marks and run.length not in self.syntax.marks[run.character].tags:
            return self._plain(start, start + run.length)
        self.nodes.append(run)
        self.runs.append(run)
        return start + run.length

    def _backslash(self, start: int) -> int:
        following = self.text[start + 1 : start + 2]
        if following == "\n":
            return self._line_break(start + 1, hard=True)
        if following and following in _PUNCTUATION:
            self.nodes.append(escaped(following))
            return start + 2
        return self._plain(start, start + 1)

    def _newline(self, start: int) -> int:
        before = self.nodes[-1] if self.nodes else ""
        if not isinstance(before, str):
            return self._line_break(start, hard=False)
        self.nodes[-1:] = [before.rstrip(" ")]
        return self._line_break(start, hard=before.endswith("  "))

    def _line_break(self, start: int, *, hard: bool) -> int:
        self.nodes.append(Element("br") if hard else "\n")
        match = _LINE_START.match(self.text, start + 1)
        return match.end() if match else start + 1

    def _code(self, start: int) -> int:
        end = start + 1
        while self.text[end : end + 1] == "`":
            end += 1
        close = self._closing_ticks(end, end - start)
        if close is None:
            return self._plain(start, end)
        code = self.text[end:close].replace("\n", " ")
        code = code[1:-1] if code[0] == code[-1] == " " and code.strip(" ") else code
        element = Element("code")
        element.text = AtomicString(code.replace("&", "&amp;"))
        self.nodes.append(element)
        return close + end - start

    def _closing_ticks(self, start: int, length: int) -> int | None:
        """Where the next run of so many backticks begins."""
        if self._ticks is None:
            self._ticks = sorted((len(match[0]), match.start()) for match in _TICKS.finditer(self.text))
        index = bisect_left(self._ticks, (length, start))
        found = self._ticks[index : index + 1]
        return found[0][1] if found and found[0][0] == length else None

    def _angle(self, start: int) -> int:
        if match := _AUTOLINK.match(self.text, start) or _MAIL.match(self.text, start):
            is_mail = match.re is _MAIL
            element = Element("a", {"href": escaped(f"mailto:{match[1]}" if is_mail else match[1])})
            element.text = AtomicString(escaped(match[1]))
            self.nodes.append(element)
            return match.end()
        end = end_of_tag(self.text, start, self.missing)
        if end is None:
            return self._plain(start, start + 1)
        self.nodes.append(self.markdown.htmlStash.store(self.text[start:end]))
        return end

    def _entity(self, start: int) -> int:
        match = ENTITY.match(self.text, start)
        characters = character_of(match) if match else None
        if match is None or characters is None:
            self.nodes.append("&amp;" if _ENTITY_LIKE.match(self.text, start) else "&")
            return start + 1
        self.nodes.append(match[0] if characters in "\"'" else "".join(map(escaped, characters)))
        return match.end()

    def _opens(self, start: int) -> int:
        image = self.text[start] == "!"
        if self.text.startswith("[^", start) and (end := self._footnote(start)):
            return end
        if self.text.startswith("[[", start + image) and (end := self._by_rule(start)):
            return end
        after = start + 1 + image
        if self.brackets:
            self.brackets[-1].nested = True
        self.brackets.append(_Bracket(len(self.nodes), len(self.runs), after, image))
        return self._plain(start, after)

    def _footnote(self, start: int) -> int | None:
        patterns = self.markdown.inlinePatterns
        if "footnote" not in patterns:
            return None
        pattern = patterns["footnote"]
        match = pattern.getCompiledRegExp().match(self.text, start)
        if match is None or not isinstance(pattern, InlineProcessor):
            return None
        element = pattern.handleMatch(match, self.text)[0]
        if element is None:
            return None
        self.nodes.append(element)
        return match.end()

    def _closes(self, start: int) -> int:
        if not self.brackets:
            return self._plain(start, start + 1)
        bracket = self.brackets.pop()
        found = self._target(bracket, start) if bracket.active else None
        is_span = found is None and not bracket.image and _ATTRIBUTES.match(self.text, start + 1) is not None
        if found is None and not is_span:
            return self._plain(start, start + 1)
        pair(self.runs[bracket.runs :], self.syntax.marks)
        inner = self.nodes[bracket.node + 1 :]
        del self.runs[bracket.runs :], self.nodes[bracket.node :]
        if found is None:
            self.nodes.append(element_of("span", inner))
            return start + 1
        target, end = found
        self.nodes.append(image(target, inner) if bracket.image else link(target, inner))
        if not bracket.image:
            for outer in self.brackets:
                outer.active = outer.active and outer.image
        return end

    def _target(self, bracket: _Bracket, close: int) -> tuple[Target, int] | None:
        """What a link leads to whose text ends at an index, and the index after the link."""
        text = self.text
        if text.startswith("(", close + 1) and (found := read_target(text, close + 1)):
            return found
        label = LABEL.match(text, close + 1) if text.startswith("[", close + 1) else None
        if label and label[1].strip():
            return self._defined(label[1], label.end())
        if bracket.nested or close - bracket.after > _MOST_LABEL:
            return None
        return self._defined(text[bracket.after : close], label.end() if label else close + 1)

    def _defined(self, label: str, end: int) -> tuple[Target, int] | None:
        target = self.markdown.references.get(normal_label(label))
        return (Target(*target), end) if target else None


_READERS: Mapping[str, Callable[[_Text, int], int]] = {
    "\\": _Text._backslash,
    "`": _Text._code,
    "*": _Text._run,
    "_": _Text._run,
    "<": _Text._angle,
    "&": _Text._entity,
    "\n": _Text._newline,
    "[": _Text._opens,
    "!": _Text._opens,
    "]": _Text._closes,
}
