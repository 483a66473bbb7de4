"""Work in parallel processes is bounded: what loops, eats memory or dies is a failure, and the rest is done."""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from pebble.pool.process import PoolManager

from builder import execute
from builder.diagnostics import Abort, Span, error
from builder.execute import Failure, Workers

SECONDS = 20.0


def set_up(value: object) -> None:
    """Nothing to share."""


def work(task: object) -> object:
    """Doubles a number; a function is trouble, which the task runs into."""
    return task() if callable(task) else 2 * int(str(task))


def done(tasks: list[object], *, seconds: float = SECONDS, chunk: int = 1) -> list[object]:
    """The results in the order of the tasks."""
    with Workers(set_up, None, 2) as workers:
        found = dict(workers.run(work, tasks, seconds=seconds, chunk=chunk))
    return [found[number] for number in range(len(tasks))]


def loop() -> None:
    while True:
        pass


def loop_and_ignore_a_polite_end() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    loop()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> None:
    os._exit(3)


def eat() -> int:
    return len(b"x" * (execute.MEMORY + 2**28))


def nest() -> None:
    nest()


def abort() -> None:
    raise Abort(error("GP101", "a mistake", Span("one.md", 1)))


def bug() -> None:
    raise ZeroDivisionError("a bug of ours")


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_every_task_gets_its_own_result(chunk: int) -> None:
    assert done(list(range(20)), chunk=chunk) == [number * 2 for number in range(20)]


def test_no_tasks_start_no_process() -> None:
    with Workers(set_up, None, 2) as workers:
        assert list(workers.run(work, [], seconds=SECONDS)) == []
        assert workers._pool is None


def remember(value: str) -> None:
    os.environ["GUIDEPRESS_TEST_VALUE"] = value


def recall(_: int) -> str:
    return os.environ["GUIDEPRESS_TEST_VALUE"]


def test_setup_reaches_every_worker_and_stays_there() -> None:
    with Workers(remember, "shared", 2) as workers:
        assert {result for _, result in workers.run(recall, [1, 2, 3], seconds=SECONDS)} == {"shared"}
    assert "GUIDEPRESS_TEST_VALUE" not in os.environ


@pytest.mark.parametrize("chunk", [1, 4])
@pytest.mark.parametrize("trouble", [loop, loop_and_ignore_a_polite_end])
def test_task_that_loops_is_ended_and_the_others_are_done(trouble: Callable[[], object], chunk: int) -> None:
    assert done([1, trouble, 3, 4], seconds=0.5, chunk=chunk) == [2, Failure("time"), 6, 8]


@pytest.mark.parametrize("chunk", [1, 4])
@pytest.mark.parametrize("trouble", [die, leave])
def test_worker_that_dies_is_a_failure_and_the_others_are_done(trouble: Callable[[], object], chunk: int) -> None:
    assert done([1, trouble, 3, 4], chunk=chunk) == [2, Failure("crash"), 6, 8]


@pytest.mark.parametrize("chunk", [1, 4])
def test_task_that_nests_too_deeply_is_a_failure(chunk: int) -> None:
    assert done([1, nest, 3], chunk=chunk) == [2, Failure("depth"), 6]


@pytest.mark.parametrize("chunk", [1, 4])
def test_abort_comes_back_with_its_diagnostics(chunk: int) -> None:
    first, failure, third = done([1, abort, 3], chunk=chunk)
    assert (first, third) == (2, 6)
    assert isinstance(failure, Failure)
    assert failure.abort is not None
    assert [d.message for d in failure.abort.diagnostics] == ["a mistake"]


def test_bug_of_ours_is_raised_where_it_is_seen() -> None:
    with pytest.raises(ZeroDivisionError, match="a bug of ours"):
        done([1, bug, 3])


def fail_to_start(_: object) -> None:
    os._exit(1)


