"""How the marks of prose are written on paper: blanks as lines, boxes to tick, addresses of links in footnotes."""

from __future__ import annotations

import re
from html import escape

from builder.formats.pdf.fetch import HOME, picture_address
from builder.formats.pdf.job import PrintJob, PrintLink
from builder.model.marks import BLANK, BOX, LINK, LINK_END, PICTURE
from builder.theming import Kit
from builder.theming.engine import Writer

_FIRST_UNDERSCORES, _FIRST_MM, _FURTHER_MM, _WIDEST_MM = 4, 25, 5, 110


def paper_writer(job: PrintJob, kit: Kit) -> Writer:
    page = escape(kit.language.text["page"])
    blank = escape(kit.language.text["blank"])

    def write(kind: str, number: int) -> str:
        if kind == BLANK:
            return _blank(number, blank)
        if kind == BOX:
            return f'<span class="tick{" ticked" if number else ""}"></span>'
        if kind == LINK:
            return _href(job.links[number], page)
        if kind == LINK_END:
            return _footnote(job.links[number])
        if kind == PICTURE:
            return escape(picture_address(number, job.pictures[number]))
        return ""

    return write


def short_address(address: str) -> str:
    """An address as it is typed: without `https://`, `www.`, `mailto:` and a last slash."""
    return re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", address).rstrip("/")


def _blank(underscores: int, spoken: str) -> str:
    width = min(_FIRST_MM + _FURTHER_MM * (underscores - _FIRST_UNDERSCORES), _WIDEST_MM)
    source = f"{HOME}components/lines/blank.svg"
    return f'<img class="line-blank" src="{source}" alt="{spoken}" style="width:{width}mm">'


def _href(link: PrintLink, page: str) -> str:
    """Where a link leads: to a place in the workbook, to a web address, or, where paper knows none, nowhere."""
    if link.fragment:
        return f'href="#{escape(link.fragment)}" class="see" data-page="{page}"'
    return f'href="{escape(link.address)}"' if link.address else ""


def _footnote(link: PrintLink) -> str:
    return f'<span class="note">{escape(short_address(link.address))}</span>' if link.address else ""
