"""Files that no build wrote are never replaced: the build does not begin (GP602)."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.diagnostics import Abort, Diagnostic
from builder.model.output import Artifact
from builder.write import open_output
from tests.support.output_trees import existing, swap_site, write_tree

PAGE = Artifact("index.html", b"page")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    build(tmp_path)
    return tmp_path


def build(project: Path) -> None:
    with open_output(project / "output", project=project, sources=[]) as output:
        swap_site(output, [PAGE])
        write_tree(output, "print", [Artifact("change/change.pdf", b"pdf")])


def add(place: Path, content: str = "mine") -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(content)


def refusal(project: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(Abort) as refused:
        build(project)
    assert {diagnostic.code for diagnostic in refused.value.diagnostics} == {"GP602"}
    return refused.value.diagnostics


@pytest.mark.parametrize("folder", ["site", "print"])
def test_folder_of_someone_else_is_refused_and_left_without_a_trace(tmp_path: Path, folder: str) -> None:
    add(tmp_path / "output" / folder / "a.html")
    [diagnostic] = refusal(tmp_path)
    assert diagnostic.message == f"`output/{folder}` holds files that guidepress did not write: `a.html`"
    assert diagnostic.span.file == f"output/{folder}"
    assert "move them elsewhere" in diagnostic.hint
    assert [path.name for path in (tmp_path / "output").iterdir()] == [folder]


def test_three_files_are_named_and_the_others_counted(project: Path) -> None:
    for name in "edcba":
        add(project / "output/site/own" / name)
    [diagnostic] = refusal(project)
    assert diagnostic.message.endswith(": `own/a`, `own/b`, `own/c` and 2 more")


def test_foreign_file_among_ours_is_refused_and_everything_stays(project: Path) -> None:
    add(project / "output/site/CNAME")
    add(project / "output/print/change/notes.pdf")
    site, prints = refusal(project)
    assert "`CNAME`" in site.message
    assert "`change/notes.pdf`" in prints.message
    assert (project / "output/site/CNAME").read_text() == "mine"
    assert (project / "output/site/index.html").read_bytes() == b"page"


def test_link_at_the_place_of_our_file_is_foreign(project: Path) -> None:
    place = project / "output/site/index.html"
    place.unlink()
    place.symlink_to(project / "secret")
    [diagnostic] = refusal(project)
    assert "`index.html`" in diagnostic.message


def test_link_to_a_folder_is_foreign_and_not_followed(project: Path) -> None:
    add(project / "home/letter.txt")
    (project / "output/site/home").symlink_to(project / "home")
    [diagnostic] = refusal(project)
    assert diagnostic.message.endswith(": `home`")


def test_file_that_arrives_while_building_is_not_swept_away(project: Path) -> None:
    with open_output(project / "output", project=project, sources=[]) as output:
        add(project / "output/site/late.html")
        with pytest.raises(Abort, match=r"`late\.html`"):
            swap_site(output, [Artifact("new.html", b"new")])
    assert (project / "output/site/late.html").read_text() == "mine"


def test_file_that_arrives_at_the_place_of_a_print_is_not_overwritten(project: Path) -> None:
    with open_output(project / "output", project=project, sources=[]) as output:
        add(project / "output/print/change/late.pdf")
        with pytest.raises(Abort, match=r"`change/late.pdf`"):
            write_tree(output, "print", [Artifact("change/late.pdf", b"ours")], publish="each")
    assert (project / "output/print/change/late.pdf").read_text() == "mine"


def test_link_that_arrives_above_a_print_is_not_followed(project: Path) -> None:
    (project / "home").mkdir()
    with open_output(project / "output", project=project, sources=[]) as output:
        (project / "output/print/new").symlink_to(project / "home")
        with pytest.raises(Abort, match="did not write"):
            write_tree(output, "print", [Artifact("new/new.pdf", b"ours")], publish="each")
    assert list((project / "home").iterdir()) == []


@pytest.mark.parametrize("litter", [".DS_Store", "Thumbs.db", "desktop.ini", "deep/Desktop.ini"])
def test_litter_of_file_managers_is_not_foreign_and_goes_with_the_swap(project: Path, litter: str) -> None:
    add(project / "output/site" / litter)
    add(project / "output/print" / litter)
    with open_output(project / "output", project=project, sources=[]) as output:
        assert swap_site(output, [Artifact("new.html", b"new")])
    assert [path.name for path in (project / "output/site").rglob("*")] == ["new.html"]


def test_other_things_beside_site_and_print_are_untouched(tmp_path: Path) -> None:
    build(tmp_path)
    add(tmp_path / "output/copies/batch/anna.pdf")
    add(tmp_path / "output/readme.txt")
    build(tmp_path)
    assert (tmp_path / "output/copies/batch/anna.pdf").read_text() == "mine"
    assert (tmp_path / "output/readme.txt").read_text() == "mine"


DAMAGED = [
    b"[" * 100_000,
    b"",
    b'{"version": 1, "files"',
    b"\xff\xfe",
    b"[]",
    b'{"version": 2, "root": 1, "files": {}}',
    b'{"version": 1, "root": 1, "files": {"index.html": ["", 1, 2]}}',
    b'{"seal": "0", "root": 1, "files": {}}',
]


@pytest.mark.parametrize("damaged", [None, *DAMAGED])
def test_lost_manifest_does_not_stop_the_next_build(project: Path, damaged: bytes | None) -> None:
    for manifest in (project / "output/.guidepress").glob("*.json"):
        manifest.unlink()
        if damaged is not None:
            manifest.write_bytes(damaged)
    build(project)
    with open_output(project / "output", project=project, sources=[]) as output:
        assert existing(output).keys() == {"index.html"}
        assert existing(output, "print").keys() == {"change/change.pdf"}
        assert swap_site(output, [Artifact("next.html", b"next")])
    assert [path.name for path in (project / "output/site").iterdir()] == ["next.html"]


def test_damage_that_leaves_a_manifest_readable_is_seen(project: Path) -> None:
    manifest = project / "output/.guidepress/site.json"
    manifest.write_text(manifest.read_text().replace("index.html", "other.html"))
    build(project)
    assert (project / "output/site/index.html").read_bytes() == b"page"


@pytest.mark.parametrize("damaged", [None, *DAMAGED])
def test_manifest_that_is_lost_with_its_copy_makes_every_file_unknown(project: Path, damaged: bytes | None) -> None:
    ours = project / "output/.guidepress"
    for manifest in (ours / "site.json", ours / "state/site-manifest.json"):
        manifest.unlink()
        if damaged is not None:
            manifest.write_bytes(damaged)
    [diagnostic] = refusal(project)
    assert "`index.html`" in diagnostic.message
    assert (project / "output/site/index.html").exists()


def test_damaged_manifest_of_an_empty_site_does_no_harm(project: Path) -> None:
    (project / "output/.guidepress/site.json").write_bytes(b"{")
    (project / "output/site/index.html").unlink()
    build(project)
    assert (project / "output/site/index.html").read_bytes() == b"page"


def test_page_that_someone_edited_is_still_ours(project: Path) -> None:
    add(project / "output/site/index.html", "edited by hand")
    build(project)
    assert (project / "output/site/index.html").read_bytes() == b"page"
