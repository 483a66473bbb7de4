"""A change makes again what reads it, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.pipeline import Options, Silent, build
from tests.support.projects import output, write
from tests.support.samples import ONE, SITE, changed, edit

TABLE = "\n\n::: table\n| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n|  |  |  |  |  |  |\n\n:::\n"

NEWSLETTER = """
[newsletter]
action = "https://example.net/subscribe"
"""


def rebuilt(project: Path) -> set[str]:
    """The files of the output that a build makes others of."""
    before = output(project)
    build(project, project / "output", Options(), Silent())
    return changed(before, output(project))


def test_a_newsletter_makes_no_pdf_again(printed: Path) -> None:
    """Not even one of the same bytes."""
    write(printed, {"content/site.toml": SITE + NEWSLETTER})
    assert build(printed, printed / "output", Options(only="print"), Silent()).rendered == 0
    assert "site/one/index.html" in rebuilt(printed)


def test_comments_make_no_pdf_again(printed: Path) -> None:
    write(printed, {"content/site.toml": SITE + '[comments]\nhtml = "<p>Say something</p>"\n'})
    result = build(printed, printed / "output", Options(only="print"), Silent())
    assert result.rendered == 0


def test_a_style_of_paper_makes_pdfs_again_and_pages_only_where_they_show_another_size(printed: Path) -> None:
    write(
        printed, {"content/site.toml": SITE.replace('"plain"', '"own"'), "themes/own/theme.toml": 'extends = "plain"\n'}
    )
    build(printed, printed / "output", Options(), Silent())
    write(printed, {"themes/own/print.css": ".nothing-has-this-class { color: red }\n"})
    before = output(printed)
    result = build(printed, printed / "output", Options(), Silent())
    assert result.rendered == 2  # the two PDFs, and no page: both are as large as before
    assert changed(before, output(printed)) == set()
    write(printed, {"themes/own/print.css": "body * { font-size: 24pt !important }\n"})
    result = build(printed, printed / "output", Options(), Silent())
    assert result.rendered == 5  # the PDFs, the two pages that say how large they are, the home that shows pages of one


def test_an_address_of_the_site_makes_again_what_prints_it(printed: Path) -> None:
    write(printed, {"content/site.toml": SITE.replace("example.org", "example.net")})
    found = rebuilt(printed)
    assert {"site/sitemap.xml", "site/one/index.html", "print/one/one-workbook-a4.pdf"} <= found


def test_a_theme_of_another_colour_parses_nothing_again(printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("parsed again")

    write(printed, {"content/site.toml": SITE + '[brand]\nname = "Small"\naccent = "#803060"\n'})
    monkeypatch.setattr("builder.pipeline.workers.parse", refuse)
    monkeypatch.setattr("builder.formats.parsed.parse", refuse)
    assert {"site/one/index.html", "print/one/one-workbook-a4.pdf"} <= rebuilt(printed)


def test_a_paper_of_another_size_checks_again_what_was_parsed(printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(printed, "Because it is small", f"Because it is quick\n\n{TABLE}")
    before = {d.code for d in build(printed, printed / "output", Options(), Silent()).diagnostics}
    write(
        printed,
        {
            "content/site.toml": SITE.replace('["a4"]', '["narrow"]'),
            "content/papers/narrow.toml": 'title = "Narrow"\nwidth = 128\nheight = 210\n',
        },
    )

    def refuse(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr("builder.pipeline.workers.parse", refuse)
    after = build(printed, printed / "output", Options(), Silent()).diagnostics
    assert [d.code for d in after if d.span.file == ONE and d.code not in before]
