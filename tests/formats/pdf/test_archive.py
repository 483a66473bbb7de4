"""An edition for an archive: PDF/A-2a and PDF/UA-1 in one file, and what an archive does not keep."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.support.broken_pdfs import ADDRESS, GUIDE, broken, without_profile
from tests.support.pdf_ua import faults_of
from tests.support.projects import guidepress, write

SITE = 'title = "S"\nurl = "https://example.org"\neditions = ["kept"]\npapers = ["a5"]\n'


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("kept")
    edition = 'extends = "workbook"\ntitle = "Kept"\narchive = true\n'
    write(folder, {"content/site.toml": SITE, "content/editions/kept.toml": edition, ADDRESS: GUIDE})
    result = guidepress(folder, "build", "--only", "print")
    assert result.exit_code == 0, result.output
    return (folder / "output/print/plot/plot-kept-a5.pdf").read_bytes()


def test_file_is_pdf_a_and_pdf_ua(kept: bytes, tmp_path: Path) -> None:
    (tmp_path / "kept.pdf").write_bytes(kept)
    assert faults_of(tmp_path / "kept.pdf", "pdf/a") == []
    assert faults_of(tmp_path / "kept.pdf", "pdf/ua") == []


def test_file_says_that_it_is_both(kept: bytes, tmp_path: Path) -> None:
    (tmp_path / "kept.pdf").write_bytes(kept)
    with pikepdf.open(tmp_path / "kept.pdf") as pdf, pdf.open_metadata() as said:
        assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("2", "A", "1")


def test_file_without_its_profile_is_found(kept: bytes, tmp_path: Path) -> None:
    (tmp_path / "kept.pdf").write_bytes(broken(kept, without_profile))
    found = faults_of(tmp_path / "kept.pdf", "pdf/a")
    assert found
    assert {finding.code for finding in found} == {"GP278"}
    assert found[0].message.startswith("this is not PDF/A-2a: ")


@pytest.mark.parametrize("other", ["form = true", 'imposition = "booklet"', 'house = "kdp"'])
def test_what_an_archive_does_not_keep_is_refused(tmp_path: Path, other: str) -> None:
    edition = f'extends = "workbook"\n{other}\narchive = true\n'
    write(tmp_path, {"content/site.toml": SITE, "content/editions/kept.toml": edition, ADDRESS: GUIDE})
    result = guidepress(tmp_path, "check")
    assert result.exit_code == 1
    name = other.partition(" ")[0]
    assert f"content/editions/kept.toml:3:1: error[GP277]: `archive` and `{name}` do not go together" in result.output