@pytest.mark.parametrize("attempt", range(5))
def test_workers_that_cannot_start_are_a_fault_and_no_hang(attempt: int) -> None:
    with pytest.raises(RuntimeError), Workers(fail_to_start, None, 2) as workers:
        list(workers.run(work, [1, 2, 3], seconds=SECONDS))


def test_more_failures_than_workers_are_all_told() -> None:
    assert done([die] * 6 + [1]) == [Failure("crash")] * 6 + [2]


def test_tasks_of_a_pool_that_breaks_are_done_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pebble gives a pool up where a worker ends before the pool has heard what it works on."""
    expired = iter([True, True])
    find = PoolManager.find_expired_task

    def lose_it(manager: PoolManager, worker: int) -> object:
        if next(expired, False):
            raise BrokenProcessPool("All workers expired")
        return find(manager, worker)

    monkeypatch.setattr(PoolManager, "find_expired_task", lose_it)
    assert done([die, 1, 2, 3, 4]) == [Failure("crash"), 2, 4, 6, 8]


def test_pools_that_break_again_and_again_end_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose_it(manager: PoolManager, worker: int) -> object:
        raise BrokenProcessPool("All workers expired")

    monkeypatch.setattr(PoolManager, "find_expired_task", lose_it)
    with pytest.raises(RuntimeError, match="end before they start to work"):
        done([die])


def test_two_long_tasks_are_done_at_the_same_time(tmp_path: Path) -> None:
    """Each waits for the other to begin: one after the other, they would never be done."""
    tasks = [(str(tmp_path / "first"), str(tmp_path / "second")), (str(tmp_path / "second"), str(tmp_path / "first"))]
    with Workers(set_up, None, 2) as workers:
        found = [result for _, result in workers.run(meet, tasks, seconds=SECONDS)]
    assert len(set(found)) == 2
    assert not [one for one in found if isinstance(one, Failure)]


def meet(names: tuple[str, str]) -> int:
    """Begins, and is done once the other has begun too."""
    Path(names[0]).touch()
    while not Path(names[1]).exists():
        time.sleep(0.01)
    return os.getpid()


def test_worker_that_is_killed_while_it_rests_is_replaced() -> None:
    with Workers(set_up, None, 2) as workers:
        first = next(iter(workers.run(own_process, [1], seconds=SECONDS)))[1]
        assert isinstance(first, int)
        os.kill(first, signal.SIGKILL)
        while Path(f"/proc/{first}").exists():
            time.sleep(0.01)
        time.sleep(0.2)
        assert dict(workers.run(work, [1, 2, 3], seconds=SECONDS)) == {0: 2, 1: 4, 2: 6}


def test_workers_are_gone_afterwards() -> None:
    with Workers(set_up, None, 2) as workers:
        pids = {result for _, result in workers.run(own_process, [1, 2, 3, 4], seconds=SECONDS)}
    assert os.getpid() not in pids
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def own_process(_: int) -> int:
    return os.getpid()


def test_workers_that_were_stopped_start_no_others_for_a_thread_that_still_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`serve` is stopped while a browser waits for a PDF: in whatever order the two threads notice."""
    before = multiprocessing.active_children()  # a server of other tests may have workers of its own
    waits, stopped = threading.Event(), threading.Event()
    raised: list[Exception] = []

    def results_once_stopped(*given: object) -> object:
        waits.set()
        assert stopped.wait(SECONDS)
        raise execute._PoolBroken

    def ask() -> None:
        try:
            list(workers.run(work, [1], seconds=SECONDS))
        except RuntimeError as problem:
            raised.append(problem)

    monkeypatch.setattr(execute, "_results", results_once_stopped)
    workers = Workers(set_up, None, 2)
    thread = threading.Thread(target=ask)
    with workers:
        thread.start()
        assert waits.wait(SECONDS)
    stopped.set()
    thread.join(SECONDS)
    assert [str(problem) for problem in raised] == ["the worker processes have been stopped"]
    assert [child for child in multiprocessing.active_children() if child not in before] == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_waits_until_a_task_is_handed_over(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """If it came while Pebble's queue was locked, that stayed locked, and the end of the work waited for it."""
    put, inside = queue.Queue.put, []

    def interrupted(self: queue.Queue[object], item: object) -> None:
        try:
            if item is not None:
                signal.raise_signal(number)
        except KeyboardInterrupt:
            inside.append(item)
            raise
        put(self, item)

    monkeypatch.setattr(queue.Queue, "put", interrupted)
    before = signal.signal(number, signal.default_int_handler)
    with pytest.raises(KeyboardInterrupt), Workers(set_up, None, 2) as workers:
        list(workers.run(work, [1, 2, 3], seconds=SECONDS))
    signal.signal(number, before)
    assert inside == []


def test_workers_are_gone_after_an_interrupt_too() -> None:
    pids: list[object] = []
    with pytest.raises(KeyboardInterrupt), Workers(set_up, None, 2) as workers:
        for _, result in workers.run(own_process, [1, 2, 3, 4], seconds=SECONDS):
            pids.append(result)
            raise KeyboardInterrupt
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


if sys.platform == "linux":  # elsewhere workers are not forked, and inherit nothing
    _loaded: list[int] = []

    def test_what_workers_inherit_is_loaded_once_and_only_before_they_are_forked() -> None:
        _loaded.clear()
        with Workers(set_up, None, 2) as workers:
            workers.inherit(lambda: _loaded.append(os.getpid()))
            assert {found for _, found in workers.run(inherited, [1, 2, 3, 4], seconds=SECONDS)} == {(os.getpid(),)}
            workers.inherit(lambda: _loaded.append(0))
        assert _loaded == [os.getpid()]

    def inherited(_: int) -> tuple[int, ...]:
        return tuple(_loaded)


if sys.platform == "linux":  # elsewhere memory is not bounded, and a worker outlives its killed parent for a task

    @pytest.mark.parametrize("chunk", [1, 4])
    def test_task_that_takes_too_much_memory_is_a_failure_and_the_others_are_done(
        monkeypatch: pytest.MonkeyPatch, chunk: int
    ) -> None:
        monkeypatch.setattr(execute, "MEMORY", 2**30)
        assert done([1, eat, 3, 4], chunk=chunk) == [2, Failure("memory"), 6, 8]

    @pytest.mark.parametrize(("soft", "hard"), [(2**30, -1), (2**30, 2**30), (2**30, 2**31)])
    def test_memory_limit_of_the_machine_counts_where_it_is_lower(soft: int, hard: int) -> None:
        script = (
            "import resource\n"
            "from tests.test_execute import *\n"
            f"resource.setrlimit(resource.RLIMIT_AS, ({soft}, {hard}))\n"
            "assert done([1, eat_a_gibibyte, 3]) == [2, Failure('memory'), 6]\n"
        )
        subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[1], check=True)

    def eat_a_gibibyte() -> int:
        return len(b"x" * 2**30)

    def test_task_that_loops_ends_soon_after_its_time_though_its_parent_was_killed() -> None:
        script = (
            "from tests.test_execute import *\n"
            "execute.GRACE = 0.5\n"
            "signal.signal(signal.SIGALRM, lambda *_: None)\n"  # as a test runner may have it
            "with Workers(set_up, None, 2) as workers: list(workers.run(work, [loop, loop], seconds=1.5))\n"
        )
        parent = subprocess.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[1])
        workers = wait_for(lambda: children(parent.pid), count=2)
        parent.kill()
        parent.wait()
        assert wait_for(lambda: [pid for pid in workers if Path(f"/proc/{pid}").exists()], count=0) == []

    def children(pid: int) -> list[str]:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()

    def wait_for(look: Callable[[], list[str]], *, count: int) -> list[str]:
        deadline = time.monotonic() + 30
        while len(found := look()) != count and time.monotonic() < deadline:
            time.sleep(0.05)
        return found
