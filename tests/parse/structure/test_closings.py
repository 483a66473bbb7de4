"""The closing line of a phase."""

from __future__ import annotations

from tests.support.parsing import branch, read, text, tree

BEFORE = text("""
    # A post

    ## Phase 1: Begin

    ### Step 1: Look

    Why: It helps.
    """)


def phase(last: str, before: str = BEFORE) -> str:
    """A phase of two steps, the last of which ends like this."""
    return tree(f"{before}\n### Step 2: Ask\n\nWhy: It helps too.\n\n{last}\n")


def closing(drawn: str) -> list[str]:
    return [line.strip() for line in drawn.splitlines() if line.strip().startswith("closing")]


def test_the_single_paragraph_behind_the_last_field_closes_the_phase() -> None:
    assert phase("You are on your way.") == branch("""
        phase Phase 1 | Begin
          step Step 1 | Look
            why [Why]
              It helps.
          step Step 2 | Ask
            why [Why]
              It helps too.
          closing You are on your way.
        """)


def test_a_list_that_belongs_to_the_last_field_does_not_hide_the_closing_line() -> None:
    assert closing(phase("- a pen\n- a friend\n\nYou are on your way.")) == ["closing You are on your way."]


def test_a_closing_line_is_not_looked_for_where_inner_steps_end_like_it() -> None:
    assert closing(phase("You are on your way.", before=f"{BEFORE}\nThat was the first.\n")) == []


def test_two_paragraphs_are_no_closing_line() -> None:
    assert closing(phase("You are on your way.\n\nGo on.")) == []


def test_a_list_is_no_closing_line() -> None:
    assert closing(phase("You are on your way:\n\n- go on")) == []


def test_a_quotation_at_the_end_closes_whatever_inner_steps_do() -> None:
    drawn = phase("> You are on your way.", before=f"{BEFORE}\nThat was the first.\n")
    assert closing(drawn) == ["closing You are on your way."]


def test_a_quotation_that_closes_is_no_quotation_any_more() -> None:
    [phase] = read(f"{BEFORE}\n> You are *on* your way.\n").phases
    assert "blockquote" not in repr(phase.closing)
    assert "<em>on</em>" in repr(phase.closing)


def test_a_mark_closes_the_phase_from_any_place() -> None:
    drawn = tree(
        "# A post\n\n## Phase 1: Begin\n\nWelcome.\n\nYou will see. {.closing}\n\n### Step 1: Look\n\nWhy: So.\n"
    )
    assert drawn == branch("""
        phase Phase 1 | Begin
          Welcome.
          step Step 1 | Look
            why [Why]
              So.
          closing You will see.
        """)


def test_a_mark_wins_over_the_place() -> None:
    drawn = phase("You are on your way. {.closing}\n\nTake a rest.")
    assert closing(drawn) == ["closing You are on your way."]
    assert drawn.endswith("Take a rest.\n  closing You are on your way.")


def test_a_marked_quotation_closes() -> None:
    assert closing(phase("> You are on\n> your way. {.closing}")) == ["closing You are on your way."]


def test_outside_a_phase_a_marked_line_is_text() -> None:
    assert tree("# A post\n\nHello. {.closing}\n\nBye.\n\n## Step 1: Look\n\nEnd. {.closing}\n\nMore.\n") == branch("""
        Hello.
        Bye.
        step Step 1 | Look
          End.
          More.
        """)


def test_where_links_lead_and_notes_stand_behind_the_closing_line() -> None:
    drawn = phase("You are on [your way][1].[^n]\n\n[1]: https://example.org\n\n[^n]: Nearly.\n\n<!-- done -->")
    assert len(closing(drawn)) == 1


def test_where_links_lead_may_stand_before_the_closing_line() -> None:
    drawn = phase("[1]: https://example.org\n\nYou are on [your way][1].")
    assert closing(drawn) == ["closing You are on your way ."]


def test_a_step_without_fields_has_no_closing_line() -> None:
    assert closing(tree("# A post\n\n## Phase 1: Begin\n\n### Step 1: Look\n\nLook around.\n")) == []


def test_each_phase_has_its_own_closing_line() -> None:
    one = "## Phase 1: Begin\n\n### Step 1: Look\n\nWhy: So.\n\nOne is done.\n\n"
    assert closing(tree("# A post\n\n" + one + one.replace("1", "2").replace("One", "Two"))) == [
        "closing One is done.",
        "closing Two is done.",
    ]
