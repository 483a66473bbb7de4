from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.cli.projects import Files, guide, write
from tests.formats.web.browsing import open_browser
from tests.pipeline.samples import picture
from tests.serve.serving import GUIDE, Served, served


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one guide with a picture, one page, and a draft."""
    files: Files = {
        "content/site.toml": 'title = "Small steps"\nurl = "https://example.org/sub"\npapers = ["a4"]\n',
        GUIDE: guide("One", "\n![A teal field](field.png)\n", "workbook: {notes: 0, how_to_use: false}\n"),
        "content/guides/field.png": picture("teal"),
        "content/guides/draft.md": guide("A draft", front="draft: true\n"),
        "content/pages/о-нас.md": "# About\n\nWho I am.\n",
    }
    return write(tmp_path / "project", files)


@pytest.fixture
def site(project: Path) -> Iterator[Served]:
    with served(project) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser
