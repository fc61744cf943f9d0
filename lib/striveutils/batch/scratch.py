"""The folder a run's jobs work in: private, with a short path, removed when the run is over."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

LONGEST_SOCKET_PATH = 100
"""Linux allows 107 bytes for the path of a socket file, macOS 103."""
ROOM_BELOW = len("/10000/k-ipc-5")
"""What a job and its kernel add to the scratch folder's path."""
PREFIX = "strive-"


def scratch_folder() -> Path:
    """A new private folder with a short path, for the working folders and sockets of a run's jobs."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    if os.name == "posix" and len(os.fsencode(folder)) > LONGEST_SOCKET_PATH - ROOM_BELOW and Path("/tmp").is_dir():
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir="/tmp"))
    return folder.resolve()


def remove_scratch(folder: str | Path | None) -> None:
    """Remove the scratch folder of a run, of this one or of one that was killed; nothing else's."""
    place = Path(folder) if folder else None
    if place is not None and place.is_absolute() and place.name.startswith(PREFIX):
        shutil.rmtree(place, ignore_errors=True)
