"""Cleaning takes away exactly what the builds wrote."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from builder.model.output import Artifact
from builder.write import Cleaned, clean, open_output
from tests.support.output_trees import swap_site, write_tree


@pytest.fixture
def project(tmp_path: Path) -> Path:
    with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
        swap_site(output, [Artifact("index.html", b"home"), Artifact("guide/index.html", b"guide")])
        swap_site(output, [Artifact("index.html", b"new"), Artifact("guide/index.html", b"guide")])
        write_tree(output, "print", [Artifact("guide/guide.pdf", b"pdf")])
        output.save_state("renders", b"state")
    return tmp_path


def cleaned(project: Path) -> Cleaned:
    return clean(project / "output", project=project, sources=[project / "content"])


def files(project: Path) -> list[str]:
    return sorted(
        path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_symlink() or not path.is_dir()
    )


def test_everything_we_wrote_goes_and_is_named(project: Path) -> None:
    expected = (".guidepress", "print/guide/guide.pdf", "site/guide/index.html", "site/index.html")
    assert cleaned(project) == Cleaned(expected, ())
    assert list(project.iterdir()) == []


def test_what_lies_beside_stays(project: Path) -> None:
    (project / "output/copies").mkdir()
    (project / "output/copies/anna.pdf").write_text("mine")
    assert ".guidepress" not in cleaned(project).removed
    assert files(project) == ["output/copies/anna.pdf"]
    assert cleaned(project) == Cleaned((), ())


def test_foreign_files_stay_and_are_named(project: Path) -> None:
    (project / "output/site/guide/own.html").write_text("mine")
    (project / "output/print/own.pdf").write_text("mine")
    (project / "output/site/link").symlink_to(project / "output/print")
    assert cleaned(project).kept == ("print/own.pdf", "site/guide/own.html", "site/link")
    assert files(project) == ["output/print/own.pdf", "output/site/guide/own.html", "output/site/link"]


def test_files_that_someone_changed_stay(project: Path) -> None:
    (project / "output/print/guide/guide.pdf").write_bytes(b"pdf with answers")
    assert cleaned(project).kept == ("print/guide/guide.pdf",)
    assert files(project) == ["output/print/guide/guide.pdf"]


def test_litter_of_file_managers_goes_with_the_folders(project: Path) -> None:
    (project / "output/site/guide/.DS_Store").write_text("litter")
    (project / "output/print/Thumbs.db").write_text("litter")
    cleaned(project)
    assert list(project.iterdir()) == []


def test_manifest_that_is_damaged_twice_leaves_the_site_alone(project: Path) -> None:
    (project / "output/.guidepress/site.json").write_text("{")
    (project / "output/.guidepress/state/site-manifest.json").write_text("{")
    assert cleaned(project).kept == ("site/guide/index.html", "site/index.html")


def test_manifest_that_someone_changed_is_not_believed(project: Path) -> None:
    manifest = project / "output/.guidepress/site.json"
    (project / "precious").write_bytes(b"home")
    manifest.write_text(manifest.read_text().replace('"index.html"', '"../../precious"'))
    cleaned(project)
    assert list(project.iterdir()) == [project / "precious"]


def test_manifest_that_names_files_elsewhere_reaches_nothing_outside(project: Path) -> None:
    """As the manifests were before they had a digest of their own, which someone could write by hand."""
    (project / "precious").write_bytes(b"home")
    files = {"../../precious": [hashlib.sha256(b"home").hexdigest(), 4, 0, 0]}
    manifest = json.dumps({"version": 1, "root": None, "files": files})
    (project / "output/.guidepress/site.json").write_text(manifest)
    cleaned(project)
    assert (project / "precious").exists()


def test_folder_that_we_never_built_in_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "output/site").mkdir(parents=True)
    (tmp_path / "output/site/own.html").write_text("mine")
    assert cleaned(tmp_path) == Cleaned((), ())
    assert files(tmp_path) == ["output/site/own.html"]


def test_build_after_a_clean_works(project: Path) -> None:
    cleaned(project)
    with open_output(project / "output", project=project, sources=[]) as output:
        assert swap_site(output, [Artifact("index.html", b"home")])
