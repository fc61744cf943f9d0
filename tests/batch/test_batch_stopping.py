"""A run that is stopped or killed leaves nothing running and nothing half written; the next run finishes it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tiny_batch import NETWORKS, Tiny, tiny

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Processes are sent signals here, which Windows does not have.")

SLOW = "import time\ntime.sleep(0 if Path(data_dir, '..', 'quick').exists() else 60)\n"
SECONDS_TO_STOP = 5.0


def wait_for(what: Callable[[], object], seconds: float = 60.0, *, pause: float = 0.2) -> float:
    """Wait until ``what`` is true; gives how long it took."""
    began = time.monotonic()
    while not what():
        assert time.monotonic() - began < seconds, "waited in vain"
        time.sleep(pause)
    return time.monotonic() - began


def kernels(made: Tiny) -> int:
    """How many kernels run for a partnership."""
    return sum("ipykernel_launcher" in " ".join(process.cmdline()) for process in made.processes())


def unfinished(made: Tiny) -> list[str]:
    """Names of runs and jobs that are not whole."""
    runs = [path for path in made.runs.glob("[0-9]*") if not (path / "run.json").is_file()]
    jobs = [path for path in made.runs.glob(".jobs/*") if not (path / "job.json").is_file()]
    return [path.name for path in (*runs, *jobs)]


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files of the processes a test starts: its own, with a short name for sockets."""
    folder = Path(tempfile.mkdtemp())
    monkeypatch.setenv("TMPDIR", str(folder))
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_run_ends_in_five_seconds_with_its_kernels(
    tmp_path: Path, temporary: Path, number: signal.Signals, status: int,
) -> None:
    """Ctrl-C goes to the whole group of the terminal, as here."""
    made = tiny(tmp_path, SLOW)
    process = made.start()
    wait_for(lambda: kernels(made) == 2)
    assert list(temporary.glob("strive-*"))

    began = time.monotonic()
    if number == signal.SIGINT:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    said, _nothing = process.communicate(timeout=30)

    assert time.monotonic() - began < SECONDS_TO_STOP
    assert process.returncode == status
    assert "Stopped. What was finished is kept" in said
    assert "Traceback" not in said
    assert made.processes() == []
    assert not (made.runs / "latest").exists()
    assert unfinished(made) == []
    assert list(temporary.glob("strive-*")) == []


@pytest.mark.parametrize("delay", [0.0, 0.2, 0.5, 0.8, 1.1, 1.4])
def test_ctrl_c_at_any_moment_of_the_start_says_one_sentence_alone(
    tmp_path: Path, temporary: Path, delay: float,
) -> None:
    """While libraries are loaded, while processes are started: no process but the batch itself has a say."""
    made = tiny(tmp_path, SLOW)
    process = made.start()
    wait_for(lambda: (made.runs / ".lock-holder.json").exists(), pause=0.005)
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    said, _nothing = process.communicate(timeout=30)

    assert said == "Stopped. What was finished is kept; run again to finish the rest.\n"
    assert process.returncode == 130
    assert made.processes() == []
    assert list(temporary.glob("strive-*")) == []


def test_the_second_of_two_runs_is_refused_and_told_who_works(tmp_path: Path) -> None:
    made = tiny(tmp_path, SLOW)
    process = made.start()
    try:
        wait_for(lambda: kernels(made) > 0)
        run = made.run()
        assert run.status == 2
        assert f"process {process.pid}, started 20" in run.said
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 143


def test_a_killed_run_leaves_no_process_and_the_next_one_finishes_the_same_site(
    tmp_path: Path, temporary: Path,
) -> None:
    """Killed outright at three moments of a run's life; then one run more."""
    clean = tiny(tmp_path / "clean")
    assert clean.run().status == 0
    made = tiny(tmp_path / "killed")
    chance = random.Random(20200229)
    for _attempt in range(3):
        process = made.start()
        wait_for(lambda: kernels(made) > 0 or process.poll() is not None)  # noqa: B023
        delay = chance.uniform(0.0, 4.0)
        time.sleep(delay)
        process.kill()
        process.communicate()
        wait_for(lambda: made.processes() == [], seconds=10)
        assert unfinished(made) == [], f"killed after {delay:.1f} s"

    run = made.run()

    assert run.status == 0, run.said
    assert made.site() == clean.site()
    assert {path.name for path in made.runs.iterdir()} >= {".jobs", "latest"}
    assert not (made.runs / ".work").exists()
    assert list(temporary.glob("strive-*")) == [], "the next run clears away what a killed one left"


def test_what_was_finished_before_a_stop_is_not_done_again(tmp_path: Path) -> None:
    made = tiny(tmp_path, "import time\ntime.sleep(0 if network == 'both-graduate' else 60)\n")
    process = made.start()
    wait_for(lambda: list(made.runs.glob(".jobs/*")))
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)

    run = made.run(timeout=1)

    assert run.status == 1
    assert made.record()["both-graduate"]["status"] == "unchanged"


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    """As with a limit on the size of files: first the job cannot save, then the run cannot."""
    made = tiny(tmp_path)
    limited = made.start(file_size=4000)
    said, _nothing = limited.communicate(timeout=100)

    assert limited.returncode == 2, said
    assert "The disk is full" in said
    assert "Traceback" not in said
    assert not (made.runs / "latest").exists()
    assert list(made.runs.glob(".jobs/*")) == []
    assert unfinished(made) == []

    assert made.run().status == 0
    assert set(made.record()) == set(NETWORKS)
