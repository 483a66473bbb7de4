"""While a PDF is written, what is kept is what would be made again, and what is compressed can be read."""

from __future__ import annotations

import zlib

import pydyf

from builder.formats.pdf.quick import compress_sooner, keep_page_references


def test_pages_added_later_are_among_the_references() -> None:
    keep_page_references()
    pdf = pydyf.PDF()
    numbers = []
    for _ in range(3):
        page = pydyf.Dictionary({"Type": "/Page"})
        pdf.add_page(page)
        numbers.append(page.number)
        assert pdf.page_references == tuple(f"{number} 0 R".encode() for number in numbers)
        assert pdf.page_references is pdf.page_references


def test_a_stream_is_compressed_without_a_long_search_for_the_last_bytes() -> None:
    compress_sooner()
    text = b" ".join(b"%d %d m" % (number, number * number % 997) for number in range(20_000))
    stream = pydyf.Stream([text], compress=True).data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    assert zlib.decompress(stream) == text
    assert stream == zlib.compress(text, 7)
    assert stream != zlib.compress(text, 9)
