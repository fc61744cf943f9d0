"""The runs of a partnership: numbered folders, each whole or not there, and ``latest`` that names the newest.

Order comes from the number, never from the clock, which may be set back.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from striveutils.batch.lock import latest_is_a_folder, not_writable
from striveutils.batch.store import Store
from striveutils.disk import flush_folder

RECORD, LATEST = "run.json", "latest"
JOBS, WORK, NEW = ".jobs", ".work", ".new"
TRIAL = ".trial"
NAME = re.compile(r"(\d{4,})-\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class FormerRun:
    """A finished run, as its ``run.json`` tells it."""

    folder: Path
    record: Mapping[str, Any]

    @cached_property
    def jobs(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        """Its jobs by network and notebook."""
        return {(job["network"], job["notebook"]): job for job in self.record["jobs"]}

    def last_good_key(self, identity: tuple[str, str]) -> str | None:
        """The key of the newest good execution of a job, this run's or one it kept."""
        job = self.jobs.get(identity)
        if job is None:
            return None
        return str(job["key"]) if job["status"] != "failed" else (job.get("last_good") or {}).get("key")


class Ledger:
    """The runs folder; only the holder of its lock may call what writes."""

    def __init__(self, runs: Path) -> None:
        self.runs = runs
        self.store = Store(runs / JOBS)

    @property
    def work(self) -> Path:
        """Where jobs write before they are finished; beside the finished ones, so that moving is one step."""
        return self.runs / WORK

    def make(self) -> None:
        """See that the folder is there and can be written. Raises RunFailed."""
        try:
            self.runs.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_writable(self.runs) from error

    def tidy(self) -> None:
        """Remove what an interrupted run left, and let ``latest`` name the newest run. Raises RunFailed."""
        if (self.runs / LATEST).is_dir() and not (self.runs / LATEST).is_symlink():
            raise latest_is_a_folder(self.runs / LATEST)
        try:
            self.sweep()
            self.work.mkdir()
            self._try_jobs()
            newest = self.newest()
            if newest is not None:
                self._point_to(newest.folder.name)
        except OSError as error:
            raise not_writable(self.runs) from error

    def _try_jobs(self) -> None:
        """See that a finished job can be moved to its place, before an hour is spent on it. Raises RunFailed."""
        try:
            self.store.folder.mkdir(exist_ok=True)
            tried = self.work / TRIAL
            tried.mkdir()
            tried.rename(self.store.folder / TRIAL)
            (self.store.folder / TRIAL).rmdir()
        except OSError as error:
            raise not_writable(self.store.folder) from error

    def sweep(self) -> None:
        """Remove the folders in which jobs and runs are put together."""
        for name in (WORK, NEW):
            if (self.runs / name).exists():
                shutil.rmtree(self.runs / name)

    def newest(self) -> FormerRun | None:
        """The newest run that has a ``run.json``; failures included."""
        return next(self.finished(), None)

    def finished(self) -> Iterator[FormerRun]:
        """Every run that has a ``run.json``, newest first; each is read when it is asked for."""
        for _number, folder in sorted(self._numbers.items(), reverse=True):
            with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
                run = FormerRun(folder, json.loads((folder / RECORD).read_text(encoding="utf-8")))
                if run.jobs is not None:
                    yield run

    def next_name(self, today: date | None = None) -> str:
        """The name of the next run: the next number, and the date (UTC)."""
        day = today or datetime.now(UTC).date()
        return f"{max(self._numbers, default=0) + 1:04d}-{day.isoformat()}"

    def new_folder(self) -> Path:
        """A hidden folder in which a run is put together."""
        folder = self.runs / NEW
        folder.mkdir()
        return folder

    def finish(self, new: Path, name: str) -> Path:
        """Give a finished run its name, in one step, and let ``latest`` name it."""
        flush_folder(new)
        folder = self.runs / name
        new.rename(folder)
        flush_folder(self.runs)
        self._point_to(name)
        return folder

    @property
    def _numbers(self) -> dict[int, Path]:
        found = ((NAME.fullmatch(path.name), path) for path in self.runs.iterdir())
        return {int(match[1]): path for match, path in found if match and path.is_dir()}

    def _point_to(self, name: str) -> None:
        """Name the newest run: a link, or a text file where links are not to be had."""
        latest, new = self.runs / LATEST, self.work / LATEST
        new.unlink(missing_ok=True)
        try:
            new.symlink_to(name, target_is_directory=True)
        except (OSError, NotImplementedError):
            new.write_text(name + "\n", encoding="utf-8")
        new.replace(latest)
        flush_folder(self.runs)
