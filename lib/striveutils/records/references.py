"""Ids that are recorded nowhere, and figures that do not fit together: warnings across files.

Which column refers to what is said in the models (``Column.refers``); nothing here names a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from striveutils.errors import Problem
from striveutils.records import totals
from striveutils.records.base import ColumnInfo, Page, Record, Row, columns
from striveutils.records.quoting import nearest
from striveutils.records.registers import Registers
from striveutils.records.yaml_reading import shown
from striveutils.words import _

if TYPE_CHECKING:
    from striveutils.records.partnership import Partnership


def problems(data: Partnership, files: Iterable[str]) -> tuple[Problem, ...]:
    """A warning for every id in ``files`` that is recorded nowhere; each id once a file, at its first row."""
    registers = Registers(data)
    found: list[Problem] = []
    for file in files:
        told: set[tuple[str, str]] = set()
        for record in data.read(file).records:
            for column, info, value in _ids(record):
                if (info.name, value) not in told:
                    told.add((info.name, value))
                    found.extend(_unknown(registers, file, record, column, info, value))
        found.extend(registers.unlisted(file))
        if file.startswith("indicators/observations/"):
            found.extend(totals.problems(data, file))
    return tuple(found)


def _ids(record: Record, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], ColumnInfo, str]]:
    """Every id in a record that refers to something, with the path of its column."""
    for info in columns(type(record)):
        value = getattr(record, info.attribute)
        if info.section is not None:
            for place, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
                if item is not None:
                    yield from _ids(item, (*path, info.name) if place is None else (*path, info.name, place))
        elif info.column.refers:
            for id_ in value if isinstance(value, tuple) else (value,):
                if id_ is not None:
                    yield (*path, info.name), info, id_


def _unknown(registers: Registers, file: str, record: Row, column: tuple[str | int, ...], info: ColumnInfo,
             id_: str) -> Iterator[Problem]:
    kinds = info.column.refers.split()
    scope = registers.scope(file, record)
    known = {each for kind in kinds for each in registers.known(kind, scope)}
    if id_ in known or not all(registers.checked(kind, scope) for kind in kinds):
        return
    near = nearest(id_, known)
    where = registers.place(kinds, scope)
    row = record.line(column) if isinstance(record, Page) else record.where.row
    yield Problem(
        record.where.file, _("“{id}” is recorded nowhere.", id=id_), _("An id from {file}.", file=where),
        _("Did you mean {name}?", name=near) if near else _("Correct the id, or add it to {file}.", file=where),
        row, shown(column, record), warning=True)
