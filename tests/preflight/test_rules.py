"""Every rule for finished PDFs reports the fault that it is for, and nothing of a sound PDF."""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Dictionary, Name, Pdf

import builder.preflight
from builder.model.limits import Limits
from builder.preflight import Finding, Wanted, inspect
from builder.preflight.contract import named
from tests.support.broken_pdfs import (
    ADDRESS,
    AT_A_HOUSE,
    CORNER,
    DAMAGES,
    GUIDE,
    VALIDATED,
    Damage,
    broken,
    mixed_in_the_page,
)
from tests.support.pdf_ua import faults_of
from tests.support.projects import guidepress, write

A4 = Wanted(210, 297, language="en", is_form=True)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sound PDF: a form, which has all that there is to inspect."""
    project = tmp_path_factory.mktemp("printed")
    settings = 'title = "S"\nurl = "https://example.org"\neditions = ["fillable"]\npapers = ["a4"]\n'
    write(project, {"content/site.toml": settings, ADDRESS: GUIDE})
    result = guidepress(project, "build", "--only", "print")
    assert result.exit_code == 0, result.output
    return (project / "output/print/plot/plot-fillable-a4.pdf").read_bytes()


def wanted(content: bytes, **limits: float) -> Wanted:
    with Pdf.open(BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    return replace(A4, pages=pages, limits=Limits(**limits))  # type: ignore[arg-type]  # one value for each


def found_by_the_validator(content: bytes, folder: Path) -> list[Finding]:
    (folder / "asked.pdf").write_bytes(content)
    return faults_of(folder / "asked.pdf")


def test_sound_pdf_has_no_findings(printed: bytes, tmp_path: Path) -> None:
    assert inspect(printed, wanted(printed)) == ()
    assert found_by_the_validator(printed, tmp_path) == []


@pytest.mark.parametrize(("code", "damage", "words"), DAMAGES, ids=lambda part: getattr(part, "__name__", None))
def test_fault_is_found(printed: bytes, code: str, damage: Damage, words: str) -> None:
    found = [finding for finding in inspect(broken(printed, damage), wanted(printed)) if finding.code == code]
    assert found
    assert words in found[0].message


@pytest.mark.parametrize(("code", "damage", "words"), VALIDATED, ids=lambda part: getattr(part, "__name__", None))
def test_fault_is_found_by_the_validator(printed: bytes, tmp_path: Path, code: str, damage: Damage, words: str) -> None:
    found = found_by_the_validator(broken(printed, damage), tmp_path)
    assert found
    assert all(finding.code == code and words in finding.message for finding in found)


@pytest.mark.parametrize(
    ("limits", "code", "words"),
    [
        ({"line": 2.0}, "GP285", "2 pt are wanted"),
        ({"text": 30.0}, "GP286", "30 pt are wanted"),
        ({"safe": 40.0}, "GP283", "40 mm are wanted"),
        ({"bleed": 3.0}, "GP280", "the bleed is 0.0 mm, and this edition asks for 3 mm"),
        ({"black": True}, "GP288", "this edition asks for black ink alone"),
        ({"multiple": 7}, "GP297", "are no multiple of 7"),
        ({"least_pages": 400}, "GP297", "this edition asks for 400 or more"),
        ({"most_pages": 2}, "GP297", "this edition takes at most 2"),
    ],
)
def test_edition_whose_own_limit_is_broken_is_an_error(
    printed: bytes, limits: dict[str, float], code: str, words: str
) -> None:
    found = [finding for finding in inspect(printed, wanted(printed, **limits)) if finding.code == code]
    assert [finding.severity for finding in found] == ["error"]
    assert words in found[0].message


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sound PDF for a house that prints books."""
    project = tmp_path_factory.mktemp("bound")
    settings = 'title = "S"\nurl = "https://example.org"\neditions = ["bound"]\npapers = ["a4"]\n'
    write(project, {"content/site.toml": settings, ADDRESS: GUIDE, **CORNER})
    result = guidepress(project, "build", "--only", "print")
    assert result.exit_code == 0, result.output
    return (project / "output/print/plot/plot-bound-a5.pdf").read_bytes()


AT_CORNER = Wanted(
    148,
    210,
    limits=Limits(line=0.5, black=True),
    language="en",
    is_tagged=False,
    house="Corner",
    forbidden=("links", "bookmarks", "metadata"),
    gutter=18,
)


def test_sound_pdf_for_a_house_has_no_findings(bound: bytes) -> None:
    assert inspect(bound, AT_CORNER) == ()


@pytest.mark.parametrize(("code", "damage", "words"), AT_A_HOUSE, ids=lambda part: getattr(part, "__name__", None))
def test_fault_that_a_house_refuses_is_found(bound: bytes, code: str, damage: Damage, words: str) -> None:
    [found] = [finding for finding in inspect(broken(bound, damage), AT_CORNER) if finding.code == code]
    assert f"{found.place}: {found.message}".removeprefix(": ").startswith(words)
    assert found.severity == "error"


def test_black_mixed_of_several_inks_is_found_in_pages_in_drawings_and_in_patterns(bound: bytes) -> None:
    for place in (mixed_in_the_page, _in_a_drawing, _in_a_pattern):
        [found] = [f for f in inspect(broken(bound, place), AT_CORNER) if f.code == "GP288"]
        assert 2 in found.pages, place


def _in_a_drawing(pdf: Pdf) -> None:
    form = pdf.make_stream(b"1 1 1 1 K 0 0 m 9 9 l S", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    pdf.pages[1].add_resource(form, Name.XObject, Name("/Mixed"))
    page = pdf.pages[1]
    page.obj.Contents = pdf.make_stream(b"q /Mixed Do Q\n" + page.Contents.read_bytes())


def _in_a_pattern(pdf: Pdf) -> None:
    tile = pdf.make_stream(
        b"0 0 0 rg 0 0 4 4 re f",
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 9, 9],
        XStep=9,
        YStep=9,
        Resources=Dictionary(),
    )
    pdf.pages[1].add_resource(tile, Name.Pattern, Name("/Mixed"))


def test_what_no_edition_asks_for_is_a_warning(printed: bytes) -> None:
    usual = {"GP283", "GP284", "GP285", "GP286", "GP287"}
    for code, damage, _ in DAMAGES:
        if code in usual:
            found = [f for f in inspect(broken(printed, damage), wanted(printed)) if f.code == code]
            assert {finding.severity for finding in found} == {"warning"}, code


def test_every_rule_has_a_fault_that_it_finds() -> None:
    """A rule is a module of the package with `inspect`; its code is in DAMAGES, or it is of a house."""
    folder = Path(builder.preflight.__file__).parent
    names = [module.name for module in pkgutil.iter_modules([str(folder)]) if not module.ispkg]
    texts = {name: (folder / f"{name}.py").read_text("utf-8") for name in names}
    rules = {name for name, text in texts.items() if "def inspect(" in text}
    known = {code for code, _, _ in (*DAMAGES, *AT_A_HOUSE)}
    assert rules == {name for name, text in texts.items() if any(f'"{code}"' in text for code in known)}
    assert len(rules) == len(known)


def test_pages_are_named_in_words() -> None:
    assert named([4]) == "page 4"
    assert named([9, 3, 4, 4]) == "pages 3, 4 and 9"
    assert named(range(1, 13)) == "pages 1, 2, 3, 4, 5 and 7 more"
    assert Finding("GP284", "there is nothing on the page", (2, 3)).place == "pages 2 and 3"
