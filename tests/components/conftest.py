from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from builder.pipeline.read import load_project
from builder.theming import Kit
from tests.support.component_rendering import DrawnWorkbook, Form, in_a_form, on_paper, specimen

SITE = 'title = "Specimens"\nurl = "https://example.org"\npapers = ["a4"]\n'


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The kit of a project that has nothing but a title and an address."""
    project: Path = tmp_path_factory.mktemp("project")
    (project / "content").mkdir()
    (project / "content/site.toml").write_text(SITE)
    return load_project(project)[1]


@pytest.fixture(scope="session")
def printed(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], DrawnWorkbook]:
    """The workbook of a text; each is printed once, however many tests look at it."""
    return cache(lambda markdown: on_paper(specimen(markdown), kit, tmp_path_factory.mktemp("print")))


@pytest.fixture(scope="session")
def filled(kit: Kit) -> Callable[[str], Form]:
    """The fields of a text's fillable workbook; each is made once."""
    return cache(lambda markdown: in_a_form(specimen(markdown), kit))
