"""What each component costs on paper, and answers on a page: printed beside what they may cost."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import weasyprint

from builder.addresses import Index
from builder.components import load_components
from builder.formats.contract import SiteContents
from builder.formats.parsed import ParsedDocument, pack
from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.plan import plan
from builder.formats.pdf.render import render as render_print
from builder.load.editions import editions_of
from builder.model.sources import SourceDocument, TextFile
from builder.parse import parse
from builder.pipeline.read import load_project
from builder.theming import Kit
from tests.support.component_documents import examples

COPIES = 12
"""How often a component stands in the guide that is timed; each on a page of its own."""

_FRONT = "---\ntitle: Bench\nworkbook: {how_to_use: false, notes: 0}\n---\n\n"


@dataclass(frozen=True)
class Cost:
    """Seconds of the layout of a document, and of all its making; and its bytes."""

    layout: float
    whole: float
    bytes: int


def component_figures() -> None:
    """Print a line for each component, and the ratios that stand for all."""
    kit = _kit()
    print(
        f"{'component, at its default size':44} {'layout ms':>10} {'whole ms':>10} {'KB':>8}   (at most 25 ms a layout)"
    )
    empty = _figure("A line of text.", kit)
    done: set[str] = set()
    for example in examples():
        if example.component in done:
            continue
        done.add(example.component)
        found = _figure(example.markdown, kit)
        layout, whole = ((a - b) * 1000 / COPIES for a, b in ((found.layout, empty.layout), (found.whole, empty.whole)))
        print(
            f"  {example.component:42} {layout:10.1f} {whole:10.1f} {(found.bytes - empty.bytes) / COPIES / 1000:8.2f}"
        )
    _ratios(kit)
    _restored()
    print()


def _ratios(kit: Kit) -> None:
    pages = [f"## Page {n}\n\nSome words on it.\n\n" for n in range(100)]
    area = "<div>What?</div>\n\n"
    plain = _cost(_printer("".join(f"{page}{area}" for page in pages), kit))
    ruled = _cost(_printer("".join(f"{page}::: lines rows=20\nWhat?\n:::\n\n" for page in pages), kit))
    filled = _cost(_printer("".join(f"{page}::: lines rows=fill\nWhat?\n:::\n\n" for page in pages), kit))
    table = "::: table add={}\n| a | b | c |\n|---|---|---|\n|  |  |  |\n:::"
    small, large = (_figure(table.format(rows), kit) for rows in (0, 20))
    print(
        f"{'a further cell of a table':52} {(large.layout - small.layout) * 1000 / COPIES / 60:7.2f} ms (at most 1 ms)"
    )
    print(f"{'100 pages of lines, to the same without':52} {ruled.layout / plain.layout:7.2f}   (at most 1.3)")
    print(f"{'100 pages that fill, to the same without':52} {filled.whole / plain.whole:7.2f}   (at most 1.3)")


def _restored() -> None:
    """How long the page takes to put 300 answers back, in a real browser."""
    from tests.support.browsing import open_browser, serving
    from tests.support.projects import guidepress, write

    prompts = "\n".join(f"- What is thing number {n}?" for n in range(300))
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        project = write(Path(folder), {"content/guides/one.md": f"# Small steps\n\n## Journal prompts\n\n{prompts}\n"})
        guidepress(project, "build", "--only", "site")
        kept = {
            f"journal-prompts-what-is-thing-number-{n}": {"value": "A few words", "question": ""} for n in range(300)
        }
        text = json.dumps({"version": 1, "guide": "one", "answers": kept})
        [script] = (project / "output/site/assets").glob("answers-*.js")
        timed = f"const began = performance.now();\n{script.read_text()}\nreturn performance.now() - began;"
        with serving(project / "output/site", "/") as address:
            page = browser.new_page()
            page.goto(f"{address}one/")
            page.evaluate("text => localStorage.setItem('guidepress:Small steps:one', text)", text)
            took = [page.evaluate(f"() => {{ {timed} }}") for _ in range(5)]
    print(f"{'300 answers put back on their page':52} {statistics.median(took):7.1f} ms           (at most 50 ms)")


def _figure(markdown: str, kit: Kit) -> Cost:
    """A guide with so many pages, each with the same text."""
    return _cost(_printer("".join(f"## Page {n}\n\n{markdown}\n\n" for n in range(COPIES)), kit))


def _printer(text: str, kit: Kit) -> Callable[[], bytes]:
    document = SourceDocument(
        "guide", "bench", "content/guides", (TextFile("content/guides/bench.md", _FRONT + text),), text
    )
    guide = parse(document, load_components(), kit.languages).guide
    assert guide is not None
    site = SiteContents(Index([guide.summary], {}), {}, {"bench": ParsedDocument(document, guide=pack(guide))})
    [job] = plan(site, replace(kit, editions=(editions_of(Path())["workbook"],), papers=kit.papers[:1])).jobs
    assert isinstance(job, PrintJob)
    return lambda: render_print(job, kit).artifact.content


def _cost(make: Callable[[], bytes]) -> Cost:
    """The least of three runs, after one that warms up."""
    make()
    return min((_once(make) for _ in range(3)), key=lambda cost: cost.whole)


def _once(make: Callable[[], bytes]) -> Cost:
    took: list[float] = []
    lay_out = weasyprint.HTML.render

    def timed(document: Any, *arguments: Any, **options: Any) -> Any:  # WeasyPrint has no types
        began = time.perf_counter()
        pages = lay_out(document, *arguments, **options)
        took.append(time.perf_counter() - began)
        return pages

    began = time.perf_counter()
    with patch.object(weasyprint.HTML, "render", timed):
        content = make()
    return Cost(sum(took), time.perf_counter() - began, len(content))


def _kit() -> Kit:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        content.mkdir()
        (content / "site.toml").write_text('title = "Bench"\npapers = ["a4"]\n')
        return load_project(Path(folder))[1]
