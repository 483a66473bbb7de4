"""What stays together over the end of a page, where only the words show it: bold lines, lines to write on, rules."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from builder.model.guide import MOST_ROWS_KEPT

_HEADING_MARKS = ("", ":", ".", "?")
"""What may be after the bold words of a line that is used as a heading."""

_PROSE = frozenset(("flow", "in"))
"""Classes of the places that hold running text."""

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def keep_together(root: Element) -> None:
    """Mark the bold lines that are headings and the lines that belong to a question, and remove rules that separate
    nothing: those at the start and at the end of a part, and before or after a heading, which separates already.
    """
    for parent in root.iter():
        places = list(parent)
        for index, place in enumerate(places):
            if _is_prose(place):
                before, after = places[index - 1] if index else None, places[index + 1 : index + 2]
                _remove_rules(place, is_first=_is_edge(before), is_last=_is_edge(after[0] if after else None))
                _mark_bold_lines(place)
                _mark_lines_to_write_on(place)


def _is_prose(place: Element) -> bool:
    return (
        place.tag == "div" and "flow" in (classes := (place.get("class") or "").split()) and _PROSE.issuperset(classes)
    )


def _is_edge(neighbour: Element | None) -> bool:
    """Whether text next to this ends or begins there: nothing, a heading, or lines of our own."""
    return neighbour is None or neighbour.tag in _HEADINGS or neighbour.tag == "section"


def _remove_rules(place: Element, *, is_first: bool, is_last: bool) -> None:
    while is_first and len(place) and place[0].tag == "hr":
        place.remove(place[0])
    while is_last and len(place) and place[-1].tag == "hr":
        place.remove(place[-1])


def _mark_bold_lines(place: Element) -> None:
    for paragraph in place.iter("p"):
        if _is_bold(paragraph):
            _add_class(paragraph, "bold-line")


def _is_bold(paragraph: Element) -> bool:
    """Whether a paragraph is bold words and nothing else, on one line."""
    if len(paragraph) != 1 or (paragraph.text or "").strip() or paragraph[0].tag not in ("strong", "b"):
        return False
    return (paragraph[0].tail or "").strip() in _HEADING_MARKS and paragraph[0].find(".//br") is None


def _mark_lines_to_write_on(place: Element) -> None:
    """The first lines below a question stay with it; more may go on over pages."""
    run = 0
    for child in place:
        run = run + 1 if _is_written_on(child) else 0
        if 0 < run <= MOST_ROWS_KEPT:
            _add_class(child, "fill-line")


def _is_written_on(block: Element) -> bool:
    """Whether a paragraph holds lines to write on and no words."""
    return block.tag == "p" and len(block) > 0 and not "".join(block.itertext()).strip() and _are_blanks(block)


def _are_blanks(children: Element) -> bool:
    return all(child.tag == "br" or "line-blank" in (child.get("class") or "").split() for child in children)


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class') or ''} {name}".strip())
