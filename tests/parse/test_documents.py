"""Documents: guides in one file and in several, and the encodings and line ends they come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.diagnostics import Span
from builder.load.project import read_document
from tests.support.parsing import branch, drawn, hints, outcome, read, said, tree


def test_the_first_heading_is_the_title() -> None:
    guide = read("# A post\n\nHello.\n")
    assert guide.meta.title == "A post"
    assert drawn(guide) == "Hello."


def test_a_title_may_hold_markup() -> None:
    meta = read("# A *good* `post`\n\nHello.\n").meta
    assert meta.title == "A good post"
    assert meta.title_html == "A <em>good</em> <code>post</code>"


def test_a_setext_heading_is_a_title_too() -> None:
    assert read("A post\n======\n\nHello.\n").meta.title == "A post"


def test_words_before_the_title_introduce_the_guide() -> None:
    guide = read("*First published in spring.*\n\n# A post\n\nHello.\n")
    assert guide.meta.title == "A post"
    assert drawn(guide) == "First published in spring.\nHello."


def test_a_title_in_the_front_matter_and_the_same_in_the_text_are_one() -> None:
    assert tree("---\ntitle: A post\n---\n\n# A post\n\nHello.\n") == "Hello."


def test_another_heading_than_the_title_stays() -> None:
    assert tree("---\ntitle: A post\n---\n\n# Once more\n\nHello.\n") == "prose Once more\n  Hello."


def test_a_step_is_no_title() -> None:
    assert tree("---\ntitle: A post\n---\n\n# Step 1: Ask\n\nHello.\n") == "step Step 1 | Ask\n  Hello."


def test_a_guide_of_several_files_is_one_text() -> None:
    files = ("# A post\n\nHello.\n", "## Phase 1: A\n\n### Step 1: B\n", "### Step 2: C\n\nBye.\n")
    assert tree(*files) == branch("""
        Hello.
        phase Phase 1 | A
          step Step 1 | B
          step Step 2 | C
            Bye.
        """)


def test_a_first_heading_in_a_later_file_is_no_second_title() -> None:
    assert tree("# A post\n\nHello.\n", "# The rest\n\nBye.\n") == "Hello.\nprose The rest\n  Bye."


def test_files_need_no_empty_line_at_their_end() -> None:
    assert tree("# A post\n\nHello.", "Bye.") == "Hello.\nBye."


def test_front_matter_of_a_later_file_is_left_out_with_a_warning() -> None:
    files = ("# A post\n\nHello.\n", "---\ndate: 2026-09-21\n---\n\nBye.\n")
    assert tree(*files) == "Hello.\nBye."
    message = "settings count only in the first file of a guide; these are ignored"
    assert said(*files) == [f"2.md:1 warning[GP204]: {message}"]
    assert hints(*files) == ["move them to guide.md"]


def test_the_title_of_a_later_file_is_a_heading() -> None:
    files = (
        "# A post\n\nHello.\n",
        '---\ntitle: "Phase Two: Go on"\n---\n\n### Step 1: Ask\n\nWhy: So.\n',
        "---\ntitle: The rest\n---\n\nBye.\n\n::: lnes\n",
    )
    guide = outcome(*files).guide
    assert guide is not None
    assert drawn(guide) == branch("""
        Hello.
        phase Phase Two | Go on
          step Step 1 | Ask
            why [Why]
              So.
        prose The rest
          Bye.
        """)
    assert said(*files)[0].startswith("3.md:7:5+4 error[GP101]")
    phase = guide.phases[0]
    assert phase.span == Span("2.md", 2, 1, 25)


def test_a_title_that_the_text_of_a_later_file_repeats_is_one_heading() -> None:
    assert tree("# A post\n\nHello.\n", "---\ntitle: The rest\n---\n\n# The rest\n\nBye.\n") == (
        "Hello.\nprose The rest\n  Bye."
    )


def test_a_title_in_a_later_file_is_no_reason_to_warn() -> None:
    title, date = "title: The rest\n", "date: 2026-09-21\n"
    assert said("# A post\n\nHello.\n", f"---\n{title}---\n\nBye.\n") == []
    assert [line[:19] for line in said("# A post\n\nHello.\n", f"---\n{title}{date}---\n\nBye.\n")] == [
        "2.md:1 warning[GP20"
    ]


def test_a_rule_at_the_start_of_a_later_file_is_a_rule() -> None:
    guide = read("# A post\n\nHello.\n", "---\n\nBye.\n")
    assert "<hr>" in repr(guide.intro)


def test_a_later_file_may_begin_with_two_rules() -> None:
    assert tree("# A post\n\nHello.\n", "---\n\nBye.\n\n---\n\nNow.\n").split() == ["Hello.", "Bye.", "Now."]


def test_an_empty_file_says_so() -> None:
    assert said("\n\n") == ["guide.md:1 error[GP209]: there is nothing in this file to publish"]
    assert outcome("\n\n").guide is None


def test_a_title_alone_is_an_empty_guide() -> None:
    assert said("# A post\n") == ["guide.md:1 error[GP209]: there is nothing in this file to publish"]


@pytest.mark.parametrize(
    "encoded", [b"\xef\xbb\xbf# A post\n\nHello.\n", b"# A post\r\n\r\nHello.\r\n", b"# A post\r\rHello.\r"]
)
def test_byte_order_marks_and_line_ends_of_other_systems_are_read(tmp_path: Path, encoded: bytes) -> None:
    (tmp_path / "a.md").write_bytes(encoded)
    document, _ = read_document(tmp_path / "a.md", tmp_path)
    [file] = document.files
    assert file.text.rstrip() == "# A post\n\nHello."


def test_a_carriage_return_leaves_no_trace_in_the_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: A post\r\n---\r\n\r\n## Step 1: Ask\r\n")
    document, _ = read_document(tmp_path / "a.md", tmp_path)
    assert read(document.files[0].text).meta.title == "A post"


def test_the_card_counts_words_phases_steps_and_prompts() -> None:
    card = read(
        "# A post\n\nOne two.\n\n## Phase 1: A\n\n### Step 1: B\n\n### Step 2: C\n\n## Journal prompts\n\n- D?\n"
    ).summary
    assert (card.words, card.phases, card.steps, card.shape, card.prompts) == (10, 1, 2, (2,), 1)


def test_ids_are_made_of_what_a_heading_says_and_not_of_its_markup() -> None:
    guide = read("# A post\n\n## Read [this](https://example.org) `now`\n\n## Read this now\n\nText.\n")
    assert [part.id for part in guide.parts] == ["read-this-now", "read-this-now-2"]


def test_ids_of_other_scripts_and_of_none() -> None:
    guide = read("# A post\n\n## Größe\n\n## 你好\n\n## ???\n\n## 2026\n\nText.\n")
    assert [part.id for part in guide.parts] == ["große", "你好", "section", "section-2026"]


def test_the_picture_of_a_guide_is_the_last_of_its_pictures() -> None:
    card = read("---\ntitle: A post\nimage: a.png\nimage_alt: A plan\n---\n\n![B](b.png)\n").summary
    assert [picture.target for picture in card.pictures] == ["b.png", "a.png"]
    assert str(card.pictures[1].span) == "guide.md:3:1"
