"""The output folder of a project, open for one build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from builder.diagnostics import Abort
from builder.write.batches import BatchTree
from builder.write.blobs import Blobs
from builder.write.commit import commit_whole, discard
from builder.write.durable import write_whole
from builder.write.failure import translate_os_errors
from builder.write.layout import COPIES, Layout
from builder.write.lock import locked
from builder.write.paths import checked
from builder.write.place import refuse_tree_place, resolve_output_folder
from builder.write.recover import recover
from builder.write.trees import SeparateTree, Tree, WholeTree
from builder.write.untracked import untracked_files

_KINDS: dict[str, type[Tree]] = {"all": WholeTree, "each": SeparateTree}


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """An output folder whose lock we hold. Every method turns an error of the disk into an Abort (GP605).

    For one thread: two writes at once would share a temporary file.
    """

    layout: Layout
    _open: dict[str, Tree] = field(default_factory=dict)

    def tree(self, name: str, *, publish: Literal["all", "each"] = "all") -> Tree:
        """The tree of this name, for one commit; the same one until then.

        Everything that would stop its commit is found here: a link or a file in its place (GP601), files that are not
        ours (GP602), no permission (GP605).
        """
        if name not in self._open:
            places = self.layout.tree(name)
            with translate_os_errors(self.layout.shown(places.published), outcome="nothing was changed"):
                refuse_tree_place(places, self.layout)
                self._open[name] = _KINDS[publish](self.layout, places)
        return self._open[name]

    def batch(self, name: str) -> BatchTree:
        """The folder of a batch of copies, for one commit.

        Everything that would stop its commit is found here, as for a tree.
        """
        places = self.layout.tree(f"{COPIES}/{name}")
        with translate_os_errors(self.layout.shown(places.published), outcome=BatchTree.outcome):
            for folder in (places.published.parent, places.published):
                refuse_tree_place(places, self.layout, folder)
            batch = BatchTree(self.layout, places)
            self._open[places.name] = batch
        return batch

    def commit(self, *trees: Tree) -> frozenset[str]:
        """Make these trees what their builds made them; returns the names of those that changed.

        Trees that are published as a whole go in together. Abort with GP602, GP604 or GP605, and the earlier output
        stays. The trees are closed, and what was staged in them is no longer there.
        """
        whole = [tree for tree in trees if isinstance(tree, WholeTree)]
        separate = [tree for tree in trees if isinstance(tree, SeparateTree)]
        for tree in trees:
            del self._open[tree.places.name]
        changed: set[str] = set()
        if whole:
            with translate_os_errors(self._shown(whole), outcome=WholeTree.outcome):
                changed.update(commit_whole(self.layout, whole))
        for tree in separate:
            with translate_os_errors(self._shown([tree]), outcome="some files may be left there"):
                changed.update([tree.places.name] if tree.finish() else [])
        return frozenset(changed)

    def load_state(self, name: str) -> bytes | None:
        """What `save_state` kept under this name; None where it kept nothing."""
        place = self._state(name)
        with translate_os_errors(self.layout.shown(place), outcome="nothing was changed"):
            return place.read_bytes() if place.exists() else None

    def save_state(self, name: str, content: bytes) -> None:
        """Keep something from one build to the next, whole or not at all. Losing it may cost time and nothing else."""
        place = self._state(name)
        with translate_os_errors(self.layout.shown(place), outcome="what was there before is untouched"):
            self.layout.state.mkdir(exist_ok=True)
            write_whole(place, content, part=self.layout.state_dir / "state.part")

    def blobs(self, name: str) -> Blobs:
        """Contents kept under keys, from one build to the next."""
        return Blobs(self._state(name))

    def discard(self) -> None:
        """Remove what was staged in trees that are still open, and close them."""
        names = list(self._open)
        self._open.clear()
        if names:
            discard(self.layout, names)

    def _state(self, name: str) -> Path:
        if "/" in checked(name):
            raise ValueError(f"not a name of a state: {name!r}")
        return self.layout.state / name

    def _shown(self, trees: Sequence[Tree]) -> str:
        return self.layout.shown(trees[-1].places.published)


@contextmanager
def open_output(folder: Path, *, project: Path, sources: Sequence[Path], wait: float = 10.0) -> Iterator[OutputFolder]:
    """Open an output folder for one build, alone, after recovering what a killed build left.

    Everything that would stop the build is found here, before it begins: a folder that must not be written (GP601),
    files that are not ours (GP602), another build that does not end within `wait` seconds (GP603), a disk that refuses
    (GP605). Where it aborts with GP601 or GP602, nothing was written.
    """
    layout = resolve_output_folder(folder, project=project, sources=sources)
    _refuse_untouched(layout)
    with prepared_output(layout, wait=wait):
        with translate_os_errors(layout.shown(layout.folder), outcome="nothing was changed"):
            foreign = untracked_files(layout, ["site", "print"])
        if foreign:
            raise Abort(*foreign)
        output = OutputFolder(layout)
        try:
            yield output
        finally:
            output.discard()


@contextmanager
def prepared_output(layout: Layout, *, wait: float) -> Iterator[None]:
    """Hold the lock of an output folder in which what a killed build left is recovered."""
    with ExitStack() as held:
        # Not around the `yield`: an error of the disk in what the caller does is not ours to explain.
        with translate_os_errors(layout.shown(layout.folder), outcome="nothing was changed"):
            held.enter_context(locked(layout, wait=wait))
            recover(layout, [*layout.tree_names(), *layout.batch_names()])
        yield


def _refuse_untouched(layout: Layout) -> None:
    """Refuse files of others where we have never been, without leaving a trace there, not even a lock.

    Nobody else is at work where there is no `.guidepress`. It is looked for again, since a first build may have begun:
    what that writes is in its manifest, and it makes its folder first.
    """
    if layout.state_dir.exists():
        return
    with translate_os_errors(layout.shown(layout.folder), outcome="nothing was changed"):
        foreign = untracked_files(layout, ["site", "print"])
    if foreign and not layout.state_dir.exists():
        raise Abort(*foreign)
