"""Copies for clients: what is in them, in their folder, and what happens to it."""

from __future__ import annotations

import csv
import hashlib
import subprocess
from io import StringIO
from pathlib import Path

import pikepdf
import pytest

from tests.support.copies import batch, copies, everything_in, pdfs, project_of
from tests.support.pdf_ua import faults_of
from tests.support.projects import guidepress

LIST = "Name;Coach;Session\nAda Obi;Dana Lee;2026-12-03\nمحمد عبد الله;Dana Lee;2026-12-04\nZoë O’Hara;;\n"
NAMES = ("Ada Obi", "محمد عبد الله", "Zoë O’Hara")


def text_of(pdf: Path, *options: str) -> str:
    return subprocess.run(
        ["pdftotext", *options, str(pdf), "-"], capture_output=True, text=True, check=True, timeout=60
    ).stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a batch for three clients. Nothing in it is changed."""
    project = project_of(tmp_path_factory.mktemp("copies"), **{"clients.csv": LIST})
    result = copies(project, str(project / "clients.csv"))
    assert (result.exit_code, "3 copies" in result.stderr) == (0, True), result.stderr
    return batch(project)


def test_each_client_has_a_file_with_the_name_on_the_cover_and_at_the_foot(made: Path) -> None:
    files = pdfs(made)
    starts = ("001-Ada-Obi-", "002-محمد-عبد-الله-", "003-Zoë-O’Hara-")
    assert [path.name.startswith(start) for path, start in zip(files, starts, strict=True)] == [True] * 3
    for path, name in zip(files, NAMES, strict=True):
        pages = text_of(path).split("\f")
        if name.isascii():
            assert "Prepared for" in pages[0]
            assert all(name in page for page in pages[:3])
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo["/Title"]) == f"A small plan – {name}"
            assert f"A small plan – {name}".encode() in pdf.Root.Metadata.read_bytes()
    cover = text_of(files[0]).split("\f")[0].split()
    assert {"Dana", "Lee", "December", "2026"} <= set(cover)
    assert "Dana" not in text_of(files[2])


def test_no_other_clients_text_is_anywhere_in_a_file(made: Path) -> None:
    for path, name in zip(pdfs(made), NAMES, strict=True):
        found = everything_in(path.read_bytes())
        for other in NAMES:
            written = (other.encode(), other.encode("utf-16-be"))
            assert any(form in found for form in written) == (other == name)


def test_a_copy_is_a_whole_and_accessible_pdf(made: Path) -> None:
    for path in pdfs(made)[:2]:
        assert (
            subprocess.run(["qpdf", "--check", str(path)], capture_output=True, timeout=60, check=False).returncode == 0
        )
        assert faults_of(path) == []
    with pikepdf.open(pdfs(made)[0]) as pdf:
        assert pdf.Root.StructTreeRoot is not None
        assert len(pdf.open_outline().root) > 0


def test_the_name_is_read_aloud_as_a_paragraph_of_the_cover(made: Path) -> None:
    said = subprocess.run(
        ["pdfinfo", "-struct-text", str(pdfs(made)[0])], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    paragraphs = " ".join(said.split())
    assert "Ada Obi" in paragraphs


def test_manifest_and_page_name_every_copy(made: Path) -> None:
    rows = list(csv.DictReader(StringIO((made / "manifest.csv").read_text("utf-8-sig"))))
    assert [row["client"] for row in rows] == list(NAMES)
    for row in rows:
        assert hashlib.sha256((made / row["file"]).read_bytes()).hexdigest() == row["sha256"]
        assert row["state"] == "made"
    page = (made / "index.html").read_text("utf-8")
    assert all(f"<bdi>{name}</bdi>" in page for name in NAMES)


def test_nothing_of_copies_is_on_the_site_and_clean_keeps_them(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    assert copies(project, "--name", "Ada Obi").exit_code == 0
    assert guidepress(project, "build", "--only", "site").exit_code == 0
    site = b"".join(path.read_bytes() for path in (project / "output/site").rglob("*") if path.is_file())
    assert b"Ada Obi" not in site
    assert guidepress(project, "clean").exit_code == 0
    assert len(pdfs(batch(project))) == 1
    again = copies(project, "--name", "Ada Obi")
    assert again.exit_code == 0, again.stderr
    assert guidepress(project, "clean", "--copies").exit_code == 0
    assert not (project / "output/copies").exists()


def test_copies_whose_inputs_are_the_same_are_kept(tmp_path: Path) -> None:
    project = project_of(tmp_path, **{"clients.csv": LIST})
    file = str(project / "clients.csv")
    copies(project, file)
    first = {path.name: path.read_bytes() for path in pdfs(batch(project))}
    (project / "clients.csv").write_text(LIST.replace("Zoë O’Hara", "Zoe Ohara"), "utf-8")
    result = copies(project, file)
    assert "3 copies (2 unchanged" in result.stderr
    now = {path.name: path.read_bytes() for path in pdfs(batch(project))}
    assert len(now) == 3
    assert [name for name in now if now[name] == first.get(name)] == sorted(first)[:2]


def test_a_file_that_a_coach_changed_stops_the_next_run(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    copies(project, "--name", "Ada Obi")
    [path] = pdfs(batch(project))
    path.write_bytes(b"%PDF-1.7 filled in")
    result = copies(project, "--name", "Ada Obi", "--coach", "Dana Lee")
    assert (result.exit_code, "GP602" in result.stderr) == (1, True)
    assert path.read_bytes() == b"%PDF-1.7 filled in"


WORST = ("../../etc/passwd", "=cmd()", "CON", "<b>Bold</b>", "A" * 90, "Line\tbreak", "Ada Obi", "Ada Obi")


def test_the_worst_names_have_safe_files_and_print_as_written(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    result = copies(project, *(option for name in WORST for option in ("--name", name)))
    assert result.exit_code == 0, result.stderr
    folder = batch(project)
    assert len(pdfs(folder)) == len(WORST)
    assert sorted(path.name for path in folder.parent.iterdir()) == [".gitignore", folder.name]
    assert "<b>Bold</b>" in text_of(pdfs(folder)[3])
    assert "AAAA" in text_of(pdfs(folder)[4])
    cells = (folder / "manifest.csv").read_text("utf-8-sig")
    assert not any(cell.startswith("=") for row in csv.reader(StringIO(cells)) for cell in row)


def test_a_long_name_is_set_smaller_and_never_leaves_its_place(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    name = "Maximiliane Freifrau von und zu Hohenstein-Wolkenburg-Trachenberg-Sandershausen der Jüngere IV"
    assert copies(project, "--name", name).exit_code == 0
    [path] = pdfs(batch(project))
    boxes = text_of(path, "-bbox", "-f", "1", "-l", "1")
    edges = [float(part.split('"')[0]) for part in boxes.split('xMax="')[1:]]
    assert max(edges) < 595 - 40
    assert "Trachenberg" in text_of(path).replace("\n", "")


def test_a_script_without_a_font_is_an_error_that_names_the_client(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    result = copies(project, "--name", "Ada Obi", "--name", "𒀭𒈹")
    assert result.exit_code == 1
    assert "GP762" in result.stderr
    assert "Cuneiform" in result.stderr
    assert not (project / "output/copies").exists()
    going = copies(project, "--name", "Ada Obi", "--name", "𒀭𒈹", "--keep-going")
    assert going.exit_code == 1
    assert [path.name[:11] for path in pdfs(batch(project))] == ["001-Ada-Obi"]
    assert '"𒀭𒈹","2","","0","","not made"' in (batch(project) / "manifest.csv").read_text("utf-8-sig")


def test_a_session_is_the_handout_of_one_phase_with_the_name_at_its_head(tmp_path: Path) -> None:
    guide = "---\ntitle: A plan\n---\n## Phase One: Look\n\nLook first.\n\n### Step 1: Ask\n\nWhy it matters: So.\n"
    project = project_of(tmp_path, guide)
    result = guidepress(project, "session", "--guide", "plan", "--phase", "1", "--client", "Ada Obi")
    assert result.exit_code == 0, result.stderr
    [path] = pdfs(batch(project))
    head = " ".join(text_of(path).split()[:12])
    assert "Prepared for Ada Obi" in head
    wrong = guidepress(project, "session", "--guide", "plan", "--phase", "2", "--client", "Ada Obi")
    assert (wrong.exit_code, "GP760" in wrong.stderr) == (1, True)


def test_one_client_of_a_list_by_name_or_row(tmp_path: Path) -> None:
    project = project_of(tmp_path, **{"clients.csv": LIST})
    assert copies(project, str(project / "clients.csv"), "--only", "4").exit_code == 0
    assert [path.name[:11] for path in pdfs(batch(project))] == ["001-Zoë-O’H"]
    nobody = copies(project, str(project / "clients.csv"), "--only", "Ada Obj")
    assert nobody.exit_code == 1
    assert "did you mean `Ada Obi`?" in nobody.stderr


def test_all_copies_are_in_one_file_each_from_a_right_hand_page_on(tmp_path: Path) -> None:
    project = project_of(tmp_path, **{"clients.csv": LIST})
    assert copies(project, str(project / "clients.csv"), "--merge").exit_code == 0
    folder = batch(project)
    alone = [path for path in pdfs(folder) if path.name[0].isdigit()]
    together = folder / "all-a4.pdf"
    assert subprocess.run(["qpdf", "--check", together], capture_output=True, timeout=60, check=False).returncode == 0
    pages = text_of(together).split("\f")
    first = 0
    for path in alone:
        mine = text_of(path).split("\f")[:-1]
        assert pages[first : first + len(mine)] == mine
        first += len(mine) + len(mine) % 2
    with pikepdf.open(together) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == list(NAMES)
    assert "all-a4.pdf" in (folder / "index.html").read_text("utf-8")


NAMED = """---
title: A small plan
---
# A small plan

