"""Notebooks and templates in a partnership's own folder: copied from the program, renewed where nobody changed them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from striveutils import __version__, places
from striveutils.errors import StriveError
from striveutils.records import saving
from striveutils.words import _

FOLDERS = ("notebooks", "templates")
MANIFEST = ".shipped.json"
"""In each folder: what every file was when the program put it there."""


@dataclass(frozen=True)
class Renewal:
    """What ``renew`` did, by file name: put there anew, renewed, taken away, and left because people changed them."""

    added: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def __add__(self, other: Renewal) -> Renewal:
        return Renewal(self.added + other.added, self.renewed + other.renewed,
                       self.removed + other.removed, self.left + other.left)


def files(name: str) -> Iterator[str]:
    """The files of the program's folder ``name``, relative to it, sorted; hidden ones and caches left out."""
    folder = places.shipped_folder(name)
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "__", "~$")) for part in parts):
            yield "/".join(parts)


def copy(name: str, target: Path) -> tuple[str, ...]:
    """Copy the program's folder ``name`` to ``target``, with its manifest; gives the names of the files."""
    source = places.shipped_folder(name)
    copied = tuple(files(name))
    for file in copied:
        path = target / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((source / file).read_bytes())
    _note(name, target, {file: fingerprint(source / file) for file in copied})
    return copied


def renew(name: str, target: Path) -> Renewal:
    """Bring ``target`` up to what the program ships; a file that people changed is left, a missing one put back."""
    source = places.shipped_folder(name)
    noted, now, done = _noted(target), {}, Renewal()
    for file in files(name):
        new, old = fingerprint(source / file), noted.get(file)
        there = fingerprint(target / file) if (target / file).exists() else None
        shown = f"{target.name}/{file}"
        if there == new:
            now[file] = new
            continue
        if there is None:
            done += Renewal(added=(shown,))
        elif there == old:
            done += Renewal(renewed=(shown,))
        else:
            done += Renewal(left=(shown,))
            if old is not None:
                now[file] = old
            continue
        now[file] = new
        _put(source / file, target / file)
    done += _withdrawn(target, {file: mark for file, mark in noted.items() if file not in set(files(name))})
    _note(name, target, now)
    return done


def _withdrawn(target: Path, gone: dict[str, str]) -> Renewal:
    """Take away what the program no longer ships, where nobody changed it."""
    done = Renewal()
    for file, mark in gone.items():
        path = target / file
        if not path.exists():
            continue
        if fingerprint(path) == mark:
            path.unlink()
            done += Renewal(removed=(f"{target.name}/{file}",))
        else:
            done += Renewal(left=(f"{target.name}/{file}",))
    return done


def fingerprint(path: Path) -> str:
    """A hash of what people write in a file: of a notebook its cells without outputs, of a text its lines."""
    content = path.read_bytes()
    if path.suffix == ".ipynb":
        try:
            cells = json.loads(content)["cells"]
            content = json.dumps([_cell(cell) for cell in cells], sort_keys=True).encode()
        except (ValueError, KeyError, TypeError, AttributeError):
            pass
    # Version control turns line ends around; that is nobody's change.
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _cell(cell: dict[str, Any]) -> list[Any]:
    source = cell.get("source", "")
    return [cell.get("cell_type"), source if isinstance(source, str) else "".join(source),
            sorted(cell.get("metadata", {}).get("tags", []))]


def _put(source: Path, target: Path) -> None:
    saving.save_bytes(target, source.read_bytes(), expected=saving.read_bytes_with_stamp(target)[1])


def _note(name: str, target: Path, marks: dict[str, str]) -> None:
    page = {"schema": 1, "striveutils": __version__, "folder": name, "files": marks}
    saving.save_text(target / MANIFEST, json.dumps(page, indent=1, sort_keys=True) + "\n", expected=None)


def _noted(target: Path) -> dict[str, str]:
    """The manifest of a folder; without one, every file in it counts as people's own."""
    content, stamp = saving.read_bytes_with_stamp(target / MANIFEST)
    if stamp == saving.ABSENT:
        return {}
    try:
        marks = json.loads(content)["files"]
        return {str(file): str(mark) for file, mark in marks.items() if ".." not in Path(file).parts}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StriveError(
            _("{file} is damaged, so there is no telling what was changed by hand.", file=f"{target.name}/{MANIFEST}"),
            _("Remove it: then every file counts as changed and is left as it is."),
        ) from error
