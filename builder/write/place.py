"""Whether a folder may be the output folder at all (GP601): checked before anything is built or written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.diagnostics import Abort, Span, error
from builder.write.failure import translate_os_errors
from builder.write.layout import COPIES, Layout, TreePlaces
from builder.write.untracked import listed, others

_HINT = "choose a folder that is only for output, such as `output`"


def resolve_output_folder(folder: Path, *, project: Path, sources: Sequence[Path]) -> Layout:
    """The places below `folder`, with every link resolved. Writes nothing.

    Aborts with GP601 where a build there could destroy what an author wrote: the project itself, a folder that holds
    it, a folder in, round or equal to one of `sources`, a way out of the project through a link, a file; and where it
    is not meant for output: a folder with other files in it that no build wrote to so far, one in another output
    folder. Folders are compared by what they are on the disk and not by their names, so that `CONTENT` is `content`
    where letter case is ignored. An empty folder outside the project is fine when it is named openly.
    """
    layout = Layout(folder=_real(folder), project=_real(project))
    name = _named(folder, project)
    with translate_os_errors(name, outcome="nothing was changed"):
        objection = next(_objections(folder, layout, sources), None)
    if objection is not None:
        raise Abort(error("GP601", f"The output folder `{name}` {objection}", Span(name), _HINT))
    return layout


def refuse_tree_place(places: TreePlaces, layout: Layout, place: Path | None = None) -> None:
    """Abort with GP601 where a tree cannot be put in its place; PermissionError where it must not be. `place` is a
    folder above it.
    """
    objection = next(_obstacles_at(place or places.published, layout), None)
    if objection is not None:
        name = layout.shown(layout.folder)
        raise Abort(error("GP601", f"The output folder `{name}` {objection}", Span(name), _HINT))
    for folder in (layout.folder, places.published):
        if folder.exists() and not _is_writable(folder):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _is_writable(folder: Path) -> bool:
    """Whether files may come and go in a folder, and the folder itself may be moved to another one."""
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)


def _objections(folder: Path, layout: Layout, sources: Sequence[Path]) -> Iterator[str]:
    if _same(layout.folder, layout.project):
        yield "is the project itself"
    if _holds(layout.folder, layout.project):
        yield "holds the whole project"
    if _leads_out(folder, layout):
        yield "is reached by a link that leads out of the project"
    yield from _clashes(layout, sources)
    yield from _obstacles(layout)
    yield from _other_uses(layout)


def _clashes(layout: Layout, sources: Sequence[Path]) -> Iterator[str]:
    for source in sources:
        real = _real(source)
        if _same(layout.folder, real):
            yield f"is the source `{layout.shown(real)}`"
        if _holds(real, layout.folder):
            yield f"is inside the source `{layout.shown(real)}`"
        if _holds(layout.folder, real):
            yield f"holds the source `{layout.shown(real)}`"


def _obstacles(layout: Layout) -> Iterator[str]:
    nearest = next(path for path in (layout.folder, *layout.folder.parents) if path.exists())
    if nearest == layout.folder and not nearest.is_dir():
        yield "is a file"
    if not nearest.is_dir():
        yield f"cannot be created, because `{layout.shown(nearest)}` is a file"
    for part in (layout.state_dir, *(layout.folder / name for name in ("print", "site", COPIES))):
        yield from _obstacles_at(part, layout)


def _obstacles_at(part: Path, layout: Layout) -> Iterator[str]:
    if part.is_symlink():
        yield f"cannot be used, because `{layout.shown(part)}` is a link"
    elif part.exists() and not part.is_dir():
        yield f"cannot be used, because `{layout.shown(part)}` is a file"
    elif part.exists() and part.stat().st_dev != layout.folder.stat().st_dev:
        # A container often mounts only output/site. Nothing can be renamed across a mount, so nothing would be whole.
        yield f"cannot be used, because `{layout.shown(part)}` is a separate disk: mount the folder above it instead"


def _other_uses(layout: Layout) -> Iterator[str]:
    """What shows that a folder serves something else, such as a home or a folder of the system."""
    for above in layout.folder.parents:
        # An output folder that holds the project is an old error, which must not stop builds below it.
        if (above / layout.state_dir.name).is_dir() and not _holds(above, layout.project):
            yield f"lies inside the output folder `{layout.shown(above)}`"
    foreign = [] if layout.state_dir.is_dir() else others(layout)
    # A first build may have begun since: it makes its own folder before all else.
    if foreign and not layout.state_dir.is_dir():
        yield f"holds files that guidepress did not write: {listed(foreign)}"


def _leads_out(folder: Path, layout: Layout) -> bool:
    """True for a folder named as if it lay in the project, or itself a link, that really lies elsewhere."""
    named = Path(os.path.abspath(folder))
    named_inside = any(_same(layout.project, above) for above in named.parents)
    return (named_inside or named.is_symlink()) and not _holds(layout.project, layout.folder)


def _holds(folder: Path, path: Path) -> bool:
    return any(_same(folder, above) for above in path.parents)


def _same(one: Path, other: Path) -> bool:
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _named(folder: Path, project: Path) -> str:
    """The folder as the author wrote it: the resolved name would hide the link that causes the error."""
    named, home = Path(os.path.abspath(folder)), Path(os.path.abspath(project))
    return (named.relative_to(home) if named.is_relative_to(home) else named).as_posix()
