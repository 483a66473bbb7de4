"""Handouts: a sheet for each part of a guide, with a head, page numbers, a QR code of its own and an end."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest

from builder.formats.pdf.render import render
from tests.support.composing import GUIDE
from tests.support.pdf_ua import faults_of
from tests.support.print_rendering import all_planned
from tests.support.projects import guidepress, write

SETTINGS = """title = "S"
url = "https://example.org"
papers = ["a4"]
editions = ["handouts"]
[brand]
name = "Oak and Ash"
email = "hello@example.org"
rights = "Copy it for your own use."
"""
TEXT = (
    GUIDE.replace("title: Learn to rest", "title: Learn to rest\npages: phase")
    .replace("Ask.", 'Ask the HR team, or [go](#go) at once. HR knows.\n\n![A tree](tree.png "An oak in May")')
    .replace("Go.", "Go. Tell HR.")
    + "\n*[HR]: Human Resources\n"
)
PARTS = ("phase-1", "phase-2", "prompts", "support")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handouts")
    write(folder, {"content/site.toml": SETTINGS, "content/guides/rest.md": TEXT})
    from PIL import Image

    Image.new("RGB", (60, 40), "green").save(folder / "content/guides/tree.png")
    result = guidepress(folder, "build")
    assert result.exit_code == 0, result.output
    return folder


def path_of(project: Path, part: str) -> Path:
    return project / f"output/print/rest/rest-handouts-{part}-a4.pdf"


def text(project: Path, part: str) -> str:
    command = ["pdftotext", "-layout", str(path_of(project, part)), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def codes(project: Path, part: str) -> list[str]:
    """What the drawings of a PDF are called, of which a QR code says where it leads."""
    with pikepdf.open(path_of(project, part)) as pdf:
        spoken = [str(o.get("/Alt", "")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    spoken = [words.replace("\u00a0", " ") for words in spoken]
    return [words.removeprefix("QR code that opens ") for words in spoken if words.startswith("QR code")]


@pytest.mark.parametrize(
    ("part", "title"),
    [
        ("phase-1", "Look"),
        ("phase-2", "Move"),
        ("prompts", "Journal prompts"),
        ("support", "When you want support"),
    ],
)
def test_each_part_has_its_title_once_its_page_number_and_who_publishes_it(
    project: Path, part: str, title: str
) -> None:
    found = text(project, part)
    assert found.lstrip().startswith("Oak and Ash")
    assert [line.strip() for line in found.splitlines()].count(title) == 1
    assert "1 of 1" in found
    assert "Learn to rest" in found
    assert "hello@example.org" in found
    assert "Copy it for your own use." in found
    with pikepdf.open(path_of(project, part)) as pdf:
        assert str(pdf.docinfo["/Title"]).endswith(f"{title} · Learn to rest")


@pytest.mark.parametrize(
    ("part", "address"),
    [
        ("phase-1", "example.org/rest/1-look"),
        ("phase-2", "example.org/rest/2-move"),
        ("prompts", "example.org/rest/2-move/#journal-prompts"),
        ("support", "example.org/rest/last/#when-you-want-support"),
    ],
)
def test_qr_code_of_a_part_leads_to_its_place_on_the_site(project: Path, part: str, address: str) -> None:
    assert codes(project, part) == [address]


def test_steps_follow_one_another_each_with_a_goal_to_fill_in(project: Path) -> None:
    found = text(project, "phase-1")
    assert found.count("I will see") == 1
    assert found.count("and I will know because") == 2
    assert "Room to think" not in found


def test_link_to_another_part_is_a_note_with_its_address_on_the_site(project: Path) -> None:
    assert "example.org/rest/2-move/#go" in text(project, "phase-1")


def test_each_handout_spells_an_abbreviation_out_once_and_shows_captions(project: Path) -> None:
    for part in ("phase-1", "phase-2"):
        assert text(project, part).count("Human Resources") == 1
    assert "An oak in May" in text(project, "phase-1")


@pytest.mark.parametrize("part", PARTS)
def test_handout_is_accessible(project: Path, part: str) -> None:
    assert faults_of(path_of(project, part)) == []


def test_site_without_an_address_has_handouts_without_a_qr_code_and_with_room_for_notes(tmp_path: Path) -> None:
    settings = SETTINGS.replace('url = "https://example.org"\n', "")
    one_step = GUIDE.replace("### Step 2: Ask {space=4}\n", "")
    write(tmp_path, {"content/site.toml": settings, "content/guides/rest.md": one_step})
    assert guidepress(tmp_path, "build", "--only", "print").exit_code == 0
    assert codes(tmp_path, "phase-1") == []
    assert "Notes" in text(tmp_path, "phase-1")


def test_handout_of_more_than_two_pages_is_reported_with_what_takes_the_room(tmp_path: Path) -> None:
    steps = "".join(f"### Step {n}: Draw {n}\n\n::: space height={200 if n < 3 else 150}\n:::\n\n" for n in (1, 2, 3))
    write(
        tmp_path, {"content/site.toml": SETTINGS, "content/guides/rest.md": f"# Rest\n\n## Phase One: Look\n\n{steps}"}
    )
    result = guidepress(tmp_path, "build", "--only", "print")
    assert result.exit_code == 0, result.output
    assert "note[GP263]: Phase 1 of `rest` has " in result.output
    assert "content/guides/rest.md:3" in result.output
    assert "the most room is taken by `Draw 1` (" in result.output


def test_opener_of_a_phase_has_a_qr_code_of_its_own(tmp_path: Path) -> None:
    settings = SETTINGS.replace("handouts", "workbook")
    write(tmp_path, {"content/site.toml": settings, "content/guides/rest.md": GUIDE})
    assert guidepress(tmp_path, "build", "--only", "print").exit_code == 0
    (tmp_path / "output/print/rest/rest-workbook-a4.pdf").rename(tmp_path / "output/print/rest/rest-handouts-x-a4.pdf")
    assert codes(tmp_path, "x") == ["example.org/rest/#look", "example.org/rest/#move", "example.org/rest"]


STEPS_ALONE = """# Rest

