"""Small projects on a test's own folder, and what a user does with them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

import builder
from builder.cli.commands import group

REPOSITORY = Path(builder.__file__).parents[1]
SITE = 'title = "Small steps"\n'
GUIDE = """---
title: {title}
description: One sentence about it.
{front}---

A few words before it begins.

## Step 1: The first small thing

**Why it matters:** Because it is small.

## Journal prompts

- What do you want to remember?
"""

Files = Mapping[str, str | bytes]


def guide(title: str, more: str = "", front: str = "") -> str:
    """A whole guide with a step and a prompt, with `more` text at its end and more `front` matter from line 4 on."""
    return GUIDE.format(title=title, front=front) + more


def write(project: Path, files: Files) -> Path:
    """Write files of a project, which gets a site.toml unless it has one; gives the project."""
    missing = {} if (project / "content/site.toml").exists() else {"content/site.toml": SITE}
    for name, content in {**missing, **files}.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return project


def guidepress(project: Path, command: str, *arguments: str) -> Result:
    """The command on a project, in this process: for what needs no process of its own."""
    return CliRunner().invoke(group, [*command.split(), "--project", str(project), *arguments])


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command, started in a project as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "builder", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, with a digest of its bytes or what it links to; nothing where there is no folder.

    Parsed guides and processed images are left out, which any build may add to what it keeps for the next.
    """
    kept = (".guidepress/state/guides", ".guidepress/state/images")
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else _digest(path)
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or path.is_file()) and not any(k in path.as_posix() for k in kept)
    }


def output(project: Path) -> dict[str, str]:
    """What a project publishes: the files of output/site and output/print."""
    return {
        f"{part}/{name}": digest
        for part in ("site", "print")
        for name, digest in tree(project / "output" / part).items()
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
