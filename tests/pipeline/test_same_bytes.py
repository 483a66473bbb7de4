"""The same project gives the same bytes: in another folder, time zone and locale, and on another day."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.support.projects import REPOSITORY, guide, output, run, write
from tests.support.samples import FILES

ANOTHER_DAY = '''
"""A clock that goes 401 days, 5 hours and some seconds ahead, loaded before everything else."""
import datetime, time

AHEAD = 401 * 86400 + 5 * 3600 + 33.3
now, localtime, gmtime = time.time, time.localtime, time.gmtime
time.time = lambda: now() + AHEAD
time.time_ns = lambda: int((now() + AHEAD) * 1e9)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)


class Ahead(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)


datetime.datetime = Ahead
'''
PROJECT = {
    **FILES,
    "content/guides/äpfel/guide.md": guide(
        "Äpfel und mehr", "\n| a | b |\n|---|---|\n| 1 | 2 |\n", "tags: [Größe, work]\n"
    ),
    "content/guides/äpfel/more.md": "## Step 2: More\n\n____ by ____\n\n::: space dots height=40\n:::\n",
}


def test_another_folder_time_zone_locale_and_day_make_no_difference(tmp_path: Path) -> None:
    here = write(tmp_path / "here", PROJECT)
    there = write(tmp_path / "quite" / "another place" / "with ümlauts", PROJECT)
    write(tmp_path / "clock", {"sitecustomize.py": ANOTHER_DAY})
    for path in there.rglob("*"):
        os.utime(path, (946684800, 946684800))
    first = run(here, "build", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    second = run(
        there,
        "build",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        LANG="de_DE.UTF-8",
        PYTHONHASHSEED="2",
        PYTHONPATH=f"{tmp_path / 'clock'}{os.pathsep}{REPOSITORY}",
    )
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert sum(name.endswith(".pdf") for name in output(here)) == 6
    assert output(there) == output(here)


def test_faked_clock_is_believed(tmp_path: Path) -> None:
    """Else the test above would prove nothing."""
    write(tmp_path, {"sitecustomize.py": ANOTHER_DAY})
    script = (
        "import time, datetime; print(time.time(), time.mktime(time.localtime()), datetime.datetime.now().timestamp())"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(400 < (float(seconds) - time.time()) / 86400 < 403 for seconds in told.stdout.split())
