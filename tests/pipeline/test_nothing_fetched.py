"""A build reads the project and fetches nothing, whatever a text or a picture asks for."""

from __future__ import annotations

import re
import socket
import urllib.request
from pathlib import Path

import pytest

from builder.execute import Workers
from tests.support.projects import guide, guidepress, write
from tests.support.samples import ONE, SITE

ASKING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 40">
<style>@import url("http://192.0.2.1/style.css"); rect { fill: url(http://192.0.2.1/fill.svg#a) }</style>
<rect width="60" height="40"/>
<image xlink:href="http://192.0.2.1/picture.png" width="9" height="9"/>
<image href="http://192.0.2.1/other.png" width="9" height="9"/>
<image href="file:///etc/passwd" width="9" height="9"/>
<use href="http://192.0.2.1/shapes.svg#a"/>
</svg>
"""


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that says which addresses were asked for, by this process or by the workers forked from it."""
    log = tmp_path / "asked.txt"
    log.touch()

    def note(*arguments: object, **options: object) -> None:
        with log.open("a") as stream:
            print(arguments, file=stream)
        raise OSError("there is no network in this test")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, note)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, note)
    return log


def fetch(address: str) -> str:
    try:
        urllib.request.urlopen(address)
    except OSError as refusal:
        return str(refusal)
    return "it was fetched"


def test_asking_from_a_worker_is_seen(asked: Path) -> None:
    """Else the tests below would prove nothing."""
    with Workers(lambda value: None, None, 1) as workers:
        assert "no network in this test" in str(list(workers.run(fetch, ["http://192.0.2.1/"], seconds=30)))
    assert "192.0.2.1" in asked.read_text()


def test_network_is_never_asked_for_anything(tmp_path: Path, asked: Path) -> None:
    links = "[out](http://192.0.2.1/) <http://192.0.2.1/a> [mail](mailto:a@192.0.2.1)"
    files = {
        "content/site.toml": SITE,
        ONE: guide("One", f"\n{links}\n"),
    }
    result = guidepress(write(tmp_path / "project", files), "build")
    assert result.exit_code == 0, result.output
    assert asked.read_text() == ""


def test_drawing_that_asks_for_something_else_is_an_error_and_nothing_is_fetched(tmp_path: Path, asked: Path) -> None:
    files = {
        "content/site.toml": SITE,
        ONE: guide("One", "\n![Asking](asking.svg)\n"),
        "content/guides/asking.svg": ASKING,
    }
    result = guidepress(write(tmp_path / "project", files), "build")
    assert result.exit_code == 1
    places = re.findall(r"^content/guides/asking\.svg:(\d+)(?::\d+)?: error\[GP403\]", result.output, re.M)
    assert places == ["2", "4", "5", "6", "7"]
    assert asked.read_text() == ""


@pytest.mark.parametrize(
    "text", ["![A](http://192.0.2.1/a.png)", '<img src="https://192.0.2.1/a.png" alt="A">', "![A](//192.0.2.1/a.png)"]
)
def test_picture_on_the_web_is_an_error_and_is_not_fetched(tmp_path: Path, asked: Path, text: str) -> None:
    result = guidepress(write(tmp_path / "project", {ONE: guide("One", f"\n{text}\n")}), "build")
    assert result.exit_code == 1
    assert f"{ONE}:16:" in result.stderr
    assert "error[GP314]" in result.stderr
    assert asked.read_text() == ""
