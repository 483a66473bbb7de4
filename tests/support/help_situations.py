"""The situations that a help page can only describe in words, brought about so that its message is printed."""

from __future__ import annotations

import os
import re
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from builder.clients import read_clients
from builder.formats.pdf import inspection
from builder.images import make
from builder.model.clients import ListChoices
from builder.pipeline import images
from builder.preflight import inspect, validate, validate_archive
from builder.write import Tree, open_output
from tests.support import broken_pdfs
from tests.support.broken_pdfs import AT_A_HOUSE, CORNER, DAMAGES, VALIDATED, broken
from tests.support.help_pages import PROPS, SITE
from tests.support.lists import workbook
from tests.support.projects import guide, guidepress, write

Situation = Callable[[Path, pytest.MonkeyPatch], str]
"""Brings a situation about in a project, and returns what guidepress printed."""

_MESSAGE = re.compile(r"\b(?:error|warning|note)\[(GP\d{3})\]")


def codes_told(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The codes that guidepress prints in the situation of a page."""
    project = folder / "project"
    write(project, {"content/site.toml": SITE, "content/guides/one.md": guide("One")})
    return set(_MESSAGE.findall(SITUATIONS[code](project, monkeypatch)))


def _unreadable(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (project / "content/guides/two.md").symlink_to("nowhere.md")
    return guidepress(project, "check").stderr


def _pipe(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    os.mkfifo(project / "content/guides/pipe")
    return guidepress(project, "check").stderr


def _older_workbook(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    guidepress(project, "build")
    write(project, {"content/guides/one.md": guide("One").replace("One", "Another")})
    return guidepress(project, "build", "--only", "site").stderr


def _link_out(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (project.parent / "notes.txt").write_text("Private.")
    (project / "content/guides/notes.txt").symlink_to(project.parent / "notes.txt")
    return guidepress(project, "check").stderr


def _theme_outside(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    write(project.parent, {"mine/theme.toml": 'extends = "plain"\n'})
    write(project, {"content/site.toml": f'theme = "mine"\n{SITE}'})
    (project / "themes").mkdir()
    (project / "themes/mine").symlink_to(project.parent / "mine")
    return guidepress(project, "check").stderr


def _link_up(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (project / "content/guides/up").symlink_to("..")
    return guidepress(project, "check").stderr


def _another_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    with open_output(project / "output", project=project, sources=[]):
        return _command(project)


def _files_of(size: int) -> Situation:
    """A build whose files may have so many bytes at the most."""

    def limited(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
        return _command(project, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))

    return limited


def _slow_text(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    def read_endlessly(*read_by: object) -> None:
        time.sleep(600)

    monkeypatch.setattr("builder.pipeline.read.PARSE_SECONDS", 0.3)
    monkeypatch.setattr("builder.pipeline.workers.parse", read_endlessly)
    return guidepress(project, "check").stderr


def _port_in_use(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    with socket.create_server(("127.0.0.1", 0)) as other:
        return _command(project, "serve", "--port", str(other.getsockname()[1]))


def _slow_names(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("builder.copies.batch.SECONDS", 1.0)
    monkeypatch.setattr("builder.formats.pdf.copies.stamp.base_of", lambda *arguments: time.sleep(600))
    return guidepress(project, "copies", "--guide", "one", "--name", "Ada Obi").stderr


def _another_weasyprint(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("builder.formats.pdf.faults._FONT", "is said in other words")
    return guidepress(project, "build").stderr


def _changed_while_built(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    write(
        project,
        {"content/guides/one.md": guide("One", "\n[The plan](plan.pdf)\n"), "content/guides/plan.pdf": b"%PDF-1.7"},
    )
    copy = Tree.copy

    def copy_late(*arguments: Any) -> None:  # Any: it takes what the method does
        write(project, {"content/guides/plan.pdf": b"%PDF-1.7 and more"})
        copy(*arguments)

    monkeypatch.setattr(Tree, "copy", copy_late)
    return guidepress(project, "build", "--only", "site").stderr


def _command(project: Path, *words: str, before: Callable[[], None] | None = None) -> str:
    command = [sys.executable, "-m", "builder", *(words or ("build", "--only", "site")), "--project", str(project)]
    return subprocess.run(command, capture_output=True, text=True, timeout=100, check=False, preexec_fn=before).stderr


def _slow_image(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(make, "make_files", lambda *arguments: time.sleep(600))
    monkeypatch.setattr(images, "_SECONDS", 0.5)
    text = guide("One", "\n![The garden](photo.jpg)\n")
    write(project, {"content/guides/one.md": text, "content/guides/photo.jpg": PROPS["photo.jpg"]()})
    return guidepress(project, "build", "--only", "site").stderr


def _broken_pdf(code: str) -> Situation:
    """A finished PDF with a fault in it, whatever theme may have made it."""
    damage = next(damage for found, damage, _ in (*DAMAGES, *VALIDATED) if found == code)

    def situation(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
        settings = SITE + 'editions = ["fillable"]\npapers = ["a4"]\n'
        write(project, {"content/site.toml": settings, broken_pdfs.ADDRESS: broken_pdfs.GUIDE})
        (project / "content/guides/one.md").unlink()
        monkeypatch.setattr(inspection, "inspect", lambda content, wanted: inspect(broken(content, damage), wanted))
        monkeypatch.setattr(inspection, "validate", lambda content: validate(broken(content, damage)))
        return guidepress(project, "check", "--print").stderr

    return situation


def _at_a_house(code: str) -> Situation:
    """A file for a house, with a fault in it that none of ours has."""
    damage = next(damage for found, damage, _ in AT_A_HOUSE if found == code)

    def situation(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
        write(project, {"content/site.toml": SITE + 'editions = ["bound"]\npapers = ["a4"]\n', **CORNER})
        monkeypatch.setattr(inspection, "inspect", lambda content, wanted: inspect(broken(content, damage), wanted))
        return guidepress(project, "check", "--print").stderr

    return situation


def _not_for_an_archive(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    edition = {"content/editions/kept.toml": 'extends = "workbook"\narchive = true\n'}
    write(project, {"content/site.toml": SITE + 'editions = ["kept"]\npapers = ["a5"]\n', **edition})
    changed = partial(broken, damage=broken_pdfs.without_profile)
    monkeypatch.setattr(inspection, "validate_archive", lambda content: validate_archive(changed(content)))
    return guidepress(project, "check", "--print").stderr


def _kept_going(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    guidepress(project, "build", "--only", "print")
    write(project, {"content/guides/one.md": guide("One", "\n" + "<div>" * 180 + "\n")})
    return guidepress(project, "build", "--only", "print", "--keep-going").stderr


def _list(content: bytes, choices: ListChoices = ListChoices()) -> Situation:
    """A coach's list that is opened."""

    def situation(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
        read = read_clients(content, "clients.csv", choices)
        return "\n".join(f"{told.severity}[{told.code}]: {told.message}" for told in read.diagnostics)

    return situation


def _second_shortcut(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HOME", str(project))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(project / "settings"))
    guidepress(project, "desk --shortcut")
    return guidepress(project, "desk --shortcut").stderr


OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a file of Excel 97, and an encrypted one, begin with."""

BROKEN = ("GP280", "GP281", "GP282", "GP283", "GP284", "GP287", *(f"GP{number}" for number in range(289, 297)), "GP298")
"""The codes about finished PDFs whose cause is in a theme."""

SITUATIONS: dict[str, Situation] = {
    **{code: _broken_pdf(code) for code in BROKEN},
    **{code: _at_a_house(code) for code in ("GP275", "GP276", "GP288")},
    "GP278": _not_for_an_archive,
    "GP299": _kept_going,
    "GP710": _list(OLD_SPREADSHEET),
    "GP711": _list(b"%PDF-1.7\n"),
    "GP713": _list(OLD_SPREADSHEET + "EncryptedPackage".encode("utf-16-le")),
    "GP714": _list(b"Name\n" + b"Ada\n" * 12_000),
    "GP715": _list(b'[{"name": "Ada"},]'),
    "GP718": _list(b"Who comes\nAda\n", ListChoices(columns={"name": "Who came"})),
    "GP720": _list(workbook({"Spring": [["Name"], ["Ada"]], "Autumn": [["Name"], ["Bola"]]})),
    "GP727": _list(b"Name\n\x8eR\x93c \x81\x8d\n"),
    "GP726": _list("Name\nZo\u00eb\n".encode("cp1252")),
    "GP001": _unreadable,
    "GP009": _pipe,
    "GP010": _link_up,
    "GP331": _older_workbook,
    "GP333": _another_weasyprint,
    "GP334": _slow_image,
    "GP410": _link_out,
    "GP411": _theme_outside,
    "GP603": _another_build,
    "GP604": _changed_while_built,
    "GP605": _files_of(3000),
    "GP606": _files_of(0),
    "GP701": _port_in_use,
    "GP740": _second_shortcut,
    "GP761": _slow_names,
    "GP901": _slow_text,
}
