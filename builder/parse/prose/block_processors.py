"""Blocks as CommonMark has them, for Python-Markdown: its own lists know one kind, hold no code and count by fours."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HRProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from builder.parse.prose.links import read_definition
from builder.parse.prose.tables import Tables
from builder.parse.source.items import (
    BULLET,
    QUOTED,
    RULE,
    goes_on,
    item_start,
    lazy,
    starts_list,
)
from builder.parse.source.quotations import quoted_lines
from builder.parse.source.read_lists import ReadList, read_list
from builder.parse.source.tabs import spaced
from builder.text.placeholders import CLOSE, FENCE, INNER_HEADING, OPEN, PHRASE, SEPARATOR

_ANY_ITEM = re.compile(rf"^ {{0,3}}{BULLET}(?: |$)", re.M)
_UNDERLINE = re.compile(r"\n {0,3}(?:=+|-+) *(?=\n|$)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?: +(.*)|$)", re.M)
_HEADING_END = re.compile(r"(?:^| +)#+ *$")
_FENCE_LINE = re.compile(f"^ *{OPEN}{FENCE}\\d+{CLOSE} *$", re.M)


def use_blocks(markdown: Markdown) -> None:
    """Put these blocks in the place of Python-Markdown's own. The scanner has found the headings before."""
    processors = markdown.parser.blockprocessors
    for name in ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference"):
        processors.deregister(name)
    markdown.preprocessors.register(_Lines(markdown), "normalize_whitespace", 30)
    for name, kind, priority in _BLOCKS:
        processors.register(kind(markdown.parser), name, priority)


class _Lines(Preprocessor):
    """The lines as Python-Markdown needs them: tabs are spaces where a line begins, and empty lines are empty."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with an empty one at the end. Nothing in them may look like a placeholder of Python-Markdown."""
        return ["" if not line or line.isspace() else spaced(line) for line in lines] + [""]


class _Separators(BlockProcessor):
    """Takes separators before any other block is thought of, since they are half of all blocks."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block is a separator and nothing else."""
        return block.startswith(OPEN + SEPARATOR) and block.endswith(CLOSE)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """A paragraph whose text nothing looks into."""
        SubElement(parent, "p").text = AtomicString(blocks.pop(0))


class _Phrases(BlockProcessor):
    """Takes the words of headings, so that `1. Look back` is never a list and `[a]: b` never a definition."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block is the words of a heading."""
        return block.startswith(PHRASE)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """A paragraph of these words."""
        SubElement(parent, "p").text = blocks.pop(0).removeprefix(PHRASE).strip()


class _InnerHeadings(BlockProcessor):
    """Takes a heading inside of a component, whose level means nothing there."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block is such a heading."""
        return block.startswith(INNER_HEADING)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """A heading of these words."""
        SubElement(parent, "h6").text = blocks.pop(0).removeprefix(INNER_HEADING).strip()


class _Code(BlockProcessor):
    """Indented code, with the empty lines inside of it."""

    def test(self, parent: Element, block: str) -> bool:
        return block.lstrip("\n").startswith("    ")

    def run(self, parent: Element, blocks: list[str]) -> None:
        count = 1
        for number, block in enumerate(blocks[1:], 1):
            if block.strip("\n"):
                if not block.lstrip("\n").startswith("    "):
                    break
                count = number + 1
        lines = "\n\n".join(blocks[:count]).split("\n")
        end = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("    ")), len(lines))
        code = "\n".join(line[4:] for line in lines[:end]).strip("\n")
        SubElement(SubElement(parent, "pre"), "code").text = AtomicString(f"{_escaped(code.rstrip())}\n")
        blocks[:count] = "\n".join(lines[end:]).split("\n\n") if end < len(lines) else []


class _Fences(BlockProcessor):
    """The placeholder of a code fence, which ends a paragraph."""

    def test(self, parent: Element, block: str) -> bool:
        return OPEN + FENCE in block and _FENCE_LINE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = _FENCE_LINE.search(block)
        assert match is not None, "tested before"
        self.parser.parseBlocks(parent, [block[: match.start()].rstrip("\n")] if match.start() else [])
        SubElement(parent, "pre").text = AtomicString(match[0].strip())
        rest = block[match.end() :].lstrip("\n")
        blocks[:0] = [rest] if rest else []


class _Lists(BlockProcessor):
    """Lists of one kind each; what an item holds is read as a text of its own."""

    def test(self, parent: Element, block: str) -> bool:
        return _ANY_ITEM.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        start = _first_item(blocks[0])
        if start is None:
            return False
        if start:
            lines = blocks[0].split("\n")
            blocks[:1] = ["\n".join(lines[:start]), "\n".join(lines[start:])]
            self.parser.parseBlocks(parent, [blocks.pop(0)])
        count = 1
        while count < len(blocks) and (blocks[count][:1] in (" ", "\n", "") or item_start(blocks[count])):
            count += 1
        lines = "\n\n".join(blocks[:count]).split("\n")
        found = read_list(lines)
        self._add(parent, found, lines)
        rest = "\n".join(lines[found.end :]).lstrip("\n")
        blocks[:count] = rest.split("\n\n") if rest else []
        return True

    def _add(self, parent: Element, found: ReadList, lines: list[str]) -> None:
        element = SubElement(parent, "ol" if found.number else "ul")
        if found.number and int(found.number) != 1:
            element.set("start", str(int(found.number)))
        self.parser.state.set("item")
        for item in found.items:
            li, before = SubElement(element, "li"), item.cuts[0][0]
            texts: list[str] = []
            for index, cut in item.cuts:
                text = lines[index][cut:] if cut else lazy(lines[index])
                texts += [""] * (index - before - 1) + ["" if text.isspace() else text]
                before = index
            self.parser.parseChunk(li, "\n".join(texts).lstrip("\n"))
            if not found.loose:
                _bare(li)
        self.parser.state.reset()


