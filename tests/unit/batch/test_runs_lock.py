"""One batch at a time in a runs folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from striveutils.batch.lock import HOLDER, RunsLock
from striveutils.errors import Busy

HOLD = """
import sys, time
from pathlib import Path
from striveutils.batch.lock import RunsLock
lock = RunsLock(Path(sys.argv[1]))
lock.acquire()
lock.note(Path(sys.argv[1]) / "strive-left")
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process  # type: ignore[misc]
    process.kill()
    process.wait()


def test_the_second_is_told_who_holds_it_and_since_when(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(Busy) as caught:
        RunsLock(tmp_path).acquire()
    assert f"process {holder.pid}, started 20" in str(caught.value)
    assert "UTC" in str(caught.value)


def test_a_killed_holder_leaves_nothing_to_unlock_by_hand(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    """What it left in the scratch folder is named, so that it can be removed."""
    holder.kill()
    holder.wait()
    lock = RunsLock(tmp_path)
    assert lock.acquire() == str(tmp_path / "strive-left")
    lock.release()


def test_after_its_release_it_can_be_taken_again_and_nothing_is_left(tmp_path: Path) -> None:
    for _time in range(2):
        lock = RunsLock(tmp_path)
        assert lock.acquire() is None
        lock.note(tmp_path / "strive-x")
        lock.release()
    assert not (tmp_path / HOLDER).exists()
