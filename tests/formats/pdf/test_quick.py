"""What is kept while a PDF is written is what would be made again."""

from __future__ import annotations

import pydyf

from builder.formats.pdf.quick import keep_page_references


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
