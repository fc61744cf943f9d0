"""Which files are in a partnership's folder, and names among them that are not what they should be."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from striveutils.errors import Problem
from striveutils.naming import did_you_mean, quoted
from striveutils.records.columns.ids import DEVICES, ID, id_cure
from striveutils.records.columns.students import student_fault
from striveutils.records.files import FILES, KEPT_BY_THE_PROJECT, LATER, ON_NO_PAGE, kind_of, path_of
from striveutils.records.subjects.cycles import Cycle
from striveutils.records.subjects.networks import RESERVED
from striveutils.records.subjects.observations import Observation
from striveutils.words import _

SHARED = tuple(kind.pattern for kind in FILES
               if "*" not in kind.pattern and kind.pattern not in KEPT_BY_THE_PROJECT | ON_NO_PAGE)
"""The files that every network's pages may be made from."""

OF_RECORDS = ("networks", "indicators/observations")
"""The folders whose files are found by looking."""

COPY = re.compile(
    r"conflict|\bcopy\b|\bcopia\b|\bbackup\b|~$|\.(?:bak|orig|old|tmp)$|[ _-]\([0-9]+\)\.|_conflict-", re.IGNORECASE)
"""Names that file sharing, spreadsheets and editors give to second copies."""

ENDINGS = (".csv", ".yaml", ".yml", ".xlsx", ".xls", ".tsv")
"""Files that look as if they held records."""

LONGEST_HEADER = 65_536
"""Bytes of a file's first line that are looked at."""

HIDDEN = (".", "~$")
"""How names of hidden files begin, and of those that a spreadsheet keeps beside a file while it is open."""


def network_ids(folder: Path) -> tuple[str, ...]:
    """The folders below ``networks`` that can be a network's."""
    return tuple(sorted(name for name in _folders(folder / "networks") if usable(name) and name not in RESERVED))


def usable(name: str) -> bool:
    """Can an id be the name of a file or folder on every system?"""
    return ID.fullmatch(name) is not None and name not in DEVICES


def cycle_ids(folder: Path, network: str) -> tuple[str, ...]:
    """The cycles of a network, in the order of their files' names."""
    return _ids(folder / f"networks/{network}/cycles", ".yaml")


def network_files(folder: Path, network: str) -> tuple[str, ...]:
    """The files of a network, there or not; of cycles those that exist."""
    own = (kind.path(network) for kind in FILES
           if kind.pattern.startswith("networks/*/") and kind.pattern.count("*") == 1)
    return (*own, *(path_of(Cycle, network, cycle) for cycle in cycle_ids(folder, network)))


def record_files(folder: Path) -> tuple[str, ...]:
    """Every file in the folder that is read, relative to it, in the order of FILES."""
    networks = network_ids(folder)
    found: list[str] = []
    for kind in FILES:
        if kind.model is Cycle:
            found.extend(kind.path(network, cycle) for network in networks for cycle in cycle_ids(folder, network))
        elif kind.model is Observation:
            found.extend(map(kind.path, _ids(folder / "indicators/observations", ".csv")))
        elif "*" in kind.pattern:
            found.extend(map(kind.path, networks))
        else:
            found.append(kind.pattern)
    return tuple(file for file in found if os.path.lexists(folder / file))


def odd_names(folder: Path) -> tuple[Problem, ...]:
    """What is wrong with names: of networks, of copies left behind, of files that nothing reads."""
    paths = sorted(_walk(folder, ""))
    networks = (None, *network_ids(folder))
    lost = (problem for kind in OF_RECORDS for problem in unreadable(folder, kind))
    problems = [*lost, *_odd_networks(folder), *_twins(folder, paths)]
    for path in paths:
        if kind_of(path) and usable(Path(path).stem) and _network_of(path) in networks:
            continue
        problem = _odd_file(folder, path)
        if problem is not None:
            problems.append(problem)
    return tuple(problems)


def _odd_networks(folder: Path) -> Iterator[Problem]:
    for name in sorted(_folders(folder / "networks")):
        file = f"{folder.name}/networks/{name}"
        if name in RESERVED or name in DEVICES:
            yield Problem(file, _("No network can be called “{id}”: the name is taken.", id=name), None,
                          _("Rename the folder."))
        elif not usable(name):
            yield Problem(file, _("“{text}” is not an id.", text=quoted(name)),
                          _("A folder's name in small letters, digits and hyphens."), id_cure(name))


def _twins(folder: Path, paths: list[str]) -> Iterator[Problem]:
    """Files that are one and the same on Windows and macOS."""
    seen: dict[str, str] = {}
    for path in paths:
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield Problem(f"{folder.name}/{path}",
                          _("“{other}” differs only in capitals.", other=quoted(other.rpartition("/")[2])),
                          _("Names that differ in more than capitals; some computers take these for one file."),
                          _("Keep one of the two."), warning=True)


