"""Processes: ended with all they started, watched from inside, remembered so that none is left behind."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import tempfile
import threading
import time
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import TypeAlias

import psutil  # type: ignore[import-untyped]

LONGEST_SOCKET_PATH = 100
"""Linux allows 107 bytes for the path of a socket file, macOS 103."""
ROOM_BELOW = len("/10000/k-ipc-5")
"""What a job and its kernel add to the scratch folder's path."""
SECONDS_TO_END = 3.0
SCRATCH_PREFIX = "strive-"
KERNEL_FILE = "kernel"
"""Where a job's process remembers its kernel, in the job's scratch folder."""


def scratch_folder() -> Path:
    """A new private folder with a short path, for the working folders and sockets of a run's jobs."""
    folder = Path(tempfile.mkdtemp(prefix=SCRATCH_PREFIX))
    if os.name == "posix" and len(os.fsencode(folder)) > LONGEST_SOCKET_PATH - ROOM_BELOW and Path("/tmp").is_dir():
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix=SCRATCH_PREFIX, dir="/tmp"))
    return folder.resolve()


def remove_scratch(folder: str | Path | None) -> None:
    """Remove the scratch folder of a run, of this one or of one that was killed; nothing else's."""
    place = Path(folder) if folder else None
    if place is not None and place.is_absolute() and place.name.startswith(SCRATCH_PREFIX):
        shutil.rmtree(place, ignore_errors=True)


Identity: TypeAlias = tuple[int, float]
"""A process: its number and when it was born, because numbers are given out again."""


def identity(pid: int | None) -> Identity | None:
    """Which process has this number now; None if none has."""
    try:
        return (pid, psutil.Process(pid).create_time()) if pid is not None else None
    except psutil.Error:
        return None


def end_tree(who: Identity | None) -> None:
    """End a process and everything it started, and wait a moment until they are gone."""
    if who is None:
        return
    try:
        top = psutil.Process(who[0])
        if top.create_time() != who[1]:
            return
        with contextlib.suppress(psutil.Error):
            top.suspend()  # so that it starts nothing new while its children are listed
        tree = [top, *top.children(recursive=True)]
    except psutil.Error:
        return
    for process in tree:
        _kill(process)
    _wait(tree)


def _kill(process: psutil.Process) -> None:
    with contextlib.suppress(psutil.Error, OSError):
        # A kernel leads a group of its own; what its cells started may have outlived its parent in there.
        if os.name == "posix" and os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()


def _wait(processes: list[psutil.Process]) -> None:
    until = time.monotonic() + SECONDS_TO_END
    while any(alive(process) for process in processes) and time.monotonic() < until:
        time.sleep(0.02)


def alive(process: psutil.Process) -> bool:
    """Whether a process still runs; one that ended and was not yet cleared away does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def remember(file: Path, pid: int) -> None:
    """Write down which process runs, for ``end_remembered``."""
    with contextlib.suppress(OSError):
        file.write_text(json.dumps(identity(pid)), encoding="utf-8")


def end_remembered(file: Path) -> None:
    """End the process that ``remember`` wrote down, if it still runs."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        pid, born = json.loads(file.read_text(encoding="utf-8"))
        end_tree((pid, born))


def end_with_parent(kernel_file: Path) -> None:
    """Watch, in a thread of this process, whether the batch still lives; without it, end the kernel and this process.

    So a batch that is killed outright leaves nothing running.
    """
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        end_remembered(kernel_file)
        os._exit(1)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()
