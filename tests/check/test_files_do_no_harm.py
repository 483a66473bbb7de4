"""A file that is linked to is published, so it may be none that a browser would run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checking import GUIDE, post, said
from tests.support.folders import Files


@pytest.mark.parametrize("name", ["form.html", "form.HTM", "form.xhtml", "form.xml"])
def test_a_page_that_could_run_code_is_refused_where_it_is_linked(tmp_path: Path, name: str) -> None:
    files = {f"content/guides/{name}": "<script>run()</script>", GUIDE: post(f"See [the form]({name}).")}
    message = f"`{name}` is a page that could run code in the name of the site"
    assert said(tmp_path, files) == [f"{GUIDE}:5:16+{len(name)} error[GP413]: {message}"]


def test_a_packed_drawing_is_refused_where_it_is_linked(tmp_path: Path) -> None:
    files: Files = {"content/guides/plan.svgz": b"\x1f\x8b", GUIDE: post("See [the plan](plan.svgz).")}
    message = "`plan.svgz` is a compressed drawing, and its content cannot be checked"
    assert said(tmp_path, files) == [f"{GUIDE}:5:16+9 error[GP413]: {message}"]


@pytest.mark.parametrize("name", ["plan.pdf", "plan.txt", "plan.csv", "plan.zip"])
def test_a_file_that_no_browser_runs_is_published(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, {f"content/guides/{name}": "x", GUIDE: post(f"See [the plan]({name}).")}) == []


def test_an_address_of_another_site_may_end_so(tmp_path: Path) -> None:
    assert said(tmp_path, {GUIDE: post("See [a page](https://example.org/a.html).")}) == []
