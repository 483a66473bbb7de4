"""A coach's list in JSON."""

from __future__ import annotations

import pytest

from builder.clients import read_clients


def test_objects_are_rows_that_count_from_one() -> None:
    read = read_clients(
        '[{"Name": "Zoë", "Coach": "Kim", "Seat": 7}, {"Name": "Bola", "Group": null}]'.encode(), "c.json"
    )
    assert [(c.row, dict(c.values)) for c in read.clients] == [
        (1, {"name": "Zoë", "coach": "Kim", "seat": "7"}),
        (2, {"name": "Bola"}),
    ]
    assert read.said == "JSON"


def test_strings_are_names() -> None:
    read = read_clients(b'["Ada Obi", "", "Bola", {"name": "Chi", "coach": "Kim"}]', "clients.csv")
    assert [(c.row, c.name) for c in read.clients] == [(1, "Ada Obi"), (3, "Bola"), (4, "Chi")]
    assert read.clients[2].text("coach") == "Kim"


@pytest.mark.parametrize(
    "text, place",
    [
        ('[{"name": "Ada"},]', ":1"),
        ("[\n[1]]", ":1"),
        ('{"name": "Ada"}', ""),
        ('["Ada", 5]', ":2"),
        ('[{"name": {"first": "Ada"}}]', ":1"),
        ("[" * 100_000, ""),
        (f"[{'9' * 10_000}]", ""),
        ('"Ada"', ""),
    ],
)
def test_other_json_is_an_error_that_shows_the_form(text: str, place: str) -> None:
    read = read_clients(text.encode(), "clients.json")
    assert [(d.code, str(d.span)) for d in read.diagnostics] == [("GP715", f"clients.json{place}")]
    assert "Ada Obi" in read.diagnostics[0].hint


def test_objects_that_all_have_other_keys_are_refused() -> None:
    text = "[" + ", ".join(f'{{"key {n}": 1}}' for n in range(201)) + "]"
    assert [d.code for d in read_clients(text.encode(), "clients.json").diagnostics] == ["GP714"]


def test_half_a_character_in_a_name_is_left_out() -> None:
    assert [c.name for c in read_clients(rb'["Ada \ud83d"]', "clients.json").clients] == ["Ada"]
