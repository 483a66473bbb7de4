from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.desk.fake_press import FakePress
from tests.support.browsing import open_browser
from tests.support.desks import OpenDesk, opened


@pytest.fixture
def press(tmp_path: Path) -> FakePress:
    return FakePress(tmp_path / "output/copies")


@pytest.fixture
def desk(press: FakePress, tmp_path: Path) -> Iterator[OpenDesk]:
    with opened(press, tmp_path) as desk:
        yield desk


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser
