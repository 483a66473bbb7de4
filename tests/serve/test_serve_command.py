"""`guidepress serve` as a user starts it, with a browser beside it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browsing import window
from tests.support.projects import guide, run, write
from tests.support.serving import GUIDE, Command, command

PANEL = "#_guidepress-mistakes"


def test_saved_change_is_shown_and_a_mistake_in_the_terminals_words_until_it_is_mended(
    project: Path, browser: Browser
) -> None:
    with command(project, "--port", "0") as running, window(browser) as context:
        page = context.new_page()
        page.goto(f"{running.address}one/")
        expect(page.locator("h1")).to_have_text("One")
        write(project, {GUIDE: guide("Two")})
        expect(page.locator("h1")).to_have_text("Two")
        write(project, {GUIDE: guide("Three", "\n::: liens\n:::\n")})
        expect(page.locator(PANEL)).to_be_visible()
        running.wait_for("seeing the last working version")
        told = "".join(running.said)
        for line in page.locator(PANEL).inner_text().splitlines():
            assert line in told
        assert "16 | ::: liens" in page.locator(PANEL).inner_text()
        expect(page.locator("h1")).to_have_text("Two")
        write(project, {GUIDE: guide("Three")})
        expect(page.locator("h1")).to_have_text("Three")
        expect(page.locator(PANEL)).to_have_count(0)


def test_ctrl_c_ends_it_with_its_page_open(project: Path, browser: Browser) -> None:
    with command(project, "--port", "0") as running, window(browser) as context:
        page = context.new_page()
        page.goto(running.address)
        assert running.interrupt() == 130
        assert "Traceback" not in "".join(running.said)
        assert running.said[-1].startswith("Stopped.")


def test_note_is_said_once_and_a_warning_after_every_save(project: Path) -> None:
    write(project, {"content/site.toml": 'title = "Small steps"\n', GUIDE: guide("One", front="layout: post\n")})
    with command(project, "--port", "0") as running:
        running.wait_for("Serving")
        assert "note[GP330]" in "".join(running.said)
        del running.said[:]
        write(project, {GUIDE: guide("Two", front="layout: post\n")})
        running.wait_for("Ready: 2 guides, 1 page and 4 workbooks.")
        assert "GP330" not in "".join(running.said)
        assert "warning[GP204]" in "".join(running.said)


@pytest.mark.parametrize("end", [Command.interrupt, Command.terminate])
def test_it_ends_while_a_pdf_is_made_and_leaves_no_process(project: Path, end: Callable[[Command], int]) -> None:
    steps = "".join(f"\n## Step {n}: Another\n\nDo it.\n" for n in range(2, 80))
    write(project, {GUIDE: guide("One", steps)})
    with command(project, "--port", "0") as running:
        address = f"{running.address}one/one-workbook-a4.pdf"
        asking = threading.Thread(target=answer, args=(address,), daemon=True)
        asking.start()
        workers = running.workers()
        assert workers
        time.sleep(1)
        assert asking.is_alive(), "the PDF was made before the server could be stopped"
        assert end(running) == 130
        assert "Traceback" not in "".join(running.said)
        assert not [worker for worker in workers if worker.exists()]


def answer(address: str) -> bytes:
    """What a browser gets; nothing where the server ends first."""
    try:
        with urlopen(address) as response:
            content: bytes = response.read()
            return content
    except OSError:
        return b""


def test_ctrl_c_before_the_first_page_is_served_ends_it_too(project: Path) -> None:
    with command(project, "--port", "0") as running:
        running.wait_for("Ready")
        assert running.interrupt() == 130
        assert "Traceback" not in "".join(running.said)


def test_port_that_is_taken_is_said_before_anything_is_built(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = run(project, "serve", "--port", str(port))
    assert result.returncode == 1
    assert f"error[GP701]: port {port} cannot be used" in result.stderr
    assert f"guidepress serve --port {port + 1}" in result.stderr
    assert "Ready" not in result.stderr
    assert "Traceback" not in result.stderr


def test_folder_without_a_project_is_said_and_not_served(tmp_path: Path) -> None:
    result = run(tmp_path, "serve", "--port", "0")
    assert result.returncode == 1
    assert "there is no content/site.toml here" in result.stderr


def test_drafts_can_be_left_out(project: Path, browser: Browser) -> None:
    with command(project, "--port", "0", "--no-drafts") as running, window(browser) as context:
        page = context.new_page()
        page.goto(running.address)
        expect(page.get_by_text("A draft")).to_have_count(0)
        expect(page.locator("h1")).to_have_text("One")


def test_save_right_after_the_address_is_shown(project: Path) -> None:
    with command(project, "--port", "0") as running:
        address = running.address
        write(project, {GUIDE: guide("Two")})
        running.wait_for("Ready")
        with urlopen(f"{address}one/", timeout=20) as answer:
            assert b"<h1>Two</h1>" in answer.read()
