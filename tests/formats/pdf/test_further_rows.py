"""What is last on its page takes the rest of it: further rows, each with its fields in a form, and never on screen."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from builder.formats.pdf.render import render
from builder.model.sources import SourceDocument, TextFile
from builder.theming import Kit
from tests.support.component_rendering import guide_of, on_screen, print_job
from tests.support.print_rendering import planned, printed
from tests.support.projects import write

FRONT = "---\ntitle: Specimen\nworkbook: {how_to_use: false, notes: 0, sections: page}\n---\n\n## Here\n\nWords.\n\n"
LAST = {
    "plan": ("::: plan #p\n:::\n", "p-row-7-action", "Row 7, What I will do"),
    "table": ("::: table #p\n| A | B |\n|---|---|\n| one | |\n:::\n", "p-row-2-b", "B, row 3"),
    "checklist": ("::: checklist #p\n- One\n:::\n", "p-row-3", "Own row 3"),
    "timeline": ("::: timeline #p\n:::\n", "p-mark-7", "Milestone 7"),
    "tracker": ("::: tracker week #p\n- Walk\n:::\n", "p-row-4-day-2", "Own habit 4, day 2"),
    "thirty days": ("::: tracker #p\n- Walk\n:::\n", "p-noticed", "What I noticed"),
    "numbered lines": ("::: lines #p numbered rows=3\nWhich?\n:::\n", "p-row-4", "Which? 4"),
}
"""Of each component the name and the label of a field in a row that it has only on paper."""

each = pytest.mark.parametrize("name", LAST)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    settings = 'title = "S"\nurl = "https://example.org"\npapers = ["a4"]\neditions = ["fillable"]\n'
    return planned(write(tmp_path_factory.mktemp("project"), {"content/site.toml": settings}))[0]


def document(text: str) -> SourceDocument:
    whole = FRONT + text
    return SourceDocument("guide", "one", "content/guides", (TextFile("content/guides/one.md", whole),), whole)


def fields(text: str, kit: Kit) -> Mapping[str, str]:
    """The fields of a form, with what each is called; every form is laid out once."""
    found = document(text)
    result = render(print_job(guide_of(found), found, kit, "fillable"), kit)
    assert result.layouts == 1
    with pikepdf.open(BytesIO(result.artifact.content)) as pdf:
        return {str(field["/T"]): str(field.get("/TU", "")) for field in pdf.Root.AcroForm.Fields}


@each
def test_rows_go_on_to_the_foot_with_fields_that_continue_the_names(name: str, kit: Kit) -> None:
    text, field, label = LAST[name]
    assert fields(text, kit)[field].endswith(label)


@each
def test_no_rows_are_added_where_anything_follows(name: str, kit: Kit) -> None:
    text, field, _ = LAST[name]
    assert field not in fields(f"{text}\nAnd then?\n", kit)


@each
def test_rows_are_exactly_those_asked_for_without_fill(name: str, kit: Kit) -> None:
    text, field, _ = LAST[name]
    opening, rest = text.split("\n", 1)
    assert field not in fields(f"{opening} fill=no\n{rest}", kit)


@each
def test_the_website_keeps_its_own_number_of_rows(name: str, kit: Kit) -> None:
    text, field, _ = LAST[name]
    page = on_screen(document(text), kit)
    assert page.xpath("//main//*[@name]")
    assert page.xpath("//*[@name=$field]", field=field) == []


def test_the_last_row_of_a_checklist_in_columns_has_no_hole(kit: Kit) -> None:
    text = "::: checklist #p columns=2 extra=0\n- One\n- Two\n- Three\n:::\n"
    rows = {name for name in fields(text, kit) if name.startswith("p-row-") and name.count("-") == 2}
    assert "p-row-1" in rows
    assert len(rows) % 2 == 1  # the one beside the third, and whole rows below


def test_lines_that_are_last_become_one_larger_field(kit: Kit) -> None:
    found = fields("::: lines #p rows=3\nWhich?\n:::\n", kit)
    assert [name for name in found if name.startswith("p")] == ["p"]


def test_a_plain_table_gets_rows_only_after_an_empty_one(kit: Kit) -> None:
    plain = "| A | B |\n|---|---|\n| one | |\n"
    assert len(fields(plain, kit)) + 10 < len(fields(f"{plain}| | |\n", kit))


def test_text_does_not_leave_a_page_for_a_component_that_comes_later(kit: Kit, tmp_path: Path) -> None:
    words = "One line of words follows another here, until there are some six of them. " * 6
    found = document(f"{words}The end of it.\n\n::: plan rows=5\n:::\n\n::: plan rows=9\n:::\n")
    workbook = printed(print_job(guide_of(found), found, kit, "fillable"), kit, tmp_path)
    assert workbook.page_with("The end of it.") == workbook.page_with("One line of words")
    assert workbook.page_with("The end of it.") == workbook.page_with("What I will do")