class _Quotes(BlockProcessor):
    """A quotation: its lines, and those that go on with its last paragraph without a `>`."""

    def test(self, parent: Element, block: str) -> bool:
        return ">" in block and any(map(QUOTED.match, block.split("\n")))

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        start = next(i for i, line in enumerate(lines) if QUOTED.match(line))
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        inner = quoted_lines(lines[start:])
        self.parser.state.set("blockquote")
        self.parser.parseChunk(SubElement(parent, "blockquote"), _unspaced("\n".join(inner)))
        self.parser.state.reset()
        rest = "\n".join(lines[start + len(inner) :])
        blocks[:0] = [rest] if rest else []


class _Headings(BlockProcessor):
    """A heading of one line, in a list or a quotation. The scanner has found all others."""

    def test(self, parent: Element, block: str) -> bool:
        return "#" in block and _HEADING.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = _HEADING.search(block)
        assert match is not None, "tested before"
        if before := block[: match.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        SubElement(parent, f"h{len(match[1])}").text = _HEADING_END.sub("", match[2] or "").strip()
        if after := block[match.end() :].lstrip("\n"):
            blocks.insert(0, after)


class _Underlined(BlockProcessor):
    """A heading above a line of equals signs or hyphens, in a list or a quotation. The scanner has found all others."""

    def test(self, parent: Element, block: str) -> bool:
        return bool(self.parser.state) and _UNDERLINE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        lines = blocks[0].split("\n")
        number = next(i for i, line in enumerate(lines) if i and _UNDERLINE.match(f"\n{line}"))
        if any(map(RULE.match, lines[:number])):
            return False
        words = "\n".join(lines[:number]).strip()
        SubElement(parent, "h1" if lines[number].lstrip()[0] == "=" else "h2").text = words
        blocks[:1] = ["\n".join(lines[number + 1 :])] if lines[number + 1 :] else []
        return True


class _Rules(HRProcessor):
    """A rule: three or more of a kind, with any spaces between."""

    SEARCH_RE = re.compile(f"^{RULE.pattern}", re.M)


class _Definitions(BlockProcessor):
    """Definitions of links, with which a paragraph may begin. Of two with one label, the first holds."""

    def test(self, parent: Element, block: str) -> bool:
        return "]:" in block

    def run(self, parent: Element, blocks: list[str]) -> bool:
        block, end = blocks[0], 0
        while found := read_definition(block, end):
            self.parser.md.references.setdefault(found.label, found.target)
            end = found.end
        if not end:
            return False
        blocks.pop(0)
        if rest := block[end:].strip():
            SubElement(parent, "p").text = rest
        return True


_BLOCKS: tuple[tuple[str, type[BlockProcessor], int], ...] = (
    ("separators", _Separators, 200),
    ("phrases", _Phrases, 199),
    ("inner_headings", _InnerHeadings, 198),
    ("code", _Code, 80),
    ("ulist", _Lists, 78),
    ("quote", _Quotes, 77),
    ("fences", _Fences, 76),
    ("table", Tables, 75),
    ("hashheader", _Headings, 70),
    ("setextheader", _Underlined, 60),
    ("hr", _Rules, 50),
    ("reference", _Definitions, 15),
)


def _first_item(block: str) -> int | None:
    """The line on which a list begins; None where none does."""
    in_paragraph = in_quote = False
    for number, line in enumerate(block.split("\n")):
        if starts_list(line) if in_paragraph else item_start(line):
            return number
        goes_on_here = goes_on(line, in_paragraph=in_paragraph)
        in_quote = QUOTED.match(line) is not None or (in_quote and goes_on_here)
        in_paragraph = goes_on_here and not in_quote
    return None


def _bare(li: Element) -> None:
    """Take the paragraphs of a tight item away, and leave their words."""
    before: Element | None = None
    for child in list(li):
        if child.tag != "p" or len(child) or child.attrib or isinstance(child.text, AtomicString):
            before = child
            continue
        words = child.text or ""
        if before is None:
            li.text = f"{li.text}\n{words}" if li.text else words
        else:
            before.tail = f"{before.tail}\n{words}" if before.tail else words
        li.remove(child)


def _unspaced(text: str) -> str:
    """A text whose empty lines are empty, since that is how blocks are separated."""
    return re.sub(r"^ +$", "", text, flags=re.M)


def _escaped(code: str) -> str:
    return code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
