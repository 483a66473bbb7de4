"""Nobody but the desk's own page is answered."""

from __future__ import annotations

import json

import pytest

from builder.copies.press import PagePicture
from tests.support.desks import CHOICE, OpenDesk

NAMES = json.dumps({"names": "Amina"}).encode()


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{port}.evil"]
)
def test_any_other_host_is_refused(desk: OpenDesk, host: str) -> None:
    reply = desk.send("GET", "project", headers={"Host": host.format(port=desk.server.port)})
    assert (reply.status, reply.body) == (403, b"Not found.")


@pytest.mark.parametrize("token", ["", "a-token-of-this-tes", "a-token-of-this-test2", "wrong", "%61-token", "ä"])
def test_wrong_token_finds_nothing(desk: OpenDesk, token: str) -> None:
    from urllib.parse import quote

    reply = desk.send("GET", "project", token=quote(token, safe="%"))
    assert (reply.status, reply.body) == (404, b"Not found.")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1", None])
def test_change_from_another_origin_is_refused(desk: OpenDesk, origin: str | None) -> None:
    reply = desk.send("PUT", "people", NAMES, {"Origin": origin})
    assert (reply.status, reply.body) == (403, b"Not found.")
    assert desk.desk.people.now() is None


def test_reading_from_another_origin_is_refused(desk: OpenDesk) -> None:
    assert desk.send("GET", "project", headers={"Origin": "http://evil.example"}).status == 403
    assert desk.send("GET", "project", headers={"Origin": f"http://{desk.host}"}).status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_starts_is_refused(desk: OpenDesk, site: str) -> None:
    assert desk.send("GET", "project", headers={"Sec-Fetch-Site": site}).status == 403
    assert desk.send("PUT", "people", NAMES, {"Sec-Fetch-Site": site}).status == 403


def test_page_itself_opens_from_a_file(desk: OpenDesk) -> None:
    reply = desk.send("GET", "", headers={"Sec-Fetch-Site": "cross-site"})
    assert reply.status == 200
    assert b"Copies for your clients" in reply.body


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None])
def test_body_that_needs_no_preflight_is_refused(desk: OpenDesk, kind: str | None) -> None:
    reply = desk.send("PUT", "people", NAMES, {"Content-Type": kind})
    assert reply.status == 415
    assert desk.desk.people.now() is None


def test_preflight_is_refused(desk: OpenDesk) -> None:
    reply = desk.send("OPTIONS", "people", headers={"Access-Control-Request-Method": "PUT"})
    assert reply.status == 501
    assert not [name for name in reply.headers if name.lower().startswith("access-control")]


def test_list_of_more_than_20_mb_is_refused_before_it_is_read(desk: OpenDesk) -> None:
    reply = desk.send("PUT", "people", b"{", {"Content-Length": "20000001"})
    assert reply.status == 413
    assert reply.json() == {
        "code": "too_large",
        "message": "The file is larger than 20 MB.",
        "todo": "Open it in parts.",
    }


@pytest.mark.parametrize(("length", "status"), [("-1", 400), ("x", 400), ("9" * 40, 400), ("+5", 400)])
def test_length_that_is_no_number_is_refused(desk: OpenDesk, length: str, status: int) -> None:
    assert desk.send("PUT", "people", b"{}", {"Content-Length": length}).status == status


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"names": 3}', b"\xff", b"[" * 100_000])
def test_body_of_another_form_is_refused(desk: OpenDesk, body: bytes) -> None:
    assert desk.send("PUT", "people", body).status in (400, 422)


@pytest.mark.parametrize(
    "path",
    ["page/../desk.py", "page/%2e%2e/desk.py", "page/desk.html", "page/__init__.py", "page/fonts/..%2f..", "x", "page"],
)
def test_nothing_but_the_page_can_be_read(desk: OpenDesk, path: str) -> None:
    reply = desk.send("GET", path)
    assert reply.status == 404
    assert b"import" not in reply.body


def test_every_answer_forbids_what_the_page_does_not_need(desk: OpenDesk) -> None:
    for path in ("", "project", "page/main.js", "not-there"):
        headers = desk.send("GET", path).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("main.js", "text/javascript; charset=utf-8"),
        ("desk.css", "text/css; charset=utf-8"),
        ("fonts/literata-latin-400-normal.woff2", "font/woff2"),
    ],
)
def test_page_gets_its_files(desk: OpenDesk, name: str, kind: str) -> None:
    reply = desk.send("GET", f"page/{name}")
    assert (reply.status, reply.headers["Content-Type"]) == (200, kind)


def test_it_listens_on_this_computer_only(desk: OpenDesk) -> None:
    assert desk.server.socket.getsockname()[0] == "127.0.0.1"


def test_fault_of_ours_shows_no_name(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def page(*_: object) -> PagePicture:
        raise KeyError("Amina")

    monkeypatch.setattr(desk.desk.press, "page", page)
    reply = desk.ask("POST", "picture", {**CHOICE, "page": 1, "width": 500})
    assert (reply.status, reply.json()["code"]) == (500, "fault")
    assert "Amina" not in reply.body.decode() + "".join(capfd.readouterr())
