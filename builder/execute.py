"""Work in parallel processes, each piece of it bounded in time, and on Linux in memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

from builder.diagnostics import Abort

if TYPE_CHECKING:
    from pebble import ProcessPool

MEMORY = 3 * 2**30
"""Bytes of address space for a worker beside what it shares with the process that forked it, where the machine sets no
lower limit (`ulimit -v`).

A workbook of 170 pages takes a tenth of it.
"""

GRACE = 5.0
"""Seconds after its time limit that a worker ends itself, if it was not ended by then."""

PAUSE = 0.01
"""Seconds between two looks of Pebble at its pool. Its own tenth was all spent at the end of every build."""

_START = "fork" if sys.platform == "linux" else "spawn"

_AHEAD = 3
"""Chunks for each worker that are handed out before one is done, so that none waits for the next."""

_MOST_BROKEN = 5
"""Pools of one build that may break: Pebble gives one up where a worker ends while none has said what it works on."""

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that gave no result. `reason` is time, memory, depth or crash; or it is diagnosed already."""

    reason: str
    abort: Abort | None = None


@dataclass(frozen=True, slots=True)
class _Chunk(Generic[Task]):
    first: int
    tasks: tuple[Task, ...]


class _PoolBroken(Exception):
    """A pool ended before this chunk was done, or even begun."""


