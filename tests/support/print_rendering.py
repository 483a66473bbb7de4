"""A small project's workbooks, rendered in this process."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

from PIL import Image, ImageDraw

from builder.addresses import Index
from builder.diagnostics import Diagnostic
from builder.formats.contract import SiteContents
from builder.formats.parsed import ParsedDocument
from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.plan import plan
from builder.formats.pdf.render import render
from builder.load.assets import read_assets
from builder.parse import parse
from builder.pipeline.read import load_project
from builder.theming import Kit
from tests.support.printed import PrintedWorkbook

PROJECT = Path(__file__).parent / "print-project"
GUIDES = ("allotment", "letters", "grammar", "room", "long", "prose")
SENTENCE = "Paragraph {n} says once more that a plot is dug in the order in which it is looked at and no other. "


class Press:
    """Workbooks of the example project by guide, paper and theme, each rendered once.

    `shared` is a folder where test processes that run side by side leave theirs for each other.
    """

    def __init__(self, folder: Path, shared: Path) -> None:
        self._folder, self._shared = folder, shared
        self._projects: dict[str, tuple[Kit, dict[tuple[str, str], PrintJob]]] = {}
        self._workbooks: dict[tuple[str, str, str], PrintedWorkbook] = {}

    def workbook(self, guide: str, paper: str = "a4", theme: str = "journal") -> PrintedWorkbook:
        wanted = (guide, paper, theme)
        if wanted not in self._workbooks:
            kept = self._shared / "-".join(wanted)
            if not kept.exists():
                self._print(guide, paper, theme, kept)
            workbook: PrintedWorkbook = pickle.loads(kept.read_bytes())
            self._workbooks[wanted] = workbook
        return self._workbooks[wanted]

    def _print(self, guide: str, paper: str, theme: str, kept: Path) -> None:
        kit, jobs = self._project(theme)
        source = (self._folder / theme / f"content/guides/{guide}.md").read_text("utf-8")
        workbook = printed(jobs[guide, paper], kit, self._folder / theme, source)
        whole = self._folder / kept.name
        whole.write_bytes(pickle.dumps(workbook))
        whole.replace(kept)

    def _project(self, theme: str) -> tuple[Kit, dict[tuple[str, str], PrintJob]]:
        if theme not in self._projects:
            self._projects[theme] = planned(example_project(self._folder / theme, theme))
        return self._projects[theme]


def example_project(folder: Path, theme: str) -> Path:
    """The example project copied into a new folder, with its pictures and its long texts."""
    shutil.copytree(PROJECT, folder)
    settings = folder / "content/site.toml"
    settings.write_text(f'theme = "{theme}"\n' + settings.read_text("utf-8"), "utf-8")
    _fill_in(folder / "content/guides")
    return folder


def planned(project: Path) -> tuple[Kit, dict[tuple[str, str], PrintJob]]:
    """A project's kit, and its jobs by guide and paper."""
    kit, jobs = all_planned(project)
    return kit, {(job.summary.slug, job.paper.name): job for job in jobs}


def all_planned(project: Path) -> tuple[Kit, list[PrintJob]]:
    """A project's kit, and its jobs: each guide in each edition on each paper."""
    sources, kit = load_project(project)
    outcomes = [(document, parse(document, kit.components, sources.languages)) for document in sources.documents]
    guides = [(document, outcome.guide) for document, outcome in outcomes if outcome.guide]
    assert len(guides) == len(outcomes), [outcome.diagnostics for _, outcome in outcomes]
    index = Index([guide.summary for _, guide in guides], sources.files, sources.outside)
    pictures = [index.resolve(p.target, guide.summary).file for _, guide in guides for p in guide.summary.pictures]
    assets, _ = read_assets([name for name in pictures if name], sources.files)
    documents = {guide.meta.slug: ParsedDocument(document) for document, guide in guides}
    jobs = plan(SiteContents(index, assets, documents), kit).jobs
    return kit, [job for job in jobs if isinstance(job, PrintJob)]


def printed(job: PrintJob, kit: Kit, folder: Path, source: str = "") -> PrintedWorkbook:
    result = render(job, kit)
    path = folder / Path(job.path).name
    path.write_bytes(result.artifact.content)
    return PrintedWorkbook(path, result.pages, job.paper, source, result.diagnostics)


def told(project: Path, guide: str) -> list[Diagnostic]:
    """What printing a guide on A4 has to say."""
    kit, jobs = planned(project)
    return list(render(jobs[guide, "a4"], kit).diagnostics)


def _fill_in(guides: Path) -> None:
    """The texts that would be long to read here, and the pictures."""
    long = guides / "long.md"
    rows = "\n".join(f"| {n} | Row {n} names a thing to do | on day {n} |" for n in range(1, 31))
    paragraphs = "\n\n".join(SENTENCE.format(n=n) * 4 for n in range(1, 11))
    text = long.read_text("utf-8").replace("ROWS", rows).replace("PARAGRAPHS", paragraphs)
    long.write_text(text, "utf-8")
    edges = guides / "edges.md"
    sections = "\n\n".join(map(_section_with_heading_behind, range(23, 29)))
    edges.write_text(edges.read_text("utf-8").replace("SECTIONS", sections), "utf-8")
    pictures = guides / "pics"
    pictures.mkdir()
    draw_picture(pictures / "door.png", 900, 500)
    draw_picture(pictures / "dot.png", 12, 12)
    draw_picture(pictures / "tree.png", 300, 1500)
    path = '<path d="M0 36Q20 4 40 24T80 12" fill="none" stroke="#333"/>'
    hill = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40">{path}</svg>'
    (pictures / "hill.svg").write_text(hill, "utf-8")


def _section_with_heading_behind(lines: int) -> str:
    """A section whose inner heading and prompt come behind so many lines of text, each a paragraph."""
    text = "\n\n".join(f"Line {n} of {lines}." for n in range(1, lines + 1))
    below = "The words below it.\n\n::: lines rows=3\nThree lines?\n:::"
    return f"## Section of {lines} lines\n\n{text}\n\n### Heading behind {lines} lines\n\n{below}"


def draw_picture(path: Path, width: int, height: int) -> None:
    picture = Image.new("RGB", (width, height), "#e8efe9")
    ImageDraw.Draw(picture).ellipse((0, 0, width - 1, height - 1), outline="#357a38")
    picture.save(path)
