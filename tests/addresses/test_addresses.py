"""Addresses: the way from one page of the site to another file of it."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.addresses import Index, page_path, relative
from tests.support.parsing import read

PATHS = st.lists(st.sampled_from(["a", "b", "index.html", "tags"]), min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("a/index.html", "index.html", "a/index.html"),
        ("index.html", "a/index.html", "../index.html"),
        ("b/index.html", "a/index.html", "../b/index.html"),
        ("a/plan.png", "a/index.html", "plan.png"),
        ("assets/web.css", "tags/work/index.html", "../../assets/web.css"),
        ("tags/work/index.html", "tags/goals/index.html", "../work/index.html"),
    ],
)
def test_the_way_is_right_under_any_sub_path(target: str, page: str, way: str) -> None:
    assert relative(target, page) == way


@given(PATHS, PATHS)
def test_the_way_leads_to_the_target(target: str, page: str) -> None:
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), relative(target, page))) == target


def test_a_page_has_a_folder_of_its_own() -> None:
    assert page_path("a-post") == "a-post/index.html"


@pytest.mark.parametrize("target", ["https://example.org", "mailto:a@b.c", "//example.org/a", "HTTP://EXAMPLE.ORG"])
def test_addresses_of_the_web_are_left_alone(target: str) -> None:
    card = read("# A post\n\nText.\n").summary
    assert Index([card], {}).resolve(target, card).kind == "web"
