"""Copies from a project folder: the whole run of one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.copies.batch import USUAL, Batch, Making, make_batch
from builder.copies.order import Order
from builder.copies.project import CopyProject, reading
from builder.model.clients import ClientList
from builder.pipeline import Progress
from builder.pipeline.build import MEMORY
from builder.pipeline.cache import read_cache
from builder.pipeline.guides import Stores
from builder.write import OutputFolder, open_output


def make_copies(
    project: Path,
    output: Path,
    order: Order,
    clients: ClientList,
    progress: Progress,
    making: Making = USUAL,
    workers: int | None = None,
) -> Batch:
    """Make a batch, and put it below `copies` in the output folder."""
    with opened(project, output, order.brand, progress, workers) as (folder, found):
        return make_batch(found, folder, order, clients, making)


@contextmanager
def opened(
    project: Path, output: Path, brand: Path | None, progress: Progress, workers: int | None = None
) -> Iterator[tuple[OutputFolder, CopyProject]]:
    """The output folder and the project, with what the last build left: what it parsed is not parsed again."""
    homes = [project / "content", project / "themes"]
    with open_output(output, project=project, sources=homes) as folder:
        cache, guides = read_cache(folder.load_state(MEMORY)), folder.blobs("guides")
        stores = Stores(guides, folder.blobs("images"))
        with reading(project, brand, stores, folder.blobs("layouts"), progress, cache, workers) as found:
            yield folder, found
