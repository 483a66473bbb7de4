"""The names beside a wheel are measured in the font that they are drawn in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import builder
from builder.components import load_components
from builder.load.builtin import language
from builder.model.measure import A4
from builder.text.width import ESTIMATED, TextWidths
from tests.support.composing import guide

FONT = Path(builder.__file__).parents[1] / "themes/journal/fonts/Commissioner-SemiBold.ttf"
WIDTHS = TextWidths({("lettering", 600): FONT.read_bytes()})
NAMES = [
    "Physical health",
    "Money, savings and the mortgage",
    "Work and all responsibilities",
    "Learning difficult things",
]


def wheel(names: list[str], widths: TextWidths) -> Mapping[str, Any]:
    text = "---\ntitle: T\n---\n\n## Step 1: One\n\n::: wheel\n" + "".join(f"- {name}\n" for name in names) + ":::\n"
    [component] = [found for found in guide(text).components if found.name == "wheel"]
    kind = load_components()["wheel"]
    assert kind.prepare
    return kind.prepare(component, kind.strings(language("en")), replace(A4, widths=widths))


def test_no_name_leaves_the_sheet_or_is_cut() -> None:
    drawn = wheel(NAMES, WIDTHS)
    for name in drawn["names"]:
        assert not name.is_cut
        for row in name.texts:
            wide = WIDTHS.em(row, "lettering", 600) * drawn["size"]
            start = {"start": name.x, "middle": name.x - wide / 2, "end": name.x - wide}[name.anchor]
            assert start >= 0
            assert start + wide <= drawn["width"]


def test_a_wheel_is_as_large_as_its_names_leave_room() -> None:
    assert wheel(NAMES, WIDTHS)["radius"] > wheel(NAMES, ESTIMATED)["radius"]
