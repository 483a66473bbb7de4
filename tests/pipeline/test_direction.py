"""The way a page runs follows the language of its guide, on screen and on paper."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.projects import guide, guidepress, write

SITE = 'title = "Small steps"\npapers = ["a4"]\n'


def _built(project: Path, title: str, language: str) -> Path:
    front = f"lang: {language}\nworkbook: {{notes: 0}}\n"
    write(project, {"content/site.toml": SITE, "content/guides/one.md": guide(title, front=front)})
    result = guidepress(project, "build")
    assert result.exit_code == 0, result.output
    return project / "output"


def _start(pdf: Path) -> float:
    """Where the description stands on the cover, by a word of it: the share of the page's width that is left of it."""
    page = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    width = re.search(r'<page width="([\d.]+)"', page)
    found = re.search(r'<word xMin="([\d.]+)" [^>]*>sentence</word>', page)
    assert width and found, page
    return float(found[1]) / float(width[1])


@pytest.mark.parametrize(("language", "title"), [("he", "שלום"), ("ar", "سلام")])
def test_hebrew_and_arabic_guide_in_an_english_site_runs_to_the_left(tmp_path: Path, language: str, title: str) -> None:
    output = _built(tmp_path, title, language)
    assert f'<html lang="{language}" dir="rtl"' in (output / "site/one/index.html").read_text(encoding="utf-8")
    assert '<html lang="en" dir="ltr"' in (output / "site/404.html").read_text(encoding="utf-8")
    assert _start(output / "print/one/one-workbook-a4.pdf") > 0.5


def test_a_guide_in_another_language_that_runs_to_the_right_stays_so(tmp_path: Path) -> None:
    output = _built(tmp_path, "Schritte", "de")
    assert '<html lang="de" dir="ltr"' in (output / "site/one/index.html").read_text(encoding="utf-8")
    assert _start(output / "print/one/one-workbook-a4.pdf") < 0.3


def test_a_language_that_is_no_tag_is_a_mistake(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/one.md": guide("One", front="lang: '\"><script>'\n")})
    result = guidepress(tmp_path, "check")
    message = "error[GP206]: `lang` must be a language tag, as in `en` or `en-GB`"
    assert result.exit_code == 1
    assert f"content/guides/one.md:4:1: {message}" in result.output
