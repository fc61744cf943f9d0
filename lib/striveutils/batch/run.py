"""``strive run``: check what is asked, run what has to run, put the run together, say how it went."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from striveutils import records
from striveutils.batch import telling, unapproved
from striveutils.batch.explaining import explanation
from striveutils.batch.failures import Failure, no_space
from striveutils.batch.history import History
from striveutils.batch.journaling import bring_up_to_date
from striveutils.batch.ledger import FormerRun, Ledger
from striveutils.batch.lock import RunsLock, not_writable
from striveutils.batch.plan import Job, Planner
from striveutils.batch.registry import NotebookKind, chosen
from striveutils.batch.results import Result
from striveutils.batch.scratch import remove_scratch, scratch_folder
from striveutils.batch.stopping import Stopped, stoppable
from striveutils.disk import is_no_space
from striveutils.errors import RecordsError, RunFailed, StriveError
from striveutils.records import listing
from striveutils.words import Message, _, text

DONE, SOME_FAILED, COULD_NOT_START = 0, 1, 2
SECONDS = 600.0
"""How long one notebook may take, unless told otherwise."""


@dataclass(frozen=True)
class RunRequest:
    """What a person asked for. Blank means: the nearest partnership, every network, the notebooks run by default,
    the partnership's day, as many processes as cores, ``runs`` beside ``data``.

    ``timeout`` is in seconds per notebook. ``cold`` asks for ordinary kernels (there are no others yet).
    """

    data_dir: str | Path = ""
    networks: tuple[str, ...] = ()
    as_of: str | date | None = None
    jobs: int | None = None
    notebooks: tuple[str, ...] = ()
    force: bool = False
    timeout: float = SECONDS
    runs_dir: str | Path | None = None
    cold: bool = False
    explain: bool = False
    language: str = "en"


@dataclass(frozen=True)
class RunResult:
    """How it went: the exit status of the command, the run's folder if there is one, the end of each job."""

    exit_status: int
    run_folder: Path | None = None
    results: tuple[Result, ...] = ()


def run(request: RunRequest, *, echo: Callable[[str], object] = print, progress: bool | None = None) -> RunResult:
    """Run the notebooks and publish. ``echo`` takes each line for the person; ``progress`` asks for a bar.

    Never raises for what a person can mend, nor for being stopped: that is said through ``echo``, and the exit
    status is 2 where nothing could be started and 128 + the signal where it was stopped.
    """
    bar = sys.stderr.isatty() if progress is None else progress
    lang = request.language
    try:
        with stoppable():
            return _Run(request, echo, bar).go()
    except Stopped as stopped:
        echo(text(_("Stopped. What was finished is kept; run again to finish the rest."), lang))
        return RunResult(stopped.exit_status)
    except StriveError as error:
        echo(error.in_language(lang))
    except OSError as error:
        if not is_no_space(error):
            raise
        echo(telling.sentences(no_space().words(), lang))
    return RunResult(COULD_NOT_START)


