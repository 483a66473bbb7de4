"""Files that the system does not give: each is named, and is no fault of guidepress."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from tests.support.projects import Files, guide, guidepress, write
from tests.support.samples import picture

COMPONENT = "content/components/three-things"
FILES: Files = {
    "content/site.toml": 'title = "S"\ntheme = "mine"\n[brand]\nlogo = "logo.png"\n',
    "content/guides/one.md": guide("One", "\n![A field](one.png) and [a list](list.pdf)\n"),
    "content/guides/one.png": picture("teal"),
    "content/guides/list.pdf": b"%PDF-1.7",
    "content/logo.png": picture("red"),
    "themes/mine/theme.toml": 'extends = "plain"\n',
    "themes/mine/web.css": "p {}",
    "themes/mine/web/more.html": "<p>",
    f"{COMPONENT}/component.toml": 'help = "Three lines."\n',
    f"{COMPONENT}/screen.html": "<p>",
    f"{COMPONENT}/paper.html": "<p>",
}


@pytest.mark.parametrize("file", sorted(FILES))
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write(tmp_path, FILES)
    read = Path.open

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path == project / file:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return read(path, *args, **options)  # type: ignore[call-overload]  # whatever it is called with

    monkeypatch.setattr(Path, "open", refuse)
    result = guidepress(project, "check")
    assert result.exit_code == 1, result.exception
    assert f"{file}: error[GP001]: this file cannot be read: permission denied\n" in result.stderr
    assert "1 error" in result.stderr


@pytest.mark.parametrize("file", [name for name in sorted(FILES) if name.endswith((".toml", ".html", ".css", ".md"))])
def test_a_text_that_is_not_utf_8_is_told_with_its_place(tmp_path: Path, file: str) -> None:
    content = FILES[file]
    assert isinstance(content, str)
    result = guidepress(write(tmp_path, {**FILES, file: (content + "\n# a caf").encode() + b"\xe9\n"}), "check")
    assert result.exit_code == 1
    line = content.count("\n") + 2
    assert f"{file}:{line}:8: error[GP002]: this file is not UTF-8: it has the byte 0xe9 here\n" in result.stderr
    assert "a caf" in result.stderr


@pytest.mark.parametrize("name", ["content/guides/two.md", "content/guides/plan.png", "themes/mine/more.css"])
@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_a_pipe_or_socket_among_the_files_is_told(
    tmp_path: Path, name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = write(tmp_path, FILES)
    if kind == "pipe":
        os.mkfifo(project / name)
    else:
        monkeypatch.chdir((project / name).parent)  # a socket's name may have 107 characters
        socket.socket(socket.AF_UNIX).bind((project / name).name)
    result = guidepress(project, "check")
    assert result.exit_code == 1
    assert f"{name}: error[GP009]: this is a pipe, a socket or a device, not a file\n" in result.stderr
