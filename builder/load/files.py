"""Reading the disk, and never past the project's edge."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builder.diagnostics import Diagnostic, Span, error

LARGEST_TEXT = 1_000_000
"""Bytes. A guide of 150,000 words; past that a file is an error, or an attack on the converter's time."""


@dataclass(slots=True)
class Project:
    """A project folder while it is read. Collects what is wrong with its files and continues."""

    root: Path
    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    outside: set[str] = field(default_factory=set)
    has_links: bool = False
    """Whether a symbolic link was found: what it leads to changes under another path."""

    def relative(self, path: Path) -> str:
        """The path from the project's top, with forward slashes. ValueError where it does not lie in the project."""
        whole, top = str(path), f"{self.root}{os.sep}"
        if whole.startswith(top):  # what `relative_to` finds too, in a tenth of its time
            return whole[len(top) :].replace(os.sep, "/")
        return path.relative_to(self.root).as_posix()

    def holds(self, path: Path) -> bool:
        """Whether the path, with every symbolic link followed, is still inside the project."""
        return path.resolve().is_relative_to(self.root)

    def walk(self, folder: Path) -> Iterator[Path]:
        """The files below a folder in name order, without hidden ones; links that lead out are noted in `outside`."""
        for entry in self._entries(folder):
            if entry.name.startswith((".", "~")) or entry.name.endswith("~"):
                continue
            path = Path(entry.path)
            if not self._is_named_in_utf8(path):
                continue
            self.has_links |= entry.is_symlink()
            if entry.is_symlink() and not self._allowed(path, folder):
                continue
            if entry.is_dir():
                yield from self.walk(path)
            elif entry.is_file():
                yield path
            else:
                hint = "remove it from the project: only files and folders are read"
                message = "this is a pipe, a socket or a device, not a file"
                self.diagnostics.append(error("GP009", message, Span(self.relative(path)), hint))

    def _is_named_in_utf8(self, path: Path) -> bool:
        """Whether a name can be written to a page; one from an old archive may not."""
        name = self.relative(path)
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if name != shown:
            hint = "rename the file"
            self.diagnostics.append(error("GP002", "the name of this file is not UTF-8", Span(shown), hint))
        return name == shown

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        self.has_links |= folder.is_symlink()
        if not self.holds(folder):
            self.outside.add(self.relative(folder))
            return []
        try:
            return sorted(os.scandir(folder), key=lambda e: e.name)
        except FileNotFoundError:
            return []
        except OSError as problem:
            reason = (problem.strerror or "").lower()
            span = Span(self.relative(folder))
            self.diagnostics.append(error("GP001", f"this folder cannot be read: {reason}", span))
            return []

    def own_toml(self, home: str) -> Iterator[tuple[str, str, str]]:
        """The TOML files of a folder: the name without its ending, the text, and the path in the project."""
        for path in self._toml_files(home):
            text = self.read_text(path)
            if text is not None:
                yield path.stem, text, self.relative(path)

    def own_names(self, home: str) -> frozenset[str]:
        """The names of the TOML files of a folder, with those that cannot be read."""
        return frozenset(path.stem for path in self._toml_files(home))

    def own_folders(self, home: str) -> frozenset[str]:
        """The names of the folders of a folder that hold files."""
        inner = (path.relative_to(self.root / home).parts for path in self.walk(self.root / home))
        return frozenset(parts[0] for parts in inner if len(parts) == 2)

    def _toml_files(self, home: str) -> Iterator[Path]:
        folder = self.root / home
        return (path for path in self.walk(folder) if path.suffix == ".toml" and path.parent == folder)

    def read_text(self, path: Path) -> str | None:
        """A text file with its line ends made \\n and its byte-order mark taken off.

        None, and a diagnostic, where it cannot be read.
        """
        name = self.relative(path)
        if name not in self.texts:
            text = self._decode(path, name)
            if text is None:
                return None
            self.texts[name] = text
        return self.texts[name]

    def read_bytes(self, path: Path) -> bytes | None:
        """A file as it is. None, and a diagnostic, where it cannot be read."""
        try:
            return path.read_bytes()
        except OSError as problem:
            self.diagnostics.append(unreadable(problem, self.relative(path)))
            return None

    def keep_text(self, name: str, content: bytes) -> None:
        """Keep a template, a style sheet or settings for messages, with a diagnostic where they are not UTF-8."""
        self.texts[name] = content.decode("utf-8-sig", "replace")
        try:
            content.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            self.diagnostics.append(_not_utf8(content, problem, name))

    def _decode(self, path: Path, name: str) -> str | None:
        content = self.read_bytes(path)
        if content is None:
            return None
        if len(content) > LARGEST_TEXT:
            hint = "split it into several guides, or a folder guide with several files"
            self.diagnostics.append(
                error("GP003", f"this file is larger than {LARGEST_TEXT // 1_000_000} MB", Span(name), hint)
            )
            return None
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            self.diagnostics.append(_not_utf8(content, problem, name))
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _allowed(self, link: Path, folder: Path) -> bool:
        """Whether a symbolic link may be followed: it stays in the project and does not lead up to where we are."""
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):  # RuntimeError: a link to itself, before Python 3.13
            hint = "remove the symbolic link, or put the file here"
            self.diagnostics.append(error("GP001", "this symbolic link leads nowhere", Span(self.relative(link)), hint))
            return False
        if not target.is_relative_to(self.root):
            self.outside.add(self.relative(link))
            return False
        if folder.resolve().is_relative_to(target):
            hint = "remove the symbolic link: the folder would contain itself endlessly"
            message = "this symbolic link leads to a folder that contains it"
            self.diagnostics.append(error("GP010", message, Span(self.relative(link)), hint))
            return False
        return True


def unreadable(problem: OSError, name: str) -> Diagnostic:
    """The diagnostic about a file that the system does not let us read."""
    hint = "check who owns it, and whether another program can open it"
    return error(
        "GP001", f"this file cannot be read: {(problem.strerror or 'no reason given').lower()}", Span(name), hint
    )


def _not_utf8(content: bytes, problem: UnicodeDecodeError, name: str) -> Diagnostic:
    before = content[: problem.start]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    guess = "it looks like UTF-16; " if utf16 else ""
    hint = f"{guess}save it again as UTF-8: in most editors, Save As, then Encoding: UTF-8"
    return error(
        "GP002",
        f"this file is not UTF-8: it has the byte 0x{content[problem.start]:02x} here",
        Span(name, line, column),
        hint,
    )
