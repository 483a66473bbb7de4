"""A narrowed build leaves every other output as it was, byte for byte."""

from __future__ import annotations

from pathlib import Path

from builder.pipeline import Options, Silent, build
from tests.cli.projects import guidepress, output, tree, write
from tests.pipeline.samples import ONE, SITE, TWO, changed, edit


def built(project: Path, only: str = "", guide: str = "") -> None:
    build(project, project / "output", Options(only, guide), Silent())


def page(project: Path, slug: str) -> str:
    return (project / "output/site" / slug / "index.html").read_text()


def test_site_alone_shows_the_downloads_that_are_up_to_date_and_not_those_that_are_stale(printed: Path) -> None:
    before = output(printed)
    edit(printed, "Because it is small", "Because it is quick")
    built(printed, only="site")
    assert "one-workbook-a4.pdf" not in page(printed, "one")
    assert "two-workbook-a4.pdf" in page(printed, "two")
    pdfs = [name for name in output(printed) if name.endswith(".pdf")]
    assert pdfs == [
        "site/two/two-workbook-a4.pdf",
        "print/one/one-workbook-a4.pdf",
        "print/two/two-workbook-a4.pdf",
    ]
    assert tree(printed / "output/print") == {
        name.removeprefix("print/"): digest for name, digest in before.items() if name.startswith("print/")
    }


def test_site_alone_shows_a_download_again_when_its_text_is_as_it_was(printed: Path) -> None:
    before = output(printed)
    edit(printed, "Because it is small", "Because it is quick")
    built(printed, only="site")
    edit(printed, "Because it is quick", "Because it is small")
    built(printed, only="site")
    assert output(printed) == before


def test_site_alone_at_first_offers_no_downloads(printed: Path) -> None:
    assert guidepress(printed, "build", "--only", "site", "--output", str(printed / "elsewhere")).exit_code == 0
    assert not (printed / "elsewhere/print").exists()
    assert ".pdf" not in (printed / "elsewhere/site/one/index.html").read_text()


def test_print_alone_leaves_the_site_as_it_was(printed: Path) -> None:
    before = output(printed)
    edit(printed, "Because it is small", "Because it is quick")
    built(printed, only="print")
    assert changed(before, output(printed)) == {"print/one/one-workbook-a4.pdf"}


def test_one_guide_alone_leaves_the_others_as_they_were(printed: Path) -> None:
    before = output(printed)
    edit(printed, "title: One", "title: First of all")
    edit(printed, "title: Two", "title: Second to none", TWO)
    write(printed, {"content/guides/three.md": "# Three\n\n- [ ] New.\n"})
    built(printed, guide="two")
    assert changed(before, output(printed)) == {
        "print/two/two-workbook-a4.pdf",
        "site/two/index.html",
        "site/two/two-workbook-a4.pdf",
    }
    assert "Second to none" in page(printed, "two")
    built(printed)
    assert "First of all" in page(printed, "one")


def test_one_guide_and_site_alone_leaves_its_pdf_as_it_was(printed: Path) -> None:
    before = output(printed)
    edit(printed, "title: Two", "title: Second to none", TWO)
    built(printed, only="site", guide="two")
    assert changed(before, output(printed)) == {"site/two/index.html", "site/two/two-workbook-a4.pdf"}


def test_one_guide_and_print_alone_leaves_the_site_as_it_was(printed: Path) -> None:
    before = output(printed)
    edit(printed, "title: One", "title: First of all")
    edit(printed, "title: Two", "title: Second to none", TWO)
    built(printed, only="print", guide="two")
    assert changed(before, output(printed)) == {"print/two/two-workbook-a4.pdf"}


def test_one_guide_alone_mends_what_someone_edited_elsewhere_instead_of_losing_it(printed: Path) -> None:
    before = output(printed)
    (printed / "output/site/index.html").write_text("edited")
    (printed / "output/site/one/one.png").write_text("edited")
    built(printed, guide="two")
    assert output(printed) == before


def test_one_guide_in_a_project_never_built_makes_a_whole_site(printed: Path) -> None:
    target = printed / "elsewhere"
    assert guidepress(printed, "build", "--guide", "two", "--output", str(target)).exit_code == 0
    assert list(tree(target / "print")) == ["two/two-workbook-a4.pdf"]
    assert {"index.html", "one/index.html", "two/index.html", "about/index.html"} <= tree(target / "site").keys()


def test_unknown_guide_is_named_with_the_nearest_and_nothing_changes(printed: Path) -> None:
    before = tree(printed)
    result = guidepress(printed, "build", "--guide", "twoo")
    assert result.exit_code == 1
    assert "error[GP006]: there is no guide `twoo`" in result.stderr
    assert "did you mean `two`?" in result.stderr
    assert tree(printed) == before


def test_guide_that_is_a_draft_is_told_as_one(printed: Path) -> None:
    edit(printed, "title: Two", "title: Two\ndraft: true", TWO)
    result = guidepress(printed, "build", "--guide", "two")
    assert result.exit_code == 1
    assert "build it with --drafts" in result.stderr


def test_paper_that_is_no_longer_asked_for_goes_away(printed: Path) -> None:
    write(printed, {"content/site.toml": SITE.replace('["a4"]', '["letter"]')})
    built(printed)
    assert sorted(tree(printed / "output/print")) == ["one/one-workbook-letter.pdf", "two/two-workbook-letter.pdf"]


def test_output_can_be_written_elsewhere(printed: Path, tmp_path: Path) -> None:
    before = output(printed)
    result = guidepress(printed, "build", "--output", str(tmp_path / "public"))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"Website   {tmp_path}/public/site/index.html",
        f"Workbook  {tmp_path}/public/print/one/one-workbook-a4.pdf",
        f"Workbook  {tmp_path}/public/print/two/two-workbook-a4.pdf",
    ]
    assert {f"site/{name}": digest for name, digest in tree(tmp_path / "public/site").items()}.items() <= before.items()
    assert ONE in tree(printed)
