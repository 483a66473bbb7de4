"""Templates place what Python has prepared: they work nothing out, sort nothing and choose no default.

Looked at are those that lengths and names of answers pass through: of components, on screen and on paper, and of every
theme's printed pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import builder

ROOT = Path(builder.__file__).parents[1]

ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)

WORKING_OUT = frozenset(
    [
        "abs",
        "batch",
        "count",
        "d",
        "default",
        "dictsort",
        "float",
        "groupby",
        "int",
        "length",
        "max",
        "min",
        "random",
        "reverse",
        "round",
        "slice",
        "sort",
        "sum",
        "unique",
    ]
)
"""Filters that count, order or choose."""

COMPONENTS = sorted(ROOT.glob("builder/components/**/*.html"))
PRINTED = sorted(ROOT.glob("themes/*/print/**/*.html"))


def logic(text: str) -> Iterator[str]:
    """What a template works out by itself, each with its line."""
    tree = Environment().parse(text)
    conditions = {id(part) for test in _tests(tree) for part in (test, *test.find_all(nodes.Node))}
    for node in tree.find_all(nodes.Node):
        if isinstance(node, ARITHMETIC):
            yield f"{node.lineno}: arithmetic"
        elif isinstance(node, nodes.Filter) and node.name in WORKING_OUT:
            yield f"{node.lineno}: the filter `{node.name}`"
        elif isinstance(node, nodes.Compare) and any(map(_is_number, (node.expr, *(o.expr for o in node.ops)))):
            yield f"{node.lineno}: a comparison with a number"
        elif isinstance(node, nodes.Or) and id(node) not in conditions:
            yield f"{node.lineno}: a default"
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "range":
            yield f"{node.lineno}: a range"


def named(text: str) -> Iterator[str]:
    """Where a template makes a name or a label out of parts."""
    tree = Environment().parse(text)
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Concat):
            yield f"{node.lineno}: text put together with `~`"
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr == "format":
            yield f"{node.lineno}: text put together with `format`"


def _tests(tree: nodes.Template) -> Iterator[nodes.Node]:
    yield from (node.test for node in tree.find_all(nodes.If))
    yield from (node.test for node in tree.find_all(nodes.CondExpr))
    yield from (loop.test for loop in tree.find_all(nodes.For) if loop.test)


def _is_number(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, int | float) and not isinstance(node.value, bool)


def place_of(template: Path) -> str:
    return template.relative_to(ROOT).as_posix()


def test_templates_of_components_and_of_printed_pages_are_looked_at() -> None:
    names = set(map(place_of, (*COMPONENTS, *PRINTED)))
    assert {"builder/components/paper.html", "builder/components/wheel/drawing.html"} <= names
    assert {"themes/plain/print/pages/step.html", "themes/plain/print/cover.html"} <= names


@pytest.mark.parametrize("template", [*COMPONENTS, *PRINTED], ids=place_of)
def test_template_works_nothing_out(template: Path) -> None:
    assert list(logic(template.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("template", COMPONENTS, ids=place_of)
def test_template_of_a_component_makes_no_name_and_no_label(template: Path) -> None:
    assert list(named(template.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("put_back", "fault"),
    [
        ("{{ rows * measure.pitch }}", "arithmetic"),
        ("{% set all = (listed + extra) // columns %}", "arithmetic"),
        ("{{ (pitch)|round(2) }}", "the filter `round`"),
        ("{{ options.extra or 6 }}", "a default"),
        ("{{ item.text|default('Done') }}", "the filter `default`"),
        ("{% for item in items|sort %}{% endfor %}", "the filter `sort`"),
        ("{% for pair in items|batch(2) %}{% endfor %}", "the filter `batch`"),
        ("{% if columns == 1 %}{% endif %}", "a comparison with a number"),
        ("{{ 'long' if items|length > 3 }}", "the filter `length`"),
        ("{% for n in range(rows) %}{% endfor %}", "a range"),
    ],
)
def test_logic_that_is_put_back_is_found(put_back: str, fault: str) -> None:
    assert f"2: {fault}" in list(logic(f"<p>\n{put_back}"))


@pytest.mark.parametrize("put_back", ['{{ component.id ~ "-" ~ item.key }}', "{{ words.page.format(n=2) }}"])
def test_name_that_is_put_together_in_a_template_is_found(put_back: str) -> None:
    assert len(list(named(put_back))) >= 1


def test_condition_with_or_is_no_default() -> None:
    assert list(logic("{% if low or high %}{{ 'x' if low or high }}{% endif %}")) == []
