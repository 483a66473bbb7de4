"""A build that is stopped at any moment leaves the old site or the new one, whole, and the next build works."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.pipeline import Options, Silent, build
from builder.write import open_output
from tests.support.projects import REPOSITORY, guide, guidepress, tree, write
from tests.support.samples import SITE

GUIDES = 60
KILLS = 18
INTERRUPTS = 6


def generation(project: Path, number: int) -> None:
    """A project of many guides, each of whose pages names its generation, as the home page does."""
    texts = {
        f"content/guides/g{index}.md": f"---\ntitle: Guide {index}\ndescription: generation-{number}.\n---\n\n"
        f"- [ ] generation-{number}\n\n{'Some more words to read. ' * 40}\n"
        for index in range(GUIDES)
    }
    write(project, {"content/site.toml": SITE, **texts})


def found_generation(site: Path) -> int:
    """The one generation that the site is of, all of it; an assertion fails where it is torn or mixed."""
    texts = {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*.html")}
    assert all(text.endswith("</html>\n") for text in texts.values())
    found = {name: set(re.findall(r"generation-(\d+)", text)) for name, text in texts.items()}
    assert all(found[name] for name in ("index.html", *(f"g{index}/index.html" for index in range(GUIDES))))
    [number] = set[str]().union(*found.values())
    return int(number)


@dataclass(frozen=True)
class Timing:
    """How long a build takes, in seconds: up to when it writes pages, and from then on."""

    before: float
    after: float

    def sooner(self) -> Timing:
        """For a machine that is less busy than when this was measured."""
        return Timing(self.before * 0.7, self.after * 0.7)


class Running:
    """The real command at work on a site, in a session of its own, as in a terminal."""

    def __init__(self, project: Path) -> None:
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "builder", "build", "--only", "site"],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def until_it_says(self, words: str) -> float:
        """Waits for a line of progress; gives the seconds since the start."""
        assert self.process.stderr is not None
        while words not in (line := self.process.stderr.readline()):
            assert line, "it ended without a word"
        return time.monotonic() - self.began

    def until_there_is(self, path: Path) -> None:
        """Waits for a file or folder, or for the end."""
        while not path.exists() and self.process.poll() is None:
            pass

    def end(self) -> tuple[int, str]:
        """Waits for its end, which a worker left behind would put off; gives the exit code and what was still said."""
        said = self.process.communicate(timeout=60)[1]
        return self.process.returncode, said


@pytest.fixture
def project(tmp_path: Path) -> Path:
    generation(tmp_path, 0)
    return tmp_path


@pytest.fixture
def timing(project: Path) -> Timing:
    running = Running(project)
    before = running.until_it_says("Making pages")
    assert running.end()[0] == 0
    return Timing(before, time.monotonic() - running.began - before)


def kill(project: Path, number: int, timing: Timing) -> int:
    """A build of a new generation, killed at one of many moments; gives its exit code.

    A third of them is spread over its reading, a third over its writing, and a third comes when the new site is being
    put together or just goes in.
    """
    generation(project, number)
    running = Running(project)
    part, share = number % 3, number // 3 / (KILLS / 3)
    if part == 0:
        time.sleep(timing.before * share)
    elif part == 1:
        running.until_it_says("Making pages")
        time.sleep(timing.after * share)
    else:
        running.until_there_is(project / "output/.guidepress" / ("site-next.json" if number % 2 else "site-new"))
        time.sleep(0.002 * share)
    running.process.kill()
    return running.end()[0]


def test_killed_build_leaves_a_whole_site_and_the_next_one_works(project: Path, timing: Timing) -> None:
    names = tree(project / "output/site").keys()
    there = 0
    codes = []
    for number in range(1, KILLS + 1):
        codes.append(kill(project, number, timing))
        timing = timing if codes[-1] else timing.sooner()
        found = found_generation(project / "output/site")
        assert found in (there, number)
        assert found == number or codes[-1] != 0
        assert tree(project / "output/site").keys() == names
        there = found
    assert codes.count(-signal.SIGKILL) >= KILLS // 2, "too few builds were hit, so this proves little"
    generation(project, KILLS + 1)
    build(project, project / "output", Options("site"), Silent())
    assert found_generation(project / "output/site") == KILLS + 1
    assert tree(project / "output/site").keys() == names
    assert not list((project / "output/.guidepress").glob("site-[no]*"))
    assert left_behind(project) == []


def left_behind(project: Path) -> list[str]:
    """Processes that still work in the project some seconds after all builds have ended."""
    for _ in range(100):
        found = [entry.name for entry in Path("/proc").glob("[0-9]*") if works_in(entry, project)]
        if not found:
            break
        time.sleep(0.1)
    return found


def works_in(process: Path, project: Path) -> bool:
    try:
        return (process / "cwd").readlink() == project
    except OSError:
        return False


def test_interrupted_build_says_so_and_leaves_a_whole_site(project: Path, timing: Timing) -> None:
    there = 0
    codes = []
    for number in range(1, INTERRUPTS + 1):
        generation(project, number)
        running = Running(project)
        running.until_it_says("Making pages")
        time.sleep(timing.after * (number - 1) / INTERRUPTS)
        os.killpg(running.process.pid, signal.SIGINT)
        code, said = running.end()
        codes.append(code)
        if "Done:" not in said:
            assert code == 130, said
            assert "Stopped. The output is complete: the earlier one or the new one." in said
            assert "Traceback" not in said
        found = found_generation(project / "output/site")
        assert found in (there, number)
        assert not list((project / "output/.guidepress").glob("site-[no]*"))
        there = found
    assert 130 in codes
    assert guidepress(project, "build", "--only", "site").exit_code == 0
    assert found_generation(project / "output/site") == INTERRUPTS


def test_build_waits_for_another_that_is_at_work(project: Path) -> None:
    with open_output(project / "output", project=project, sources=[project / "content"]):
        running = Running(project)
        time.sleep(2)
        assert running.process.poll() is None
        assert not (project / "output/site").exists()
    assert running.end()[0] == 0
    assert found_generation(project / "output/site") == 0


def test_two_builds_at_once_leave_a_whole_site_and_never_get_in_each_others_way(project: Path) -> None:
    both = [Running(project), Running(project)]
    for running in both:
        code, said = running.end()
        assert code == 0 or "error[GP603]: another build is running" in said
    assert found_generation(project / "output/site") == 0
    assert "(0 files rendered, " in guidepress(project, "build", "--only", "site").stderr


def test_stopped_build_of_pdfs_leaves_each_of_them_whole(tmp_path: Path) -> None:
    write(tmp_path, {"content/site.toml": SITE, **{f"content/guides/g{i}.md": guide(f"Guide {i}") for i in range(2)}})
    running = subprocess.Popen(
        [sys.executable, "-m", "builder", "build"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    assert running.stderr is not None
    while b"Making PDFs" not in (line := running.stderr.readline()):
        assert line, "it ended without a word"
    time.sleep(0.5)
    running.kill()
    running.communicate(timeout=60)
    assert all(pdf.read_bytes().rstrip().endswith(b"%%EOF") for pdf in tmp_path.rglob("output/**/*.pdf"))
    assert guidepress(tmp_path, "build").exit_code == 0
    assert len(tree(tmp_path / "output/print")) == 2
