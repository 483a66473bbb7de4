"""Shortcuts in pydyf 0.13, which writes PDFs.

A tuple that it makes again for every element of a PDF's tags is kept, for as long as no page is added. A guide of 400
steps has 500 pages and 50,000 elements: it took a twelfth of the time to make its PDF. The result is the same to the
byte. `page_references` is a property of a class that WeasyPrint makes itself, so nothing else can be given.

Streams are compressed at level 7 and not 9: that takes 0.4 of the time, and a workbook of 41 pages is 0.7 % larger.
"""

from __future__ import annotations

import zlib
from types import SimpleNamespace
from typing import Any

import pydyf

_LEVEL = 7

_made = pydyf.PDF.page_references.fget


def _kept(pdf: Any) -> tuple[bytes, ...]:  # pydyf has no types
    count = len(pdf.pages["Kids"])
    known: tuple[int, tuple[bytes, ...]] = pdf.__dict__.get("_kept_references", (-1, ()))
    if known[0] != count:
        known = pdf._kept_references = (count, _made(pdf))
    return known[1]


def keep_page_references() -> None:
    """From now on, in this process."""
    pydyf.PDF.page_references = property(_kept)


def compress_sooner() -> None:
    """From now on, in this process. The level is written in the middle of a property, so its `zlib` is replaced."""
    pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=lambda level: zlib.compressobj(_LEVEL))
