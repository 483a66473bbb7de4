"""A guide with figures of every kind, for the tests on screen and on paper.

Its images are plain grey areas, each of a grey of its own, so that a page shows where they are.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.support.projects import Files, write

WIDE, TALL, SQUARE, LONG, NARROW = 60, 90, 120, 150, 180
"""The greys of the images."""

_WORDS = "A week has a shape, and you can draw it on the back of an envelope before it begins. "
GUIDE = f"""---
title: Figures
workbook: {{how_to_use: false, notes: 0, sections: page, section_space: fill}}
---

## Whole and half

A line of text.

![A wide field](wide.png "Wholly wide, with a caption")

![A narrow field](narrow.png "Half as wide"){{width=50%}}

![A square](square.png "Forty wide"){{.center width=40mm}}

## To the left

![A wide field](wide.png "Leftward"){{.left width=40%}}

Beside the field. {_WORDS * 2}

- Listed beside it

### Lower down

The text below.

## To the right

![A square](square.png "Rightward"){{.right}}

Beside the square. {_WORDS * 4}

## Side by side

![A wide field](wide.png "First") ![A square](square.png "Second")
![A long wall](long.png "Third")

![Another tree](tall.png "Fourth") ![A narrow field](narrow.png "Fifth")

## Step 1: As high as a page

![A tall tree](tall.png "Higher than a page, but for its limit"){{width=100%}}

## Step 2: Beside words

![A square](square.png "Stepwise"){{.left width=30%}}

Beside the square of a step. {_WORDS}

**Why it matters:** Because.

## HTML

<figure class="right"><img src="wide.png" alt="A wide field" width="40%"><figcaption>By <em>hand</em></figcaption></figure>

Beside HTML. {_WORDS}
"""


def write_figures(project: Path, theme: str = "journal", more: str = "") -> Path:
    files: Files = {
        "content/site.toml": f'title = "Figures"\ntheme = "{theme}"\n',
        "content/guides/figures.md": GUIDE + more,
        "content/guides/wide.png": _area(1600, 800, WIDE),
        "content/guides/tall.png": _area(500, 2000, TALL),
        "content/guides/square.png": _area(400, 400, SQUARE),
        "content/guides/narrow.png": _area(800, 400, NARROW),
        "content/guides/long.png": _area(900, 300, LONG),
    }
    return write(project, files)


def _area(width: int, height: int, grey: int) -> bytes:
    stream = BytesIO()
    Image.new("L", (width, height), grey).save(stream, "PNG")
    return stream.getvalue()
