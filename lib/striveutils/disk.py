"""What reaches the disk and stays there, for records and runs alike: whole files, flushed, and fingerprints."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
from pathlib import Path
from typing import Any

_NO_SPACE = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def write_new(path: Path, content: bytes | str, *, mode: int | None = None) -> None:
    """Write a file that is not there yet and see it to the disk; text as UTF-8, its line ends as they are.

    Never writes over or through something that is there already, such as a link. ``mode`` gives its rights; without
    it the umask decides. Raises OSError.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)


def flush_folder(folder: Path) -> None:
    """See a folder's entries to the disk, so that a rename outlives a power cut.

    Windows and some network drives have no such call; they do without.
    """
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_no_space(error: BaseException) -> bool:
    """Whether an error means that nothing more can be written: the disk is full, or somebody's share of it."""
    return isinstance(error, OSError) and error.errno in _NO_SPACE


def json_text(value: Any) -> str:
    """JSON that a person can read, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def sha256_of_json(value: Any) -> str:
    """The fingerprint of a value, 64 hex digits: sha256 over its JSON, written the same way whatever its order."""
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


UNREADABLE = "unreadable"
"""Stands for the fingerprint of a file that is there and cannot be read."""


def sha256_of(path: Path) -> str | None:
    """The hash of a file; None where there is none, a fixed word where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return UNREADABLE
