"""Ids that are recorded nowhere, and figures that do not fit together: warnings across files.

Which column refers to what is said in the models (``Column.refers``); nothing here names a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from striveutils.errors import Problem
from striveutils.naming import did_you_mean
from striveutils.records.agreement import notes, points, totals
from striveutils.records.agreement.registers import Registers
from striveutils.records.columns.checking import KeyPath
from striveutils.records.columns.record import ColumnInfo, Page, Record, Row, columns
from striveutils.records.reading.folder import RecordFolder
from striveutils.records.reading.yaml_pages import shown
from striveutils.records.subjects.observations import Observation
from striveutils.records.subjects.points import Point
from striveutils.words import _


def problems(data: RecordFolder, files: Iterable[str]) -> tuple[Problem, ...]:
    """A warning for every id in ``files`` that is recorded nowhere; each id once a file, at its first row."""
    registers = Registers(data)
    found: list[Problem] = []
    for file in files:
        told: set[tuple[str, str]] = set()
        records = data.read(file).records
        for record in records:
            for column, info, value in _ids(record):
                if (info.name, value) not in told:
                    told.add((info.name, value))
                    found.extend(_unknown(registers, file, record, column, info, value))
        found.extend(registers.unlisted(file))
        found.extend(notes.problems(data, file, records))
        found.extend(points.problems(data, file, [row for row in records if isinstance(row, Point)]))
        found.extend(totals.problems([row for row in records if isinstance(row, Observation)]))
    return tuple(found)


def _ids(record: Record, path: KeyPath = ()) -> Iterator[tuple[KeyPath, ColumnInfo, str]]:
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


def _unknown(registers: Registers, file: str, record: Row, column: KeyPath, info: ColumnInfo,
             id_: str) -> Iterator[Problem]:
    kinds = info.column.refers.split()
    scope = registers.scope(file, record)
    known = {each for kind in kinds for each in registers.known(kind, scope)}
    if id_ in known or not all(registers.checked(kind, scope) for kind in kinds):
        return
    where = registers.place(kinds, scope)
    row = record.line(column) if isinstance(record, Page) else record.where.row
    yield Problem(
        record.where.file, _("“{id}” is recorded nowhere.", id=id_), _("An id from {file}.", file=where),
        did_you_mean(id_, known, _("Correct the id, or add it to {file}.", file=where)),
        row, shown(column, record), warning=True)
