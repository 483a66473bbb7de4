"""The three guides of the example project as they are printed."""

from __future__ import annotations

from pathlib import Path

from tests.support.print_rendering import planned, printed
from tests.support.printed import PrintedWorkbook
from tests.support.projects import write

_GUIDES = Path(__file__).parents[2] / "content/guides"


def printed_examples(
    folder: Path, papers: tuple[str, ...], edition: str = "workbook", theme: str = "journal"
) -> dict[tuple[str, str], PrintedWorkbook]:
    """The workbooks of the three examples in an edition, by guide and paper."""
    listed = f'papers = [{", ".join(map(repr, papers))}]\neditions = ["{edition}"]\n'
    settings = f'title = "S"\nurl = "https://example.org"\ntheme = "{theme}"\n{listed}'
    files = {
        f"content/guides/{path.relative_to(_GUIDES)}": path.read_text("utf-8")
        for path in sorted(_GUIDES.rglob("*"))
        if path.suffix in (".md", ".svg")
    }
    kit, jobs = planned(write(folder, {"content/site.toml": settings, **files}))
    assert len(jobs) == 3 * len(papers)
    return {key: printed(job, kit, folder) for key, job in jobs.items()}
