"""Parts of which too little is left for their last page are set closer, so that they end a page earlier.

Which parts these are is read off the one layout. Each is then laid out on its own with less white, at the first of two
levels that saves its page; the document is laid out again only if there is one that does. Optional areas need none of
this: they have no height until a page has room for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import HTML

from builder.formats.pdf.page_boxes import PX_IN_MM, Box, classes, end_of, flow, flow_children
from builder.model.measure import Measure

LEVELS = ("tight", "tight tighter")
"""Classes of a part that is set closer; print.css says how."""

_FEWEST_LINES = 4
"""Lines of text that the last page of a part should have."""

_SMALL = 0.25
"""Of the frame: a page with nothing but a form or a component, and no more of it than this, has too little too."""

_CONTINUES = {"follows", "second"}
"""Classes of parts that go on below the one before them, on the same page."""

_COMPONENTS = {"writing", "sure", "looked", "think", "rhythm"}
"""Classes of what is asked, beside running text."""

Run = tuple[Element, ...]
"""Parts that follow one another without a page break."""


def runs(root: Element) -> list[Run]:
    """All parts of a document, in order, those together that share pages."""
    found: list[Run] = []
    for element in root.iter():
        names = _names(element)
        if "page" not in names:
            continue
        if found and names & _CONTINUES:
            found[-1] = (*found[-1], element)
        else:
            found.append((element,))
    return found


def spilling(pages: Sequence[Any], parts: Iterable[Run], measure: Measure) -> list[int]:
    """The numbers of the runs that have more than one page, with too little on the last one."""
    on = _pages_of(pages)
    found = []
    for number, run in enumerate(parts):
        own = sorted(_pages_in(run, on))
        if len(own) > 1 and _has_little(pages[own[-1]]._page_box, measure):
            found.append(number)
    return found


def improved(
    pages: Sequence[Any], trial: Sequence[Any], parts: Sequence[Run], tried: Sequence[Run], measure: Measure
) -> list[bool]:
    """Whether each run takes fewer pages in a trial than before, or has enough on its last page."""
    before, after = _pages_of(pages), _pages_of(trial)
    still = spilling(trial, tried, measure)
    return [
        number not in still or len(_pages_in(close, after)) < len(_pages_in(run, before))
        for number, (run, close) in enumerate(zip(parts, tried, strict=True))
    ]


def closer(source: HTML, parts: Iterable[Run], level: str) -> tuple[HTML, list[Run]]:
    """A document of these runs alone, set closer; and the runs in it."""
    copies = [tuple(_set(deepcopy(element), level) for element in run) for run in parts]
    own = HTML(string="", base_url=source.base_url, url_fetcher=source.url_fetcher, media_type=source.media_type)
    whole, root = source.etree_element, own.etree_element
    body = Element("body", next(child for child in whole if child.tag == "body").attrib)
    body.extend([element for run in copies for element in run])
    root.attrib.update(whole.attrib)
    root[:] = [*(child for child in whole if child.tag != "body"), body]
    return own, copies


def set_closer(root: Element, levels: Mapping[int, str]) -> None:
    """Mark the runs with these numbers."""
    for number, run in enumerate(runs(root)):
        for element in run if number in levels else ():
            _set(element, levels[number])


def _set(element: Element, level: str) -> Element:
    element.set("class", f"{element.get('class') or ''} {level}")
    return element


def _names(element: Element) -> set[str]:
    return set((element.get("class") or "").split())


def _pages_of(pages: Sequence[Any]) -> Mapping[Element, list[int]]:
    found: dict[Element, list[int]] = {}
    for number, page in enumerate(pages):
        for box in _parts(page._page_box):
            found.setdefault(box.element, []).append(number)
    return found


def _pages_in(run: Run, on: Mapping[Element, list[int]]) -> set[int]:
    return {page for element in run for page in on.get(element, ())}


def _parts(box: Box) -> Iterator[Box]:
    for child in flow_children(box):
        if "page" in classes(child):
            yield child
        elif type(child).__name__ != "LineBox":
            yield from _parts(child)


def _has_little(page: Box, measure: Measure) -> bool:
    """Whether there is too little on the last page of a part: above lines of our own, which may have a page; but not
    those of the page before a phase, which is seen at once.
    """
    ends = [end_of(page), *(float(box.position_y) for box in flow(page) if "think" in classes(box))]
    height = (min(ends) - page.content_box_y()) * PX_IN_MM
    if height <= 0:
        return any("opener" in classes(box) for box in _parts(page))
    few = _FEWEST_LINES * measure.leading
    is_small = height < _SMALL * measure.frame_height or any("rhythm" in classes(box) for box in flow(page))
    return height < few or (is_small and not _has_text(page))


def _has_text(box: Box) -> bool:
    """Whether there is a line of text that is not one of a component."""
    children = [child for child in flow_children(box) if _COMPONENTS.isdisjoint(classes(child))]
    return any(type(child).__name__ == "LineBox" or _has_text(child) for child in children)
