"""A draft is never published: not its page, not its PDF, not its name anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import Files, guide, guidepress, output, write
from tests.support.samples import ONE, edit, picture

SECRET = "Unsaid"
DRAFT: Files = {
    "content/guides/unsaid.md": guide(
        SECRET,
        "\n![A field](unsaid.png)\n",
        "draft: true\ndate: 2026-01-03\ntags: [work, unsaid]\naliases: /old/unsaid/\n",
    ),
    "content/guides/unsaid.png": picture("red"),
    "content/pages/unsaid-too.md": "---\ntitle: Unsaid too\ndraft: true\n---\n\nNot yet.\n",
}


def told(project: Path) -> list[str]:
    """The published files that name the draft, in their path or in their text."""
    found = []
    for name in output(project):
        content = (project / "output" / name).read_bytes().decode("utf-8", "replace")
        if SECRET.lower() in name or (not name.endswith(".pdf") and SECRET.lower() in content.lower()):
            found.append(name)
    return found


def test_draft_is_nowhere_in_what_is_published(printed: Path) -> None:
    before = output(printed)
    assert guidepress(write(printed, DRAFT), "build", "--strict").exit_code == 0
    assert told(printed) == []
    assert output(printed) == before


def test_draft_is_everywhere_when_asked_for_and_gone_again_afterwards(printed: Path) -> None:
    before = output(printed)
    assert guidepress(write(printed, DRAFT), "build", "--drafts").exit_code == 0
    assert {
        "print/unsaid/unsaid-workbook-a4.pdf",
        "site/feed.xml",
        "site/index.html",
        "site/old/unsaid/index.html",
        "site/one/index.html",
        "site/sitemap.xml",
        "site/tags/unsaid/index.html",
        "site/unsaid-too/index.html",
        "site/unsaid/index.html",
        "site/unsaid/unsaid-workbook-a4.pdf",
    } <= set(told(printed))
    assert [name for name in told(printed) if name.startswith("site/unsaid/unsaid-40-") and name.endswith(".webp")]
    assert guidepress(printed, "build").exit_code == 0
    assert output(printed) == before


def test_narrowed_build_takes_a_draft_off_the_site_too(printed: Path) -> None:
    guidepress(write(printed, DRAFT), "build", "--drafts")
    assert guidepress(printed, "build", "--only", "site").exit_code == 0
    assert [name for name in told(printed) if name.startswith("site/")] == []


def test_guide_that_becomes_a_draft_is_taken_away(printed: Path) -> None:
    edit(printed, "title: One", "title: One\ndraft: true")
    edit(printed, "After [one](one.md).", "Later.", "content/guides/two.md")
    assert guidepress(printed, "build").exit_code == 0
    assert [name for name in output(printed) if "/one" in name] == []
    assert "one/index.html" not in (printed / "output/site/index.html").read_text()


@pytest.mark.parametrize("target", ["unsaid.md", "/unsaid/", "unsaid.md#journal-prompts", "../pages/unsaid-too.md"])
def test_link_to_a_draft_is_an_error(printed: Path, target: str) -> None:
    before = output(printed)
    edit(printed, "A few words", f"[Soon]({target}). A few words", ONE)
    result = guidepress(write(printed, DRAFT), "build")
    assert result.exit_code == 1
    assert f"{ONE}:9:8: error[GP306]: `{target}` is a draft and is not published" in result.stderr
    assert output(printed) == before


def test_mistake_in_a_draft_stops_no_build(printed: Path) -> None:
    write(printed, {"content/guides/unsaid.md": guide(SECRET, "\n::: line\n:::\n", "draft: true\n")})
    assert guidepress(printed, "build").exit_code == 0
    assert guidepress(printed, "build", "--drafts").exit_code == 1
