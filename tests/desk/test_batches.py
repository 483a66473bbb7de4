"""What was made: to print, to save, and to open."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desks import OpenDesk


@pytest.fixture
def batch(desk: OpenDesk) -> str:
    """Three copies, two on A4."""
    desk.open("a.csv", "Name,Paper\nAmina,A4\nBjörn,US Letter\nZofia,A4\n")
    people = desk.ask("GET", "project").json()["people"]
    desk.make(people["id"])
    return str(desk.state()["batch"])


def test_one_copy_is_shown_or_saved_under_its_name(desk: OpenDesk, batch: str) -> None:
    shown, saved = desk.send("GET", f"batch/{batch}/2.pdf"), desk.send("GET", f"batch/{batch}/2.pdf?save=1")
    assert shown.body.startswith(b"%PDF-")
    assert "Björn".encode() in shown.body
    assert shown.headers["Content-Type"] == "application/pdf"
    assert shown.headers["Content-Disposition"].startswith("inline; filename*=UTF-8''")
    assert saved.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")


@pytest.mark.parametrize(
    "path", ["{batch}/0.pdf", "{batch}/4.pdf", "{batch}/x.pdf", "{batch}/1", "..%2f..%2fetc/1.pdf", "nothing/all.pdf"]
)
def test_nothing_else_can_be_read(desk: OpenDesk, batch: str, path: str) -> None:
    assert desk.send("GET", f"batch/{path.format(batch=batch)}").status in (400, 404)


def test_copy_that_was_deleted_is_not_there(desk: OpenDesk, batch: str, tmp_path: Path) -> None:
    for file in (tmp_path / "output/copies").rglob("*.pdf"):
        file.unlink()
    assert desk.send("GET", f"batch/{batch}/1.pdf").status == 404


def test_batches_made_before_have_no_name(desk: OpenDesk, batch: str) -> None:
    [before] = desk.ask("GET", "project").json()["batches"]
    assert (before["name"], before["count"], before["papers"]) == (batch, 3, ["a4", "letter"])
    assert "copies" not in before


def test_folder_without_a_desktop_is_named(desk: OpenDesk, batch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    reply = desk.ask("POST", f"batch/{batch}/open")
    assert (reply.status, reply.json()) == (501, {"path": f"output/copies/{batch}"})
