"""How a job ended in this run, as the table, the site and ``run.json`` tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from striveutils.batch.failures import Failure
from striveutils.batch.history import History
from striveutils.batch.plan import Job
from striveutils.batch.registry import KINDS, NotebookKind
from striveutils.batch.store import StoredJob
from striveutils.publish.entries import stem_of

Status = Literal["ran", "unchanged", "failed"]


@dataclass(frozen=True)
class Result:
    """The end of one job.

    ``stored`` is the finished job, or for a failed one its newest good execution, if there ever was one.
    ``selected`` is False where this run was asked for other networks and only kept what the last one had.
    ``outdated``: the only good execution was made under another rule for small groups, so it is not shown.
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
    outdated: bool = False
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
    def failed(cls, job: Job, failure: Failure, seconds: float, history: History, policy: Mapping[str, Any],
               log: Path | None = None) -> Result:
        """A job that failed; its newest good execution stays, if it was made under ``policy``."""
        good = history.good(job.identity, policy)
        return cls(job.network, job.notebook, job.parameters, "failed", seconds, job.key, good.job, failure,
                   outdated=good.outdated, log=log)

    @classmethod
    def kept(cls, identity: tuple[str, str], history: History, policy: Mapping[str, Any]) -> Result | None:
        """A job this run was not asked for, as the last run that knew it left it; None if none did."""
        told = history.last(identity)
        kind = next((kind for kind in KINDS if kind.name == identity[1]), None)
        if told is None or kind is None:
            return None
        good = history.good(identity, policy)
        failure = Failure.of_record(told["error"]) if told["status"] == "failed" else None
        # What is shown is what is recorded, even where it is an older one than that run had.
        of = good.job.facts if good.job and not failure else told
        return cls(identity[0], kind, of["parameters"], "failed" if failure else "unchanged", 0.0, of["key"],
                   good.job, failure, selected=False, outdated=good.outdated)

    def refused(self, failure: Failure, history: History, policy: Mapping[str, Any]) -> Result:
        """The same job, failed when its pages were to be published; the good execution before this one stays."""
        good = history.good(self.identity, policy, but=self.key)
        return replace(self, status="failed", failure=failure, stored=good.job, outdated=good.outdated)

    @property
    def identity(self) -> tuple[str, str]:
        """What makes it the same job from run to run."""
        return self.network, self.notebook.name

    @property
    def stem(self) -> str:
        """What its pages are called."""
        return stem_of(self.network, self.notebook.name)

    @property
    def from_before(self) -> bool:
        """Whether its pages, if it has any, are those of an earlier run."""
        return self.failure is not None or not self.selected

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
        return self.stored.as_of if self.stored else None

    @property
    def last_good(self) -> dict[str, str] | None:
        """For a failed job: which execution its pages are from."""
        if self.failure is None or self.stored is None:
            return None
        return {"key": self.stored.key, "as_of": self.stored.as_of.isoformat()}
