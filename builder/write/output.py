"""The output folder of a project, open for one build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import Abort
from builder.model.output import Output
from builder.write import prints, site, state
from builder.write.failure import plain_words
from builder.write.foreign import foreign_files, refuse_foreign_files
from builder.write.layout import Layout
from builder.write.opening import opened
from builder.write.place import place


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """An output folder whose lock we hold. Every method turns an error of the disk into an Abort (GP605).

    For one thread: two writes at once would share a temporary file.
    """

    layout: Layout

    def kept_site(self) -> dict[str, str]:
        """Path and SHA-256 of the files of the last site that are still exactly as we wrote them."""
        with plain_words(self._shown(self.layout.site), outcome="nothing was changed"):
            return site.kept_site(self.layout)

    def swap_site(self, files: Iterable[Output]) -> bool:
        """Make these files the site, all at once; False where nothing would change, and nothing was touched.

        Aborts with GP602, GP604 or GP605, and the earlier site stays. Raises ValueError for a path that is unsafe,
        there twice (letter case aside), or kept without having been written.
        """
        wanted = tuple(files)
        with plain_words(self._shown(self.layout.site), outcome="the earlier output is untouched"):
            return site.swap_site(self.layout, wanted)

    def kept_print(self) -> dict[str, str]:
        """Path and SHA-256 of the files to print that are still exactly as we wrote them."""
        with plain_words(self._shown(self.layout.prints), outcome="nothing was changed"):
            return prints.kept_print(self.layout)

    def write_print(self, path: str, content: bytes) -> bool:
        """Write one file to print, whole or not at all; False where it was there already, with this very content."""
        with plain_words(self._shown(self.layout.prints / path), outcome="what was there before is untouched"):
            return prints.write_print(self.layout, path, content)

    def remove_print(self, paths: Iterable[str]) -> list[str]:
        """Remove those of `paths` that we wrote and nobody changed, and the folders this empties; gives their paths."""
        wanted = tuple(paths)
        with plain_words(self._shown(self.layout.prints), outcome="some files may be left there"):
            return prints.remove_print(self.layout, wanted)

    def load_state(self, name: str) -> bytes | None:
        """What `save_state` kept under this name; None where it kept nothing."""
        with plain_words(self._shown(self.layout.state / name), outcome="nothing was changed"):
            return state.load_state(self.layout, name)

    def save_state(self, name: str, content: bytes) -> None:
        """Keep something from one build to the next, whole or not at all."""
        with plain_words(self._shown(self.layout.state / name), outcome="what was there before is untouched"):
            state.save_state(self.layout, name, content)

    def _shown(self, path: Path) -> str:
        return self.layout.shown(path)


@contextmanager
def open_output(folder: Path, *, project: Path, sources: Sequence[Path], wait: float = 10.0) -> Iterator[OutputFolder]:
    """Open an output folder for one build, alone, after mending what a killed build left.

    Everything that would stop the build is found here, before it begins: a folder that must not be written (GP601),
    files that are not ours (GP602), another build that does not end within `wait` seconds (GP603), a disk that refuses
    (GP605). Where it aborts with GP601 or GP602, nothing was written.
    """
    layout = place(folder, project=project, sources=sources)
    _refuse_untouched(layout)
    with opened(layout, wait=wait):
        with plain_words(layout.shown(layout.folder), outcome="nothing was changed"):
            refuse_foreign_files(layout)
        yield OutputFolder(layout)


def _refuse_untouched(layout: Layout) -> None:
    """Refuse foreign files where we have never been, without leaving a trace there, not even a lock.

    Nobody else is at work where there is no `.guidepress`. It is looked for again, since a first build may have begun:
    what that writes is in its manifest, and it makes its folder first.
    """
    if layout.ours.exists():
        return
    with plain_words(layout.shown(layout.folder), outcome="nothing was changed"):
        foreign = foreign_files(layout)
    if foreign and not layout.ours.exists():
        raise Abort(*foreign)
