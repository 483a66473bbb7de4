"""What `guidepress copies` says about the list that it is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.clients import read_clients
from builder.copies.known import known_choices
from tests.support.copies import copies, project_of
from tests.support.lists import workbook


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that nothing is made of."""
    coachs = 'extends = "workbook"\naudience = "coach"\n'
    return project_of(tmp_path_factory.mktemp("lists"), **{"content/editions/mine.toml": coachs})


def said(project: Path, content: bytes, *arguments: str) -> list[str]:
    (project / "clients.list").write_bytes(content)
    result = copies(project, str(project / "clients.list"), *arguments)
    assert result.exit_code == 1
    return [line.removeprefix(f"{project}/") for line in result.stderr.splitlines()]


def test_message_about_a_spreadsheet_names_the_cell_and_shows_no_bytes_of_it(project: Path) -> None:
    content = workbook({"S": [["Name", "Session"], ["Ada", "31/02/2027"]]})
    assert said(project, content) == [
        "clients.list:2:2: error[GP722]: `31/02/2027` in cell B2 is not a date",
        "  hint: write the year, the month and the day, as in 2027-04-30",
        "",
        "1 error.",
    ]


def test_message_about_a_row_of_csv_shows_no_other_line(project: Path) -> None:
    assert [line for line in said(project, b'Name,Notes\n"Ada","a\nb"\n,x\n') if "|" in line] == []


def test_date_of_two_meanings_names_the_options_that_decide(project: Path) -> None:
    assert "  hint: write the dates as 2027-04-30, or choose `--day-first` or `--month-first`" in said(
        project, b"Name,Session\nAda,3/4/2027\n"
    )


def test_paper_that_there_is_not_is_an_error_at_its_cell(project: Path) -> None:
    assert said(project, b"Name,Paper\nAda,A9\n")[:2] == [
        "clients.list:2:2: error[GP723]: `A9` in cell B2 is not a paper this guide is made for",
        "  hint: did you mean `a4`?",
    ]


def test_edition_of_the_coachs_own_cannot_be_chosen_in_a_row(project: Path) -> None:
    assert "error[GP723]" in said(project, b"Name,Edition\nAda,mine\n")[0]
    assert "error[GP723]" in said(project, b"Name,Edition\nAda,facilitator\n")[0]


def test_row_may_use_the_title_of_a_paper_or_edition_and_the_name_of_a_language(project: Path) -> None:
    content = b"Name,Paper,Edition,Language\nAda,US Letter,WORKBOOK,German\n"
    client = read_clients(content, "clients.csv", known=known_choices(project)).clients[0]
    assert [client.text(column) for column in ("paper", "edition", "language")] == ["letter", "workbook", "de"]


def test_folder_in_place_of_a_list_is_wrong_usage(project: Path) -> None:
    result = copies(project, str(project))
    assert (result.exit_code, "is a directory" in result.stderr) == (2, True)