## Step 1: Sit down

On [a chair](#look-out).

## Step 2: Look out {space=2}

From where you sit.
"""


@pytest.fixture(scope="module")
def steps_alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("steps")
    write(folder, {"content/site.toml": SETTINGS, "content/guides/rest.md": STEPS_ALONE})
    result = guidepress(folder, "build")
    assert result.exit_code == 0, result.output
    return folder


def test_each_step_of_a_guide_without_phases_has_a_handout(steps_alone: Path) -> None:
    names = sorted(path.name for path in (steps_alone / "output/print/rest").iterdir())
    assert names == ["rest-handouts-step-1-a4.pdf", "rest-handouts-step-2-a4.pdf"]
    first, second = (text(steps_alone, f"step-{number}") for number in (1, 2))
    assert "Sit down" in first
    assert "Look out" not in first
    assert "Look out" in second
    assert [line.strip() for line in second.splitlines()].count("Rest") == 1
    assert "Step 2" in (steps_alone / "output/site/rest/index.html").read_text()


def test_handout_of_a_step_leads_to_its_place(steps_alone: Path) -> None:
    assert codes(steps_alone, "step-2") == ["example.org/rest/#look-out"]
    assert "example.org/rest/#look-out" in text(steps_alone, "step-1")
    with pikepdf.open(path_of(steps_alone, "step-2")) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Step 2, Look out · Rest"
    assert faults_of(path_of(steps_alone, "step-2")) == []


def test_long_handout_of_a_step_is_reported_at_its_heading(tmp_path: Path) -> None:
    long = "".join(f"::: space #s{number} height=200\n:::\n\n" for number in range(3))
    write(tmp_path, {"content/site.toml": SETTINGS, "content/guides/rest.md": f"# Rest\n\n## Step 1: Draw\n\n{long}"})
    result = guidepress(tmp_path, "build", "--only", "print")
    assert "content/guides/rest.md:3:1: note[GP263]: Step 1 of `rest` has " in result.output


def test_handout_with_room_for_notes_is_laid_out_once(tmp_path: Path) -> None:
    write(tmp_path, {"content/site.toml": SETTINGS, "content/guides/rest.md": STEPS_ALONE})
    kit, jobs = all_planned(tmp_path)
    made = [render(job, kit) for job in jobs]
    assert [result.layouts for result in made] == [1, 1]
    (tmp_path / "second.pdf").write_bytes(made[1].artifact.content)
    command = ["pdftotext", str(tmp_path / "second.pdf"), "-"]
    assert "Notes" in subprocess.run(command, capture_output=True, text=True, check=True).stdout
