"""Typed names, and lists with their corrections."""

from __future__ import annotations

from pathlib import Path

from tests.support.desks import OpenDesk

LIST = """Full name,E-mail,Session,Paper
Amina,a@example.org,2027-03-08,A4
Björn,b@example.org,31/02/2027,A4
,c@example.org,2027-03-08,A4
Søren,d@example.org,2027-03-08,A7
Amina,e@example.org,2027-03-08,A4
"""


def test_each_line_is_a_person(desk: OpenDesk) -> None:
    people = desk.type("Amina\n\n  ليلى \n")
    assert [row["name"] for row in people["rows"]] == ["Amina", "ليلى"]
    assert (people["typed"], people["ready"], people["bad"]) == (True, 2, 0)


def test_list_says_who_is_ready_and_what_is_wrong_with_the_others(desk: OpenDesk) -> None:
    people = desk.open("spring.csv", LIST).json()
    assert people["title"] == "spring.csv"
    assert (people["ready"], people["bad"]) == (2, 3)
    wrong = {row["row"]: row["wrong"][0] for row in people["rows"] if row["wrong"]}
    assert {row: fault["message"] for row, fault in wrong.items()} == {
        3: "“31/02/2027” is not a date.",
        4: "The name is empty.",
        5: "“A7” is not a paper this guide is made for.",
    }
    assert {row: fault["fix"] for row, fault in wrong.items()} == {3: "date", 4: "text", 5: "paper"}
    assert people["twins"] == [[2, 6]]


def test_mail_addresses_never_reach_the_page_but_as_two_examples(desk: OpenDesk) -> None:
    reply = desk.open("spring.csv", LIST)
    assert "e@example.org" not in reply.body.decode()


def test_correction_makes_a_row_ready_and_leaves_the_file_alone(desk: OpenDesk) -> None:
    people = desk.open("spring.csv", LIST).json()
    people = desk.ask("PATCH", "people", {"id": people["id"], "row": 3, "set": {"session": "2027-02-28"}}).json()
    people = desk.ask("PATCH", "people", {"id": people["id"], "row": 5, "set": {"paper": "a4"}}).json()
    assert (people["ready"], people["bad"]) == (4, 1)
    assert next(row for row in people["rows"] if row["row"] == 3)["session"] == "2027-02-28"


def test_correction_that_is_wrong_too_says_so(desk: OpenDesk) -> None:
    people = desk.open("spring.csv", LIST).json()
    people = desk.ask("PATCH", "people", {"id": people["id"], "row": 3, "set": {"session": "soon"}}).json()
    assert next(row for row in people["rows"] if row["row"] == 3)["wrong"][0]["message"] == "“soon” is not a date."


def test_row_left_out_counts_neither_as_ready_nor_as_wrong(desk: OpenDesk) -> None:
    people = desk.open("spring.csv", LIST).json()
    for row in (4, 6):
        people = desk.ask("PATCH", "people", {"id": people["id"], "row": row, "out": True}).json()
    assert (people["ready"], people["bad"], people["out"]) == (1, 2, 2)
    people = desk.ask("PATCH", "people", {"id": people["id"], "row": 6, "out": False}).json()
    assert (people["ready"], people["bad"], people["out"]) == (2, 2, 1)


def test_file_opened_again_keeps_what_was_corrected(desk: OpenDesk) -> None:
    people = desk.open("spring.csv", LIST).json()
    desk.ask("PATCH", "people", {"id": people["id"], "row": 3, "set": {"session": "2027-02-28"}})
    people = desk.open("spring.csv", LIST + "Zofia,f@example.org,2027-03-08,A4\n").json()
    assert (people["ready"], people["bad"]) == (4, 2)
    people = desk.open("spring.csv", LIST.replace("31/02/2027", "never")).json()
    assert next(row for row in people["rows"] if row["row"] == 3)["wrong"][0]["message"] == "“never” is not a date."


def test_change_of_an_older_list_is_refused(desk: OpenDesk) -> None:
    people = desk.open("spring.csv", LIST).json()
    desk.type("Amina")
    reply = desk.ask("PATCH", "people", {"id": people["id"], "row": 3, "set": {"session": "2027-02-28"}})
    assert (reply.status, reply.json()["code"]) == (409, "other_list")


def test_list_without_a_column_of_names_is_asked_about(desk: OpenDesk) -> None:
    text = "Place,Seat,Town\nClient One,1,North\nClient Two,2,South\n"
    people = desk.open("workshop.csv", text).json()
    assert (people["question"], people["rows"]) == ("name", [])
    first = people["columns"][0]
    assert (first["letter"], first["heading"], first["examples"]) == ("A", "Place", ["Client One", "Client Two"])
    people = desk.open("workshop.csv", text, "?column.name=A").json()
    assert [row["name"] for row in people["rows"]] == ["Client One", "Client Two"]


def test_unclear_dates_are_asked_about_once(desk: OpenDesk) -> None:
    text = "Name,Session date\nAmina,03/04/2027\nBjörn,05/04/2027\n"
    people = desk.open("autumn.csv", text).json()
    assert (people["question"], people["example"]) == ("dates", "03/04/2027")
    people = desk.open("autumn.csv", text, "?order=day").json()
    assert [row["session"] for row in people["rows"]] == ["2027-04-03", "2027-04-05"]


def test_file_that_is_no_list_says_what_to_do(desk: OpenDesk) -> None:
    reply = desk.open("clients.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert reply.status == 422
    assert reply.json()["message"].startswith("clients.xls is in a form that cannot be read here.")
    assert "Save as" in reply.json()["message"]
    assert desk.open("empty.csv", b"").json()["message"].startswith("empty.csv is empty.")


def test_old_encoding_is_noted(desk: OpenDesk) -> None:
    people = desk.open("old.csv", "Name\nZoë\n".encode("cp1252")).json()
    assert people["rows"][0]["name"] == "Zoë"
    assert people["said"].startswith("The file was read as Western European (Windows).")
    assert desk.open("new.csv", "Name;Paper\nZoë;A4\n").json()["said"] == ""


def test_wrong_file_leaves_the_people_as_they_were(desk: OpenDesk) -> None:
    desk.type("Amina")
    desk.open("clients.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert desk.ask("GET", "project").json()["people"]["names"] == "Amina"


def test_page_loaded_again_gets_the_people_back(desk: OpenDesk) -> None:
    people = desk.open("spring.csv", LIST).json()
    assert desk.ask("GET", "project").json()["people"] == people
    desk.ask("DELETE", "people")
    assert desk.ask("GET", "project").json()["people"] is None


def test_nothing_of_the_people_is_written(desk: OpenDesk, tmp_path: Path) -> None:
    desk.open("spring.csv", LIST)
    people = desk.type("Amina")
    desk.make(people["id"], coach="Ada Obi")
    written = [path for path in tmp_path.rglob("*") if path.is_file() and "output" not in path.parts]
    assert [path.name for path in written] == ["desk.json"]
    assert "Amina" not in written[0].read_text(encoding="utf-8")
