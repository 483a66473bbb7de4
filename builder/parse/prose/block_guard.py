"""Python-Markdown's block processors, tried only on text that holds a character that they need."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown

_Test = Callable[[Element, str], bool]

_NEEDS = {"quote": ">", "deflist": ":"}
"""For the block processors whose test costs most, the characters of which their blocks hold at least one."""


def skip_idle_blocks(markdown: Markdown) -> None:
    """Guard the block processors of a converter. The result is the same, to the byte; a test compares the two."""
    for name, needs in _NEEDS.items():
        if name in markdown.parser.blockprocessors:
            processor = markdown.parser.blockprocessors[name]
            setattr(processor, "test", _guarded(processor.test, needs))  # noqa: B010  # a method is replaced on one object


def _guarded(test: _Test, needs: str) -> _Test:
    def guarded(parent: Element, block: str) -> bool:
        return any(character in block for character in needs) and test(parent, block)

    return guarded