class Workers:
    """A pool of warm processes, started when the first task comes and stopped at the end of the `with` block.

    `setup(value)` runs once in each worker, before its first task: it gets what all tasks share.
    """

    def __init__(self, setup: Callable[[Result], None], value: Result, count: int | None = None) -> None:
        self._setup, self._value = setup, value
        self.count = count or max(
            1, min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 16)
        )
        self._pool: ProcessPool | None = None
        self._turn = threading.RLock()  # of starting and ending the pool: `serve` has a thread for each request
        self._stopped = False
        self._broken = 0

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes, and start no others. A thread that still waits for a result gets a RuntimeError."""
        with self._turn:
            self._stopped = True
        self._end()

    def _end(self) -> None:
        with self._turn:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]  # Pebble has no type here
            pool.join()

    def inherit(self, load: Callable[[], None]) -> None:
        """Run `load` in this process, once for all workers that are forked later. Nothing happens after the first task.

        Where workers are not forked, each loads for itself what it needs.
        """
        if self._pool is None and _START == "fork":
            load()

    def run(
        self,
        function: Callable[[Task], Result],
        tasks: Sequence[Task],
        *,
        seconds: float,
        chunk: int = 1,
        prepare: Callable[[Task], Task] | None = None,
    ) -> Iterator[tuple[int, Result | Failure]]:
        """Each task's number and result, as they are done.

        `seconds` bound a chunk; one that takes longer, or ends its worker, is done again task by task. `prepare` makes
        a task ready just before its turn, so that only those under way take memory.
        """
        pool = self._pool
        if pool is not None and not pool.active:
            self._end()  # a worker was killed while it had nothing to do, which Pebble takes as the end of all of them
        waiting = iter(range(0, len(tasks), chunk))
        running: dict[Future[list[Result | Failure]], _Chunk[Task]] = {}

        def start_next() -> None:
            for first in islice(waiting, max(0, self.count * _AHEAD - len(running))):
                part = tuple(map(prepare, tasks[first : first + chunk]) if prepare else tasks[first : first + chunk])
                running[self._start(function, _Chunk(first, part), seconds)] = _Chunk(first, part)

        start_next()
        while running:
            done = self._next_done(running)
            part = running.pop(done)
            try:
                results = _results(done, part)
            except _PoolBroken:
                parts = [part, *running.values()]
                self._end_broken()
                running = {self._start(function, each, seconds): each for each in parts}
                continue
            if results is None:
                singles = [_Chunk(part.first + i, (task,)) for i, task in enumerate(part.tasks)]
                running |= {self._start(function, c, seconds): c for c in singles}
                continue
            del done
            start_next()
            yield from ((part.first + i, result) for i, result in enumerate(results))

    def _end_broken(self) -> None:
        """End a broken pool: the next task starts another. RuntimeError where that happens again and again."""
        self._broken += 1
        if self._broken > _MOST_BROKEN:
            raise RuntimeError("the worker processes end before they start to work")
        self._end()

    def _next_done(self, running: Iterable[Future[list[Result | Failure]]]) -> Future[list[Result | Failure]]:
        """A chunk that is done. RuntimeError where no worker can start: Pebble may leave a task unanswered then."""
        while not (done := wait(running, timeout=1, return_when=FIRST_COMPLETED).done):
            pool = self._pool
            if pool is None or not pool.active:
                raise RuntimeError("the worker processes cannot be started")
        return done.pop()

    def _start(
        self, function: Callable[[Task], Result], chunk: _Chunk[Task], seconds: float
    ) -> Future[list[Result | Failure]]:
        with _uninterrupted(), self._turn:
            if self._stopped:
                raise RuntimeError("the worker processes have been stopped")
            if self._pool is None:
                self._pool = _pool(self.count, (self._setup, self._value))
            future: Future[list[Result | Failure]] = self._pool.schedule(
                _work, args=(function, chunk.tasks, seconds), timeout=seconds
            )
        return future


def _pool(count: int, setup: tuple[object, ...]) -> ProcessPool:
    """A pool of Pebble, which takes as long to load as a small site to look through: only where there is work."""
    from pebble import CONSTS, ProcessPool

    CONSTS.sleep_unit = PAUSE
    return ProcessPool(max_workers=count, initializer=_begin, initargs=setup, context=_context())


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C and SIGTERM come at the end of the block. Pebble's queue would stay locked for good if one came while it
    is taken.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    came: list[int] = []
    before = {n: signal.signal(n, lambda number, frame: came.append(number)) for n in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for each in dict.fromkeys(came):
            signal.raise_signal(each)


def _results(done: Future[list[Result | Failure]], part: _Chunk[Task]) -> Sequence[Result | Failure] | None:
    """What a chunk gave; None where it must be done again task by task. _PoolBroken where its pool has ended."""
    from concurrent.futures.process import BrokenProcessPool

    from pebble import ProcessExpired

    try:
        return done.result()
    except BrokenProcessPool:
        raise _PoolBroken from None
    except TimeoutError:
        return None if len(part.tasks) > 1 else [Failure("time")]
    except MemoryError:
        return None if len(part.tasks) > 1 else [Failure("memory")]
    except ProcessExpired:
        return None if len(part.tasks) > 1 else [Failure("crash")]


def _work(function: Callable[[Task], Result], tasks: Sequence[Task], seconds: float) -> list[Result | Failure]:
    """The results of a chunk. Where our parent was killed, nobody is there to end what loops, so the system does it."""
    _alarm(seconds + GRACE)
    found = [_one(function, task) for task in tasks]
    _alarm(0)
    return found


def _alarm(seconds: float) -> None:
    """End this process after some seconds; 0 calls that off. Windows has no such alarm."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _one(function: Callable[[Task], Result], task: Task) -> Result | Failure:
    try:
        return function(task)
    except Abort as abort:
        return Failure("diagnosed", abort)
    except RecursionError:
        return Failure("depth")
    except MemoryError:
        return Failure("memory")


def _begin(setup: Callable[[Result], None], value: Result) -> None:
    if sys.platform == "linux":
        import resource

        own = [limit for limit in resource.getrlimit(resource.RLIMIT_AS) if limit != resource.RLIM_INFINITY]
        lowest = min([MEMORY + _shared_memory(), *own])
        resource.setrlimit(resource.RLIMIT_AS, (lowest, lowest))
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends a worker, whatever it means to the process that forked it
    setup(value)


def _shared_memory() -> int:
    """Bytes of address space that a worker has before its first task: a forked one has all of its parent's."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError):  # there may be no /proc
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _context() -> multiprocessing.context.BaseContext:
    """Forked workers start at once and share what is loaded; where forking is not safe, they are started afresh."""
    return multiprocessing.get_context(_START)
