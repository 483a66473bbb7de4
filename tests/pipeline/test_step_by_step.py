"""Built step by step, through every kind of change, a site is the same as built from nothing."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import execute
from builder.pipeline import Options, Silent, build
from tests.support.projects import guide, output, tree, write
from tests.support.samples import FILES, SITE, TWO, edit, picture

Change = Callable[[Path], object]

CHANGES: dict[str, Change] = {
    "a title": lambda project: edit(project, "title: One", "title: Eins"),
    "a text that others link to": lambda project: edit(project, "## Journal prompts", "## Questions to consider"),
    "tags": lambda project: edit(project, "tags: work", "tags: [rest, goals]", TWO),
    "a date": lambda project: edit(project, "date: 2026-01-01", "date: 2026-03-01"),
    "a new guide": lambda project: write(project, {"content/guides/three.md": guide("Three", front="tags: goals\n")}),
    "an alias": lambda project: edit(project, "tags: goals", "tags: goals\naliases: /old/", "content/guides/three.md"),
    "a picture": lambda project: write(project, {"content/guides/one.png": picture("tomato")}),
    "a draft": lambda project: edit(project, "title: Three", "title: Three\ndraft: true", "content/guides/three.md"),
    "no draft any more": lambda project: edit(project, "draft: true\n", "", "content/guides/three.md"),
    "a page": lambda project: write(project, {"content/pages/contact.md": "# Contact\n\nWrite to me.\n"}),
    "a guide less": lambda project: (project / TWO).unlink(),
    "a folder guide": lambda project: write(
        project, {"content/guides/two/guide.md": guide("Two again"), "content/guides/two/more.md": "## More\n\nIt.\n"}
    ),
    "settings": lambda project: write(project, {"content/site.toml": SITE + '[brand]\naccent = "#803030"\n'}),
    "another theme": lambda project: write(project, {"content/site.toml": SITE.replace("plain", "journal")}),
    "no address": lambda project: write(project, {"content/site.toml": 'title = "Small"\n'}),
}


def site(project: Path, target: Path) -> dict[str, str]:
    build(project, target, Options("site"), Silent())
    return tree(target / "site")


def test_every_step_gives_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    project = write(tmp_path / "project", FILES)
    seen = [site(project, project / "output")]
    for number, (name, change) in enumerate(CHANGES.items()):
        change(project)
        seen.append(site(project, project / "output"))
        assert seen[-1] == site(project, tmp_path / f"fresh-{number}"), name
        assert seen[-1] != seen[-2], name


def test_memory_that_is_damaged_costs_time_and_nothing_else(printed: Path) -> None:
    before = output(printed)
    (printed / "output/.guidepress/state/memory.json").write_text('{"documents": 3')
    result = build(printed, printed / "output", Options(), Silent())
    assert (result.rendered, result.kept) == (13, 0)
    assert output(printed) == before


def test_workers_that_are_started_afresh_make_the_same(printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS, where a process with threads cannot be forked safely: all that workers get must be picklable."""
    monkeypatch.setattr(execute, "_context", lambda: multiprocessing.get_context("spawn"))
    before = output(printed)
    build(printed, printed / "again", Options(), Silent())
    assert {name: digest for name, digest in tree(printed / "again").items() if name in before} == before
