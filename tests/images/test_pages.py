"""A page of a PDF as an image: what is on it, in the size that was asked for."""

from __future__ import annotations

import hashlib

import pytest
from weasyprint import HTML

from builder.images import of_a_page
from builder.images.make import BrokenImage, make_files
from builder.model.sources import Asset
from tests.support.photographs import opened

RATIO = 210 / 297
SHEETS = """<style>@page { size: 210mm 297mm; margin: 0 }
div { height: 297mm; break-after: page } .dark { background: #204060 }</style>
<div></div><div class="dark"></div><form><input type="checkbox" checked style="width: 80mm; height: 80mm"></form>"""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    content: bytes = HTML(string=SHEETS).write_pdf(pdf_forms=True)
    return content


def _asset(content: bytes) -> Asset:
    return Asset("one-workbook-a4.pdf", "", hashlib.sha256(content).hexdigest(), format="PDF")


def test_a_page_has_two_sizes_and_the_shape_of_its_paper(pdf: bytes) -> None:
    found = [opened(content) for content in make_files(pdf, of_a_page(_asset(pdf), 2, RATIO))]
    assert [(image.format, image.size) for image in found] == [("WEBP", (160, 226)), ("WEBP", (320, 453))]


def test_it_is_the_page_that_was_asked_for(pdf: bytes) -> None:
    recipes = [of_a_page(_asset(pdf), number, RATIO)[0] for number in (2, 1)]
    dark, white = (opened(content).convert("RGB").getpixel((80, 113)) for content in make_files(pdf, recipes))
    assert dark == (0x20, 0x40, 0x60)
    assert white == (255, 255, 255)


def test_boxes_of_a_form_are_on_it(pdf: bytes) -> None:
    [content, _] = make_files(pdf, of_a_page(_asset(pdf), 3, RATIO))
    assert min(opened(content).convert("L").tobytes()) < 128


def test_what_is_no_pdf_is_refused() -> None:
    broken = b"%PDF-1.7 and nothing more"
    with pytest.raises(BrokenImage):
        make_files(broken, of_a_page(_asset(broken), 1, RATIO))


def test_a_page_that_is_not_there_is_refused(pdf: bytes) -> None:
    with pytest.raises(BrokenImage):
        make_files(pdf, of_a_page(_asset(pdf), 4, RATIO))
