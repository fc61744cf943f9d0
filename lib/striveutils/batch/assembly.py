"""Putting a run together from finished jobs: pages and notebooks copied, the site built, ``run.json`` last."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import striveutils
from striveutils.batch import unapproved
from striveutils.batch.history import History
from striveutils.batch.ledger import RECORD
from striveutils.batch.plan import Planner
from striveutils.batch.rendering import Pages, Rendering
from striveutils.batch.results import Result
from striveutils.batch.store import sha256_of
from striveutils.disk import json_text, write_new
from striveutils.errors import Problem, StriveError
from striveutils.publish.entries import Entry
from striveutils.publish.frame import file_name
from striveutils.publish.site import build
from striveutils.words import Name, Words

SCHEMA_VERSION = 1
NOTEBOOKS, PRIVATE, SITE = "notebooks", "private", "site"
LONGEST_LOG = 200_000
"""Bytes kept of a failed job's log: its end, where the error is."""


@dataclass(frozen=True)
class Assembly:
    """A run being put together in a hidden folder."""

    folder: Path
    planner: Planner
    history: History
    started: datetime

    def build(self, results: tuple[Result, ...]) -> tuple[Result, ...]:
        """Fill the folder; gives the results as they stand then, failed ones with the place of their log."""
        rendering = Rendering(self.planner, self.history, results)
        done, jobs, entries = [], [], []
        for before in results:
            result, made = rendering.pages(self._with_log(before))
            entry = self._entry(result)
            pages = self._pages(entry, made)
            done.append(result)
            jobs.append(self._job(result, pages))
            entries.append(replace(entry, pages=pages))
        build(self.folder, entries, self.planner.data.settings, self.planner.as_of, self.planner.templates,
              outcomes=self._outcomes(), problems=warnings(done), waiting=unapproved.waiting(done))
        self._record(jobs)
        return tuple(done)

    def _with_log(self, result: Result) -> Result:
        """Keep the end of a failed job's log among the run's private files."""
        if result.failure is None or result.log is None:
            return result
        place = self.folder / PRIVATE / _owner(result) / f"{result.notebook.name}.log"
        place.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):
            place.write_bytes(result.log.read_bytes()[-LONGEST_LOG:])
            return result.with_log(self._inside(place))
        return result

    def _pages(self, entry: Entry, made: Pages) -> dict[str, Path]:
        """Put a job's pages in the run: copies, so that whoever edits one changes no other run."""
        places = {lang: self._page(entry, lang) for lang in made}
        for lang, place in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            write_new(place, made[lang])
        return places

    def _page(self, entry: Entry, lang: str) -> Path:
        if entry.public:
            return self.folder / SITE / file_name(entry.stem, lang)
        return self.folder / PRIVATE / _owner(entry) / file_name(entry.notebook, lang)

    def _notebook(self, result: Result) -> str | None:
        if result.stored is None or result.failure is not None:
            return None
        place = self.folder / NOTEBOOKS / _owner(result) / f"{result.notebook.name}.ipynb"
        place.parent.mkdir(parents=True, exist_ok=True)
        write_new(place, result.stored.notebook.read_bytes())
        return self._inside(place)

    def _job(self, result: Result, pages: Mapping[str, Path]) -> dict[str, Any]:
        notebook = self._notebook(result)
        files = [self._inside(place) for place in pages.values()] + ([notebook] if notebook else [])
        return {
            "network": result.network,
            "notebook": result.notebook.name,
            "parameters": dict(result.parameters),
            "status": result.status,
            "seconds": round(result.seconds, 2),
            "key": result.key,
            "notebook_file": notebook,
            "pages": {lang: self._inside(place) for lang, place in pages.items()},
            "error": result.failure.as_json() if result.failure else None,
            "last_good": result.last_good,
            "selected": result.selected,
            "policy": result.stored.facts.get("policy") if result.stored else None,
            "files": {file: sha256_of(self.folder / file) for file in files},
        }

    def _entry(self, result: Result) -> Entry:
        return Entry(
            network=result.network, network_name=self._network_name(result), notebook=result.notebook.name,
            public=result.notebook.public, status=result.status, seconds=result.seconds,
            head=result.stored.head if result.stored else None,
            error=result.failure.as_json() if result.failure else None,
            last_good_date=result.good_as_of if result.failure else None,
            shown=result.stored.shown if result.stored else (), outdated=result.outdated,
        )

    def _network_name(self, result: Result) -> Words:
        """As recorded; as the page has it, where the record cannot be read; else the id."""
        if not result.network:
            return Name({})
        try:
            name: Words = self.planner.data.network(result.network).record.name
            return name
        except StriveError:
            return result.network

    def _outcomes(self) -> tuple[str, ...]:
        """The partnership's outcomes in its own order; none where their file cannot be read."""
        try:
            return tuple(outcome.outcome for outcome in self.planner.data.outcomes)
        except StriveError:
            return ()

    def _record(self, jobs: list[dict[str, Any]]) -> None:
        write_new(self.folder / RECORD, json_text({
            "schema_version": SCHEMA_VERSION,
            "as_of": self.planner.as_of.isoformat(),
            "started": self.started.isoformat(timespec="seconds"),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "tools": {"striveutils": striveutils.__version__, **self.planner.versions},
            "jobs": jobs,
        }))

    def _inside(self, place: Path) -> str:
        return place.relative_to(self.folder).as_posix()


def warnings(results: Iterable[Result]) -> tuple[Problem, ...]:
    """What the jobs were warned of in the files they read, each once."""
    told = {json_text(warning): warning for result in results if result.stored and not result.failure
            for warning in result.stored.facts["warnings"]}
    return tuple(Problem.of_json(warning) for _text, warning in sorted(told.items()))


def _owner(job: Result | Entry) -> str:
    return job.network or "partnership"
