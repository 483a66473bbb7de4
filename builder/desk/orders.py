"""What is offered, as the page draws it; and what is ordered, checked against it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from pathlib import Path

from builder.copies.order import Order
from builder.copies.press import Choice, Offers
from builder.desk.answers import Refused


def offers_shown(offers: Offers) -> dict[str, object]:
    """Guides, editions, papers and brands, with only what the page shows of them."""
    return {
        "name": offers.title,
        "guides": [
            {"slug": g.slug, "title": g.title, "steps": g.steps, "phases": list(g.phase_titles), "mistakes": g.mistakes}
            for g in offers.guides
        ],
        "editions": [_choice(edition) for edition in offers.editions],
        "papers": [{**_choice(paper), "width": paper.width, "height": paper.height} for paper in offers.papers],
        "brands": [{**_choice(brand), "name": brand_key(brand), "colour": brand.colour} for brand in offers.brands],
    }


def _choice(choice: Choice) -> dict[str, object]:
    return {"name": choice.name, "title": choice.title, "text": choice.text}


def brand_key(brand: Choice) -> str:
    """What the page calls a brand: its file without folder and ending; empty for that of the site."""
    return Path(brand.name).stem if brand.name else ""


def read_order(values: Mapping[str, object], offers: Offers) -> Order:
    """The order in the keys of a request. Refused where one of them is not offered: the page shows what is."""
    guide = next((g for g in offers.guides if g.slug == values.get("guide") and not g.mistakes), None)
    phase, edition, paper = _number(values.get("phase")), _text(values, "edition"), _text(values, "paper")
    if guide is None or not 0 <= phase <= len(guide.phase_titles):
        raise _unknown()
    if not phase and edition not in {e.name for e in offers.editions}:
        raise _unknown()
    brands = {brand_key(brand): Path(brand.name) if brand.name else None for brand in offers.brands}
    if paper not in {p.name for p in offers.papers} or _text(values, "brand") not in brands:
        raise _unknown()
    try:
        session = date.fromisoformat(day) if (day := _text(values, "session")) else None
    except ValueError:
        raise _unknown() from None
    brand, coach = brands[_text(values, "brand")], " ".join(_text(values, "coach").split())
    return Order(guide.slug, "" if phase else edition, paper, phase, brand, session, coach)


def _text(values: Mapping[str, object], name: str) -> str:
    return str(values.get(name) or "")


def _number(value: object) -> int:
    try:
        return int(str(value or 0))
    except ValueError:
        raise _unknown() from None


def _unknown() -> Refused:
    return Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_request")
