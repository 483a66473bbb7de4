"""`--format json` is for other programs: one JSON text on stdout, and nothing beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.projects import guide, guidepress, write

ONE = "content/guides/one.md"


@pytest.mark.parametrize("command", ["check", "build"])
def test_every_mistake_is_a_record_with_its_place(built: Path, command: str) -> None:
    write(built, {ONE: guide("One", "\n::: line\nÜber?\n:::\n")})
    result = guidepress(built, command, "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    mistake, remark = json.loads(result.stdout)
    assert mistake == {
        "code": "GP101",
        "severity": "error",
        "message": "there is no component `line`",
        "hint": "did you mean `lines`?",
        "file": ONE,
        "line": 16,
        "column": 5,
        "length": 4,
    }
    assert (remark["code"], remark["severity"], remark["line"]) == ("GP330", "note", 0)


def test_stage_that_cannot_go_on_is_told_as_json_too(built: Path) -> None:
    write(built, {"content/site.toml": "title = \n"})
    result = guidepress(built, "build", "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert [found["code"] for found in json.loads(result.stdout)] == ["GP211"]


def test_good_build_tells_its_remarks_and_no_more(built: Path) -> None:
    result = guidepress(built, "build", "--only", "site", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [found["severity"] for found in json.loads(result.stdout)] == ["note"]


def test_outline_is_a_tree_with_the_line_of_each_part(built: Path) -> None:
    result = guidepress(built, "outline", str(built / ONE), "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    assert told["diagnostics"] == []
    assert told["guide"]["text"] == "One"
    step = next(part for part in told["guide"]["parts"] if part["kind"] == "step")
    assert (step["text"], step["line"]) == ("Step 1: The first small thing", 8)
    assert [part["kind"] for part in step["parts"]] == ["field", "space"]


def test_outline_of_a_guide_with_a_mistake_has_both(built: Path) -> None:
    write(built, {ONE: guide("One", "\n::: line\n:::\n")})
    result = guidepress(built, "outline", str(built / ONE), "--format", "json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert told["guide"]["text"] == "One"
    assert [found["code"] for found in told["diagnostics"]] == ["GP101"]
