"""Prepares a text for Python-Markdown: blanks, tick boxes and code fences become placeholders.

Code is left as the author wrote it. Python-Markdown keeps no positions, so this is done line by line before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from builder.parse.prose.links import plain
from builder.parse.source import containers as kinds
from builder.parse.source.classifier import classify
from builder.parse.source.items import BULLET
from builder.parse.source.scanner import Attributes, read_attributes
from builder.text.placeholders import BLANK, BOX, CLIENT, FENCE, PHRASE, column_number, placeholder

_ASKS = re.compile(r"___|\[[ xX]\]|#|```|~~~|\{")
_BLANK = re.compile(
    r"(?:^|(?<=:)|(?<=:\*\*)|(?<=[\s(\[\u201c\u2018\"'\u00ab\u00bf\u00a1>" + PHRASE + r"]))"
    r"(_{3,})(?:\{client=(?:\"([^\"{}]{1,60})\"|([\w-]{1,60}))\})?(?=[\s)\].,;:!?\u201d\u2019\"'\u00bb<]|$)"
)
_ONLY_RULE = re.compile(r"[ \t]{0,3}_{3,9}[ \t]*$")
_LABEL_END = re.compile(r":[*_]{0,3}\s*$")
_BOX = re.compile(rf"([> \t]*{BULLET}[ \t]+|^)\[([ xX])\](?=[ \t])")
_SPAN = re.compile(r"(`+)(?:.*?)\1|(?<=\]\()[^)]*\)|</?[a-zA-Z!][^>\n]*>|https?://\S+")
_BRACES = re.compile(r"""(?<!\\)\{(?::?((?:=(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|[^{}])*)\})?""")
_PICTURE_GAP = re.compile(
    r"(!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])) +(?=\{:?[^{}]*(?:\balt=|\bwidth=|\.(?:left|right|center)\b))"
)
_IN_BRACES = {ord("{"): "&#123;", ord("}"): "&#125;"}


def preprocess(text: str, fences: list[str]) -> str:
    """The text with its blanks and tick boxes made placeholders, and a mere `#` or brace kept as one.

    A code fence becomes a placeholder, wherever it is, and its HTML the next of `fences`.
    """
    if not _ASKS.search(text):
        return text
    return "\n".join(_prepared(text.split("\n"), fences))


def _prepared(lines: Sequence[str], fences: list[str]) -> Iterator[str]:
    code: list[str] | None = None
    info = ""
    for number, (line, found) in enumerate(zip(lines, classify(lines), strict=True)):
        if code is not None and found.kind != kinds.CODE:
            fences.append(_code(info, code))
            code = None
        match found.kind:
            case kinds.OPENS:
                yield found.before + placeholder(FENCE, len(fences))
                code, info = [], found.content.strip().lstrip(found.fence[0])
            case kinds.CODE:
                code = [*(code or ()), found.content]
            case kinds.CLOSES:
                pass
            case kinds.TEXT | kinds.BLANK:
                yield _signs(line, lines[number - 1] if number else None)
            case _:
                yield line
    if code is not None:
        fences.append(_code(info, "\n".join(code).rstrip("\n").split("\n") if any(code) else []))


def _code(info: str, lines: Sequence[str]) -> str:
    """A code fence as HTML. What follows its marks is the name of its language, or attributes in braces."""
    words = info.strip()
    attributes = read_attributes(words.strip("{} ")) if words.startswith("{") else None
    language = plain(words.split()[0]) if words and not attributes else ""
    named = "".join(f' {key}="{escape(value)}"' for key, value in _named(attributes)) if attributes else ""
    shown = f' class="language-{escape(language)}"' if language else ""
    inner = "".join(f"{line}\n" for line in lines)
    return f"<pre{named}><code{shown}>{escape(inner, quote=False)}</code></pre>"


def _named(attributes: Attributes) -> Iterator[tuple[str, str]]:
    if attributes.id:
        yield "id", attributes.id
    if attributes.classes:
        yield "class", " ".join(attributes.classes)


def _signs(line: str, above: str | None) -> str:
    is_rule = _ONLY_RULE.match(line) and not (above and _LABEL_END.search(above))
    if "___" in line and not is_rule:
        line = _outside_spans(_BLANK, _blank, line)
    if (box := _BOX.match(line)) and (box[1] or above is None):
        line = f"{box[1]}{placeholder(BOX, int(box[2] != ' '))}{line[box.end() :]}"
    if "{" in line:
        line = _PICTURE_GAP.sub(r"\1", line) if "![" in line else line
        line = _outside_spans(_BRACES, _kept_brace, line)
    return re.sub(r"^( {0,3})(?=#)", r"\1\\", line) if "#" in line else line


def _blank(match: re.Match[str]) -> str:
    """A blank, and after it the column of a client that fills it in their copy, if it names one."""
    column = match[2] or match[3]
    return placeholder(BLANK, len(match[1])) + (placeholder(CLIENT, column_number(column)) if column else "")


def _kept_brace(match: re.Match[str]) -> str:
    """A brace that opens no attributes, such as that of `{% raw %}`, with a backslash before it: it is text.

    Attributes are written as the converter knows them: it has no backslash inside of quotation marks.
    """
    attributes = read_attributes(match[1]) if match[1] and match[1].strip() else None
    if attributes is None:
        return "\\" + match[0]
    if "'" not in match[0] and '\\"' not in match[0]:
        return match[0]
    values = [f'{key}="{escape(value).translate(_IN_BRACES)}"' for key, value in attributes.pairs]
    identifier = [f"#{attributes.id}"] if attributes.id else []
    return "{" + " ".join([*identifier, *(f".{name}" for name in attributes.classes), *values]) + "}"


def _outside_spans(sign: re.Pattern[str], write: Callable[[re.Match[str]], str], line: str) -> str:
    """A line with its characters rewritten, except in code, addresses and tags."""
    kept = [match.span() for match in _SPAN.finditer(line)]
    return sign.sub(lambda m: m[0] if any(a <= m.start() < b for a, b in kept) else write(m), line)
