"""The runs so far, newest first: where the newest good pages of a network are, when its records fail it today."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from striveutils.batch.ledger import FormerRun, Ledger
from striveutils.batch.store import StoredJob, sha256_of
from striveutils.publish import reading


class Good(NamedTuple):
    """The newest good execution of a job, if one may be shown; else whether one is held back.

    ``outdated``: there is one, but it was made under another rule for small groups than today's.
    """

    job: StoredJob | None = None
    outdated: bool = False


@dataclass(frozen=True)
class JobInRun(StoredJob):
    """A finished job as a run has it, for when it is not among the finished jobs any more."""

    @property
    def notebook(self) -> Path:
        """The executed notebook."""
        return self.folder / str(self.facts["notebook_file"])

    @property
    def pages(self) -> dict[str, Path]:
        """The pages, by language; those that somebody edited left out."""
        return {lang: self.folder / file for lang, file in self.facts["pages"].items() if self._untouched(file)}

    @property
    def whole(self) -> bool:
        """Whether the notebook is as it was: all pages can be made of it."""
        return self._untouched(self.facts["notebook_file"])

    def _untouched(self, file: str) -> bool:
        try:
            return bool(sha256_of(self.folder / file) == self.facts["files"][file])
        except OSError:
            return False

    @cached_property
    def head(self) -> dict[str, Any]:
        """Whom the page is about, and when."""
        return reading.head(self._content)

    @cached_property
    def shown(self) -> list[dict[str, Any]]:
        """What the page shows and hides."""
        return reading.shown(self._content)

    @cached_property
    def _content(self) -> Mapping[str, Any]:
        return dict(json.loads(self.notebook.read_text(encoding="utf-8")))


class History:
    """The finished runs of a runs folder; each is read once, and the older ones only if they are asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._store = ledger.store
        self._known: list[FormerRun] = []
        self._older = ledger.finished() if ledger.runs.is_dir() else iter(())

    @property
    def newest(self) -> FormerRun | None:
        """The newest run that has a ``run.json``; failures included."""
        return next(self._runs(), None)

    def last(self, identity: tuple[str, str]) -> Mapping[str, Any] | None:
        """What the newest run that knows a job tells of it."""
        return next((run.jobs[identity] for run in self._runs() if identity in run.jobs), None)

    def good(self, identity: tuple[str, str], policy: Mapping[str, Any], *, but: str | None = None) -> Good:
        """The newest good execution of a job that was made under ``policy``; never the one with the key ``but``."""
        outdated = False
        for job in self._executions(identity):
            if job.key == but:
                continue
            if job.facts.get("policy") == policy:
                return Good(job)
            outdated = True
        return Good(outdated=outdated)

    def _executions(self, identity: tuple[str, str]) -> Iterator[StoredJob]:
        """Every good execution of a job that is still there and whole, newest first."""
        for run in self._runs():
            key = run.last_good_key(identity)
            found = (self._store.find(key) or _in_run(run, identity)) if key else None
            if found is not None:
                yield found

    def _runs(self) -> Iterator[FormerRun]:
        yield from tuple(self._known)
        for run in self._older:
            self._known.append(run)
            yield run


def _in_run(run: FormerRun, identity: tuple[str, str]) -> StoredJob | None:
    """The job as the folder of a run has it, if that made it and its files are as they were."""
    told = run.jobs[identity]
    if told["status"] == "failed" or not told["notebook_file"]:
        return None
    try:
        job = JobInRun(told["key"], run.folder, {**told, "warnings": ()})
        return job if job.whole and job.as_of else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
