"""Put a whole new content in a file's place: all of it or nothing, one saver at a time, never over unseen work."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from striveutils import disk
from striveutils.errors import Busy, Conflict, StriveError
from striveutils.records.saving.differences import what_changed
from striveutils.words import Message, _

LOCK_SECONDS = 10.0
"""How long a saver waits for another one; a save takes milliseconds, so this is a crowd or a hung disk."""

_NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True)
class Stamp:
    """What a file held when it was read; two stamps are equal when the contents are.

    ``sha256`` is None where there was no file. ``content`` is kept only to tell a person what changed since.
    """

    sha256: str | None
    content: bytes = field(default=b"", repr=False, compare=False)

    @classmethod
    def of(cls, content: bytes) -> Stamp:
        """The stamp of ``content``."""
        return cls(hashlib.sha256(content).hexdigest(), content)


ABSENT = Stamp(None)
"""The stamp of a file that is not there: to save only if nobody made it meanwhile."""


def read_bytes_with_stamp(path: Path) -> tuple[bytes, Stamp]:
    """The content of ``path`` and its stamp; an absent file (or a link to nowhere) is empty and ABSENT."""
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b"", ABSENT
    except OSError as error:
        raise StriveError(_("{file} could not be read.", file=path.name), _reason(error)) from error
    return content, Stamp.of(content)


@contextlib.contextmanager
def exclusive(path: Path, lock_file: Path | None = None) -> Iterator[Path]:
    """Hold the lock of ``path`` and give the file to write: the target, where ``path`` is a link.

    The lock is a hidden file beside it, or ``lock_file``; the system frees it when its holder dies. Raises Busy, or
    StriveError where the folder cannot be written.
    """
    target = _target(path)
    # Somebody else of the group must be able to take the lock of a file that the group may write.
    mode = stat.S_IMODE(target.stat().st_mode) & 0o666 | 0o600 if target.exists() else -1
    lock = FileLock(lock_file or target.with_name(f".{target.name}.lock"), timeout=LOCK_SECONDS, mode=mode)
    try:
        lock.acquire()
    except Timeout as error:
        raise Busy(
            _("{file} is being saved by another window or command.", file=path.name),
            _("Nothing was changed. Wait a moment, then save again."),
        ) from error
    except OSError as error:
        raise _not_saved(path, error) from error
    try:
        yield target
    finally:
        lock.release()


def check_unchanged(target: Path, expected: Stamp | None) -> Stamp:
    """The file's stamp now; raises Conflict if it is not the ``expected`` one (None expects nothing)."""
    _content, now = read_bytes_with_stamp(target)
    if expected is None or now == expected:
        return now
    if now == ABSENT:
        change = _("{file} was moved or deleted after it was opened here.", file=target.name)
    elif expected == ABSENT:
        change = _("{file} was created by someone else in the meantime.", file=target.name)
    else:
        change = what_changed(target.name, expected.content, now.content)
    raise Conflict(
        change,
        _("Nothing was overwritten, and what you typed is still here. Read the file again, then repeat your change."),
    )


def replace(target: Path, content: bytes, seen: Stamp) -> Stamp:
    """Put ``content`` in the place of ``target``, durably; the caller holds the lock and saw ``seen``.

    Whatever fails, the old content stays whole and no temporary file is left. A file that already holds
    ``content`` is not touched.
    """
    new = Stamp.of(content)
    if new == seen:
        return new
    _sweep(target)
    part = target.with_name(f".~{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        disk.write_new(part, content, mode=_mode_of(target))
        # Editors and spreadsheets know nothing of the lock, so look again at the last moment.
        check_unchanged(target, seen)
        part.replace(target)
    except OSError as error:
        raise _not_saved(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    disk.flush_folder(target.parent)
    return new


def _target(path: Path) -> Path:
    try:
        target = path.resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        target.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError) as error:
        raise _not_saved(path, error) from error
    return target


def _mode_of(target: Path) -> int | None:
    """The rights of an existing file; one that is write-protected is left alone, though a rename would pass."""
    if not target.exists():
        return None
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(target.stat().st_mode)


def _sweep(target: Path) -> None:
    """Remove what a killed saver left; the lock is held, so none of these is in use."""
    for left in target.parent.glob(f".~{target.name}.*.tmp"):
        with contextlib.suppress(OSError):
            left.unlink()


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say what the system's errors mean for whoever writes at ``path``: space, permission, or its own words."""
    try:
        yield
    except OSError as error:
        raise StriveError(_("{file} could not be written.", file=path.name or str(path)), _reason(error)) from error


def _not_saved(path: Path, error: Exception) -> StriveError:
    return StriveError(
        _("{file} could not be saved. The file is as it was before.", file=path.name), _reason(error)
    )


def _reason(error: Exception) -> Message:
    if disk.is_no_space(error):
        return _("The disk is full, or your share of it is used up. Free some space, then try again.")
    code = error.errno if isinstance(error, OSError) else None
    if code in _NO_PERMISSION:
        return _(
            "You need permission to write here: close the file in other programs (a spreadsheet locks it), or ask "
            "whoever owns the folder."
        )
    if code == errno.EISDIR:
        return _("There is a folder with that name. Rename or remove the folder.")
    return _("The computer says: {reason}.", reason=str(getattr(error, "strerror", None) or type(error).__name__))
