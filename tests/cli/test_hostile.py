"""Whatever lies in the content folder, a build ends in seconds with a message and stays in the project."""

from __future__ import annotations

import struct
import time
import zlib
from pathlib import Path
from typing import Any

import pytest

from builder.model.sources import SourceDocument
from builder.parse import Outcome, parse
from tests.support.patched_formats import patch_format
from tests.support.projects import guide, guidepress, run, tree, write

ONE = "content/guides/one.md"
PASSWORDS = Path("/etc/passwd").read_text().splitlines()[0]


def refused(project: Path, *arguments: str) -> str:
    """What is said of a project that cannot be built. Nothing is written, read from elsewhere, or waited for."""
    before = without_lock(project)
    result = guidepress(project, "build", *(arguments or ("--only", "site")))
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert without_lock(project) == before
    assert PASSWORDS not in result.output
    return result.stderr


def without_lock(project: Path) -> dict[str, str]:
    return {name: digest for name, digest in tree(project).items() if name != "output/.guidepress/lock"}


def test_10_kilobytes_of_brackets_are_refused_where_they_begin(tmp_path: Path) -> None:
    write(tmp_path, {ONE: guide("One", "\n" + "[" * 10_240 + "\n")})
    assert f"{ONE}:16:1: error[GP131]" in refused(tmp_path, "--only", "site")


def read_endlessly_if_it_is_the_first(document: SourceDocument, *read_by: Any) -> Outcome:  # Any: what `parse` takes
    if document.slug == "one":
        time.sleep(600)
    return parse(document, *read_by)


def test_text_that_takes_too_long_does_not_hide_the_mistakes_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.pipeline.read.PARSE_SECONDS", 1.0)
    monkeypatch.setattr("builder.pipeline.workers.parse", read_endlessly_if_it_is_the_first)
    texts = {f"content/guides/g{i}.md": guide(f"Guide {i}") for i in range(8)}
    write(tmp_path, {**texts, ONE: guide("One"), "content/guides/two.md": "::: line\n"})
    said = refused(tmp_path)
    assert f"{ONE}: error[GP901]: this file takes too long to read" in said
    assert "content/guides/two.md:1:5: error[GP101]" in said


def test_deep_quotations_are_told_by_their_file(tmp_path: Path) -> None:
    write(tmp_path, {ONE: guide("One", "\n" + ">" * 5_000 + " deep\n")})
    assert "nested too deeply" in refused(tmp_path, "--only", "print")


def test_table_of_20_000_rows_is_published_on_the_site(tmp_path: Path) -> None:
    write(tmp_path, {ONE: guide("One", "\n| a | b |\n|---|---|\n" + "| one | two |\n" * 20_000)})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    assert (tmp_path / "output/site/one/index.html").read_text().count("<tr>") >= 20_000


@pytest.mark.parametrize(
    "text",
    [
        "Some words.\n\n",
        "Some *words*.\n\n",
        "- item {n}\n",
        "> Said {n}\n\n",
    ],
)
def test_a_text_of_20_000_pieces_is_read_within_its_time(tmp_path: Path, text: str) -> None:
    write(tmp_path, {ONE: guide("One", "\n" + "".join(text.format(n=n) for n in range(20_000)))})
    assert guidepress(tmp_path, "check").exit_code == 0


@pytest.mark.parametrize("text", ["## Look back\n\nIt.\n\n", "## Journal prompts {n}\n\n- Who?\n\n"])
def test_20_000_headings_are_refused_and_2_000_are_read(tmp_path: Path, text: str) -> None:
    write(tmp_path, {ONE: guide("One", "\n" + "".join(text.format(n=n) for n in range(20_000)))})
    assert "error[GP130]: this guide has 20,002 headings" in refused(tmp_path, "--only", "site")
    write(tmp_path, {ONE: guide("One", "\n" + "".join(text.format(n=n) for n in range(1_900)))})
    assert guidepress(tmp_path, "check").exit_code == 0


def test_a_list_of_20_000_prompts_is_read_within_its_time(tmp_path: Path) -> None:
    write(tmp_path, {ONE: guide("One", "".join(f"- Who *is* number {n}?\n" for n in range(20_000)))})
    assert guidepress(tmp_path, "check").exit_code == 0


def test_table_of_20_000_rows_that_takes_too_long_to_print_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patch_format(monkeypatch, "pdf", seconds=2.0)
    write(tmp_path, {ONE: guide("One", "\n| a | b |\n|---|---|\n" + "| one | two |\n" * 20_000)})
    said = refused(tmp_path, "--only", "print")
    assert (
        f"{ONE}: error[GP902]: the PDF of `one` in the edition `workbook` on US Letter takes too long to lay out"
        in said
    )
    assert "split it into several guides" in said


