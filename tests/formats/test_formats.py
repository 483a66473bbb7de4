"""A format is a folder that is found: nothing else is touched to add one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import builder
from tests.support.projects import guide, write

REPOSITORY = Path(builder.__file__).parents[1]

PLAIN_TEXT = '''"""The words of a guide, as plain text."""

import hashlib
from dataclasses import dataclass, replace

import lxml.html

from builder.formats.contract import Format, Plan, Rendered
from builder.model.output import Artifact
from builder.model.site import Download


@dataclass(frozen=True)
class TextJob:
    summary: object
    document: object

    @property
    def slug(self): return self.summary.slug

    @property
    def path(self): return f"{self.slug}/{self.slug}.txt"

    site_path = path
    source = property(lambda self: self.summary.source)
    subject = property(lambda self: f"the text of `{self.slug}`")
    is_draft = property(lambda self: self.summary.meta.draft)
    size = 1
    recipes = ()

    def with_document(self, document): return replace(self, document=document)

    def key(self, kit): return hashlib.sha256(self.document.document.digest.encode()).hexdigest()

    def download(self, pages=0, size=0):
        return Download("text", "Plain text", "For any reader", "", "Text", self.site_path, pages, size)


def plan(site, kit):
    guides = [summary for summary in site.index.summaries if summary.kind == "guide"]
    return Plan(tuple(TextJob(summary, site.documents[summary.slug]) for summary in guides))


def render(job, kit):
    guide = job.document.open(kit.languages, kit.components)
    lines = [guide.meta.title, *(lxml.html.fromstring(item.html).text_content() for item in guide.intro if hasattr(item, "html"))]
    return Rendered(Artifact(job.path, "\\n".join(lines).encode()))


FORMAT = Format(name="text", tree="text", title="Text", stage="Writing texts", plan=plan, render=render, seconds=20.0, is_quick=True)
'''


def guidepress(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command of a copy of guidepress, which has one more folder."""
    return subprocess.run(
        [sys.executable, "-m", "builder", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )


def test_third_format_is_planned_rendered_kept_checked_and_offered(tmp_path: Path) -> None:
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "builder", tmp_path / "builder", ignore=without)
    shutil.copytree(REPOSITORY / "themes", tmp_path / "themes", ignore=without)
    write(
        tmp_path,
        {
            "builder/formats/text/__init__.py": PLAIN_TEXT,
            "content/site.toml": 'title = "Small steps"\ntheme = "plain"\npapers = ["a4"]\n',
            "content/guides/one.md": "# One\n\nBegin *here*.\n\n" + guide("").partition("\n---\n")[2],
        },
    )
    first = guidepress(tmp_path, "build", "--only", "text")
    assert first.returncode == 0, first.stderr
    assert (tmp_path / "output/text/one/one.txt").read_text().startswith("One\nBegin here.")
    assert "Text      " in first.stdout and not (tmp_path / "output/site").exists()
    built = guidepress(tmp_path, "build")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "output/site/one/one.txt").read_bytes() == (tmp_path / "output/text/one/one.txt").read_bytes()
    page = (tmp_path / "output/site/one/index.html").read_text()
    assert "Plain text" in page and 'href="one.txt"' in page
    assert "(0 files rendered, " in guidepress(tmp_path, "build").stderr
    assert guidepress(tmp_path, "check").returncode == 0