def _of_students(folder: Path, path: str) -> Problem | None:
    """A table of single students that lies in the folder, though nothing reads it: it goes where the folder goes."""
    if not path.lower().endswith((".csv", ".tsv", ".txt")):
        return None
    try:
        with (folder / path).open("rb") as file:
            header = file.readline(LONGEST_HEADER).decode("utf-8-sig", errors="replace")
    except OSError:
        return None
    fault = student_fault(re.split(r"[,;\t|]", header.replace('"', "").strip()))
    return Problem(f"{folder.name}/{path}", fault.wrong, fault.expected, fault.cure, row=1) if fault else None


def _odd_file(folder: Path, path: str) -> Problem | None:
    """What is wrong with a file that is not read: it tells of single students, or looks as if it should be read."""
    name = path.rpartition("/")[2]
    file = f"{folder.name}/{path}"
    if (refused := _of_students(folder, path)) is not None:
        return refused
    if COPY.search(name):
        return Problem(file, _("This looks like a second copy of a file; nothing reads it."), None,
                       _("Copy what is missing into the other one, then remove this one."), warning=True)
    if re.fullmatch("networks/[^/]+/cycles/.+", path) and not name.endswith(ENDINGS):
        return Problem(file, _("Nothing reads a file of this name."), _("One file for each cycle, such as {name}.",
                       name="walking-groups.yaml"), _("Move it elsewhere if it is not needed here."), warning=True)
    if path.startswith(LATER) or not name.endswith(ENDINGS):
        return None
    if kind_of(path) and not usable(Path(path).stem):
        return Problem(file, _("“{text}” is not an id.", text=quoted(Path(path).stem)),
                       _("A file's name in small letters, digits and hyphens."), id_cure(Path(path).stem))
    if kind_of(path):
        return None
    cure = did_you_mean(path, _possible(path), _("Move it elsewhere if it is not needed here."))
    return Problem(file, _("Nothing reads a file of this name."), None, cure, warning=True)


def _possible(path: str) -> list[str]:
    """The names files could have, with the ids of ``path`` in place of the stars."""
    parts = path.split("/")
    found = []
    for kind in FILES:
        wanted = kind.pattern.split("/")
        if len(wanted) == len(parts):
            ids = [part.rpartition(".")[0] or part for part in parts]
            found.append("/".join(part.replace("*", id_) for part, id_ in zip(wanted, ids, strict=True)))
    return found


def _network_of(path: str) -> str | None:
    parts = path.split("/")
    return parts[1] if parts[0] == "networks" and len(parts) > 2 else None


def _ids(folder: Path, ending: str) -> tuple[str, ...]:
    """The ids that the files in a folder are named after."""
    names = sorted(name for name in _names(folder) if name.endswith(ending))
    return tuple(id_ for name in names if usable(id_ := name.removesuffix(ending)))


def _walk(folder: Path, below: str) -> Iterator[str]:
    for name in sorted(_names(folder / below)):
        path = f"{below}{name}"
        if _is_folder(folder / path) and not (folder / path).is_symlink():
            yield from _walk(folder, f"{path}/")
        else:
            yield path


def unreadable(folder: Path, below: str, *, deep: bool = True) -> tuple[Problem, ...]:
    """Folders of records at ``below`` in ``folder`` that are there but cannot be listed: what is in them is missing.

    ``deep`` looks at the folders inside, too. A folder that is not there at all holds no records and is no fault.
    """
    here = folder / below
    try:
        inside = [entry for entry in here.iterdir() if not entry.name.startswith(".") and _is_folder(entry)]
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not os.path.lexists(here):
            return ()
        return (_cannot_be_read(f"{folder.name}/{below}", error),)
    if not deep:
        return ()
    return tuple(problem for entry in sorted(inside)
                 for problem in unreadable(folder, entry.relative_to(folder).as_posix()))


def _cannot_be_read(file: str, error: OSError) -> Problem:
    if isinstance(error, NotADirectoryError):
        return Problem(file, _("This is a file, but the records need a folder of that name."), None,
                       _("Move the file elsewhere and bring the folder back from your backup."))
    return Problem(file, _("This folder cannot be read, so nobody knows which records are in it."), None,
                   _("Connect the drive it is on, or ask whoever owns it for permission to read; then try again."))


def _names(folder: Path) -> tuple[str, ...]:
    """What is in a folder, hidden things left out; nothing where there is no folder, or where it cannot be read."""
    try:
        return tuple(entry.name for entry in folder.iterdir() if not entry.name.startswith(HIDDEN))
    except OSError:
        return ()


def _folders(folder: Path) -> tuple[str, ...]:
    return tuple(name for name in _names(folder) if _is_folder(folder / name))


def _is_folder(path: Path) -> bool:
    """Whether it is a folder; one the system tells nothing about may be one."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        return True
