from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import weasyprint  # noqa: F401  # workers that are forked from here find it loaded, which saves each PDF half a second
from playwright.sync_api import Browser

from tests.support.browsing import open_browser
from tests.support.projects import Files, guide, write
from tests.support.samples import picture
from tests.support.serving import GUIDE, SHORT, Served, served

FILES: Files = {
    "content/site.toml": 'title = "Small steps"\nurl = "https://example.org/sub"\npapers = ["a4"]\n',
    GUIDE: guide("One", "\n![A teal field](field.png)\n", SHORT),
    "content/guides/field.png": picture("teal"),
    "content/guides/draft.md": guide("A draft", front="draft: true\n"),
    "content/pages/о-нас.md": "# About\n\nWho I am.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one guide with a picture, one page, and a draft."""
    return write(tmp_path / "project", FILES)


@pytest.fixture
def changing(project: Path) -> Iterator[Served]:
    """A server for the project, which this test may change."""
    with served(project) as site:
        yield site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for a project that no test changes."""
    with served(write(tmp_path_factory.mktemp("served"), FILES)) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser
