"""Shortcuts in the layout of WeasyPrint 70: together an eighth of the time of a PDF, which is the same to the byte.

Each replaces one private function, and only where `known.py` finds the files that it was written for.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from weasyprint import css, layout
from weasyprint.css import computed_values, functions, properties, targets
from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import page, percent
from weasyprint.text import line_break

from builder.formats.pdf.known import is_known

KEPT_LINES = 10_000
"""Lines of a document that are kept as Pango laid them out: those of 160 pages. Those of 41 pages take 1 MB."""

PAGES = ((layout, page, build, targets), "736b1da59ca9140d")
STYLES = ((css, computed_values, functions, properties), "56be3372cac5fe79")
LENGTHS = ((percent, css, functions), "58207d5b7611eb55")
LINES = ((line_break, draw_text), "bf1a852d97e4239e")
"""The modules that a shortcut relies on, and their digest in WeasyPrint 70.0."""


def unused() -> list[str]:
    """The shortcuts that the installed version has no use for."""
    every = {"pages": PAGES, "styles": STYLES, "lengths": LENGTHS, "lines": LINES}
    return [name for name, known in every.items() if not is_known(*known)]


@cache
def shorten_layout() -> None:
    """Use the shortcuts from now on, in this process."""
    if is_known(*PAGES):
        layout.make_all_pages = _with_page_numbers(layout.make_all_pages)
    if is_known(*STYLES):
        css.ComputedStyle.__missing__ = _plain_first(css.ComputedStyle.__missing__)
    if is_known(*LENGTHS):
        _replace("resolve_percentages", _resolve_percentages)
        _replace("resolve_one_percentage", _resolve_one)
    if is_known(*LINES):
        _keep_lines(line_break.Layout)


def _with_page_numbers(make: Callable[..., Any]) -> Callable[..., Any]:
    """Lays pages out again with the page numbers that they refer to.

    WeasyPrint lays pages with such numbers out three times. The second time the numbers are still those that were known
    when the page was first laid out, since it looks for new ones only after it: 5 % of the time of a PDF.
    """

    def make_all_pages(context: Any, root_box: Any, html: Any, pages: Any) -> Any:
        for (_, token), lookup in context.target_collector.counter_lookup_items.items() if pages else ():
            number = lookup.page_maker_index
            if token == "content" and number is not None and number + 1 < len(context.page_maker):
                counters = context.page_maker[number + 1][3][1]
                lookup.cached_page_counter_values = copy.deepcopy(counters)
                lookup.parse_again(counters)
        return make(context, root_box, html, pages)

    return make_all_pages


def _plain_first(missing: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """Finds a property that no style sheet sets on an element at once: nine in ten of those that a layout asks for."""
    initial, inherited = _plain_properties()

    def plain_or_missing(style: Any, key: str) -> Any:
        names = initial.get(key)
        if names is not None:
            if style.cascaded.keys().isdisjoint(names):
                value = style[key] = properties.INITIAL_VALUES[key]
                return value
        elif key in inherited and key not in style.cascaded and style.parent_style is not None:
            value = style[key] = style.parent_style[key]
            return value
        return missing(style, key)

    return plain_or_missing


def _plain_properties() -> tuple[Mapping[str, tuple[str, ...]], frozenset[str]]:
    """Properties whose initial value is used as it is, with the names that set each, and those that are inherited.

    Without those that the library computes from others.
    """
    special = {"position", "float", "display", "page"}
    plain = [name for name in properties.INITIAL_VALUES if name not in special and name[:16] != "text_decoration_"]
    initial, inherited = {}, []
    for name in plain:
        logical = computed_values.PHYSICAL_FUNCTIONS.get(name)
        if name in properties.INHERITED:
            inherited += [] if logical else [name]
        elif name not in properties.INITIAL_NOT_COMPUTED:
            ways = {logical(block="ttb", inline=direction) for direction in ("ltr", "rtl")} if logical else set()
            initial[name] = (name, *sorted(ways))
    return initial, frozenset(inherited)


_BY_WIDTH = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width", "max_width")
_UPRIGHT = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_HEIGHTS = ("height", "min_height", "max_height")
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_resolve_other = percent.resolve_one_percentage


def _replace(name: str, new: Any) -> None:
    """Put a function in the place of one of `percent` in all modules of the library that have imported that."""
    old = getattr(percent, name)
    for path, module in tuple(sys.modules.items()):
        if path.startswith("weasyprint.") and getattr(module, name, None) is old:
            setattr(module, name, new)


def _resolve_one(box: Any, property_name: str, refer_to: Any) -> None:
    """Set the used value of a length on a box, at once for one in px and for `auto`."""
    value = box.style[property_name]
    if value == "auto":
        box.__dict__[property_name] = 0 if property_name in ("min_width", "min_height") else value
    elif getattr(value, "unit", None) == "px":
        box.__dict__[property_name] = value.value
    else:
        _resolve_other(box, property_name, refer_to)


def _resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set the used values of a box's lengths, which are in px for almost all boxes."""
    block = containing_block
    width, height = (block.width, block.height) if isinstance(block, boxes.Box) else block
    style, upright = box.style, height if isinstance(box, boxes.PageBox) else width
    for name in _BY_WIDTH:
        _resolve_one(box, name, width)
    for name in _UPRIGHT:
        _resolve_one(box, name, upright)
    if height != "auto":
        for name in _HEIGHTS:
            _resolve_one(box, name, height)
    else:
        own = style["height"]
        box.height = "auto" if own == "auto" or functions.check_math(own) or own.unit == "%" else own.value
        _resolve_one(box, "min_height", 0)
        _resolve_one(box, "max_height", float("inf"))
    collapse = style["border_collapse"] == "collapse"
    for name in _BORDERS:
        if not (collapse and hasattr(box, name)):
            setattr(box, name, style[name])
    if style["box_sizing"] != "content-box":
        percent.adjust_box_sizing(box, "width")
        percent.adjust_box_sizing(box, "height")


def _keep_lines(kind: Any) -> None:
    """Keep a line's Pango layout until it is drawn, where it would be made again just as it is."""
    drop, make_again = kind.deactivate, kind.reactivate

    def deactivate(line: Any) -> None:
        cache = getattr(line.style, "cache", None)  # shared by a document; text in drawings has none
        if cache is None or hasattr(line, "is_drawn") or cache.get("kept", 0) >= KEPT_LINES or not _is_plain(line):
            drop(line)
        else:
            cache["kept"] = cache.get("kept", 0) + 1

    def reactivate(line: Any, style: Any) -> None:
        line.is_drawn = True
        if getattr(line, "style", None) is style:
            line_break.pango.pango_layout_set_width(line.layout, -1)  # as in a new one
        else:
            make_again(line, style)

    kind.deactivate, kind.reactivate = deactivate, reactivate


def _is_plain(line: Any) -> bool:
    """Whether a line's text has no spacing or breaks of its own, which depend on all texts it was tried with."""
    style = line.style
    return (
        style["letter_spacing"] in ("normal", 0)
        and not style["word_spacing"]
        and not line.justification_spacing
        and style["overflow_wrap"] not in ("anywhere", "break-word")
        and "\t" not in line.text
    )
