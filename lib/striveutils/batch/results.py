"""How a job ended in this run, as the table, the site and ``run.json`` tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from striveutils.batch.failures import Failure
from striveutils.batch.ledger import FormerRun
from striveutils.batch.plan import Job
from striveutils.batch.registry import KINDS, NotebookKind
from striveutils.batch.store import Store, StoredJob

Status = Literal["ran", "unchanged", "failed"]


@dataclass(frozen=True)
class Result:
    """The end of one job.

    ``stored`` is the finished job, or for a failed one its newest good execution, if there ever was one.
    ``selected`` is False where this run was asked for other networks and only kept what the last one had.
    ``log`` is a failed job's log, until the run takes it.
    """

    network: str
    notebook: NotebookKind
    parameters: Mapping[str, Any]
    status: Status
    seconds: float
    key: str
    stored: StoredJob | None
    failure: Failure | None = None
    selected: bool = True
    log: Path | None = None

    @classmethod
    def unchanged(cls, job: Job, stored: StoredJob) -> Result:
        """A job that need not run: its key is that of a finished one."""
        return cls(job.network, job.notebook, job.parameters, "unchanged", 0.0, job.key, stored)

    @classmethod
    def ran(cls, job: Job, stored: StoredJob, seconds: float) -> Result:
        """A job that ran and is kept."""
        return cls(job.network, job.notebook, job.parameters, "ran", seconds, job.key, stored)

    @classmethod
    def failed(cls, job: Job, failure: Failure, seconds: float, former: FormerRun | None, store: Store,
               log: Path | None = None) -> Result:
        """A job that failed; its newest good execution stays."""
        key = former.last_good_key(job.identity) if former else None
        stored = store.find(key) if key else None
        return cls(job.network, job.notebook, job.parameters, "failed", seconds, job.key, stored, failure, log=log)

    @classmethod
    def kept(cls, identity: tuple[str, str], former: FormerRun, store: Store) -> Result | None:
        """A job this run was not asked for, as the last run left it; None if that left nothing to show."""
        told = former.jobs.get(identity)
        kind = next((kind for kind in KINDS if kind.name == identity[1]), None)
        if told is None or kind is None:
            return None
        key = former.last_good_key(identity)
        stored = store.find(key) if key else None
        failure = Failure.of_record(told["error"]) if told["status"] == "failed" else None
        if stored is None and failure is None:
            return None
        return cls(identity[0], kind, told["parameters"], "failed" if failure else "unchanged", 0.0, told["key"],
                   stored, failure, selected=False)

    @property
    def name(self) -> str:
        """The job in a list."""
        return self.notebook.job_name(self.network)

    def with_log(self, place: str) -> Result:
        """The same, with the place where its log is kept."""
        failure = replace(self.failure, log=place) if self.failure else None
        return replace(self, failure=failure, log=None)

    @property
    def good_as_of(self) -> date | None:
        """The day whose knowledge the pages show; None where there are none."""
        return date.fromisoformat(self.stored.facts["parameters"]["as_of"]) if self.stored else None

    @property
    def last_good(self) -> dict[str, str] | None:
        """For a failed job: which execution its pages are from."""
        if self.failure is None or self.stored is None:
            return None
        return {"key": self.stored.key, "as_of": self.stored.facts["parameters"]["as_of"]}
