"""The help pages of the messages, and how their examples are tried.

A page is `# GP103: the mistake in a sentence`, a paragraph, and fenced examples. Those marked `wrong` are together one
project that gives the page's message, those marked `right` one that gives none. What stands behind that word says what
a fence holds:

    nothing         the text of content/guides/example.md; below a title, unless it starts with a title or front matter
    a path          the text of that file of the project
    500 times       the text of the guide, which is the line so many times in a row
    500 lines       the same on lines of their own, each after an empty one
    table of 9 columns   the text of the guide, which is a table with the line in each cell
    in Latin-1      the text of the guide, saved in that encoding
    clients.csv     a coach's list, which is read in place of a command
    terminal        commands, each behind a `$`; without such a fence it is `guidepress check`

Around its fences an example finds a site with a title and an address, a guide unless it brings one, and the files named
in `PROPS` that it mentions. `situation` and `remedy` stand in the place of `wrong` and `right` where words have to do.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from click.testing import CliRunner
from PIL import Image

import builder
from builder.cli.commands import group
from builder.clients import read_clients
from builder.model.clients import Known

HELP = Path(builder.__file__).parent / "help"
GUIDE = "content/guides/example.md"
SITE = 'title = "My guides"\nurl = "https://example.org"\n'
BEGINNING = "# Example\n\n## Step 1: Begin\n\n"

LIST = "clients.csv"
ALLOWED = Known(
    papers={"a4": "A4", "letter": "US Letter"}, editions={"workbook": "Workbook"}, languages={"en": "", "de": ""}
)
"""What a list of clients may say."""

_FENCE = re.compile(r"^```(?P<kind>[a-z]+)(?: (?P<told>[^\n]+))?\n(?P<text>.*?)^```$", re.M | re.S)
_MESSAGE = re.compile(r"\b(?:error|warning|note)\[(GP\d{3})\]")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced example: `told` is what stands behind its kind."""

    kind: str
    told: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    code: str
    content: str

    @property
    def title(self) -> str:
        """Its first line, without the mark of a heading."""
        return self.content.partition("\n")[0].removeprefix("# ")

    @property
    def introduction(self) -> str:
        """What stands between its title and its first example."""
        return self.content.partition("\n")[2].partition("```")[0].strip()

    @property
    def fences(self) -> tuple[Fence, ...]:
        return tuple(Fence(m["kind"], m["told"] or "", m["text"]) for m in _FENCE.finditer(self.content))

    def example(self, kind: str) -> tuple[Fence, ...]:
        return tuple(fence for fence in self.fences if fence.kind == kind)


def pages() -> tuple[Page, ...]:
    return tuple(Page(path.stem, path.read_text(encoding="utf-8")) for path in sorted(HELP.glob("*.md")))


def told_by(example: tuple[Fence, ...], project: Path) -> list[str]:
    """The codes that guidepress prints when an example is tried in an empty folder, which is the working directory."""
    for path, content in _files(example).items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(content)
    if LIST in _files(example):
        read = read_clients((project / LIST).read_bytes(), LIST, known=ALLOWED)
        return [diagnostic.code for diagnostic in read.diagnostics]
    return [code for command in _commands(example) for code in _MESSAGE.findall(_printed(command))]


def _printed(command: str) -> str:
    program, *words = shlex.split(command)
    assert program == "guidepress"
    result = CliRunner().invoke(group, words)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert (result.exit_code == 0) == ("error[" not in result.output), result.output
    return result.output


def _commands(example: tuple[Fence, ...]) -> list[str]:
    lines = [line for fence in example if fence.told == "terminal" for line in fence.text.splitlines()]
    return [line.removeprefix("$ ") for line in lines] or ["guidepress check"]


def _files(example: tuple[Fence, ...]) -> dict[str, bytes]:
    written = dict(_file(fence) for fence in example if fence.told != "terminal")
    named = "".join(fence.text for fence in example)
    props = {f"content/guides/{name}": make() for name, make in PROPS.items() if name in named}
    surroundings = {"content/site.toml": SITE.encode()}
    if not any(path.startswith("content/guides/") and path.endswith((".md", ".txt")) for path in written):
        surroundings[GUIDE] = f"{BEGINNING}Write something.\n".encode()
    return surroundings | props | written


def _file(fence: Fence) -> tuple[str, bytes]:
    if match := re.fullmatch(r"(\d+) times", fence.told):
        return GUIDE, _guide(fence.text.rstrip("\n") * int(match[1]) + "\n").encode()
    if match := re.fullmatch(r"(\d+) lines", fence.told):
        return GUIDE, _guide((fence.text.rstrip("\n") + "\n\n") * int(match[1])).encode()
    if match := re.fullmatch(r"table of (\d+) columns", fence.told):
        rows = [f"|{cell.rstrip()}" * int(match[1]) + "|" for cell in (fence.text, "---", fence.text)]
        return GUIDE, _guide("\n".join(rows) + "\n").encode()
    if fence.told.startswith("in "):
        return GUIDE, _guide(fence.text).encode(fence.told.removeprefix("in "))
    return (fence.told, fence.text.encode()) if fence.told else (GUIDE, _guide(fence.text).encode())


def _guide(text: str) -> str:
    return text if text.startswith(("---\n", "# ")) else BEGINNING + text


def _picture(width: int, height: int, form: str) -> bytes:
    stream = BytesIO()
    Image.new("1", (width, height)).save(stream, form)
    return stream.getvalue()


PROPS: dict[str, Callable[[], bytes]] = {
    "photo.jpg": lambda: _picture(80, 60, "JPEG"),
    "poster.png": lambda: _picture(9000, 9000, "PNG"),
    "garden.heic": lambda: b"\0\0\0\x18ftypheic\0\0\0\0",
    "plan.pdf": lambda: b"%PDF-1.7\n",
    "town.svg": lambda: b"<svg/>" + b" " * 6_000_000,
}
"""Files that an example may name and that a page cannot show."""


def codes_in(source: str) -> Iterator[str]:
    """The message codes that a module uses, as it uses them: whole strings, not words of its docstrings."""
    yield from re.findall(r"[\"'](GP\d{3})[\"']", source)
