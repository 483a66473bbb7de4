from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import weasyprint  # noqa: F401  # workers that are forked from here find it loaded, which saves each of them half a second
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browsing import open_browser, serving, window
from tests.support.sites import SUB_PATH, made_once, write_long, write_many, write_rich
from tests.support.web_pages import Site


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder that all processes of this run see."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if hasattr(request.config, "workerinput") else base) / "web-sites"


@pytest.fixture(scope="session")
def rich(shared: Path) -> Site:
    """A site with everything, its PDFs made."""
    return Site(made_once(shared / "rich", write_rich))


@pytest.fixture(scope="session")
def long(shared: Path) -> Site:
    """A site without any settings, with what is hard to lay out."""
    return Site(made_once(shared / "long", write_long, only="site"))


@pytest.fixture(scope="session")
def many(shared: Path) -> Site:
    """A site with more guides than a page shows."""
    return Site(made_once(shared / "many", write_many, only="site"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def rich_address(rich: Site) -> Iterator[str]:
    """The rich site below a sub-path, as its `url` says."""
    with serving(rich.folder, SUB_PATH) as address:
        yield address


@pytest.fixture(scope="session")
def long_address(long: Site) -> Iterator[str]:
    with serving(long.folder, "/") as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's browser, with nothing kept in it."""
    with window(browser) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """The page at the `address` of a test file."""
    page = context.new_page()
    page.goto(address)
    return page
