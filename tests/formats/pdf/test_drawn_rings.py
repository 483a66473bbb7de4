"""The rings of drawings in a form: those of the cover and of openers are the ring at the head of their step."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops

from tests.support.filled import Field, darkest, fields_of, part, shown
from tests.support.pdf_ua import faults_of
from tests.support.projects import guidepress, write

SETTINGS = 'title = "S"\npapers = ["a4", "a5"]\neditions = ["fillable"]\n'
EASY, LEAST = 17.0, 8.5
"""pt: a field of 6 mm is hit easily, and one under 3 mm is missed."""


def guide(*phases: int) -> str:
    text, number = "---\ntitle: Small steps\nworkbook: {short: alone}\n---\n\nA word.\n", 0
    for phase, count in enumerate(phases, 1):
        text += f"\n## Phase {phase}: Part {phase}\n"
        for _ in range(count):
            number += 1
            text += f"\n### Step {number}: Thing {number} {{#s{number} goal=false}}\n\nDo it.\n"
    return text


def built(folder: Path, guides: dict[str, str], settings: str = SETTINGS) -> Path:
    files = {f"content/guides/{name}.md": text for name, text in guides.items()}
    write(folder, {"content/site.toml": settings, **files})
    result = guidepress(folder, "build", "--only", "print")
    assert result.exit_code == 0, result.output
    return folder / "output/print"


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("rings"), {"few": guide(2, 3), "one": guide(1), "sixty": guide(*[12] * 5)})


def rings(path: Path) -> dict[str, list[Field]]:
    """The fields of rings that mean a step is finished, by their name, in the order of their pages."""
    found: dict[str, list[Field]] = {}
    for field in fields_of(path):
        if field.name.startswith("_finished-"):
            found.setdefault(field.name, []).append(field)
    return found


def overlap(one: Field, other: Field) -> bool:
    (a, b, c, d), (e, f, g, h) = one.box, other.box
    return one.page == other.page and min(c, g) - max(a, e) > 1 and min(d, h) - max(b, f) > 1


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize(("name", "steps"), [("few", 5), ("one", 1)])
def test_rings_of_cover_opener_and_step_are_one_field(pdfs: Path, name: str, steps: int, paper: str) -> None:
    path = pdfs / name / f"{name}-fillable-{paper}.pdf"
    found = rings(path)
    assert len(found) == steps
    for widgets in found.values():
        assert len(widgets) == 3
        assert widgets[0].page == 1
        assert len({widget.page for widget in widgets}) == 3
    with pikepdf.open(path) as pdf:
        names = [str(field.T) for field in pdf.Root.AcroForm.Fields]
        assert len(names) == len(set(names))
        field = next(f for f in pdf.Root.AcroForm.Fields if str(f.T) == "_finished-s1")
        assert str(field.TU) == "I have done this step: Thing 1"
        assert {str(kid.TU) for kid in field.Kids} == {"I have done this step: Thing 1"}
        assert {tuple(sorted(kid.AP.N.keys())) for kid in field.Kids} == {("/Off", "/on")}


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("name", ["few", "one", "sixty"])
def test_drawn_rings_are_hit_easily_and_alone(pdfs: Path, name: str, paper: str) -> None:
    widgets = [widget for those in rings(pdfs / name / f"{name}-fillable-{paper}.pdf").values() for widget in those]
    drawn = [widget for widget in widgets if widget.page == 1]
    sides = [widget.box[2] - widget.box[0] for widget in widgets]
    assert min(sides) >= (EASY - 5 if name != "sixty" else LEAST)
    if name != "sixty":
        assert min(widget.box[2] - widget.box[0] for widget in drawn) >= EASY
    pairs = [(a, b) for i, a in enumerate(widgets) for b in widgets[i + 1 :]]
    assert [pair for pair in pairs if overlap(*pair)] == []


def test_field_is_over_its_ring(pdfs: Path, tmp_path: Path) -> None:
    path = pdfs / "few/few-fillable-a4.pdf"
    pages = shown(path, tmp_path / "shown")
    for widgets in rings(path).values():
        for widget in widgets:
            inside = part(pages[widget.page - 1], widget.box)
            assert darkest(inside) < 200
            left, low, right, high = widget.box
            middle = ((left + right) / 2, (low + high) / 2)
            if widget.page == 1:
                box = (middle[0] - 4, middle[1] - 4, middle[0] + 4, middle[1] + 4)
                assert darkest(part(pages[0], box)) == 255, "the inside of a ring is white"


def test_number_in_a_ticked_ring_can_be_read(pdfs: Path, tmp_path: Path) -> None:
    path = pdfs / "few/few-fillable-a4.pdf"
    with pikepdf.open(path) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T).startswith("_finished-"):
                field.V = pikepdf.Name("/on")
                for kid in field.Kids:
                    kid.AS = pikepdf.Name("/on")
        pdf.save(tmp_path / "ticked.pdf")
    before, after = shown(path, tmp_path / "empty"), shown(tmp_path / "ticked.pdf", tmp_path / "ticked")
    for cover, opener, step in rings(path).values():
        for widget in (cover, opener, step):
            changed = ImageChops.difference(
                part(before[widget.page - 1], widget.box), part(after[widget.page - 1], widget.box)
            )
            assert changed.getbbox(), f"nothing shows that {widget.name} is ticked on page {widget.page}"
        x, y = (opener.box[0] + opener.box[2]) / 2, (opener.box[1] + opener.box[3]) / 2
        digits = (x - 4, y - 2.5, x + 4, y + 2.5)
        page = opener.page - 1
        assert ImageChops.difference(part(before[page], digits), part(after[page], digits)).getbbox() is None


def test_rings_are_after_the_title_and_before_the_lines_of_the_cover(pdfs: Path) -> None:
    order = [field.name for field in fields_of(pdfs / "few/few-fillable-a4.pdf") if field.page == 1]
    assert order == [*(f"_finished-s{number}" for number in range(1, 6)), "_belongs_to", "_started_on", "_finished_on"]


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_form_with_drawn_rings_is_pdf_ua(pdfs: Path, paper: str) -> None:
    path = pdfs / f"few/few-fillable-{paper}.pdf"
    assert faults_of(path) == []
