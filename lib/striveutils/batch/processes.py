"""Processes: ended with all they started, watched from inside, remembered so that none is left behind."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import TypeAlias

import psutil  # type: ignore[import-untyped]

SECONDS_TO_END = 3.0
KERNEL_FILE = "kernel"
"""Where a job's process remembers its kernel, in the job's scratch folder."""


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


@contextlib.contextmanager
def signals_held(*numbers: signal.Signals) -> Iterator[None]:
    """Let signals wait until the block is over; processes that are started in it let them wait, too.

    So nobody is told to stop between starting a process and knowing of it. Windows has no such call.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def heed_signals() -> None:
    """In a process that was started while signals waited: take them again, but leave Ctrl-C to the batch."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())


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
