"""WeasyPrint takes every rule of our style sheets, in each theme, edition and measure."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

import builder
from builder.formats.pdf.fetch import HOME, ProjectFetcher
from builder.formats.pdf.settled import settled
from builder.formats.pdf.sides import for_side
from builder.theming import Kit
from builder.theming.measure import sheet
from tests.support.print_rendering import all_planned
from tests.support.projects import GUIDE, write

EDITIONS = sorted(path.stem for path in (Path(builder.__file__).parent / "editions").glob("*.toml"))
NAMED = ", ".join(map(repr, EDITIONS))
SETTINGS = {
    "every edition": f"papers = ['a4']\neditions = [{NAMED}]\n",
    "small paper": "papers = ['a5', 'b5']\neditions = ['workbook']\n",
}


@pytest.fixture
def said() -> Iterator[list[str]]:
    """What WeasyPrint logs, from warnings on."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("weasyprint")
    log.addHandler(handler)
    yield found
    log.removeHandler(handler)


def parse(kit: Kit, css: str) -> None:
    """Read a style sheet as that of a workbook."""
    fetcher = ProjectFetcher(kit.files, (), None)
    CSS(string=css, base_url=HOME, url_fetcher=fetcher, font_config=FontConfiguration())


@pytest.mark.parametrize("theme", ["journal", "plain"])
@pytest.mark.parametrize("settings", SETTINGS)
def test_no_rule_is_refused(tmp_path: Path, said: list[str], settings: str, theme: str) -> None:
    front = GUIDE.format(title="One", front="")
    site = f"title = 'S'\ntheme = '{theme}'\n{SETTINGS[settings]}"
    kit, jobs = all_planned(write(tmp_path, {"content/site.toml": site, "content/guides/one.md": front}))
    measures = {kit.measure(job.paper, job.edition) for job in jobs}
    written = [settled(kit.paper_css + sheet(measure, kit.inks(measure))) for measure in measures]
    for css in (*written, *(for_side(written[0], side) for side in ("left", "right"))):
        parse(kit, css)
    assert len(written) >= 2
    assert sorted(set(said)) == []


def test_a_refused_rule_is_heard(said: list[str]) -> None:
    CSS(string="p:dir(rtl) { color: red }")
    assert len(said) == 1
