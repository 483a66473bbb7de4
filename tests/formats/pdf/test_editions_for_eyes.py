"""Editions for other eyes and printers: large print, giant print, and one that saves ink."""

from __future__ import annotations

import ctypes
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from tests.support.projects import Files, guidepress, write
from tests.support.samples import picture

GUIDE = """---
title: Keep a field notebook
description: One page a week, *written outdoors*.
---

Take it along, and write where you stand.

![A teal field](field.png "The field in May")

![A second field, at dusk](dusk.png)

# Phase One: Begin

Start with what is *near*.

## Step 1: Choose a place

**SMART goal example:** I will sit ten minutes at the same gate on each Sunday of this month.

### Why it matters

A place seen often says more than many seen once.

::: scale
How well do I know this place?
:::

::: quote
Look again.
:::

You have begun.

# Journal prompts

1. What did you hear first?
"""
SAVING_PROMPTS = 'title = "Prompts, to save ink"\nextends = "prompts"\nfills = false\n\n[tokens]\nink = "black"\n'
LARGE_FORM = 'title = "A form in large print"\nextends = "large-print"\nform = true\n'
NAMES = ("large-print", "giant-print", "ink-saver", "large-form", "saving-prompts")
_MM = 25.4 / 72
_PX = 0.75
"""pt of a px, in which WeasyPrint writes sizes of type."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("eyes")
    named = ", ".join(f'"{name}"' for name in NAMES)
    files: Files = {
        "content/site.toml": f'title = "A very long name for a brand"\npapers = ["a4"]\neditions = [{named}]\n',
        "content/guides/notebook.md": GUIDE,
        "content/guides/field.png": picture("teal"),
        "content/guides/dusk.png": picture("navy"),
        "content/editions/large-form.toml": LARGE_FORM,
        "content/editions/saving-prompts.toml": SAVING_PROMPTS,
    }
    result = guidepress(write(folder, files), "build", "--only", "print")
    assert result.exit_code == 0, result.output
    return folder


def path_of(project: Path, name: str) -> Path:
    return project / f"output/print/notebook/notebook-{name}-a4.pdf"


def sizes(path: Path) -> dict[str, float]:
    """The smallest size of type in pt, and the text that has it, by the letters of each page."""
    found: dict[float, str] = {}
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        for number in range(text.count_chars()):
            size = round(_PX * pdfium.FPDFText_GetFontSize(text, number), 1)
            letter = chr(pdfium.FPDFText_GetUnicode(text, number))
            if letter.strip():
                found[size] = found.get(size, "")[-60:] + letter
    document.close()
    return {words: size for size, words in found.items()}


@pytest.mark.parametrize(
    ("name", "text", "least"), [("large-print", 18, 16), ("giant-print", 24, 20), ("large-form", 18, 16)]
)
def test_type_is_large_and_none_is_small(project: Path, name: str, text: int, least: float) -> None:
    found = sizes(path_of(project, name))
    assert text in found.values()
    assert not {words: size for words, size in found.items() if size < least}


@pytest.mark.parametrize("name", ["large-print", "giant-print", "large-form"])
def test_no_type_is_slanted(project: Path, name: str) -> None:
    fonts = subprocess.run(["pdffonts", path_of(project, name)], capture_output=True, text=True, check=True).stdout
    assert "Literata" in fonts
    assert "Italic" not in fonts
    assert "Oblique" not in fonts


def test_headings_are_of_the_sizes_that_the_edition_names(project: Path) -> None:
    document = pypdfium2.PdfDocument(path_of(project, "large-print"))
    found: dict[str, float] = {}
    for page in document:
        text = page.get_textpage()
        whole = text.get_text_range().replace("\u00a0", " ")
        for words in ("Choose a place", "Contents", "What did you hear"):
            at = whole.find(words)
            if at >= 0:  # the largest: the contents name a step too
                found[words] = max(found.get(words, 0), round(_PX * pdfium.FPDFText_GetFontSize(text, at), 1))
    document.close()
    assert found == {"Contents": 22, "Choose a place": 22, "What did you hear": 20}


def test_large_print_keeps_margins_of_25_mm(project: Path) -> None:
    document = pypdfium2.PdfDocument(path_of(project, "large-print"))
    page = document[1]
    text = page.get_textpage()
    box = [ctypes.c_double() for _ in range(4)]
    lefts, rights = [], []
    for number in range(text.count_chars()):
        if chr(pdfium.FPDFText_GetUnicode(text, number)).strip():
            pdfium.FPDFText_GetCharBox(text, number, *map(ctypes.byref, box))
            lefts.append(box[0].value * _MM)
            rights.append(box[1].value * _MM)
    document.close()
    assert min(lefts) >= 24.4
    assert max(rights) <= 210 - 24.4


def test_saver_of_ink_prints_in_black_on_white(project: Path) -> None:
    document = pypdfium2.PdfDocument(path_of(project, "ink-saver"))
    for number, page in enumerate(document, 1):
        image: Image.Image = page.render(scale=1).to_pil().convert("RGB")
        red, green, blue = (part.tobytes() for part in image.split())
        assert max(max(rgb) - min(rgb) for rgb in zip(red, green, blue, strict=True)) <= 8, number
        dark = sum(value < 64 for value in red)
        assert dark < 0.03 * image.width * image.height, number
    document.close()


def test_saver_of_ink_prints_captions_without_photographs(project: Path) -> None:
    path = path_of(project, "ink-saver")
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "The field in May" in text
    assert "A teal field" not in text
    assert "A second field, at dusk" in text
    assert images(path) == 0
    assert images(path_of(project, "large-print")) == 2


def images(path: Path) -> int:
    listed = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True, check=True).stdout
    return sum(" image " in line for line in listed.splitlines())


def test_editions_of_five_lines_have_both(project: Path) -> None:
    with pikepdf.open(path_of(project, "large-form")) as pdf:
        assert len(pdf.Root.AcroForm.Fields) > 10
    text = subprocess.run(
        ["pdftotext", path_of(project, "saving-prompts"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "What did you hear first?" in text
    assert "My goal" not in text


def test_next_steps_of_a_goal_end_above_the_foot_of_their_page(project: Path) -> None:
    """Their label is in the text there, and has a line of its own."""
    with pikepdf.open(path_of(project, "large-form")) as pdf:
        found = [
            (float(note.Rect[1]) * _MM, str(note.get("/TU", "")))
            for page in pdf.pages[1:]
            for note in page.get("/Annots", [])
            if note.get("/Subtype") == "/Widget"
        ]
    assert [label for _, label in found if "Next step 3" in label]
    assert [(lowest, label) for lowest, label in found if lowest < 25] == []


def test_lists_in_columns_are_no_tables_without_heads(tmp_path: Path) -> None:
    days = "\n".join(f"- Day {number}" for number in range(1, 9))
    lists = "".join(f"::: {name} columns=2\nWhich {name}?\n\n{days}\n:::\n\n" for name in ("checklist", "choice"))
    files: Files = {
        "content/site.toml": 'title = "S"\npapers = ["a4"]\neditions = ["large-print"]\n',
        "content/guides/days.md": f"---\ntitle: Days\n---\n\n## Step 1: Choose\n\n{lists}",
    }
    result = guidepress(write(tmp_path, files), "build", "--only", "print")
    assert result.exit_code == 0, result.output
    assert "a table has no heads" not in result.output
