"""What each component costs on paper, and answers on a page: printed beside what they may cost."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from builder.components import load_components
from builder.formats.payload import Payload, pack
from builder.formats.pdf.render import render as render_print
from builder.load import builtin
from builder.model.addresses import Index
from builder.model.sources import Document, TextFile
from builder.parse import parse
from builder.pipeline.read import prepare
from builder.plan import plan_prints
from builder.theming import Kit
from tests.components.documents import examples

COPIES = 12
"""How often a component stands in the guide that is timed; each on a page of its own."""

_FRONT = "---\ntitle: Bench\nworkbook: {how_to_use: false, notes: 0}\n---\n\n"


def component_figures() -> None:
    """Print a line for each component, and the ratios that stand for all."""
    kit = _kit()
    print(f"{'component, at its default size':52} {'ms':>7}  {'KB':>9}   (at most 25 ms)")
    empty_time, empty_bytes = _figure("A line of text.", kit)
    done: set[str] = set()
    for example in examples():
        if example.component in done:
            continue
        done.add(example.component)
        seconds, size = _figure(example.markdown, kit)
        cost = (seconds - empty_time) * 1000 / COPIES
        print(f"  {example.component:50} {cost:7.1f}  {(size - empty_bytes) / COPIES / 1000:9.2f}")
    _ratios(kit)
    _restored()
    print()


def _ratios(kit: Kit) -> None:
    hundred = [f"## Page {n}\n\nSome words on it.\n\n" for n in range(100)]
    plain = _timed(_printer("".join(hundred), kit))
    ruled = _timed(_printer("".join(f"{page}::: lines rows=20\nWhat?\n:::\n\n" for page in hundred), kit))
    filled = _timed(_printer("".join(f"{page}::: lines rows=fill\nWhat?\n:::\n\n" for page in hundred), kit))
    print(f"{'100 pages of lines, to the same without':52} {ruled / plain:7.2f}              (at most 1.3)")
    print(f"{'100 pages of lines that fill, to 20 lines each':52} {filled / ruled:7.2f}")


def _restored() -> None:
    """How long the page takes to put 300 answers back, in a real browser."""
    from tests.cli.projects import guidepress, write
    from tests.formats.web.browsing import open_browser, serving

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


def _figure(markdown: str, kit: Kit) -> tuple[float, int]:
    """Seconds and bytes of a guide with so many pages, each with the same text."""
    text = "".join(f"## Page {n}\n\n{markdown}\n\n" for n in range(COPIES))
    make = _printer(text, kit)
    return _timed(make), len(make())


def _printer(text: str, kit: Kit) -> Callable[[], bytes]:
    document = Document("guide", "bench", "content/guides", (TextFile("content/guides/bench.md", _FRONT + text),), text)
    guide = parse(document, load_components(), kit.language).guide
    assert guide is not None
    payloads = {"bench": Payload(document, pack(guide))}
    [task] = plan_prints(kit, Index([guide.card], {}), {}, payloads, [builtin.editions()["workbook"]])
    return lambda: render_print(task.job, kit).artifact.content


def _timed(make: Callable[[], object]) -> float:
    make()
    found = []
    for _ in range(3):
        began = time.perf_counter()
        make()
        found.append(time.perf_counter() - began)
    return min(found)


def _kit() -> Kit:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        content.mkdir()
        (content / "site.toml").write_text('title = "Bench"\npapers = ["a4"]\n')
        return prepare(Path(folder))[1]
