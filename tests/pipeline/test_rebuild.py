"""What did not change is kept; what depends on a change is made anew; nothing else moves."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.formats import Rendered
from builder.formats.pdf.job import PrintJob
from builder.formats.web.job import WebJob
from builder.model.output import Artifact
from builder.pipeline import BuildResult, ContentErrors, Options, Silent, build
from builder.theming import Kit
from builder.write import OutputFolder
from tests.support.patched_formats import patch_format
from tests.support.projects import Files, guide, guidepress, output, tree, write
from tests.support.samples import ONE, SITE, changed, edit, picture, without_sample_pages

ONE_PDF = "print/one/one-workbook-a4.pdf"
ONE_PAGE = "site/one/index.html"
OWN_THEME: Files = {
    "content/site.toml": 'title = "Small"\ntheme = "own"\npapers = ["a4"]\n',
    "themes/own/theme.toml": 'extends = "plain"\n',
}


def built(project: Path, *, only: str = "") -> BuildResult:
    return build(project, project / "output", Options(only), Silent())


def places(folder: Path) -> dict[str, tuple[int, int]]:
    """The inode and the time of every file and folder."""
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in (folder, *folder.rglob("*"))}


def test_unchanged_project_is_left_as_it_is(printed: Path) -> None:
    built(printed)
    before = {**places(printed / "output/site"), **places(printed / "output/print")}
    result = built(printed)
    assert (result.rendered, result.kept) == (0, 13)
    assert {**places(printed / "output/site"), **places(printed / "output/print")} == before


def test_changed_text_makes_one_page_and_one_pdf_anew(printed: Path) -> None:
    before = output(printed)
    edit(printed, "Because it is small", "Because it is quick")
    result = built(printed)
    assert (result.rendered, result.kept) == (2, 11)
    found = changed(before, output(printed))
    assert without_sample_pages(found) == {ONE_PAGE, ONE_PDF, f"site/{ONE_PDF.removeprefix('print/')}"}
    assert all(path.startswith("site/one/") for path in found - without_sample_pages(found))


def test_page_that_is_kept_keeps_its_time(printed: Path) -> None:
    page = printed / "output/site/two/index.html"
    before = page.stat().st_mtime_ns
    edit(printed, "Because it is small", "Because it is quick")
    built(printed)
    assert page.stat().st_mtime_ns == before


def test_changed_title_is_new_wherever_it_is_shown(printed: Path) -> None:
    before = output(printed)
    edit(printed, "title: One", "title: First of all")
    built(printed)
    after = output(printed)
    assert {"site/index.html", "site/feed.xml", "site/two/index.html", ONE_PAGE, ONE_PDF} <= changed(before, after)
    assert "First of all" in (printed / "output/site/index.html").read_text()


def test_changed_picture_is_new_on_the_site_and_in_the_pdf(printed: Path) -> None:
    before = output(printed)
    write(printed, {"content/guides/one.png": picture("tomato")})
    built(printed)
    names = changed(before, output(printed))
    assert ONE_PDF in names
    assert len([name for name in names if name.startswith("site/one/one-40-")]) == 4, "two formats, before and after"


def test_removed_guide_takes_its_page_and_its_pdf_along(printed: Path) -> None:
    (printed / "content/guides/two.md").unlink()
    built(printed)
    assert not [name for name in output(printed) if "two" in name]
    assert not (printed / "output/print/two").exists()
    assert "Two" not in (printed / "output/site/index.html").read_text()


def test_deleted_output_is_made_again_with_the_same_bytes(printed: Path) -> None:
    before = output(printed)
    shutil.rmtree(printed / "output")
    built(printed)
    assert output(printed) == before


def test_deleted_pdf_is_made_again_with_the_same_bytes(printed: Path) -> None:
    before = output(printed)
    (printed / "output" / ONE_PDF).unlink()
    assert built(printed).rendered == 1
    assert output(printed) == before


def test_page_that_someone_edited_is_made_again(printed: Path) -> None:
    before = output(printed)
    (printed / "output" / ONE_PAGE).write_text("edited")
    assert built(printed).rendered == 1
    assert output(printed) == before


def interrupt_before_the_next_save(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes a build stop, as by Ctrl-C, when all is in place but its memory; gives what ends that."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with_save = OutputFolder.save_state
    monkeypatch.setattr(OutputFolder, "save_state", interrupted)
    return lambda: monkeypatch.setattr(OutputFolder, "save_state", with_save)


@pytest.mark.parametrize("only", ["site", "print"])
def test_going_back_to_the_old_text_after_an_interrupted_build_gives_the_old_output(
    printed: Path, monkeypatch: pytest.MonkeyPatch, only: str
) -> None:
    before = output(printed)
    edit(printed, "Because it is small", "Because it is quick")
    mend = interrupt_before_the_next_save(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        built(printed, only=only)
    mend()
    assert output(printed) != before
    edit(printed, "Because it is quick", "Because it is small")
    built(printed)
    assert output(printed) == before


def test_build_that_ends_before_its_commit_leaves_site_and_pdfs_as_they_were(
    printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = output(printed)
    edit(printed, "Because it is small", "Because it is quick")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(OutputFolder, "commit", interrupted)
        built(printed)
    assert output(printed) == before
    assert built(printed).rendered == 2


@pytest.mark.parametrize(
    ("template", "code"), [("web/404.html", "GP505"), ("print/workbook.html", "GP505")], ids=["screen", "paper"]
)
def test_fault_in_a_template_leaves_pages_and_pdfs_as_they_were(printed: Path, template: str, code: str) -> None:
    write(
        printed,
        {
            **OWN_THEME,
            f"themes/own/{template}": "<p>\n{{ nothing_of_this_name }}</p>\n",
        },
    )
    before = tree(printed)
    result = guidepress(printed, "build")
    assert result.exit_code == 1
    assert f"themes/own/{template}:2:4: error[{code}]" in result.stderr
    assert tree(printed) == before


def stay(job: WebJob, kit: Kit) -> Rendered:
    """A page whose layout never ends."""
    time.sleep(600)
    raise AssertionError


def test_page_that_cannot_be_laid_out_is_told_by_its_source(printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patch_format(monkeypatch, "web", seconds=0.2, render=stay)
    edit(printed, "Because it is small", "Because it is quick")
    before = output(printed)
    result = guidepress(printed, "build", "--only", "site")
    assert result.exit_code == 1
    assert f"{ONE}: error[GP902]: this takes too long to lay out" in result.stderr
    assert output(printed) == before


def end_at_once(job: PrintJob, kit: Kit) -> Rendered:
    """A PDF whose worker the system ends, as it does where memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def test_pdf_whose_worker_is_killed_is_told_by_guide_edition_and_paper(
    printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patch_format(monkeypatch, "pdf", render=end_at_once)
    edit(printed, "Because it is small", "Because it is quick")
    before = output(printed)
    result = guidepress(printed, "build")
    assert result.exit_code == 1
    told = "the PDF of `one` in the edition `workbook` on A4 could not be laid out"
    assert f"{ONE}: error[GP902]: {told}: the process that rendered it crashed" in result.stderr
    assert output(printed) == before


def note_the_order(job: PrintJob, kit: Kit) -> Rendered:
    """An empty PDF of as many pages as its guide has steps. Its name is written down where all workers find it."""
    with Path("order").open("a") as order:
        order.write(f"{job.summary.slug} ")
    content = b"%PDF" + job.document.document.digest.encode()
    return Rendered(Artifact(job.path, content), pages=job.summary.steps)


def test_longest_workbooks_are_begun_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By their steps and words at first, then by the pages they had."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("builder.execute.os.sched_getaffinity", lambda _: {0})
    patch_format(monkeypatch, "pdf", render=note_the_order)
    steps = "".join(f"\n## Step {n}: Another\n\nDo it.\n" for n in range(2, 5))
    texts = {"short": guide("A"), "steps": guide("B", steps), "words": guide("C", "\nA word. " * 3_000)}
    write(tmp_path, {"content/site.toml": SITE, **{f"content/guides/{name}.md": texts[name] for name in texts}})
    built(tmp_path, only="print")
    for name in texts:
        edit(tmp_path, "Because it is small", "Because it is quick", f"content/guides/{name}.md")
    built(tmp_path, only="print")
    assert Path("order").read_text().split() == ["words", "steps", "short", "steps", "short", "words"]


class Counted:
    """Progress as numbers: of each stage, how much there was to do and how much is done."""

    def __init__(self) -> None:
        self.totals: dict[str, int] = {}
        self.done: dict[str, int] = {}

    def stage(self, name: str, total: int) -> None:
        self.totals[name], self.done[name] = total, 0

    def advance(self, name: str) -> None:
        self.done[name] += 1


@pytest.mark.parametrize(("template", "only"), [("web/guide.html", "site"), ("print/workbook.html", "print")])
def test_progress_comes_to_its_end_even_where_something_fails(printed: Path, template: str, only: str) -> None:
    """A line of progress that stops halfway would stand before the first message."""
    write(printed, {**OWN_THEME, f"themes/own/{template}": "{{ nothing_of_this_name }}"})
    progress = Counted()
    with pytest.raises(ContentErrors):
        build(printed, printed / "output", Options(only), progress)
    assert progress.done == progress.totals


def test_what_was_said_of_a_pdf_is_said_again_while_it_is_kept(printed: Path) -> None:
    edit(printed, "Because it is small", "Because 𐘀 is small")
    first = built(printed)
    assert [(d.code, str(d.span)) for d in first.diagnostics] == [("GP316", f"{ONE}:13:29")]
    second = built(printed)
    assert (second.rendered, second.diagnostics) == (0, first.diagnostics)
    with pytest.raises(ContentErrors):
        build(printed, printed / "output", Options(strict=True), Silent())


@pytest.mark.parametrize("sheet", ["web.css", "print.css"])
def test_a_changed_style_of_the_theme_below_is_seen(printed: Path, sheet: str) -> None:
    themes = {
        "themes/below/theme.toml": 'extends = "plain"\n',
        f"themes/below/{sheet}": "h2 { color: #010203 }\n",
        "themes/own/theme.toml": 'extends = "below"\n',
        f"themes/own/{sheet}": "h3 { color: #040506 }\n",
    }
    write(printed, {**themes, "content/site.toml": 'title = "Small"\ntheme = "own"\npapers = ["a4"]\n'})
    built(printed)
    before = output(printed)
    edit(printed, "#010203", "#070809", f"themes/below/{sheet}")
    built(printed)
    assert changed(before, output(printed))
