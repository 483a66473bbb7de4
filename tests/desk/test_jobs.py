"""Making copies: progress, stopping, and how it ends."""

from __future__ import annotations

import errno
import json
import threading
from collections.abc import Callable
from typing import Any

import pytest

from builder.copies.batch import Batch
from builder.copies.order import Order
from builder.diagnostics import Abort, Span, error
from builder.model.clients import ClientList
from tests.support.desks import CHOICE, OpenDesk


def test_copies_are_made_for_everyone(desk: OpenDesk) -> None:
    people = desk.type("Amina\nBjörn\nZofia")
    reply = desk.make(people["id"])
    assert (reply.status, reply.json()["total"]) == (202, 3)
    state = desk.state()
    assert (state["state"], state["done"], state["without"]) == ("done", 3, [])
    batch = desk.ask("GET", f"batch/{state['batch']}").json()
    assert [copy["name"] for copy in batch["copies"]] == ["Amina", "Björn", "Zofia"]


def test_choices_are_remembered_and_names_are_not(desk: OpenDesk) -> None:
    people = desk.type("Amina")
    desk.make(people["id"], paper="letter", coach="Ada Obi", session="2027-03-08")
    remembered = desk.ask("GET", "project").json()["remembered"]
    assert remembered == {
        "guide": "promotion", "edition": "workbook", "phase": 0, "paper": "letter", "brand": "", "coach": "Ada Obi",
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"guide": "nothing"},
        {"guide": "answer"},
        {"edition": "facilitator"},
        {"paper": "a3"},
        {"paper": ""},
        {"brand": "../../etc/passwd"},
        {"phase": 3},
        {"phase": -1},
        {"phase": "x"},
        {"session": "soon"},
    ],
)
def test_what_is_not_offered_cannot_be_ordered(desk: OpenDesk, wrong: dict[str, object]) -> None:
    people = desk.type("Amina")
    assert desk.make(people["id"], **wrong).status == 422
    assert desk.desk.job is None


def test_rows_that_are_wrong_are_left_out_only_when_that_is_said(desk: OpenDesk) -> None:
    people = desk.open("a.csv", "Name,Session\nAmina,2027-03-08\nBjörn,never\n").json()
    assert desk.make(people["id"], leave_out=False).json()["code"] == "rows_wrong"
    desk.make(people["id"])
    assert desk.state()["without"] == [{"row": 3, "name": "Björn", "message": "“never” is not a date."}]


def test_nobody_gets_no_copy(desk: OpenDesk) -> None:
    people = desk.type("")
    assert desk.make(people["id"]).json()["code"] == "no_people"


class Slow:
    """A press that waits at each copy until it is let on, or stopped."""

    def __init__(self, desk: OpenDesk) -> None:
        self.go = threading.Semaphore(0)
        self.begun = threading.Event()
        self._make = desk.desk.press.make

    def __call__(
        self,
        order: Order,
        clients: ClientList,
        progress: Callable[[int, int], None],
        stop: threading.Event,
    ) -> Batch:
        def told(done: int, total: int) -> None:
            progress(done, total)
            self.begun.set()
            while not stop.is_set() and not self.go.acquire(timeout=0.05):
                pass

        return self._make(order, clients, told, stop)


def test_second_job_waits_for_the_first(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(desk)
    monkeypatch.setattr(desk.desk.press, "make", slow)
    people = desk.type("Amina\nBjörn")
    started = desk.ask("POST", "job", {**CHOICE, "people": people["id"], "leave_out": True})
    assert started.status == 202
    assert slow.begun.wait(30)
    second = desk.ask("POST", "job", {**CHOICE, "people": people["id"], "leave_out": True})
    assert (second.status, second.json()["code"]) == (409, "job_runs")
    closing = desk.ask("POST", "close")
    assert (closing.status, closing.json()["message"]) == (409, "Copies are being made.")
    slow.go.release(2)
    assert desk.desk.job is not None
    desk.desk.job.wait(30)
    assert desk.state()["state"] == "done"


def test_job_can_be_stopped_and_says_how_far_it_came(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(desk)
    monkeypatch.setattr(desk.desk.press, "make", slow)
    people = desk.type("Amina\nBjörn\nZofia")
    desk.ask("POST", "job", {**CHOICE, "people": people["id"], "leave_out": True})
    slow.go.release(1)
    assert slow.begun.wait(30)
    assert desk.ask("DELETE", "job").status == 202
    assert desk.desk.job is not None
    desk.desk.job.wait(30)
    assert desk.state()["state"] == "stopped"
    assert desk.ask("GET", "project").json()["batches"] == []
    assert desk.ask("DELETE", "job").json()["code"] == "no_job"


def test_stream_says_the_state_and_then_the_end(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(desk)
    monkeypatch.setattr(desk.desk.press, "make", slow)
    people = desk.type("Amina\nBjörn")
    desk.ask("POST", "job", {**CHOICE, "people": people["id"], "leave_out": True})
    assert slow.begun.wait(30)
    threading.Timer(0.2, slow.go.release, [2]).start()
    events = [block.split("\n") for block in desk.send("GET", "job").body.decode().split("\n\n") if block]
    assert events[0][0] == "event: state"
    assert events[-1][0] == "event: done"
    assert json.loads(events[-1][1].removeprefix("data: "))["done"] == 2


FULL = error("GP605", "No space left on the disk for `x`; nothing was changed", Span("x"), "free some space")


@pytest.mark.parametrize(
    ("failure", "code"),
    [(Abort(FULL), "full"), (OSError(errno.EIO, "Amina.pdf"), "fault"), (KeyError("Amina"), "fault")],
)
def test_job_that_fails_says_why_and_no_name(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, failure: Exception, code: str
) -> None:
    def make(*_: Any) -> Batch:
        raise failure

    monkeypatch.setattr(desk.desk.press, "make", make)
    people = desk.type("Amina")
    desk.make(people["id"])
    state = desk.state()
    assert (state["state"], state["code"]) == ("failed", code)
    assert "Amina" not in json.dumps(state)


def test_no_job_is_no_stream(desk: OpenDesk) -> None:
    assert desk.send("GET", "job").json()["code"] == "no_job"


def test_closing_forgets_the_names_and_ends_the_program(desk: OpenDesk) -> None:
    desk.type("Amina")
    assert desk.ask("POST", "close").status == 204
    assert desk.desk.people.now() is None
    assert desk.desk.closed.is_set()
