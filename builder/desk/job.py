"""One batch of copies while it is being made: in a thread, with its progress, and a way to stop it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

from builder.copies.batch import FAILED, Batch, Stopped
from builder.desk.words import sentence
from builder.diagnostics import Abort

_HEARTBEAT = 10.0
"""Seconds between two lines of an event stream, so that a closed page is noticed."""

_AT_ONCE = 0.1
"""Seconds between two events of progress."""

State = Literal["running", "done", "stopped", "failed"]

Make = Callable[[Callable[[int, int], None], threading.Event], Batch]


@dataclass(frozen=True, slots=True)
class Missing:
    """A person of the list who gets no copy, and why."""

    row: int
    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is; `left_s` seconds are left, -1 where that is not known yet.

    `code` says why it failed: `full` for a full disk, `fault` for a fault of ours, else a message's code.
    """

    job: int
    state: State
    done: int
    total: int
    left_s: int = -1
    batch: str = ""
    without: tuple[Missing, ...] = ()
    code: str = ""
    message: str = ""
    todo: str = ""


class Job:
    """Makes a batch in a thread. `progress` is how far it is; `events` gives each change of it."""

    def __init__(self, number: int, total: int, without: Sequence[Missing], make: Make) -> None:
        self.progress = Progress(number, "running", 0, total, without=tuple(without))
        self._make, self._began = make, time.monotonic()
        self._stop = threading.Event()
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Asks it to end; what is finished is kept for the next time."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> None:
        self._thread.join(seconds)

    @property
    def is_running(self) -> bool:
        return self.progress.state == "running"

    def events(self) -> Iterator[bytes]:
        """The state as it is, and then each change, at most ten a second, until the job has ended."""
        shown = self.progress
        yield _event("state", shown)
        while shown.state == "running":
            with self._changed:
                self._changed.wait_for(lambda before=shown: self.progress is not before, timeout=_HEARTBEAT)  # type: ignore[misc]
            if self.progress is shown:
                yield b": \n\n"
                continue
            shown = self.progress
            yield _event("progress" if shown.state == "running" else shown.state, shown)
            time.sleep(_AT_ONCE)

    def _run(self) -> None:
        try:
            batch = self._make(self._tell, self._stop)
        except Stopped as stopped:
            self._set(replace(self.progress, state="stopped", done=stopped.done))
        except Abort as abort:
            first = abort.diagnostics[0]
            is_full = "No space left on the disk" in first.message
            code = "full" if is_full else first.code
            self._set(replace(self.progress, state="failed", code=code, message=first.message, todo=first.hint))
        except Exception as fault:  # noqa: BLE001  # the edge of a thread: the page says that it is a fault of ours
            self._set(replace(self.progress, state="failed", code="fault", message=_report(fault)))
        else:
            total = self.progress.total
            without = (*self.progress.without, *_unmade(batch, self.progress.without))
            made = replace(self.progress, state="done", done=total, left_s=0, batch=batch.name, without=without)
            self._set(made)

    def _tell(self, done: int, total: int) -> None:
        passed = time.monotonic() - self._began
        left = round(passed / done * (total - done)) if done and passed > 1 else -1
        self._set(replace(self.progress, done=done, total=total, left_s=left))

    def _set(self, progress: Progress) -> None:
        with self._changed:
            self.progress = progress
            self._changed.notify_all()


def _unmade(batch: Batch, known: Sequence[Missing]) -> tuple[Missing, ...]:
    """Who got no copy although their row was right, such as one whose name no font has."""
    rows = {missing.row for missing in known}
    reasons = {d.span.line: sentence(d.message) for d in batch.diagnostics if d.severity == "error"}
    failed = (row for row in batch.rows if row.state == FAILED and row.row not in rows)
    return tuple(Missing(row.row, row.client, reasons.get(row.row, "")) for row in failed)


def _report(fault: BaseException) -> str:
    """Where a fault of ours happened: files, lines and kinds of errors, and no values, which may be names."""
    lines, frame = [type(fault).__name__], fault.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        lines.append(
            f"{code.co_filename.rpartition('builder')[2] or code.co_filename}:{frame.tb_lineno} {code.co_name}"
        )
        frame = frame.tb_next
    return "\n".join(lines)


def _event(name: str, progress: Progress) -> bytes:
    return f"event: {name}\ndata: {json.dumps(asdict(progress), ensure_ascii=False)}\n\n".encode()
