"""Which run a person means: its name, its number or its folder; the newest where none is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from striveutils.batch.ledger import LATEST, NAME, RECORD
from striveutils.errors import RunFailed
from striveutils.naming import did_you_mean, quoted
from striveutils.words import Joined, Message, _

LISTED = 5
"""Runs named to somebody who named one that is not there."""
SITE = "site"


def chosen(runs: Path, asked: str = "") -> Path:
    """The folder of a finished run in ``runs`` or elsewhere, links followed. Raises RunFailed.

    ``asked`` is a run's name, its number, its folder (or the site in it) or ``latest``; blank is the newest.
    """
    finished = {folder.name: folder for folder in _finished(runs)}
    if not finished and asked in ("", LATEST):
        raise RunFailed(_("There is no finished run in {folder}.", folder=str(runs)),
                        _("Make one first, look at its pages, then release it: strive run"))
    if asked in ("", LATEST):
        return next(iter(finished.values()))
    if asked in finished:
        return finished[asked]
    if asked.isascii() and asked.isdigit():
        numbered = next((folder for folder in finished.values() if _number(folder) == int(asked)), None)
        if numbered is not None:
            return numbered
    return _elsewhere(runs, asked, tuple(finished))


def _elsewhere(runs: Path, asked: str, names: tuple[str, ...]) -> Path:
    for path in (Path(asked).expanduser(), runs / asked):
        folder = _behind(path)
        if (folder / RECORD).is_file() and NAME.fullmatch(folder.name):
            return folder
        if folder.is_dir():
            raise RunFailed(
                _("{folder} is not the folder of a finished run.", folder=quoted(asked)),
                _("The folder of a run has a number and a date for its name and holds {file}.", file=RECORD))
    raise RunFailed(_("There is no finished run “{name}”.", name=quoted(asked)),
                    did_you_mean(asked, names, _choice(names)))


def _behind(path: Path) -> Path:
    """The run's folder where a link, a file that names it, or the site in it was given."""
    try:
        if path.is_file() and path.name == LATEST:
            path = path.with_name(path.read_text(encoding="utf-8").strip())
        folder = path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path
    return folder.parent if folder.name == SITE else folder


def _choice(names: tuple[str, ...]) -> Message:
    if not names:
        return _("Make one first, look at its pages, then release it: strive run")
    return _("The newest runs are: {names}.", names=Joined(names[:LISTED]))


def _finished(runs: Path) -> Iterator[Path]:
    """The folders of finished runs, newest first."""
    if runs.is_dir():
        found = (path for path in runs.iterdir() if NAME.fullmatch(path.name) and (path / RECORD).is_file())
        yield from (path.resolve() for path in sorted(found, key=_number, reverse=True))


def _number(folder: Path) -> int:
    match = NAME.fullmatch(folder.name)
    return int(match[1]) if match else 0
