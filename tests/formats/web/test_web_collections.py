from __future__ import annotations

from builder.formats.web.collections import SiteCollections
from builder.model.summary import DocumentSummary, Meta


def _card(
    slug: str, date: str = "", weight: int = 0, tags: tuple[str, ...] = (), kind: str = "guide"
) -> DocumentSummary:
    meta = Meta(slug, slug.capitalize(), slug.capitalize(), date=date, weight=weight, tags=tags)
    return DocumentSummary(meta, kind, (f"{slug}.md",), 100, (1,), False, 0, (), (), (), ())


def _slugs(cards: list[DocumentSummary]) -> list[str]:
    return [card.slug for card in cards]


def test_guides_are_newest_first_and_undated_ones_behind_by_weight_and_title() -> None:
    cards = [_card("c"), _card("old", "2025-12-31"), _card("b"), _card("z", weight=-1), _card("new", "2026-01-01")]
    assert _slugs(SiteCollections(cards).guides) == ["new", "old", "z", "b", "c"]


def test_guides_of_one_day_are_in_order_of_weight_then_title() -> None:
    cards = [_card("b", "2026-01-01"), _card("a", "2026-01-01"), _card("c", "2026-01-01", weight=-1)]
    assert _slugs(SiteCollections(cards).guides) == ["c", "a", "b"]


def test_pages_are_no_guides_and_have_an_order_of_their_own() -> None:
    shelf = SiteCollections([_card("b", kind="page"), _card("a", weight=2, kind="page"), _card("g")])
    assert _slugs(shelf.guides) == ["g"]
    assert _slugs(shelf.pages) == ["b", "a"]


def test_topics_that_differ_by_case_or_accents_are_one_called_as_the_newest_guide_does() -> None:
    new, old = _card("new", "2026-01-02", tags=("Café",)), _card("old", "2026-01-01", tags=("cafe", "CAFE"))
    shelf = SiteCollections([old, new])
    assert {topic: _slugs(cards) for topic, cards in shelf.tags.items()} == {"Café": ["new", "old"]}
    assert shelf.tags_of(old) == ("Café",)


def test_topics_are_in_the_order_of_the_alphabet_whatever_their_case() -> None:
    assert list(SiteCollections([_card("a", tags=("work", "Zeal", "Äpfel", "goals"))]).tags) == [
        "Äpfel",
        "goals",
        "work",
        "Zeal",
    ]


def test_tag_without_letters_is_no_topic() -> None:
    shelf = SiteCollections([_card("a", tags=("!!!", "goals"))])
    assert list(shelf.tags) == ["goals"]
    assert shelf.tags_of(shelf.guides[0]) == ("goals",)


def test_related_guides_share_most_topics_and_then_stand_nearest() -> None:
    cards = [_card(name, f"2026-01-{9 - number:02}", tags=tags) for number, (name, tags) in enumerate(_TAGGED)]
    shelf = SiteCollections(cards)
    assert _slugs(shelf.related(shelf.guides[0])) == ["both", "one", "next"]


def test_guide_is_not_related_to_itself() -> None:
    shelf = SiteCollections([_card("a"), _card("b")])
    assert _slugs(shelf.related(shelf.guides[0])) == ["b"]
    assert SiteCollections([_card("a")]).related(_card("a")) == []


def test_guide_without_topics_on_a_long_shelf_has_its_neighbours() -> None:
    cards = [_card(f"g{number:03}") for number in range(200)]
    shelf = SiteCollections(cards)
    assert _slugs(shelf.related(cards[100])) == ["g099", "g101", "g098"]
    assert _slugs(shelf.related(cards[0])) == ["g001", "g002", "g003"]


_TAGGED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("first", ("x", "y")),
    ("next", ()),
    ("after", ()),
    ("one", ("y",)),
    ("both", ("y", "x")),
)