@dataclass
class _Run:
    request: RunRequest
    echo: Callable[[str], object]
    bar: bool
    started: datetime = field(default_factory=lambda: datetime.now(UTC))

    def go(self) -> RunResult:
        """The whole run."""
        data, planner, kinds = self._plan()
        runs = Path(self.request.runs_dir).absolute() if self.request.runs_dir else data.folder.parent / "runs"
        ledger = Ledger(runs)
        if self.request.explain:
            return self._explain(planner, kinds, ledger)
        ledger.make()
        with _held(ledger) as scratch:
            history = History(ledger)
            former = history.newest
            results = self._results(planner, kinds, ledger, history, scratch)
            folder, results = self._assembled(planner, ledger, history, results)
            self._journal(data.folder, runs)
        self._close(results, folder, former)
        failed = any(result.failure for result in results if result.selected)
        return RunResult(SOME_FAILED if failed else DONE, folder, results)

    def _plan(self) -> tuple[records.Partnership, Planner, tuple[NotebookKind, ...]]:
        """Everything that is asked for exists, or a StriveError says what does not."""
        data = records.open_partnership(self.request.data_dir)
        _settings = data.settings  # every page needs them, so a fault in them is told before any work
        if unreadable := listing.unreadable(data.folder, "networks", deep=False):
            raise RecordsError(unreadable)
        kinds = chosen(self.request.notebooks)
        planner = Planner(data, data.today(self.request.as_of))
        planner.check_networks(self.request.networks)
        if data.network_ids:
            planner.check(kinds)
        if self.request.timeout <= 0 or (self.request.jobs is not None and self.request.jobs < 1):
            raise RunFailed(_("The time limit and the number of jobs must be above zero."))
        return data, planner, kinds

    def _results(self, planner: Planner, kinds: tuple[NotebookKind, ...], ledger: Ledger,
                 history: History, scratch: Path) -> tuple[Result, ...]:
        """The end of every job, in the order of the plan; those not asked for as the last run left them."""
        jobs = self._selected(planner, kinds)
        found: dict[tuple[str, str], Result] = {}
        waiting = []
        for job in jobs:
            stored = None if self.request.force else ledger.store.find(job.key)
            if stored is not None:
                found[job.identity] = Result.unchanged(job, stored)
            else:
                waiting.append(job)
        for result in self._executed(waiting, planner, ledger, history, scratch):
            found[result.identity] = result
        for identity in planner.identities - found.keys():
            kept = Result.kept(identity, history, planner.policy)
            if kept is not None:
                found[identity] = kept
        return tuple(found[identity] for identity in sorted(found))

    def _selected(self, planner: Planner, kinds: tuple[NotebookKind, ...]) -> tuple[Job, ...]:
        wanted = set(self.request.networks)
        return tuple(job for job in planner.jobs(kinds) if not wanted or job.network in wanted)

    def _executed(self, jobs: list[Job], planner: Planner, ledger: Ledger, history: History,
                  scratch: Path) -> Iterator[Result]:
        """Run ``jobs`` and tell of each as it Result."""
        if not jobs:
            return
        from striveutils.batch.execution import Execution

        languages = planner.data.settings.languages
        workers = min(self.request.jobs or os.cpu_count() or 1, len(jobs))
        execution = Execution(planner, ledger, scratch, languages, workers, self.request.timeout)
        bar = telling.Progress([job.name for job in jobs], self.echo, self.request.language, bar=self.bar)
        with contextlib.closing(execution.run(jobs)) as endings, contextlib.closing(bar):
            for over in endings:
                if over.stored is not None:
                    result = Result.ran(over.job, over.stored, over.seconds)
                else:
                    failure = over.failure or Failure.of_error(RunFailed(_("The job left nothing.")))
                    result = Result.failed(over.job, failure, over.seconds, history, planner.policy, over.log)
                bar.ended(result)
                yield result

    def _assembled(self, planner: Planner, ledger: Ledger, history: History,
                   results: tuple[Result, ...]) -> tuple[Path, tuple[Result, ...]]:
        from striveutils.batch.assembly import Assembly

        new = ledger.new_folder()
        built = Assembly(new, planner, history, self.started).build(results)
        return ledger.finish(new, ledger.next_name()), built

    def _explain(self, planner: Planner, kinds: tuple[NotebookKind, ...], ledger: Ledger) -> RunResult:
        former = ledger.newest() if ledger.runs.is_dir() else None
        jobs = self._selected(planner, kinds)
        for line in explanation(jobs, former, ledger.store, self.request.language, force=self.request.force):
            self.echo(line)
        if not jobs:
            self._say(_NO_NETWORKS)
        return RunResult(DONE)

    def _journal(self, data: Path, runs: Path) -> None:
        """Note in the journal which rows are new; a run is not less good where that fails."""
        try:
            bring_up_to_date(data, runs)
        except Exception as error:
            why = error.message if isinstance(error, StriveError) else type(error).__name__
            self._say(_("The journal of new rows could not be brought up to date. {why}", why=why))

    def _close(self, results: tuple[Result, ...], folder: Path, former: FormerRun | None) -> None:
        lang = self.request.language
        for line in (*telling.table(results, lang), *telling.failures(results, folder, lang), ""):
            self.echo(line)
        if not results:
            self._say(_NO_NETWORKS)
            for line in telling.emptied(former, lang):
                self.echo(line)
        else:
            self.echo(telling.counts(results, lang))
        for line in (*telling.withheld(results, lang), *telling.kept(results, lang),
                     *unapproved.told(unapproved.waiting(results), lang)):
            self.echo(line)
        self._say(_("The site: {file}", file=telling.shown(folder / "site" / "index.html")))

    def _say(self, message: Message) -> None:
        self.echo(text(message, self.request.language))


_NO_NETWORKS = _("No network is recorded yet, so there is no brief to make. A network is a folder in data/networks "
                 "with a network.yaml; data/README.md says what goes in it.")


@contextlib.contextmanager
def _held(ledger: Ledger) -> Iterator[Path]:
    """The runs folder, tidied and for this run alone; gives a scratch folder for its jobs."""
    lock = RunsLock(ledger.runs)
    remove_scratch(lock.acquire())
    scratch = None
    try:
        ledger.tidy()
        try:
            scratch = scratch_folder()
            lock.note(scratch)
        except OSError as error:
            raise not_writable(ledger.runs) from error
        yield scratch
    finally:
        remove_scratch(scratch)
        with contextlib.suppress(OSError):
            ledger.sweep()
        lock.release()
