"""A project folder: what is read from it, in which order, and that nothing outside it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.diagnostics import Abort
from builder.load import load
from builder.load.files import LARGEST_TEXT
from builder.load.project import read_document
from tests.support.folders import GUIDE, diagnostics, loaded, project, said

OUTSIDE = "this symbolic link leads out of the project"


def documents(folder: Path, files: dict[str, str]) -> dict[str, list[str]]:
    """The files of each document, by slug and without the guide that every project here has."""
    found = loaded(folder, files).documents
    return {d.slug: [file.path.removeprefix("content/") for file in d.files] for d in found if d.slug != "a"}


def test_guides_and_pages_are_found_in_name_order(tmp_path: Path) -> None:
    files = dict.fromkeys(["content/guides/c.md", "content/guides/b.md", "content/pages/about.md"], GUIDE)
    found = loaded(tmp_path, files).documents
    assert [(d.kind, d.slug) for d in found] == [("guide", "a"), ("guide", "b"), ("guide", "c"), ("page", "about")]


def test_a_folder_guide_starts_with_guide_md_and_goes_on_in_name_order(tmp_path: Path) -> None:
    names = ["guide.md", "10-end.md", "2-middle.md", "1-start.md", "more/z.md"]
    assert documents(tmp_path, {f"content/guides/b/{name}": GUIDE for name in names}) == {
        "b": [f"guides/b/{name}" for name in ("guide.md", "1-start.md", "2-middle.md", "10-end.md", "more/z.md")]
    }


@pytest.mark.parametrize("first", ["guide.md", "index.md"])
def test_a_folder_guide_of_one_file(tmp_path: Path, first: str) -> None:
    assert documents(tmp_path, {f"content/guides/b/{first}": GUIDE}) == {"b": [f"guides/b/{first}"]}


def test_a_folder_guide_without_a_first_file(tmp_path: Path) -> None:
    assert said(tmp_path, {"content/guides/b/1.md": GUIDE}) == [
        "content/guides/b error[GP004]: this folder has no guide.md"
    ]


def test_names_become_slugs(tmp_path: Path) -> None:
    assert list(documents(tmp_path, {"content/guides/Über mich!.md": GUIDE, "content/guides/B.MD": GUIDE})) == [
        "b",
        "uber-mich",
    ]


@pytest.mark.parametrize("name", [".b.md", "~b.md", "b.md~", "b.txt", ".git/b.md", "b.markdown"])
def test_hidden_files_backups_and_other_files_are_no_guides(tmp_path: Path, name: str) -> None:
    assert documents(tmp_path, {f"content/guides/{name}": GUIDE}) == {}


def test_other_files_below_content_are_known_by_their_path(tmp_path: Path) -> None:
    found = loaded(tmp_path, {"content/guides/b/guide.md": GUIDE, "content/guides/b/plan.png": b"png"})
    assert found.files == {"content/guides/b/plan.png": str(tmp_path.resolve() / "content/guides/b/plan.png")}


def test_settings_and_texts_are_no_such_files(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"content/editions/x.toml": "", "content/guides/B.MD": GUIDE}).files == {}


def test_a_project_without_guides(tmp_path: Path) -> None:
    folder = project(tmp_path, {})
    (folder / "content/guides/a.md").unlink()
    [message] = diagnostics(folder)
    assert (message.code, message.message) == ("GP005", "there are no guides and no pages")


@pytest.mark.parametrize(
    ("content", "place", "byte"),
    [
        (b"# Caf\xe9\n", "1:6", "0xe9"),
        (b"# One\n\nTwo \xff\n", "3:5", "0xff"),
        ("# Café ".encode() + b"\xff", "1:8", "0xff"),
        (b"# One\nTw\xc3", "2:3", "0xc3"),
    ],
)
def test_a_text_that_is_not_utf8_gives_the_place_of_the_byte(
    tmp_path: Path, content: bytes, place: str, byte: str
) -> None:
    [message] = said(tmp_path, {"content/guides/b.md": content})
    assert message == f"content/guides/b.md:{place}+1 error[GP002]: this file is not UTF-8: it has the byte {byte} here"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_text_in_utf16_is_recognised(tmp_path: Path, encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    [message] = diagnostics(project(tmp_path, {"content/guides/b.md": mark + "# Größe\n".encode(encoding)}))
    assert message.code == "GP002"
    assert message.hint.startswith("it looks like UTF-16; save it again as UTF-8")


def test_a_text_that_is_too_large(tmp_path: Path) -> None:
    assert said(tmp_path, {"content/guides/b.md": b"x" * (LARGEST_TEXT + 1)}) == [
        f"content/guides/b.md error[GP003]: this file is larger than {LARGEST_TEXT // 1_000_000} MB"
    ]


def test_one_unreadable_file_does_not_hide_another(tmp_path: Path) -> None:
    assert len(said(tmp_path, {"content/guides/b.md": b"\xff", "content/guides/c.md": b"\xff"})) == 2


@pytest.mark.parametrize("place", ["content/guides/b.md", "content/guides/b", "content/b.png", "content/pages"])
def test_a_link_out_of_the_project_is_told_and_not_followed(tmp_path: Path, place: str) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "guide.md").write_text("# Secret\n")
    folder = project(tmp_path / "project", {})
    (folder / place).symlink_to(tmp_path / "outside" / ("guide.md" if "." in place else ""))
    found = load(folder)
    assert [(d.code, d.span.file, d.message) for d in found.diagnostics] == [("GP410", place, OUTSIDE)]
    assert "Secret" not in repr(found)
    assert found.outside == {place}


def test_the_folder_of_guides_itself_may_not_lie_outside(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text("# Secret\n")
    folder = project(tmp_path / "project", {})
    (folder / "content/guides/a.md").unlink()
    (folder / "content/guides").rmdir()
    (folder / "content/guides").symlink_to(tmp_path / "outside")
    assert load(folder).documents == ()


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    folder = project(tmp_path, {"shared/b.md": GUIDE})
    (folder / "content/guides/b.md").symlink_to(folder / "shared/b.md")
    assert [d.slug for d in load(folder).documents] == ["a", "b"]


@pytest.mark.parametrize("target", ["nowhere.md", "b.md"])
def test_a_link_to_nowhere_is_told_once(tmp_path: Path, target: str) -> None:
    folder = project(tmp_path, {})
    (folder / "content/guides/b.md").symlink_to(target)
    assert [(d.code, d.span.file, d.message) for d in diagnostics(folder)] == [
        ("GP001", "content/guides/b.md", "this symbolic link leads nowhere")
    ]


def test_a_link_up_is_reported_and_does_not_go_round_for_ever(tmp_path: Path) -> None:
    folder = project(tmp_path, {})
    (folder / "content/guides/up").symlink_to("..")
    found = load(folder)
    assert [d.slug for d in found.documents] == ["a"]
    assert [(d.code, str(d.span), d.message) for d in found.diagnostics] == [
        ("GP010", "content/guides/up", "this symbolic link leads to a folder that contains it")
    ]


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    assert said(tmp_path, {"content/pages": "x"}) == [
        "content/pages error[GP001]: this folder cannot be read: not a directory"
    ]


def test_digests_differ_with_path_and_text(tmp_path: Path) -> None:
    found = loaded(tmp_path, {"content/guides/b.md": GUIDE, "content/guides/c.md": GUIDE + "x"}).documents
    assert len({document.digest for document in found}) == 3


def test_a_name_that_is_not_utf8_is_told_in_letters_that_can_be_shown(tmp_path: Path) -> None:
    folder = project(tmp_path, {})
    Path(os.fsdecode(os.fsencode(folder / "content/guides") + b"/caf\xe9.md")).write_text(GUIDE)
    [message] = diagnostics(folder)
    assert (message.code, message.message) == ("GP002", "the name of this file is not UTF-8")
    assert message.span.file == "content/guides/caf\ufffd.md"


def test_a_guide_is_read_by_its_file_or_folder(tmp_path: Path) -> None:
    folder = project(tmp_path, {"content/guides/b/guide.md": GUIDE, "content/guides/b/2.md": "More.\n"})
    one, _ = read_document(folder / "content/guides/a.md", folder)
    several, _ = read_document(folder / "content/guides/b", folder)
    assert (one.slug, len(one.files), several.slug, len(several.files)) == ("a", 1, "b", 2)


def test_a_guide_outside_the_project_is_read_by_itself(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(GUIDE)
    document, _ = read_document(tmp_path / "draft.md", project(tmp_path / "project", {}))
    assert [file.path for file in document.files] == ["draft.md"]


def test_a_guide_that_cannot_be_read_by_itself_aborts(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_bytes(b"\xff")
    with pytest.raises(Abort, match="not UTF-8"):
        read_document(tmp_path / "draft.md", tmp_path)
