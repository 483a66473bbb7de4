"""A link to a guide, a page, a heading or a file must lead there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checking import GUIDE, checked, post, said

OTHER = "---\ntitle: Other\nslug: the-other\n---\n\n## Look *here*\n\n## Step 1: Ask {#asking}\n\n::: lines #why\n:::\n"
FILES = {
    "content/guides/other.md": OTHER,
    "content/guides/folder/guide.md": "# Folder\n\n## Step 1: Ask\n",
    "content/guides/folder/2.md": "## More\n\nText.\n",
    "content/pages/about.md": "# About\n\nText.\n",
    "content/guides/plan.pdf": "%PDF",
    "content/shared/a plan.pdf": "%PDF",
}


def link(folder: Path, target: str) -> list[str]:
    return said(folder, {**FILES, GUIDE: post(f"See [it]({target}).")})


@pytest.mark.parametrize(
    "target",
    [
        "other.md",
        "./other.md",
        "../guides/other.md",
        "other",
        "other.md#look-here",
        "other.md#asking",
        "other.md#why",
        "other.md?print#asking",
        "/the-other/",
        "/the-other",
        "../the-other/index.html#asking",
        "folder",
        "folder/",
        "folder/guide.md",
        "folder/2.md#more",
        "../pages/about.md",
        "/about/",
        "plan.pdf",
        "<../shared/a plan.pdf>",
        "../shared/a%20plan.pdf",
        "#ask",
        "#",
        "https://example.org/#nowhere",
        "mailto:sam@example.org",
        "tel:+123",
    ],
)
def test_links_that_lead_somewhere(tmp_path: Path, target: str) -> None:
    assert link(tmp_path, target) == []


@pytest.mark.parametrize(
    "target", ["othr.md", "folder/3.md", "/the-othr/", "../pages/abut.md", "plan.txt", "../guides"]
)
def test_a_link_to_nothing_gives_its_place(tmp_path: Path, target: str) -> None:
    message = f"{GUIDE}:5:10+{len(target)} error[GP304]: there is nothing at `{target}`"
    assert link(tmp_path, target) == [message]


def test_a_link_to_nothing_gets_the_nearest_name(tmp_path: Path) -> None:
    [diagnostic] = checked(tmp_path, {**FILES, GUIDE: post("[a](othr.md)")})
    assert diagnostic.hint == "did you mean `other.md`?"


def test_a_link_far_from_all_names_gets_an_explanation(tmp_path: Path) -> None:
    [diagnostic] = checked(tmp_path, {**FILES, GUIDE: post("[a](something-quite-different)")})
    assert diagnostic.hint.startswith("a link names a file of the project")


def test_a_link_without_an_address(tmp_path: Path) -> None:
    assert link(tmp_path, "") == [f"{GUIDE}:5:6+2 error[GP304]: this link leads nowhere"]


@pytest.mark.parametrize("target", ["#askk", "#look-here"])
def test_a_heading_that_is_not_in_this_guide(tmp_path: Path, target: str) -> None:
    assert link(tmp_path, target) == [
        f"{GUIDE}:5:10+{len(target)} error[GP305]: there is no heading `{target}` in this guide"
    ]


def test_a_heading_that_is_not_in_another_guide(tmp_path: Path) -> None:
    [diagnostic] = checked(tmp_path, {**FILES, GUIDE: post("[a](other.md#askin)")})
    assert diagnostic.message == "there is no heading `#askin` in `content/guides/other.md`"
    assert diagnostic.hint == "did you mean `asking`?"


@pytest.mark.parametrize("target", ["../../../etc/passwd", "/etc/passwd.txt", "../../../../guides/b.md"])
def test_a_link_out_of_the_project(tmp_path: Path, target: str) -> None:
    assert link(tmp_path, target) == [f"{GUIDE}:5:10+{len(target)} error[GP401]: `{target}` is outside the project"]


def test_a_link_through_a_symbolic_link_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "plan.pdf").write_text("secret")
    folder = tmp_path / "project"
    (folder / "content" / "guides").mkdir(parents=True)
    (folder / "content" / "guides" / "out").symlink_to(tmp_path / "outside")
    assert said(folder, {GUIDE: post("[a](out/plan.pdf)")}) == [
        f"{GUIDE}:5:5+12 error[GP401]: `out/plan.pdf` is outside the project",
        "content/guides/out error[GP410]: this symbolic link leads out of the project",
    ]


def test_an_address_without_its_beginning(tmp_path: Path) -> None:
    assert link(tmp_path, "//example.org") == [
        f"{GUIDE}:5:10+13 error[GP303]: `//example.org` has no `https:` before it"
    ]


DRAFT = "---\ntitle: Other\ndraft: true\n---\n\n## Step 1: Ask\n"


def test_a_link_to_a_draft(tmp_path: Path) -> None:
    files = {"content/guides/other.md": DRAFT, GUIDE: post("[a](other.md)")}
    assert said(tmp_path, files) == [f"{GUIDE}:5:5+8 error[GP306]: `other.md` is a draft and is not published"]


def test_a_link_to_a_draft_that_is_published(tmp_path: Path) -> None:
    assert said(tmp_path, {"content/guides/other.md": DRAFT, GUIDE: post("[a](other.md)")}, drafts=True) == []


def test_every_dead_link_is_told_also_when_two_are_the_same(tmp_path: Path) -> None:
    assert len(said(tmp_path, {GUIDE: post("[a](x.md) [b](x.md)\n\n[c](x.md)")})) == 3


def test_links_in_a_second_file_count_from_the_guides_folder(tmp_path: Path) -> None:
    files = {**FILES, "content/guides/folder/2.md": "## More\n\n[a](../other.md) [b](2.md#more) [c](x.md)\n"}
    assert said(tmp_path, files) == ["content/guides/folder/2.md:3:37+4 error[GP304]: there is nothing at `x.md`"]


TAGGED = {
    "content/guides/tagged.md": "---\ntitle: Tagged\ndate: 2026-01-01\ntags: [Old ways]\naliases: [/2020/x/, /y.html]\n"
    "---\n\n## Step 1: Ask\n"
}


@pytest.mark.parametrize(
    "target", ["/", "/index.html", "/tags/", "/tags/old-ways/", "../tags/old-ways/", "/feed.xml", "/2020/x", "/y.html"]
)
def test_links_to_what_the_site_has_of_its_own(tmp_path: Path, target: str) -> None:
    assert said(tmp_path, {**TAGGED, GUIDE: post(f"See [it]({target}).")}) == []


@pytest.mark.parametrize("target", ["/tags/new-ways/", "/guides/", "../tags/x/"])
def test_a_link_to_a_list_that_the_site_does_not_have(tmp_path: Path, target: str) -> None:
    assert said(tmp_path, {**TAGGED, GUIDE: post(f"See [it]({target}).")}) == [
        f"{GUIDE}:5:10+{len(target)} error[GP304]: there is nothing at `{target}`"
    ]


def test_the_nearest_name_is_written_from_the_guide_that_links(tmp_path: Path) -> None:
    [diagnostic] = checked(tmp_path, {**FILES, GUIDE: post("[a](../pages/abot.md)")})
    assert diagnostic.hint == "did you mean `../pages/about.md`?"


@pytest.mark.parametrize("target", ["file:///home/sam/notes.txt", "C:/Users/Sam/notes.txt", "/home/sam/my/notes.txt"])
def test_a_link_to_a_file_of_the_authors_computer(tmp_path: Path, target: str) -> None:
    assert link(tmp_path, target) == [f"{GUIDE}:5:10+{len(target)} error[GP401]: `{target}` is outside the project"]
