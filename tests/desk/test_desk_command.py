"""`guidepress desk` as it is started, with a real project: from a name to the printed copy."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf
from playwright.sync_api import Browser

from tests.support.browsing import window
from tests.support.projects import REPOSITORY, guide, write

FILES = {
    "content/site.toml": 'title = "Small steps"\npapers = ["a5"]\n',
    "content/guides/one.md": guide("One", front="workbook: {notes: 0, how_to_use: false}\n"),
    "content/guides/broken.md": guide("Broken", "\n[There](no.md)\n"),
    "content/brands/tern.toml": 'name = "Tern & Tide"\naccent = "#2f4b9a"\n',
}
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[\w-]{40,}/")


@contextmanager
def started(project: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command as a user starts it, and the address of its page."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "XDG_CONFIG_HOME": str(project / "settings")}
    command = [sys.executable, "-m", "builder", "desk", "--no-browser"]
    process = subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        found = _ADDRESS.search(line)
        assert found, line + process.stderr.read()
        yield process, found[0]
    finally:
        process.kill()
        process.wait(60)


def test_name_becomes_a_copy_to_print(browser: Browser, tmp_path: Path) -> None:
    project = write(tmp_path / "project", FILES)
    with started(project) as (process, address), window(browser) as context:
        page = context.new_page()
        page.goto(address)
        page.locator("#page img").wait_for()
        assert "its text has 1 mistake" in page.locator("#guides").inner_text()
        page.fill("#names", "Amina\nBjörn Ó Súilleabháin")
        page.locator("#make", has_text="Make 2 copies").wait_for()
        page.locator("#closeup").wait_for()
        page.click("#make")
        page.locator("#title", has_text="2 copies are ready").wait_for()
        href = page.get_by_role("link", name="Print them all").get_attribute("href")
        again = subprocess.run(
            [sys.executable, "-m", "builder", "desk", "--no-browser"],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "XDG_CONFIG_HOME": str(project / "settings")},
            capture_output=True,
            text=True,
            timeout=100,
            check=True,
        )
        assert address in again.stderr
        with Pdf.open(BytesIO(context.request.get(f"{address}{href}").body())) as printed:
            with printed.open_outline() as outline:
                assert [item.title for item in outline.root] == ["Amina", "Björn Ó Súilleabháin"]
            assert len(printed.pages) % 4 == 0
        page.click("#close")
        page.locator("#title", has_text="The desk is closed").wait_for()
        assert process.wait(60) == 0
    [folder] = [path for path in (project / "output/copies").iterdir() if path.is_dir()]
    assert len(list(folder.glob("*.pdf"))) == 2
    assert not (project / "output/site").exists()
    assert list((project / "settings/guidepress").iterdir()) == [project / "settings/guidepress/desk.json"]


def test_stopped_desk_leaves_nothing_running(tmp_path: Path) -> None:
    with started(write(tmp_path / "project", FILES)) as (process, _):
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 130


def test_folder_without_a_project_is_an_error(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "builder", "desk", "--no-browser"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert result.returncode == 1
    assert "error[GP" in result.stderr
