"""A pool of processes, a fresh one for each job: one that hangs, crashes or is killed harms no other.

The standard pools break when a worker dies, and none ends a job that takes too long together with what it
started. This one starts, watches, limits, ends and reaps; what a job does is not its concern.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from striveutils.batch.processes import Identity, end_remembered, end_tree, identity, signals_held
from striveutils.batch.stopping import SIGNALS

PRELOAD = "striveutils.batch.preload"
GRACE_SECONDS = 2.0
"""A job may end itself at the limit and say more about it than an ending from outside."""


@dataclass(frozen=True)
class Task:
    """A job to be done: ``work(order)`` in a process of its own, within ``seconds``.

    ``kernel_file`` is where the job remembers its kernel's process.
    """

    name: str
    work: Callable[[Any], None]
    order: Any
    seconds: float
    kernel_file: Path


@dataclass(frozen=True)
class Ending:
    """How a task's process ended: exit status (negative: the signal), whether at the limit, after how long."""

    exit_status: int
    over_time: bool
    seconds: float


@dataclass
class _Running:
    task: Task
    process: BaseProcess
    who: Identity | None
    started: float

    @property
    def deadline(self) -> float:
        return self.started + self.task.seconds + GRACE_SECONDS


@dataclass
class Pool:
    """At most ``workers`` tasks at a time; ``add`` may be called while ``endings`` is being read."""

    workers: int
    _waiting: deque[Task] = field(default_factory=deque)
    _running: list[_Running] = field(default_factory=list)

    def add(self, task: Task) -> None:
        """Put a task at the end of the queue."""
        self._waiting.append(task)

    def endings(self) -> Iterator[tuple[Task, Ending]]:
        """Run the tasks; gives each as it ends, until none is left."""
        context = _context()
        while self._waiting or self._running:
            while self._waiting and len(self._running) < self.workers:
                self._start(context, self._waiting.popleft())
            yield from self._ended()

    def end(self) -> None:
        """End everything at once: the tasks, their kernels, what those started."""
        self._waiting.clear()
        for running in self._running:
            _end(running)
        self._running.clear()

    def _start(self, context: BaseContext, task: Task) -> None:
        # A daemon: whatever happens to this process, it does not wait for the job when it leaves.
        process = context.Process(  # type: ignore[attr-defined]
            target=task.work, args=(task.order,), name=task.name, daemon=True)
        with signals_held(*SIGNALS):
            process.start()
            self._running.append(_Running(task, process, identity(process.pid), time.monotonic()))

    def _ended(self) -> list[tuple[Task, Ending]]:
        """Wait until a task ends by itself or reaches its limit."""
        nearest = min(running.deadline for running in self._running) - time.monotonic()
        wait([running.process.sentinel for running in self._running], timeout=max(0.0, nearest))
        now = time.monotonic()
        done = [running for running in self._running
                if running.process.exitcode is not None or now >= running.deadline]
        for running in done:
            self._running.remove(running)
        return [(running.task, _ending(running)) for running in done]


def _ending(running: _Running) -> Ending:
    exit_status = running.process.exitcode
    over_time = exit_status is None
    _end(running)
    seconds = time.monotonic() - running.started
    return Ending(exit_status if exit_status is not None else -9, over_time, seconds)


def _end(running: _Running) -> None:
    """End the process if it runs, and in any case what it may have left behind."""
    # Even if it seems to have ended: when the process they are forked from dies, all seem to.
    end_tree(running.who)
    end_remembered(running.task.kernel_file)
    running.process.join(timeout=1.0)


def _context() -> BaseContext:
    """Processes forked from one that has the libraries loaded; new ones where forking is unsafe or absent."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker  # Windows has neither

    # First, because it takes Ctrl-C again for whoever starts it.
    resource_tracker.ensure_running()
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOAD])
    with signals_held(signal.SIGINT):
        forkserver.ensure_running()
    return context
