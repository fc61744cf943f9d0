"""Running the jobs that have to run: orders to the pool, a second try where it is worth it, what each left."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from striveutils.batch import failures
from striveutils.batch.failures import Failure
from striveutils.batch.job import FAILURE, LOG, Order, perform, step_so_far
from striveutils.batch.ledger import Ledger
from striveutils.batch.plan import Job, Planner
from striveutils.batch.pool import Ending, Pool, Task
from striveutils.batch.processes import KERNEL_FILE
from striveutils.batch.store import StoredJob
from striveutils.words import _

TRIES = 2
"""A process that dies gets one more chance: it may have been an accident."""


@dataclass(frozen=True)
class Finished:
    """A job that is over: kept as ``stored``, or failed, then with its ``log``."""

    job: Job
    seconds: float
    stored: StoredJob | None = None
    failure: Failure | None = None
    log: Path | None = None


@dataclass(frozen=True)
class _Try:
    job: Job
    number: int
    order: Order
    seconds_before: float = 0.0


@dataclass
class Execution:
    """Runs jobs, ``workers`` at a time, each for at most ``seconds``."""

    planner: Planner
    ledger: Ledger
    scratch: Path
    languages: tuple[str, ...]
    workers: int
    seconds: float
    _tries: dict[str, _Try] = field(default_factory=dict)
    _count: int = 0

    def run(self, jobs: Iterable[Job]) -> Generator[Finished, None, None]:
        """Run the jobs; gives each when it is over. However this ends, no process is left."""
        pool = Pool(self.workers)
        try:
            for job in jobs:
                pool.add(self._task(job))
            for task, ending in pool.endings():
                tried = self._tries.pop(task.name)
                over = self._over(tried, ending)
                if over.failure is not None and over.failure.again and tried.number < TRIES:
                    pool.add(self._task(self._planned_anew(over), tried.number + 1, over.seconds))
                else:
                    yield over
        finally:
            pool.end()

    def _task(self, job: Job, number: int = 1, seconds_before: float = 0.0) -> Task:
        self._count += 1
        name = f"{self._count}"
        scratch = self.scratch / name
        scratch.mkdir()
        order = Order(
            network=job.network, notebook=job.notebook.name, notebook_file=job.file, parameters=job.parameters,
            data=self.planner.data.folder, inputs=job.inputs, key=job.key, parts=job.parts,
            policy=self.planner.policy, languages=self.languages, seconds=self.seconds, scratch=scratch,
            work=self.ledger.work / name, jobs=self.ledger.store.folder,
        )
        self._tries[name] = _Try(job, number, order, seconds_before)
        return Task(name, perform, order, self.seconds, scratch / KERNEL_FILE)

    def _over(self, tried: _Try, ending: Ending) -> Finished:
        seconds = tried.seconds_before + ending.seconds
        stored = self.ledger.store.find(tried.job.key) if ending.exit_status == 0 else None
        if stored is not None:
            shutil.rmtree(tried.order.scratch, ignore_errors=True)
            return Finished(tried.job, seconds, stored)
        shutil.rmtree(tried.order.work, ignore_errors=True)
        return Finished(tried.job, seconds, failure=_failure(tried.order, ending), log=tried.order.scratch / LOG)

    def _planned_anew(self, over: Finished) -> Job:
        """The same job, with the key its files have now."""
        if over.failure is None or over.failure.kind != "changed":
            return over.job
        self.planner.forget()
        return self.planner.job(over.job.notebook, over.job.network)


def _failure(order: Order, ending: Ending) -> Failure:
    """Why a job that was not kept failed: as it says, or as its end says."""
    step = step_so_far(order.scratch)
    told = Failure.load(order.scratch / FAILURE)
    if told is not None:
        return told
    if ending.over_time:
        return failures.over_time(step, order.seconds)
    if ending.exit_status in (0, 1):
        return failures.internal(_("no reason given"))
    return failures.died(step, ending.exit_status)
