"""Two builds never work in one output folder at once (GP603)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import builder
from builder.diagnostics import Abort
from builder.model.output import Artifact
from builder.write import clean, lock, open_output
from tests.support.output_trees import swap_site

REPOSITORY = Path(builder.__file__).parents[1]


def test_second_build_gives_up_after_its_wait(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with open_output(tmp_path / "output", project=tmp_path, sources=[]):
        began = time.monotonic()
        with pytest.raises(Abort) as refused, open_output(tmp_path / "output", project=tmp_path, sources=[], wait=0.3):
            pytest.fail("two builds at once")
        assert time.monotonic() - began >= 0.3
    [diagnostic] = refused.value.diagnostics
    assert (diagnostic.code, diagnostic.message) == ("GP603", "another build is running in `output`")
    assert capfd.readouterr() == ("", "")


def test_second_build_waits_for_the_first_and_then_works(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
            order.append("second opened")
            swap_site(output, [Artifact("index.html", b"second")])

    with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.2)
        swap_site(output, [Artifact("index.html", b"first")])
        order.append("first done")
    waiting.join()
    assert order == ["first done", "second opened"]
    assert (tmp_path / "output/site/index.html").read_bytes() == b"second"


def test_build_waits_for_a_clean_and_then_makes_the_folder_anew(tmp_path: Path) -> None:
    for _ in range(5):
        with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
            swap_site(output, [Artifact(f"{number}.html", b"") for number in range(50)])
        cleaning = threading.Thread(
            target=clean, args=[tmp_path / "output"], kwargs={"project": tmp_path, "sources": []}
        )
        cleaning.start()
        with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
            with pytest.raises(Abort), open_output(tmp_path / "output", project=tmp_path, sources=[], wait=0):
                pytest.fail("two builds at once")
            swap_site(output, [Artifact("index.html", b"")])
        cleaning.join()


def test_lock_file_that_a_clean_took_away_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when a clean ends between our opening its file and our locking it."""
    real = lock._try_lock

    def try_lock(descriptor: int) -> bool:
        monkeypatch.undo()
        shutil.rmtree(tmp_path / "output/.guidepress")
        return real(descriptor)

    monkeypatch.setattr(lock, "_try_lock", try_lock)
    with (
        open_output(tmp_path / "output", project=tmp_path, sources=[], wait=0.2),
        pytest.raises(Abort),
        open_output(tmp_path / "output", project=tmp_path, sources=[], wait=0),
    ):
        pytest.fail("two builds at once")


def test_folder_that_a_clean_takes_away_just_now_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def open_file(path: Path, flags: int, mode: int) -> int:
        monkeypatch.undo()
        shutil.rmtree(tmp_path / "output")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", open_file)
    with open_output(tmp_path / "output", project=tmp_path, sources=[], wait=0.2):
        assert (tmp_path / "output/.guidepress/lock").exists()


def test_builds_in_two_processes_take_turns(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from builder.write import open_output\n"
        "project, name = Path(sys.argv[1]), sys.argv[2]\n"
        "for turn in range(15):\n"
        "    with open_output(project / 'output', project=project, sources=[]) as output:\n"
        "        count = int(output.load_state('count') or b'0')\n"
        "        tree = output.tree('site')\n"
        "        for n in range(30): tree.stage(f'{n}.html', f'{name} {turn} {n}'.encode())\n"
        "        output.commit(tree)\n"
        "        output.save_state('count', str(count + 1).encode())\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    builds = [subprocess.Popen([*command, name], cwd=REPOSITORY, stderr=subprocess.PIPE) for name in ("one", "two")]
    assert [build.communicate()[1] for build in builds] == [b"", b""]
    with open_output(tmp_path / "output", project=tmp_path, sources=[]) as output:
        assert output.load_state("count") == b"30"
    texts = [page.read_text().rsplit(" ", 1)[0] for page in (tmp_path / "output/site").iterdir()]
    assert len(texts) == 30
    assert len(set(texts)) == 1


def test_lock_is_free_after_an_error_in_the_build(tmp_path: Path) -> None:
    with pytest.raises(KeyError), open_output(tmp_path / "output", project=tmp_path, sources=[]):
        raise KeyError
    with open_output(tmp_path / "output", project=tmp_path, sources=[], wait=0):
        pass


def test_error_of_the_disk_in_the_callers_own_work_is_not_explained_away(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), open_output(tmp_path / "output", project=tmp_path, sources=[]):
        (tmp_path / "not-there").stat()
