from __future__ import annotations

import pytest

from builder.formats.pdf.settled import settled

ROOT = ":root{--u:2.5mm;--col:calc(20 * var(--u));--serif:Literata, serif}"


@pytest.mark.parametrize(
    ("written", "done"),
    [
        ("margin: var(--u)", "margin: 2.5mm"),
        ("margin: calc(2 * var(--u))", "margin: 5mm"),
        ("width: calc(var(--col) - var(--u) / 2)", "width: 48.75mm"),
        ("width: calc((var(--col) + 2 * var(--u)) / 3)", "width: 18.333333mm"),
        ("inset: calc(-1 * var(--col)) 0", "inset: -50mm 0"),
        ("font: 300 10pt/var(--u) var(--serif)", "font: 300 10pt/2.5mm Literata, serif"),
        ("width: calc(100% - var(--u))", "width: calc(100% - 2.5mm)"),
        ("width: calc(var(--u) * var(--other))", "width: calc(2.5mm * var(--other))"),
        ("width: calc(1em + 2mm)", "width: calc(1em + 2mm)"),
        ("color: var(--other, red)", "color: var(--other, red)"),
    ],
)
def test_value_of_the_root_is_written_in_its_place(written: str, done: str) -> None:
    assert settled(f"{ROOT}p{{{written}}}").partition("}p{")[2] == f"{done}}}"


def test_property_that_another_rule_sets_too_is_left_to_the_cascade() -> None:
    css = ":root{--n:3}.list{--n:5}p{line-height:var(--n)}"
    assert settled(css) == css


def test_last_value_of_the_root_counts() -> None:
    assert settled(":root{--n:3mm}:root{--n:4mm}p{margin:var(--n)}").endswith("p{margin:4mm}")


def test_properties_made_of_each_other_in_a_circle_end() -> None:
    assert "var(--" in settled(":root{--a:var(--b);--b:var(--a)}p{margin:var(--a)}")
