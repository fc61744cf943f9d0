"""One batch at a time in a runs folder; the second is told who holds it.

The system frees the lock when its holder dies, so a killed batch leaves nothing to unlock by hand.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from striveutils.errors import Busy, RunFailed
from striveutils.words import _

LOCK, HOLDER = ".lock", ".lock-holder.json"


class RunsLock:
    """The lock of a runs folder, held from ``acquire`` to ``release``."""

    def __init__(self, runs: Path) -> None:
        self._lock = FileLock(runs / LOCK, timeout=0)
        self._holder = runs / HOLDER

    def acquire(self) -> str | None:
        """Take the lock; gives the scratch folder that a killed batch left, if it left one. Raises Busy."""
        try:
            self._lock.acquire()
        except Timeout as error:
            raise _busy(self._holder) from error
        except OSError as error:
            raise not_writable(self._holder.parent) from error
        return _read(self._holder).get("scratch")

    def note(self, scratch: Path) -> None:
        """Write down who holds the lock, since when, and where its jobs work."""
        started = datetime.now(UTC).isoformat(timespec="seconds")
        self._holder.write_text(json.dumps({"pid": os.getpid(), "started": started, "scratch": str(scratch)}),
                                encoding="utf-8")

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            self._holder.unlink(missing_ok=True)
            self._lock.release()


def not_writable(runs: Path) -> RunFailed:
    """The runs folder takes no files."""
    return RunFailed(
        _("Nothing can be written in {folder}.", folder=str(runs)),
        _("Ask for permission to write there, make space, or name another folder with --runs."),
    )


def latest_is_a_folder(latest: Path) -> RunFailed:
    """Something else stands where the newest run is named, such as a copy that an archive was unpacked to."""
    return RunFailed(
        _("{folder} is a folder of its own. It should only name the newest run; maybe the runs were copied or "
          "unpacked from an archive.", folder=str(latest)),
        _("Rename that folder or delete it, then run again: the runs themselves are the numbered folders beside it."),
    )


def _busy(holder: Path) -> Busy:
    told = _read(holder)
    if not told:
        return Busy(
            _("Another run is working in this folder."),
            _("Wait until it is finished, then run again."),
        )
    return Busy(
        _("Another run is working in this folder: process {pid}, started {started}.", pid=told["pid"],
          started=told["started"].replace("T", " ").replace("+00:00", " UTC")),
        _("Wait until it is finished, then run again. To end it, press Ctrl-C where it runs."),
    )


def _read(holder: Path) -> dict[str, str]:
    try:
        told = json.loads(holder.read_text(encoding="utf-8"))
        return {name: str(told[name]) for name in ("pid", "started", "scratch")}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
