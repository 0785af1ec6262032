"""One primitive: a function over shards, here or in worker processes; answers in the order of the shards."""

import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from dateline.errors import DatelineError

Shard = TypeVar("Shard")
Answer = TypeVar("Answer")

_AHEAD = 2
"""Shards in hand for each worker: enough to keep all busy, few enough to keep little in memory."""


@dataclass(frozen=True, slots=True)
class Died(Generic[Shard]):
    """A worker process ended while it had this shard; `how` says how."""

    shard: Shard
    how: str


def map_shards(
    make: Callable[[], Callable[[Shard], Answer]], shards: Iterable[Shard], jobs: int = 1
) -> Iterator[Answer | Died[Shard]]:
    """The answers for the shards, in their order. Each worker calls `make` once, for the function that it then uses.

    With one job all happens in this process. With more, `make`, shards and answers must be picklable; a worker that
    dies gives `Died` for its shard and is replaced; an exception of the function is raised here, and DatelineError
    where a worker dies before it can begin. Shards are drawn only as workers come free.
    """
    if jobs <= 1:
        function = make()
        return (function(shard) for shard in shards)
    return map_in_processes(make, shards, jobs)


def map_in_processes(
    make: Callable[[], Callable[[Shard], Answer]], shards: Iterable[Shard], jobs: int
) -> Iterator[Answer | Died[Shard]]:
    """As `map_shards`, in worker processes also when there is one job."""
    pool: _Pool[Shard, Answer] = _Pool(make, jobs)
    try:
        yield from pool.answers(iter(shards))
    finally:
        pool.stop()


class _Task(Generic[Shard, Answer]):
    """A shard handed out and, once it is there, its answer."""

    __slots__ = ("answer", "shard")

    def __init__(self, shard: Shard) -> None:
        self.shard = shard
        self.answer: list[Answer | Died[Shard]] = []


class _Worker(Generic[Shard, Answer]):
    """A process, the pipe to it and what it is busy with."""

    __slots__ = ("pipe", "process", "ready", "task")

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.ready = False
        self.task: _Task[Shard, Answer] | None = None


class _Pool(Generic[Shard, Answer]):
    def __init__(self, make: Callable[[], Callable[[Shard], Answer]], jobs: int) -> None:
        self._make = make
        self._jobs = jobs
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker[Shard, Answer]] = []

    def answers(self, shards: Iterator[Shard]) -> Iterator[Answer | Died[Shard]]:
        waiting: deque[_Task[Shard, Answer]] = deque()
        while True:
            self._hand_out(shards, waiting)
            if not waiting:
                return
            while not waiting[0].answer:
                self._collect()
                self._hand_out(shards, waiting)
            yield waiting.popleft().answer[0]

    def stop(self) -> None:
        """End every worker at once: what they were doing is not wanted any more."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _hand_out(self, shards: Iterator[Shard], waiting: deque[_Task[Shard, Answer]]) -> None:
        while len(waiting) < self._jobs * _AHEAD and (worker := self._free_worker()) is not None:
            shard = next(shards, None)
            if shard is None:
                return
            worker.task = _Task(shard)
            waiting.append(worker.task)
            with suppress(BrokenPipeError):  # it died: its last words, or their end, wait in the pipe
                worker.pipe.send(shard)

    def _free_worker(self) -> _Worker[Shard, Answer] | None:
        for worker in self._workers:
            if worker.task is None:
                return worker
        return self._start() if len(self._workers) < self._jobs else None

    def _start(self) -> _Worker[Shard, Answer]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(self._make, theirs), daemon=True)
        process.start()
        theirs.close()
        worker: _Worker[Shard, Answer] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _collect(self) -> None:
        """Wait until some worker has an answer or has died."""
        busy = {worker.pipe: worker for worker in self._workers if worker.task is not None}
        for pipe in wait(list(busy)):
            self._hear(next(worker for known, worker in busy.items() if known is pipe))

    def _hear(self, worker: _Worker[Shard, Answer]) -> None:
        try:
            good, answer = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._bury(worker)
            return
        if not good:
            raise answer
        if worker.ready:
            self._settle(worker, answer)
        worker.ready = True

    def _bury(self, worker: _Worker[Shard, Answer]) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        how = _how(worker.process.exitcode)
        if not worker.ready:
            raise DatelineError(f"a worker could not start: {how}")
        if worker.task is not None:
            self._settle(worker, Died(worker.task.shard, how))

    @staticmethod
    def _settle(worker: _Worker[Shard, Answer], answer: Answer | Died[Shard]) -> None:
        if worker.task is not None:
            worker.task.answer.append(answer)
            worker.task = None


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        return f"the worker was ended by {signal.Signals(-code).name}"
    return f"the worker ended with code {code}"


def _work(make: Callable[[], Callable[[Shard], Answer]], pipe: Connection) -> None:
    """What a worker process does: builds its function once, then answers shard after shard until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        function = make()
    except Exception as error:
        _answer(pipe, False, error)
        return
    _answer(pipe, True, None)
    while True:
        try:
            shard = pipe.recv()
        except (EOFError, ConnectionResetError):
            return
        try:
            answer = function(shard)
        except Exception as error:
            _answer(pipe, False, error)
        else:
            _answer(pipe, True, answer)


def _answer(pipe: Connection, good: bool, answer: object) -> None:
    """Send an answer or an exception; an exception that cannot travel goes as its words. A closed pipe is no matter."""
    try:
        pickle.loads(pickle.dumps(answer))
    except Exception as error:
        good, answer = False, RuntimeError(f"{error!r} on sending {str(answer)[:500]}")
    try:
        pipe.send((good, answer))
    except (BrokenPipeError, ConnectionResetError):
        return
