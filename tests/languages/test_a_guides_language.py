"""The `lang` of a guide chooses what is recognised in it and what is said about it, in a site of another language."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.support.projects import guidepress, output, write

GERMAN = Path(__file__).parent / "german-project/content"
SITE = 'title = "Small steps"\npapers = ["a4"]\neditions = ["workbook", "fillable"]\n'
ENGLISH = "---\ntitle: A week\ndate: 2026-11-21\n---\n\n## Step 1: Look {.step}\n\nLook.\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An English site with one German guide and one in a language that there is not."""
    folder = tmp_path_factory.mktemp("two")
    text = (GERMAN / "guides/ein-abend-in-der-woche.md").read_text(encoding="utf-8")
    files = {
        "content/site.toml": SITE,
        "content/guides/abend.md": text.replace("---\n", "---\nlang: de-AT\n", 1),
        "content/guides/week.md": ENGLISH,
        "content/guides/semaine.md": ENGLISH.replace("title", "lang: fr\ntitle"),
        "content/guides/mois.md": ENGLISH.replace("title", "lang: fr-CA\ntitle"),
    }
    result = guidepress(write(folder, files), "build")
    assert result.exit_code == 0, result.output
    (folder / "said").write_text(result.output)
    return folder


def page(project: Path, name: str) -> str:
    return (project / f"output/site/{name}/index.html").read_text(encoding="utf-8")


def words(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    return done.stdout


def test_its_page_is_in_its_language(project: Path) -> None:
    text = page(project, "abend")
    assert '<html lang="de-AT" dir="ltr"' in text
    for said in (
        ">Zum Text springen<",
        ">Leitfäden<",
        "8. März 2026",
        "2 Phasen",
        "Mein Ziel",
        "Das ganze Arbeitsheft",
    ):
        assert said in text, said
    assert "&#34;kept&#34;: &#34;Was du schreibst" in text or "Was du schreibst" in text
    assert not re.search(r"My goal|The whole workbook|minutes to read|Skip to", text)


def test_its_workbook_and_form_are_in_its_language(project: Path) -> None:
    home = project / "output/print/abend"
    text = words(home / "abend-workbook-a4.pdf")
    for said in (
        "Dieses Arbeitsheft gehört",
        "So benutzt du dieses Heft",
        "„Wenn alles zu",
        "(Seite",
        "Erledigt am",
    ):
        assert said in text, said
    with pikepdf.open(home / "abend-fillable-a4.pdf") as form:
        labels = [str(field.get("/TU", "")) for field in form.Root.AcroForm.Fields]
        assert str(form.Root.Lang) == "de-AT"
    assert "Lücke: Mein Gegenstand ist" in labels
    assert any(label.startswith("Erledigt am: ") for label in labels)


def test_the_other_guides_and_lists_stay_in_the_language_of_the_site(project: Path) -> None:
    assert '<html lang="en" dir="ltr"' in page(project, ".")
    assert "21 November 2026" in page(project, "week")
    assert ">Guides<" in page(project, "week")
    assert "This workbook belongs to" in words(project / "output/print/week/week-workbook-a4.pdf")


def test_a_language_that_there_is_not_is_that_of_the_site_with_one_warning(project: Path) -> None:
    assert '<html lang="fr" dir="ltr"' in page(project, "semaine")
    assert "My goal" in page(project, "semaine")
    [warning] = [line for line in (project / "said").read_text().splitlines() if "GP226" in line]
    assert warning.endswith("guidepress does not know the language `fr-CA` and uses that of the site, `en`")
    assert "content/guides/mois.md:2:" in warning
    assert "known here: `de`, `en`" in (project / "said").read_text()


def test_another_language_makes_page_and_pdf_again_and_no_other(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "copy")
    copy = tmp_path / "copy"
    before = output(copy)
    text = (copy / "content/guides/week.md").read_text()
    write(copy, {"content/guides/week.md": text.replace("title", "lang: de\ntitle", 1)})
    result = guidepress(copy, "build")
    assert result.exit_code == 0, result.output
    changed = {path for path, digest in output(copy).items() if before.get(path) != digest}
    assert "print/week/week-workbook-a4.pdf" in changed
    assert "site/week/index.html" in changed
    assert not [path for path in changed if "/abend" in path or "/semaine" in path]


@pytest.mark.parametrize(
    ("tag", "date", "days"),
    [
        ("en-US", "November 21, 2026", ["15", "16"]),  # a Sunday and a Monday
        ("en-GB", "21 November 2026", ["16", "17"]),
        ("de-AT", "21. November 2026", ["16", "17"]),
    ],
)
def test_dates_and_weeks_follow_the_region(tmp_path: Path, tag: str, date: str, days: list[str]) -> None:
    planner = "::: calendar week start=2026-11-21\n:::\n"
    files = {"content/site.toml": f'title = "S"\nlanguage = "{tag}"\n', "content/guides/week.md": ENGLISH + planner}
    assert guidepress(write(tmp_path, files), "build", "--only", "site").exit_code == 0
    text = page(tmp_path, "week")
    assert date in text
    assert re.findall(r'for="[^"]*-2026-11-(\d\d)"', text)[:2] == days


def test_a_new_guide_in_a_german_site_starts_in_german(tmp_path: Path) -> None:
    write(tmp_path, {"content/site.toml": 'title = "S"\nlanguage = "de"\n'})
    assert guidepress(tmp_path, "new guide", "Ein Anfang").exit_code == 0
    outline = guidepress(tmp_path, "outline", str(tmp_path / "content/guides/ein-anfang.md")).output
    for found in (
        "Phase    Phase eins: Anfangen",
        "Schritt  Erster Schritt: Etwas Kleines",
        "Fragen",
        "Seite für schwere Tage",
    ):
        assert found in outline


def test_a_word_longer_than_its_column_is_divided_as_its_language_does(tmp_path: Path) -> None:
    steps = "## Schritt 1: Reden\n\n**Verantwortungsübernahmegespräche:** Ein Text.\n"
    files = {
        "content/site.toml": 'title = "S"\nlanguage = "de"\npapers = ["a4"]\n',
        "content/guides/a.md": f"# A\n\n{steps}",
    }
    assert guidepress(write(tmp_path, files), "build", "--only", "print").exit_code == 0
    assert "Verantwortungsübernah\u2010" in words(tmp_path / "output/print/a/a-workbook-a4.pdf").replace("-", "\u2010")
