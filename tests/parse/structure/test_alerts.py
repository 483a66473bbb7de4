"""Notes as GitHub, Obsidian, MkDocs, Docusaurus and Quarto have them become the components `note` and `tip`."""

from __future__ import annotations

import pytest

from builder.model.blocks import Component
from tests.support.parsing import branch, prose, read, said, text, tree


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("> [!NOTE]\n> One.", "<note kind=plain label=> One."),
        ("> [!TIP]\n> One.", "<tip kind=plain label=> One."),
        ("> [!IMPORTANT]\n> One.", "<note kind=important label=> One."),
        ("> [!WARNING]\n> One.", "<note kind=warning label=> One."),
        ("> [!CAUTION]\n> One.", "<note kind=caution label=> One."),
        ("> [!note] A title\n> One.", "<note kind=plain label=A title> One."),
        ("> [!tip]- My **own** [title](b.md)\n> One.", "<tip kind=plain label=My own title> One."),
        ('> [!danger]+ Say "no"\n> One.', "<note kind=caution label=Say “no”> One."),
        ("> [!question]\n> One.", "<note kind=plain label=Question> One."),
        ("> [!NOTE]\n> One\ntwo.", "<note kind=plain label=> One two."),
        ('!!! warning "Mind"\n    One.\n\n    Two.', "<note kind=warning label=Mind> One. Two."),
        ("!!! tip\n    One.", "<tip kind=plain label=> One."),
        ('??? note "More"\n    One.', "<note kind=plain label=More> One."),
        (":::info\nOne.\n:::", "<note kind=plain label=Info> One."),
        (":::note[Read me]\nOne.\n:::", "<note kind=plain label=Read me> One."),
        (":::warning Mind\nOne.\n:::", "<note kind=warning label=Mind> One."),
        ('::: {.callout-tip title="Mind"}\nOne.\n:::', "<tip kind=plain label=Mind> One."),
        ("::: {.callout-important}\n## Read\nOne.\n:::", "<note kind=important label=> Read One."),
    ],
)
def test_it_becomes_a_component(written: str, expected: str) -> None:
    assert tree(f"# A post\n\n{written}\n\nAfter.\n") == f"{expected}\nAfter."


def test_its_text_is_markdown() -> None:
    written = "# A post\n\n> [!NOTE]\n> One *two*.\n>\n> - a\n> - b\n>\n> > quoted\n>\n> ```\n> code\n> ```\n"
    shown = prose_of_note(written)
    assert "<em>two</em>" in shown
    assert shown.count("<li>") == 2
    assert "<blockquote>" in shown
    assert "<code>code\n</code>" in shown


def prose_of_note(written: str) -> str:
    (block,) = read(written).intro
    assert isinstance(block, Component)
    return block.prompt


def test_it_is_in_the_field_of_a_step() -> None:
    written = text("""
        # A post

        ## Step 1: Ask

        **How to do it:** Call.

        > [!TIP]
        > In the morning.

        **Why it matters:** So.
        """)
    assert tree(written) == branch("""
        step Step 1 | Ask
          how [How to do it]
            Call.
            <tip kind=plain label=> In the morning.
          why [Why it matters]
            So.
        """)


def test_one_in_the_notes_for_the_coach_is_private() -> None:
    guide = read("# A post\n\n::: coach\nBefore.\n\n> [!NOTE]\n> Inside.\n\nAfter.\n:::\n")
    assert [(block.name, block.private) for block in guide.intro if isinstance(block, Component)] == [
        ("coach", True),
        ("note", True),
        ("coach", True),
    ]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("- One\n\n  > [!NOTE]\n  > Two.", "guide.md:5:5+7"),
        ("> > [!NOTE]\n> > Two.", "guide.md:3:5+7"),
        ("::: lines\n> [!NOTE]\n> Two.\n:::", "guide.md:4:3+7"),
    ],
)
def test_one_where_no_component_can_be_is_a_quotation_and_reported(written: str, place: str) -> None:
    assert said(f"# A post\n\n{written}\n") == [
        f"{place} warning[GP136]: a note in a list or in a component is shown as a quotation"
    ]
    assert "[!" not in tree(f"# A post\n\n{written}\n")


@pytest.mark.parametrize(
    "written",
    [
        "```\n> [!NOTE]\n> One.\n```",
        "    > [!NOTE]",
        "`> [!NOTE]`",
        "> One\n> [!NOTE]",
        "Really!!! note this",
        "!!! note without indented text",
        "???",
    ],
)
def test_what_is_no_note_stays(written: str) -> None:
    shown = prose(f"# A post\n\n{written}\n")
    assert "!" in shown or "?" in shown
    assert said(f"# A post\n\n{written}\n") == []
