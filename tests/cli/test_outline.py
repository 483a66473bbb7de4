"""`outline` shows how a guide was understood, in a project and out of one."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from builder.parse import Outcome
from tests.support.projects import guide, guidepress, write

PHASES = """---
title: A bigger role
workbook:
  space: 6
---

Why now.

## Phase One: Look ahead

A year from now.

### Step 1: Name the role

**SMART goal example:** "I will name it by Friday."

::: space dots height=60
Draw it.
:::

### Step 2: Ask

What do they see? What do they miss?

> Onwards.

## Journal prompts

- What changed?

## When you want support

### A first call

Half an hour.
"""


def outlined(project: Path, file: Path) -> list[str]:
    result = guidepress(project, "outline", str(file))
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_every_part_is_named_with_its_line_and_the_room_it_gives(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/role.md": PHASES})
    assert outlined(tmp_path, tmp_path / "content/guides/role.md") == [
        "guide    A bigger role  (44 words, /role/)",
        "  introduction",
        "  phase    Phase One: Look ahead",
        "    introduction",
        "    step     Step 1: Name the role  line 13",
        "      field    SMART goal example  (goal)",
        "        space    Draw it.  (height=60 share=1)  line 17",
        "      space    My goal, room to think: 6 lines",
        "    step     Step 2: Ask  line 21",
        "      lines  (rows=4 share=1)  line 23",
        "      space    My goal, room to think: 6 lines",
        "    closing line",
        "  prompts  Journal prompts",
        "    prompt   What changed?  (what is left of the page)  line 29",
        "  offers of support When you want support",
        "    offer    A first call",
        "  in all   1 phase, 2 steps, 1 prompt",
    ]


def test_folder_is_one_guide(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "content/guides/two/guide.md": "# Two\n\nIt begins.\n",
            "content/guides/two/1.md": "## Step 1: Go\n\nNow.\n",
            "content/guides/two/2.md": "## Step 2: Stay\n\nNow.\n",
        },
    )
    lines = outlined(tmp_path, tmp_path / "content/guides/two")
    assert [line.strip() for line in lines if " step " in line] == [
        "step     Step 1: Go  line 1",
        "step     Step 2: Stay  line 1",
    ]


@pytest.mark.parametrize("file", ["guide.md", "2.md", "more/3.md"])
def test_any_file_of_a_folder_shows_its_guide(tmp_path: Path, file: str) -> None:
    files = {
        "guide.md": "# Two\n\nIt begins.\n",
        "2.md": "## Step 1: Go\n\nNow.\n",
        "more/3.md": "## Step 2: Stay\n\nNow.\n",
    }
    write(tmp_path, {f"content/guides/two/{name}": text for name, text in files.items()})
    lines = outlined(tmp_path, tmp_path / "content/guides/two" / file)
    assert lines[0].startswith("guide    Two")
    assert [line.strip() for line in lines if " step " in line] == [
        "step     Step 1: Go  line 1",
        "step     Step 2: Stay  line 1",
    ]


def test_page_is_told_to_be_one(tmp_path: Path) -> None:
    write(tmp_path, {"content/pages/about.md": "# About\n\nUs.\n", "content/guides/one.md": guide("One")})
    assert outlined(tmp_path, tmp_path / "content/pages/about.md")[0].startswith("page     About")


def test_file_beside_a_guide_out_of_any_project_shows_the_guide(tmp_path: Path) -> None:
    write(tmp_path, {"two/guide.md": "# Two\n\nIt begins.\n", "two/1.md": "## Step 1: Go\n\nNow.\n"})
    assert outlined(tmp_path, tmp_path / "two/1.md")[0].startswith("guide    Two")


def read_endlessly(*read_by: object) -> Outcome:
    time.sleep(600)
    raise AssertionError


def test_text_that_takes_too_long_is_refused_as_by_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.pipeline.outlined.PARSE_SECONDS", 0.2)
    monkeypatch.setattr("builder.pipeline.outlined.parse", read_endlessly)
    (tmp_path / "post.md").write_text("# A post\n\nSome words.\n")
    result = guidepress(tmp_path, "outline", str(tmp_path / "post.md"))
    assert result.exit_code == 1
    assert "error[GP901]: this file takes too long to read" in result.stderr


def test_file_out_of_any_project_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(guide("A post"))
    assert outlined(tmp_path, tmp_path / "post.md")[0] == "guide    A post  (22 words, /post/)"


def test_file_of_another_folder_than_the_project_is_read_too(tmp_path: Path) -> None:
    project = write(tmp_path / "project", {"content/guides/one.md": guide("One")})
    (tmp_path / "post.md").write_text(guide("A post"))
    assert "A post" in outlined(project, tmp_path / "post.md")[0]


def test_mistake_is_shown_and_the_rest_is_outlined(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(guide("A post", "\n::: line\n:::\n"))
    result = guidepress(tmp_path, "outline", str(tmp_path / "post.md"))
    assert result.exit_code == 1
    assert "post.md:16:5: error[GP101]" in result.stderr
    assert result.stdout.startswith("guide    A post")


def test_file_that_is_no_text_is_a_mistake_and_no_fault(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_bytes(b"# A caf\xe9\n")
    result = guidepress(tmp_path, "outline", str(tmp_path / "post.md"))
    assert result.exit_code == 1
    assert "post.md:1:8: error[GP002]" in result.stderr
    assert "Nothing was written" not in result.stderr


def test_outline_writes_nothing(built: Path) -> None:
    before = sorted(path.as_posix() for path in built.rglob("*"))
    outlined(built, built / "content/guides/one.md")
    assert sorted(path.as_posix() for path in built.rglob("*")) == before


GERMAN = """---
title: Eine bessere Woche
lang: de
---

## Erster Schritt: Anfangen

**Ziel:** „Ich rufe an.“

::: space
:::

## Journalfragen

- Was war gut?
"""


def test_outline_of_a_guide_is_in_its_language(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/woche.md": GERMAN, "content/guides/one.md": guide("One")})
    assert outlined(tmp_path, tmp_path / "content/guides/woche.md") == [
        "Leitfaden Eine bessere Woche  (8 Wörter, /woche/)",
        "  Schritt  Erster Schritt: Anfangen  Zeile 6",
        "    Feld     Ziel  (Ziel)",
        "      space  (height=fill share=1)  Zeile 10",
        "    Platz    Mein Ziel, Platz zum Nachdenken: der Rest der Seite",
        "  Journalfragen Journalfragen",
        "    Frage    Was war gut?  (der Rest der Seite)  Zeile 15",
        "  gesamt   0 Phasen, 1 Schritt, 1 Frage",
    ]


def test_json_has_the_same_kinds_in_every_language(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/woche.md": GERMAN})
    result = guidepress(tmp_path, "outline --format json", str(tmp_path / "content/guides/woche.md"))
    found = json.loads(result.stdout)["guide"]
    assert (found["kind"], found["label"]) == ("guide", "Leitfaden")
    assert [part["kind"] for part in found["parts"]] == ["step", "prompts", "in all"]
