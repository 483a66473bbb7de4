"""A text made ready for Python-Markdown: blanks and tick boxes become marks, code fences take the one form it knows.

Code is left as the author wrote it. Python-Markdown keeps no positions, so this is done line by line before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from builder.model.marks import BLANK, BOX, PHRASE, mark
from builder.parse.opaque import in_code
from builder.parse.scanner import closes_fence, opened_fence, read_attributes

_ASKS = re.compile(r"___|\[[ xX]\]|#|```|~~~|\{")
_BLANK = re.compile(
    r"(?:^|(?<=[\s(\[\u201c\u2018\"'\u00ab\u00bf\u00a1>" + PHRASE + r"]))"
    r"_{3,}(?=[\s)\].,;:!?\u201d\u2019\"'\u00bb<]|$)"
)
_ONLY_RULE = re.compile(r"[ \t]{0,3}_{3,9}[ \t]*$")
_BOX = re.compile(r"([ \t]*(?:[-*+]|\d+[.)])[ \t]+|^)\[([ xX])\](?=[ \t])")
_SPAN = re.compile(r"(`+)(?:.*?)\1|(?<=\]\()[^)]*\)|</?[a-zA-Z!][^>\n]*>|https?://\S+")
_BRACES = re.compile(r"(?<!\\)\{(?::?([^{}]*)\})?")
_HOLDER = re.compile(r" {0,3}(?:[-*+][ \t]|\d+[.)][ \t]|\[\^[^\]]+\]:|:[ \t])")
"""What may hold paragraphs that are indented by four spaces, as code is elsewhere."""


def prepare(text: str) -> str:
    """The text with its blanks and tick boxes made marks, its fences plain, and a mere `#` or brace kept as one."""
    if not _ASKS.search(text):
        return text
    lines = text.split("\n")
    for number, (line, code) in enumerate(zip(lines, _codes(lines), strict=True)):
        if not code:
            lines[number] = _signs(line, first=number == 0)
    return "\n".join(_fences(lines)) if "```" in text or "~~~" in text else "\n".join(lines)


def _signs(line: str, *, first: bool) -> str:
    if "___" in line and not _ONLY_RULE.match(line):
        line = _outside_spans(_BLANK, lambda match: mark(BLANK, len(match[0])), line)
    if (box := _BOX.match(line)) and (box[1] or first):
        line = f"{box[1]}{mark(BOX, int(box[2] != ' '))}{line[box.end() :]}"
    if "{" in line:
        line = _outside_spans(_BRACES, _kept_brace, line)
    return re.sub(r"^( {0,3})(?=#)", r"\1\\", line) if "#" in line else line


def _kept_brace(match: re.Match[str]) -> str:
    """A brace that opens no attributes, such as that of `{% raw %}`, with a backslash before it: it is text."""
    attributes = bool(match[1] and match[1].strip()) and read_attributes(match[1])
    return match[0] if attributes else "\\" + match[0]


def _outside_spans(sign: re.Pattern[str], write: Callable[[re.Match[str]], str], line: str) -> str:
    """A line with its signs written anew, but for those in code, addresses and tags."""
    kept = [match.span() for match in _SPAN.finditer(line)]
    return sign.sub(lambda m: m[0] if any(a <= m.start() < b for a, b in kept) else write(m), line)


def _codes(lines: Sequence[str]) -> Iterator[bool]:
    """For each line whether it is code, indented code too."""
    held, behind_blank = False, True
    for line, code in zip(lines, in_code(lines), strict=True):
        indented = line.startswith(("    ", "\t"))
        yield code or (indented and behind_blank and not held)
        if line.strip():
            held = _HOLDER.match(line) is not None or (held and (indented or not behind_blank))
            behind_blank = indented and behind_blank and not held
        else:
            behind_blank = True


def _fences(lines: Sequence[str]) -> Iterator[str]:
    """The lines with each code fence at the margin, one word behind it, and closed by just the marks that opened it."""
    fence, margin = "", 0
    for line in lines:
        if fence and closes_fence(line, fence):
            yield fence
            fence = ""
        elif fence:
            yield line[min(margin, len(line) - len(line.lstrip(" "))) :]
        elif fence := opened_fence(line):
            margin = len(line) - len(line.lstrip(" "))
            told = line[margin + len(fence) :].strip()
            yield fence + (told if told.startswith("{") else re.match(r"[\w#.+-]*", told)[0])  # type: ignore[index]  # matches always
        else:
            yield line
