"""Dates as coaches write them in a list."""

from __future__ import annotations

from datetime import date

import pytest

from builder.clients import read_clients
from builder.model.clients import ClientList, ListChoices

APRIL = date(2027, 4, 3)


def read(*dates: str, choices: ListChoices = ListChoices()) -> ClientList:
    rows = "\n".join(f'Ada,"{written}"' for written in dates)
    return read_clients(f"Name,Session\n{rows}\n".encode(), "clients.csv", choices)


@pytest.mark.parametrize(
    "written",
    [
        "2027-04-03",
        "2027-4-3",
        "2027/04/03",
        "2027-04-03T09:30",
        "2027-04-03 09:30:00",
        "3.4.2027",
        "03.04.27",
        "3. 4. 2027",
        "3 April 2027",
        "3. April 2027",
        "03 apr 2027",
        "3-Apr-2027",
        "3rd April, 2027",
        "3rd of April 2027",
        "April 3, 2027",
        "APR. 3 2027",
        "April 3rd, 2027",
        " 3 April 2027, ".strip(" ,"),
    ],
)
def test_date_is_read(written: str) -> None:
    assert read(written).clients[0].session == APRIL


@pytest.mark.parametrize("written", ["3. März 2027", "3 MÄRZ 2027", "3. Mrz. 2027", "3 mar 2027", "3.3.2027"])
def test_month_may_be_a_word_of_any_language(written: str) -> None:
    assert read(written).clients[0].session == date(2027, 3, 3)


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2027",
        "2027-02-31",
        "31. Februar 2027",
        "soon",
        "April",
        "3/4",
        "0/4/2027",
        "45021",
        "3 Smarch 2027",
        "1" * 90,
    ],
)
def test_what_is_no_date_is_a_fault_at_its_cell(written: str) -> None:
    found = read("2027-01-01", written)
    assert [(c.row, c.name) for c in found.clients] == [(2, "Ada")]
    assert [(d.code, str(d.span)) for d in found.diagnostics] == [("GP722", "clients.csv:3:2")]
    assert "cell B3" in found.diagnostics[0].message
    fault = found.wrong[0].faults[0]
    assert (fault.field, fault.fix, fault.value, fault.message) == (
        "session",
        "date",
        written,
        f"“{written}” is not a date.",
    )


def test_date_with_a_number_over_twelve_decides_for_all() -> None:
    assert [c.session for c in read("3/4/2027", "25/4/2027").clients] == [APRIL, date(2027, 4, 25)]
    assert [c.session for c in read("4/3/2027", "4-25-2027").clients] == [APRIL, date(2027, 4, 25)]


def test_date_that_may_mean_two_days_is_a_question() -> None:
    found = read("4/4/2027", "03/04/2027")
    assert (found.question, found.clients) == ("dates", ())
    assert [(d.code, str(d.span)) for d in found.diagnostics] == [("GP719", "clients.csv:3:2")]
    assert "2027-04-03 or 2027-03-04" in found.diagnostics[0].message


def test_list_that_says_both_is_a_question_too_and_its_clear_dates_are_read_once_it_is_answered() -> None:
    dates = ("25/4/2027", "4/25/2027", "3/4/2027")
    assert read(*dates).question == "dates"
    answered = read(*dates, choices=ListChoices(day_first=True))
    assert [c.session for c in answered.clients] == [date(2027, 4, 25), date(2027, 4, 25), APRIL]


@pytest.mark.parametrize("day_first, day", [(True, APRIL), (False, date(2027, 3, 4))])
def test_answer_says_which_number_is_the_day(day_first: bool, day: date) -> None:
    assert read("3/4/2027", choices=ListChoices(day_first=day_first)).clients[0].session == day


def test_row_that_is_corrected_or_left_out_asks_nothing() -> None:
    corrected = read("3/4/2027", choices=ListChoices(corrections={2: {"session": "2027-04-03"}}))
    assert [c.session for c in corrected.clients] == [APRIL]
    assert read("3/4/2027", choices=ListChoices(left_out=frozenset((2,)))).question == ""


def test_date_with_full_stops_has_the_day_first_and_says_nothing_of_others() -> None:
    assert read("13.4.2027", "3/4/2027").question == "dates"


def test_start_date_is_read_too() -> None:
    found = read_clients(b"Name,Start date\nAda,3 April 2027\nBola,\n", "clients.csv")
    assert [(c.start, c.session) for c in found.clients] == [(APRIL, None), (None, None)]
