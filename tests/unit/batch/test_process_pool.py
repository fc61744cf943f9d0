"""Each job has a process of its own: what happens to one happens to no other, and nothing is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from striveutils.batch import pool as pools
from striveutils.batch.pool import Ending, Pool, Task
from striveutils.batch.processes import alive, end_remembered, identity, remember

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Processes are sent signals here, which Windows does not have.")


def writes(order: Path) -> None:
    order.write_text("done")


def sleeps(order: Path) -> None:
    time.sleep(3600)


def crashes(order: Path) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def is_killed(order: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def raises(order: Path) -> None:
    raise ValueError("not for the terminal")


def starts_another(order: Path) -> None:
    """As a kernel is started: in a session of its own, its number noted; then it hangs."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"], start_new_session=True)
    remember(order.with_name("kernel"), child.pid)
    order.write_text(str(child.pid))
    time.sleep(3600)


def starts_another_and_crashes(order: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"], start_new_session=True)
    remember(order.with_name("kernel"), child.pid)
    order.write_text(str(child.pid))
    is_killed(order)


@pytest.fixture(autouse=True)
def nothing_loaded_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    """These jobs need no library, so the process they are forked from need not load any."""
    monkeypatch.setattr(pools, "PRELOAD", "striveutils.words")
    monkeypatch.setattr(pools, "GRACE_SECONDS", 0.0)


def ended(folder: Path, *works: object, workers: int = 2, seconds: float = 30.0) -> dict[str, Ending]:
    """Run each of ``works`` and give how it ended, by its name."""
    pool = Pool(workers)
    for work in works:
        name = work.__name__  # type: ignore[attr-defined]
        (folder / name).mkdir()
        limit = seconds if work is not writes else 60.0
        pool.add(Task(name, work, folder / name / "file", limit, folder / name / "kernel"))  # type: ignore[arg-type]
    return {task.name: ending for task, ending in pool.endings()}


def test_a_job_that_crashes_or_is_killed_harms_no_other(tmp_path: Path) -> None:
    """The standard pool breaks as a whole here."""
    endings = ended(tmp_path, crashes, is_killed, raises, writes)

    assert endings["crashes"].exit_status == -signal.SIGSEGV
    assert endings["is_killed"].exit_status == -signal.SIGKILL
    assert endings["raises"].exit_status == 1
    assert endings["writes"].exit_status == 0
    assert (tmp_path / "writes" / "file").read_text() == "done"


def test_a_job_that_hangs_is_ended_at_its_limit_with_all_it_started(tmp_path: Path) -> None:
    endings = ended(tmp_path, starts_another, writes, seconds=8.0)

    assert endings["starts_another"].over_time
    assert 8.0 <= endings["starts_another"].seconds < 20.0
    assert not endings["writes"].over_time
    assert not runs((tmp_path / "starts_another" / "file").read_text())


def test_what_a_dead_job_left_behind_is_ended_too(tmp_path: Path) -> None:
    """A kernel is in a session of its own, so it outlives the process that started it."""
    endings = ended(tmp_path, starts_another_and_crashes)

    assert endings["starts_another_and_crashes"].exit_status == -signal.SIGKILL
    assert not runs((tmp_path / "starts_another_and_crashes" / "file").read_text())


def test_ending_the_pool_ends_every_job_at_once(tmp_path: Path) -> None:
    pool = Pool(2)
    for name in ("a", "b", "c"):
        pool.add(Task(name, sleeps, tmp_path / name, 60.0, tmp_path / "none"))
    pool.add(Task("d", writes, tmp_path / "d", 60.0, tmp_path / "none"))
    pool._start(pools._context(), pool._waiting.popleft())
    pids = [running.process.pid for running in pool._running]
    began = time.monotonic()

    pool.end()

    assert time.monotonic() - began < 5.0
    assert not any(runs(str(pid)) for pid in pids)
    assert list(pool.endings()) == []


def test_a_job_may_be_added_while_others_end(tmp_path: Path) -> None:
    """So a second try goes to the end of the queue."""
    pool = Pool(1)
    pool.add(Task("first", is_killed, tmp_path / "x", 30.0, tmp_path / "none"))
    seen = []
    for task, ending in pool.endings():
        seen.append((task.name, ending.exit_status))
        if task.name == "first":
            pool.add(Task("second", writes, tmp_path / "x", 30.0, tmp_path / "none"))
    assert seen == [("first", -signal.SIGKILL), ("second", 0)]


def test_a_process_is_not_taken_for_another_with_its_number(tmp_path: Path) -> None:
    """Numbers are given out again, so a process is known by its birth too."""
    here = identity(os.getpid())
    assert here is not None
    (tmp_path / "kernel").write_text(f"[{here[0]}, {here[1] - 100}]")

    end_remembered(tmp_path / "kernel")  # would end this very test otherwise

    assert identity(None) is None


def runs(pid: str) -> bool:
    """Whether a process with this number runs."""
    try:
        return alive(psutil.Process(int(pid)))
    except psutil.NoSuchProcess:
        return False
