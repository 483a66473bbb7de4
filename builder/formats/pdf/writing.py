"""Writes the placeholders of prose for paper: blanks as lines, tick boxes, addresses of links in footnotes."""

from __future__ import annotations

import re
from html import escape

from builder.formats.figures import figure_style
from builder.formats.pdf.fetch import HOME, picture_address
from builder.formats.pdf.job import PrintJob, PrintLink
from builder.model.blocks import BlankField
from builder.model.guide import Guide
from builder.text.placeholders import BLANK, BOX, FIGURE, LINK, LINK_END, PICTURE, Writer
from builder.theming import Kit

_FIRST_UNDERSCORES, _FIRST_MM, _FURTHER_MM, _WIDEST_MM = 4, 25, 5, 110


def paper_writer(job: PrintJob, kit: Kit, guide: Guide, ids: frozenset[str] | None) -> Writer:
    """Writes the placeholders of prose on paper; in a form, with a field on each blank and for each box.

    `ids` are the places in this workbook, where it is not the whole guide: a link to any other leads to the website,
    and nowhere where the site has no url.
    """
    page = escape(kit.language.text["page"])
    blank = escape(kit.language.text["blank"])
    form = job.edition.form
    sizes = [(picture.width, picture.height) if picture else (0, 0) for picture in job.pictures]
    widths = [picture.width for picture in guide.summary.pictures]

    def write(kind: str, number: int, blank_field: int) -> str:
        if kind == BLANK and (value := _of_client(guide.blank_fields[blank_field], job)):
            return f'<bdi class="of-client">{escape(value)}</bdi>'
        if kind == BLANK:
            return _blank_field(number, guide.blank_fields[blank_field], blank) if form else _blank(number, blank)
        if kind == BOX and form:
            return _box_field(guide.blank_fields[blank_field], bool(number))
        if kind == BOX:
            return f'<span class="tick{" ticked" if number else ""}"></span>'
        if kind == LINK:
            return _href(job.links[number], page, ids)
        if kind == LINK_END:
            return _footnote(job.links[number], ids)
        if kind == PICTURE:
            return escape(picture_address(number, job.pictures[number]))
        if kind == FIGURE:
            return figure_style(number, blank_field, sizes, widths)
        return ""

    return write


def _of_client(field: BlankField, job: PrintJob) -> str:
    """What stands on a blank in the copies of this layout; empty where it is left to be written on."""
    return job.made_out.value(field.client) if job.made_out and field.client else ""


def short_address(address: str) -> str:
    """An address as it is typed: without `https://`, `www.`, `mailto:` and a last slash."""
    return re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", address).rstrip("/")


def _width(underscores: int) -> int:
    """mm: never less than a hand needs, never wider than the text."""
    return min(_FIRST_MM + _FURTHER_MM * max(0, underscores - _FIRST_UNDERSCORES), _WIDEST_MM)


def _blank(underscores: int, spoken: str) -> str:
    source = f"{HOME}ruling/blank.svg"
    return f'<img class="line-blank" src="{source}" alt="{spoken}" style="width:{_width(underscores)}mm">'


def _blank_field(underscores: int, field: BlankField, spoken: str) -> str:
    name, label = escape(field.id), escape(f"{spoken}: {field.label}")
    control = f'<input class="field-over" name="{name}" title="{label}">'
    return f'<span class="blank-rule line-blank" style="width:{_width(underscores)}mm">{control}</span>'


def _box_field(field: BlankField, ticked: bool) -> str:
    name, label = escape(field.id), escape(field.label)
    return f'<input type="checkbox" class="tick" name="{name}" title="{label}"{" checked" if ticked else ""}>'


def _href(link: PrintLink, page: str, ids: frozenset[str] | None) -> str:
    """Where a link leads: to a place in the workbook, to a web address, or, where paper knows none, nowhere."""
    if _is_there(link, ids):
        return f'href="#{escape(link.fragment)}" class="see" data-page="{page}"'
    return f'href="{escape(link.address)}"' if link.address else ""


def _is_there(link: PrintLink, ids: frozenset[str] | None) -> bool:
    return bool(link.fragment) and (ids is None or link.fragment in ids)


def _footnote(link: PrintLink, ids: frozenset[str] | None) -> str:
    """The address of a link that leads out of the workbook."""
    if not link.address or _is_there(link, ids):
        return ""
    return f'<span class="note">{escape(short_address(link.address))}</span>'
