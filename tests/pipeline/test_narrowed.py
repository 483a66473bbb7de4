"""A narrowed build leaves every other output as it was, byte for byte."""

from __future__ import annotations

from pathlib import Path

from builder.pipeline import Options, Silent, build
from tests.support.projects import guide, guidepress, output, tree, write
from tests.support.samples import ONE, SITE, TWO, changed, edit, without_sample_pages


def built(project: Path, only: str = "", slug: str = "") -> None:
    build(project, project / "output", Options(only, (slug,) if slug else ()), Silent())


def page(project: Path, slug: str) -> str:
    return (project / "output/site" / slug / "index.html").read_text()


def test_site_alone_keeps_the_older_workbook_and_names_its_guide(printed: Path) -> None:
    before = output(printed)
    edit(printed, "Because it is small", "Because it is quick")
    result = guidepress(printed, "build", "--only", "site")
    assert result.exit_code == 0
    assert (
        "guidepress build --only site: warning[GP331]: the older workbook is kept, and out of date: `one`"
        in result.stderr
    )
    assert "hint: run `guidepress build`" in result.stderr
    assert "`two`" not in result.stderr
    assert "one-workbook-a4.pdf" in page(printed, "one")
    assert changed(before, output(printed)) == {"site/one/index.html"}
    assert "GP33" not in guidepress(printed, "build").stderr


def test_older_workbook_is_an_error_where_warnings_are_and_nothing_changes(printed: Path) -> None:
    before = output(printed)
    edit(printed, "Because it is small", "Because it is quick")
    result = guidepress(printed, "build", "--only", "site", "--strict")
    assert result.exit_code == 1
    assert "error[GP331]" in result.stderr
    assert output(printed) == before


def test_workbook_of_another_guide_that_had_the_name_is_not_offered(printed: Path) -> None:
    (printed / ONE).unlink()
    edit(printed, "title: Two", "title: Two\nslug: one", TWO)
    edit(printed, "After [one](one.md).", "After all.", TWO)
    result = guidepress(printed, "build", "--only", "site")
    assert result.exit_code == 0
    assert "note[GP332]: not rebuilt, and out of date: `one`, `two`" in result.stderr
    assert ".pdf" not in page(printed, "one")
    assert not [name for name in tree(printed / "output/site") if name.endswith(".pdf")]


def test_workbook_of_a_guide_that_was_removed_or_is_a_draft_now_is_not_offered(printed: Path) -> None:
    edit(printed, "title: One", "title: One\ndraft: true")
    edit(printed, "After [one](one.md).", "After all.", TWO)
    built(printed, only="site")
    assert [name for name in tree(printed / "output/site") if name.endswith(".pdf")] == ["two/two-workbook-a4.pdf"]
    (printed / TWO).unlink()
    built(printed, only="site")
    assert not [name for name in tree(printed / "output/site") if name.endswith(".pdf")]


def test_workbook_that_shows_a_draft_is_not_offered_when_the_guide_is_published(printed: Path) -> None:
    edit(printed, "title: One", "title: One\ndraft: true")
    edit(printed, "After [one](one.md).", "After all.", TWO)
    assert guidepress(printed, "build", "--drafts").exit_code == 0
    edit(printed, "\ndraft: true", "")
    result = guidepress(printed, "build", "--only", "site")
    assert "note[GP332]: not rebuilt, and out of date: `one`" in result.stderr
    assert ".pdf" not in page(printed, "one")


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
    built(printed, slug="two")
    assert without_sample_pages(changed(before, output(printed))) == {
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
    built(printed, only="site", slug="two")
    assert changed(before, output(printed)) == {"site/two/index.html"}


def test_narrowed_build_names_what_it_leaves_out_of_date(printed: Path) -> None:
    assert "GP33" not in guidepress(printed, "build", "--guide", "two").stderr
    edit(printed, "Because it is small", "Because it is quick")
    write(printed, {"content/guides/three.md": guide("Three")})
    (printed / "content/pages/about.md").unlink()
    said = guidepress(printed, "build", "--guide", "two").stderr
    told = "note[GP332]: not rebuilt, and out of date: `one`, `three`, `index.html`,"
    assert f"guidepress build --guide two: {told}" in said
    assert "`about`" in said
    said = guidepress(printed, "build", "--only", "print").stderr
    assert "guidepress build --only print: note[GP332]: not rebuilt, and out of date:" in said
    assert "`one`, `three`" in said
    assert "GP33" not in guidepress(printed, "build").stderr
    assert "GP33" not in guidepress(printed, "build", "--only", "print").stderr


def test_print_alone_has_nothing_to_say_of_a_site_that_was_never_made(printed: Path) -> None:
    result = guidepress(printed, "build", "--only", "print", "--output", str(printed / "elsewhere"))
    assert result.exit_code == 0
    assert "GP33" not in result.stderr


def test_one_guide_and_print_alone_leaves_the_site_as_it_was(printed: Path) -> None:
    before = output(printed)
    edit(printed, "title: One", "title: First of all")
    edit(printed, "title: Two", "title: Second to none", TWO)
    built(printed, only="print", slug="two")
    assert changed(before, output(printed)) == {"print/two/two-workbook-a4.pdf"}


def test_one_guide_alone_mends_what_someone_edited_elsewhere_instead_of_losing_it(printed: Path) -> None:
    before = output(printed)
    (printed / "output/site/index.html").write_text("edited")
    [image] = (printed / "output/site/one").glob("*.png")
    image.write_text("edited")
    built(printed, slug="two")
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


def pdfs(project: Path) -> set[str]:
    return {path.name for path in (project / "output/print").rglob("*.pdf")}


def two_editions(folder: Path) -> Path:
    settings = 'title = "S"\neditions = ["workbook", "prompts"]\npapers = ["a4", "a5"]\n'
    text = guide("One")
    return write(folder, {"content/site.toml": settings, "content/guides/one.md": text, "content/guides/two.md": text})


def test_edition_paper_and_guide_narrow_a_build_and_leave_the_rest(tmp_path: Path) -> None:
    project = two_editions(tmp_path)
    result = guidepress(project, "build", "--edition", "prompts", "--paper", "a5")
    assert result.exit_code == 0, result.output
    assert pdfs(project) == {"one-prompts-a5.pdf", "two-prompts-a5.pdf"}
    assert "one-prompts-a5.pdf" in page(project, "one")
    assert "guidepress build --edition prompts --paper a5: note[GP332]" in result.stderr
    left = "out of date: `one-workbook-a4.pdf`, `one-workbook-a5.pdf`, `one-prompts-a4.pdf`, `two-workbook-a4.pdf`,"
    assert left in result.stderr
    assert "`one`" not in result.stderr
    before = output(project)
    several = ("--edition", "prompts", "--edition", "workbook", "--paper", "a4", "--guide", "one", "--only", "print")
    assert guidepress(project, "build", *several).exit_code == 0
    added = {f"print/one/one-{edition}-a4.pdf" for edition in ("prompts", "workbook")}
    assert changed(before, output(project)) == added


def test_unknown_edition_or_paper_is_an_error_with_the_nearest(tmp_path: Path) -> None:
    project = two_editions(tmp_path)
    result = guidepress(project, "build", "--edition", "promts", "--paper", "letter")
    assert result.exit_code == 1
    assert "--edition: error[GP264]: there is no edition `promts`" in result.stderr
    assert "did you mean `prompts`?" in result.stderr
    assert "--paper: error[GP264]: the paper `letter` is not made" in result.stderr
    assert "hint: add `letter` to `papers` in content/site.toml" in result.stderr
    assert not (project / "output/print").exists()