I, ____{client=first_name}, begin on ____{client=session} with ____{client="My team"}. `____{client=name}`

## Step 1: Ask one question

Why it matters: You learn what nobody wrote down.
"""


def test_a_blank_that_names_a_column_is_filled_in_a_copy_and_a_blank_elsewhere(tmp_path: Path) -> None:
    rows = "Name,Session,My team\nAda Obi,2026-12-03,Blue {{ name }}\nBea Lang,,\n"
    project = project_of(tmp_path, NAMED, **{"clients.csv": rows})
    assert copies(project, str(project / "clients.csv")).exit_code == 0
    ada, bea = (" ".join(text_of(path).split()) for path in pdfs(batch(project)))
    assert "I, Ada , begin on 3 December 2026 with Blue {{ name }} ." in ada.replace("Ada,", "Ada ,").replace(
        "}}.", "}} ."
    )
    assert "I, Bea" in bea
    assert "3 December" not in bea
    assert guidepress(project, "build").exit_code == 0
    page = (project / "output/site/plan/index.html").read_text("utf-8")
    assert page.count('class="blank"') == 3
    assert "{client" not in page.replace("____{client=name}", "")
    [public] = (project / "output/print/plan").glob("*.pdf")
    assert "Ada" not in text_of(public)
    assert "client=" not in text_of(public).replace("____{client=name}", "")
