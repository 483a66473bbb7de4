"""What the live server answers."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from urllib.parse import quote

import pytest

from builder.execute import Workers
from builder.serve.http import Server
from builder.serve.live import LiveSite
from tests.support.photographs import opened
from tests.support.projects import guide, tree, write
from tests.support.samples import picture
from tests.support.serving import GUIDE, SHORT, Served, served


def test_pages_come_from_memory_and_nothing_is_written(project: Path) -> None:
    before = tree(project)
    with served(project) as site:
        assert "<h1>One</h1>" in site.text("/one/")
        assert site.get("/one/one-workbook-a4.pdf")[1].startswith(b"%PDF-")
        write(project, {GUIDE: guide("Two")})
        site.live.rebuild()
        assert "<h1>Two</h1>" in site.text("/one/")
    write(project, {GUIDE: guide("One", "\n![A teal field](field.png)\n", SHORT)})
    assert tree(project) == before


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/one/index.html", "text/html; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
        ("/assets/icon.svg", "image/svg+xml; charset=utf-8"),
        ("/assets/fonts/web/literata-latin-400-normal.woff2", "font/woff2"),
        ("/one/one-workbook-a4.pdf", "application/pdf"),
    ],
)
def test_file_is_sent_as_what_it_is_and_never_kept(site: Served, path: str, kind: str) -> None:
    response, content = site.get(path)
    assert response.status == 200
    assert response.headers["Content-Type"].replace("application/xml", "text/xml") == kind
    assert response.headers["Cache-Control"] == "no-store"
    assert int(response.headers["Content-Length"]) == len(content) > 0


def test_drafts_are_shown(site: Served) -> None:
    assert "A draft" in site.text("/")


def test_address_without_its_slash_leads_to_the_page(site: Served) -> None:
    response, _ = site.get("/one")
    assert (response.status, response.headers["Location"]) == (301, "/one/")


def test_address_in_another_script_leads_to_its_page(site: Served) -> None:
    address = quote("/о-нас")
    response, _ = site.get(address)
    assert (response.status, response.headers["Location"]) == (301, f"{address}/")
    assert "Who I am." in site.text(f"{address}/")


def test_missing_page_is_the_sites_own_and_leads_home_here(site: Served) -> None:
    response, content = site.get("/there/is/nothing")
    assert response.status == 404
    assert "This page is not here" in content.decode()
    assert 'href="/index.html"' in content.decode()
    assert "https://example.org" not in content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/../content/site.toml",
        "/..%2f..%2fcontent/site.toml",
        "/one/..%2F..%2F..%2Fetc/passwd",
        "//etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/content/site.toml",
        "/one/%00",
        "/..\\..\\content\\site.toml",
    ],
)
def test_nothing_but_the_site_can_be_read(site: Served, path: str) -> None:
    response, content = site.get(path)
    assert response.status == 404
    assert b"papers =" not in content and b"root:x:" not in content


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example:8000", "[::1", "10.0.0.1"])
def test_name_of_another_machine_is_refused(site: Served, host: str) -> None:
    response, content = site.get("/", host=host)
    assert response.status == 403
    assert b"<h1" not in content


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "localhost", "LOCALHOST:1"])
def test_name_of_this_machine_is_answered(site: Served, host: str) -> None:
    assert site.get("/", host=host)[0].status == 200


def test_no_other_machine_can_reach_it(site: Served) -> None:
    assert site.server.socket.getsockname()[0] == "127.0.0.1"


def test_head_sends_no_content(site: Served) -> None:
    with socket.create_connection(("127.0.0.1", site.port)) as connection:
        connection.sendall(b"HEAD /one/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = connection.makefile("rb").read()
    head, _, content = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert b"Content-Length" in head
    assert content == b""


@pytest.mark.parametrize(
    ("problem", "is_told"), [(BrokenPipeError(), False), (ConnectionResetError(), False), (ValueError("ours"), True)]
)
def test_browser_that_goes_away_is_no_fault(
    site: Served, capfd: pytest.CaptureFixture[str], problem: Exception, is_told: bool
) -> None:
    try:
        raise problem
    except (OSError, ValueError):
        site.server.handle_error(None, ("127.0.0.1", 1))
    assert ("Traceback" in capfd.readouterr().err) is is_told


def test_pdf_is_made_once_and_anew_when_its_guide_changes(
    project: Path, changing: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "one/one-workbook-a4.pdf"
    first = changing.live.download(path)
    with monkeypatch.context() as patch:
        patch.delattr(Workers, "run")
        assert changing.live.download(path) == first
    write(project, {GUIDE: guide("Another title", front=SHORT)})
    changing.live.rebuild()
    assert changing.live.download(path) != first


def test_page_says_that_a_pdf_is_made_when_asked_for(site: Served) -> None:
    assert "made when you ask for it" in site.text("/one/")


def test_page_shows_a_drawn_sheet_while_there_is_no_pdf_to_show_pages_of(site: Served) -> None:
    assert 'class="sheet"' in site.text("/one/")
    assert 'class="samples"' not in site.text("/one/")


def test_page_shows_a_picture_whose_files_are_made_when_they_are_asked_for(project: Path, site: Served) -> None:
    made = [path for path in site.live.snapshot.images if path.startswith("one/field-40-")]
    assert [path.rpartition(".")[2] for path in made] == ["png", "webp"]
    for path in made:
        assert path.removeprefix("one/") in site.text("/one/")
        response, image = site.get(f"/{path}")
        assert (response.status, response.headers["Content-Type"]) == (200, f"image/{path.rpartition('.')[2]}")
        assert opened(image).size == (40, 30)
        with pytest.MonkeyPatch.context() as patch:
            patch.delattr(Workers, "run")
            assert site.get(f"/{path}")[1] == image, "it is made once"


def test_page_of_a_picture_that_was_saved_shows_the_new_one(project: Path, changing: Served) -> None:
    before = set(changing.live.snapshot.images)
    write(project, {"content/guides/field.png": picture("tomato")})
    changing.live.rebuild()
    [path] = [path for path in set(changing.live.snapshot.images) - before if path.endswith(".png")]
    assert opened(changing.get(f"/{path}")[1]).convert("RGB").getpixel((9, 9)) == (255, 99, 71)


def test_picture_that_was_taken_away_is_missing_and_no_fault(project: Path, changing: Served) -> None:
    (project / "content/guides/field.png").unlink()
    [name] = [path for path in changing.live.snapshot.images if path.endswith(".png")]
    assert changing.get(f"/{name}")[0].status == 404


def test_connections_that_come_all_at_once_are_answered(project: Path) -> None:
    live = LiveSite(project, drafts=True)
    server = Server(live, 0)
    waiting = [socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=20) for _ in range(200)]
    for connection in waiting:
        connection.sendall(b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    answers = [connection.recv(12) for connection in waiting]
    server.shutdown()
    server.server_close()
    live.close()
    assert answers == [b"HTTP/1.1 404"] * 200
