"""The wheel, installed into an empty environment, builds a folder that holds only content/."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import builder
from tests.support.projects import guide, tree, write

REPOSITORY = Path(builder.__file__).parents[1]
CARRIED = [
    "builder/_themes/journal/fonts/Literata-Regular.ttf",
    "builder/_themes/journal/fonts/OFL-Literata.txt",
    "builder/_themes/journal/theme.toml",
    "builder/_themes/plain/print/workbook.html",
    "builder/_themes/plain/web/guide.html",
    "builder/components/lines/component.toml",
    "builder/components/lines/paper.css",
    "builder/components/lines/paper.html",
    "builder/components/lines/screen.html",
    "builder/editions/workbook.toml",
    "builder/help/GP103.md",
    "builder/houses/kdp.toml",
    "builder/languages/en/guide.md",
    "builder/languages/en/recognise.toml",
    "builder/papers/a4.toml",
]


def pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, REPOSITORY)
    [path] = folder.iterdir()
    return path


def test_wheel_holds_the_package_and_the_themes_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {"builder": "builder", "themes": "builder/_themes"}
    files = {
        f"{place}/{path.relative_to(REPOSITORY / folder).as_posix()}"
        for folder, place in sources.items()
        for path in (REPOSITORY / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert set(CARRIED) - names == set()
    assert files - names == set()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"builder", "guidepress"}


def test_installed_command_builds_a_folder_with_only_content(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "venv/bin"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    constraints = REPOSITORY / "constraints.txt"
    pip("--python", installed / "python", "install", "--no-compile", "--constraint", constraints, wheel)
    project = write(tmp_path / "project", {"content/guides/one.md": guide("One")})
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [installed / "guidepress", "build"], cwd=project, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert {"site/one/index.html", "site/one/one-workbook-a4.pdf", "print/one/one-workbook-letter.pdf"} <= set(
        tree(project / "output")
    )
