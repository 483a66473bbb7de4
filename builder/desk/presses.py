"""The press of the desk: a project that is kept read, in the brand that was asked for last."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from builder.copies.batch import Batch
from builder.copies.order import Order
from builder.copies.press import EarlierBatch, Offers, PagePicture, Press, open_press
from builder.model.clients import Client, ClientList

_NOBODY = Client(0, " ")
"""For a picture before there is a name: it has the layout that the first name will have."""

_Stamp = tuple[tuple[str, int, int], ...]


class Presses:
    """One press at a time, opened again after files of the project changed, or for another brand.

    Opening reads the project, some seconds for a large one. `offers` are those of the last reading.
    """

    def __init__(self, project: Path, output: Path) -> None:
        self._project, self._output = project, output
        self._lock = threading.RLock()
        self._open = ExitStack()
        self._press: Press | None = None
        self._brand: Path | None = None
        self._stamp: _Stamp = ()
        self._offers: Offers | None = None

    def __enter__(self) -> Presses:
        self.look()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def look(self) -> Offers:
        """What is offered now. Abort where the project cannot be read."""
        with self._lock:
            stamp = _stamp(self._project)
            if self._offers is None or stamp != self._stamp:
                self._stamp, self._press = stamp, None
                self._offers = self._of(None).offers()
            return self._offers

    @property
    def offers(self) -> Offers:
        """What was offered at the last look; a job that runs does not hold it up."""
        return self._offers or self.look()

    def page(self, order: Order, client: Client | None, number: int, width: int) -> PagePicture:
        """A page of the copy for a client, or for nobody. Abort where it cannot be made."""
        with self._lock:
            return self._of(order.brand).page(order, client or _NOBODY, number, width)

    def make(
        self, order: Order, clients: ClientList, progress: Callable[[int, int], None], stop: threading.Event
    ) -> Batch:
        """A batch, without those whose copy cannot be made. Abort, or Stopped, and then nothing is in the folder."""
        with self._lock:
            return self._of(order.brand).make(order, clients, progress, stop, keep_going=True)

    def batches(self) -> tuple[EarlierBatch, ...]:
        """What was made before, the newest first."""
        with self._lock:
            found = self._press or self._of(None)
        return tuple(sorted(found.batches(), key=lambda batch: batch.time, reverse=True))

    def _of(self, brand: Path | None) -> Press:
        if self._press is None or brand != self._brand:
            self._open.close()
            self._open, self._press = ExitStack(), None
            self._press = self._open.enter_context(open_press(self._project, self._output, brand))
            self._brand = brand
        return self._press


def _stamp(project: Path) -> _Stamp:
    """What changes when a file of the project does."""
    files = (path for home in ("content", "themes") for path in (project / home).rglob("*"))
    return tuple(sorted((str(path), found.st_mtime_ns, found.st_size) for path in files if (found := path.stat())))