def png_of(width: int, height: int) -> bytes:
    """A picture that says it is that large, with next to nothing in it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    chunks = (struct.pack(">I", len(b)) + a + b + struct.pack(">I", zlib.crc32(a + b)) for a, b in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("side", [10_000, 60_000])
def test_picture_of_a_huge_size_is_refused_unread(tmp_path: Path, side: int) -> None:
    write(tmp_path, {ONE: guide("One", "\n![A wall](wall.png)\n"), "content/guides/wall.png": png_of(side, side)})
    assert f"{ONE}:16:11: error[GP31" in refused(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "![P](/etc/passwd)",
        "![P](../../../../../../../../etc/passwd)",
        "![P](%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd)",
        "[P](../../../../../../../../etc/passwd)",
        "[P](/etc/passwd)",
        '<img src="/etc/passwd" alt="P">',
        "![P](file:///etc/passwd)",
    ],
)
def test_path_out_of_the_project_is_an_error(tmp_path: Path, text: str) -> None:
    assert f"{ONE}:16:" in refused(write(tmp_path, {ONE: guide("One", f"\n{text}\n")}))


@pytest.mark.parametrize("name", ["guides/two.md", "guides/picture.png", "guides/folder", "pages/two.md", "site.toml"])
def test_symbolic_link_out_of_the_project_is_an_error_and_not_followed(tmp_path: Path, name: str) -> None:
    outside = write(tmp_path / "outside", {"secret/guide.md": guide("Secret"), "secret.md": guide("Secret")})
    project = write(tmp_path / "project", {ONE: guide("One"), "content/pages/about.md": "# About\n\nMe.\n"})
    (project / "content" / name).unlink(missing_ok=True)
    (project / "content" / name).symlink_to(outside / ("secret" if name.endswith("folder") else "secret.md"))
    said = refused(project)
    assert "Secret" not in said
    assert f"content/{name}" in said


def test_symbolic_link_that_leads_round_in_circles_is_an_error_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {ONE: guide("One")})
    (tmp_path / "content/guides/again").symlink_to("../guides")
    assert "content/guides/again: error[GP010]" in refused(tmp_path, "--only", "site")
    (tmp_path / "content/guides/again").unlink()
    (tmp_path / "content/guides/self.md").symlink_to("self.md")
    assert "content/guides/self.md: error[GP" in refused(tmp_path)


@pytest.mark.parametrize("folder", [".", "content", "content/guides", "themes", "themes/own/new", ".."])
def test_output_folder_that_holds_sources_is_refused(tmp_path: Path, folder: str) -> None:
    project = write(tmp_path / "project", {ONE: guide("One"), "themes/own/theme.toml": 'extends = "plain"\n'})
    said = refused(project, "--output", str(project / folder))
    assert "error[GP601]" in said
    assert "choose a folder that is only for output" in said


def test_output_folder_that_is_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    project = write(tmp_path / "project", {ONE: guide("One")})
    (project / "output").symlink_to(tmp_path / "elsewhere")
    assert "error[GP601]" in refused(project)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("place", ["output/site/index.html", "output/site/mine/notes.txt", "output/print/mine.pdf"])
def test_output_folder_with_files_of_others_is_refused(tmp_path: Path, place: str) -> None:
    project = write(tmp_path, {ONE: guide("One"), place: "mine"})
    said = refused(project)
    assert "error[GP602]" in said
    assert f"`{place.partition('/')[2].partition('/')[2]}`" in said


def test_file_of_others_among_ours_stops_the_next_build(built: Path) -> None:
    write(built, {"output/site/CNAME": "example.org", ONE: guide("Another")})
    assert "error[GP602]" in refused(built)


def test_name_with_control_characters_cannot_forge_a_message(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/a\nb.md": guide("One", "\n::: line\n:::\n")})
    assert "content/guides/a\ufffdb.md:16:5: error[GP101]" in refused(tmp_path)


def test_name_that_is_no_text_is_an_error_and_no_fault(tmp_path: Path) -> None:
    write(tmp_path, {"content/guides/\udcff.md": guide("One")})
    result = run(tmp_path, "check")
    assert result.returncode == 1
    assert ".md: error[GP" in result.stderr
    assert "Traceback" not in result.stderr
    assert run(tmp_path, "check", "--format", "json").stdout.isascii()


def test_code_in_a_text_is_never_run(tmp_path: Path) -> None:
    text = "\n{{ 7 * 7 }} {% include '/etc/passwd' %}\n\n<script>alert(1)</script>\n\n<b onclick=alert(1)>bold</b>\n"
    write(tmp_path, {ONE: guide("One", text)})
    assert guidepress(tmp_path, "build", "--only", "site").exit_code == 0
    page = (tmp_path / "output/site/one/index.html").read_text()
    assert "{{ 7 * 7 }}" in page
    assert "alert(1)" not in page
