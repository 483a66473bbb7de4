"""The page for hard days, and offers of support."""

from __future__ import annotations

import pytest

from tests.support.parsing import branch, tree


def kind(heading: str) -> str:
    return tree(f"# A post\n\n{heading}\n\nSome words.\n").split()[0]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("When everything feels too hard", "encouragement"),
        ("A page for when it gets hard", "encouragement"),
        ("On hard days", "encouragement"),
        ("When you want support", "support"),
        ("Work with me", "support"),
        ("Ways to work together in spring", "support"),
        ("When you're hungry", "prose"),
        ("Hard days on the job market", "prose"),
        ("Homework with me", "prose"),
        ("Get supported", "prose"),
    ],
)
def test_a_phrase_in_a_heading_says_what_a_section_is(heading: str, expected: str) -> None:
    assert kind(f"## {heading}") == expected


@pytest.mark.parametrize("name", ["encouragement", "support", "prompts"])
def test_a_mark_says_what_a_section_is(name: str) -> None:
    assert kind(f"## A quiet corner {{.{name}}}") == name


def test_the_page_for_hard_days_keeps_its_text_and_headings() -> None:
    assert tree("# A post\n\n## On hard days\n\nRest.\n\n### Three lines\n\n- Breathe.\n- Call.\n") == branch("""
        encouragement On hard days
          Rest.
          heading Three lines
          Breathe. Call.
        """)


def test_every_heading_below_support_is_an_offer() -> None:
    post = """
        # A post

        ## When you want support

        You need not do this alone.

        ### A free call

        Twenty minutes.

        ### A course

        Six weeks.

        - live
        - small
        """
    assert tree(post) == branch("""
        support When you want support
          You need not do this alone.
          offer A free call
            Twenty minutes.
          offer A course
            Six weeks.
            live small
        """)


def test_a_last_paragraph_that_only_the_last_offer_has_closes_the_section() -> None:
    post = "# A post\n\n## Work with me\n\n### A call\n\nFree.\n\n### A course\n\nSix weeks.\n\nWrite to me.\n"
    assert tree(post) == branch("""
        support Work with me
          offer A call
            Free.
          offer A course
            Six weeks.
          closing Write to me.
        """)


def test_offers_of_the_same_length_have_no_closing_line() -> None:
    post = "# A post\n\n## Work with me\n\n### A call\n\nFree.\n\nTwice.\n\n### A course\n\nPaid.\n\nOnce.\n"
    assert "closing" not in tree(post)


def test_a_single_offer_keeps_all_its_text() -> None:
    assert "closing" not in tree("# A post\n\n## Work with me\n\n### A call\n\nFree.\n\nTwice.\n")


def test_where_links_lead_is_no_last_paragraph() -> None:
    post = (
        "# A post\n\n## Work with me\n\n### A call\n\n[Free][1].\n\n### A course\n\nPaid.\n\n[1]: https://example.org\n"
    )
    assert "closing" not in tree(post)


def test_deeper_headings_belong_to_their_offer() -> None:
    post = "# A post\n\n## Work with me\n\n### A call\n\n#### Price\n\nFree.\n\n### A course\n\nPaid.\n"
    assert tree(post) == branch("""
        support Work with me
          offer A call
            heading Price
            Free.
          offer A course
            Paid.
        """)


def test_the_next_section_ends_support() -> None:
    assert tree("# A post\n\n## Work with me\n\nHello.\n\n## Notes\n\nBye.\n") == branch("""
        support Work with me
          Hello.
        prose Notes
          Bye.
        """)


def test_a_phrase_below_its_own_section_is_a_heading_there() -> None:
    post = "# A post\n\n## Work with me\n\n### Work with me alone\n\nPaid.\n"
    assert tree(post) == "support Work with me\n  offer Work with me alone\n    Paid."
