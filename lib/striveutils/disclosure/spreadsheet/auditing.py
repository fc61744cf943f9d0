"""Attack a table with everything it prints: each period by itself, all its measures and releases together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from striveutils.disclosure.attacking import Leak, Table, attack, examine, links
from striveutils.disclosure.spreadsheet.cells import Cells, cells_by_period
from striveutils.disclosure.spreadsheet.reading import Row, Sheet
from striveutils.errors import Problem
from striveutils.words import Joined, Message, _

MOST_ROWS = 6
"""So many rows are named one by one."""


@dataclass(frozen=True)
class Found:
    """A leak, and the numbers of the rows it is about."""

    leak: Leak
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Report:
    """What an attack found; ``warnings`` are about what it could not know. Safe is a table without a leak."""

    leaks: tuple[Found, ...]
    warnings: tuple[Problem, ...]


def audit(sheet: Sheet, minimum: int) -> Report:
    """Everything that can be worked out of a table and should not be; ``minimum`` is the smallest group shown."""
    leaks: list[Found] = []
    warnings: list[Problem] = []
    for cells in cells_by_period(sheet):
        found = examine(as_table(cells), minimum)
        leaks.extend(Found(leak, _rows(leak, cells)) for leak in found.leaks)
        warnings.extend(Problem(sheet.file, warning, warning=True) for warning in found.warnings)
        warnings.extend(_unlisted(cells, sheet.file))
    return Report(tuple(leaks), (*sheet.warnings, *warnings))


def attacked(cells: Cells, minimum: int) -> tuple[Leak, ...]:
    """What can be worked out of one period."""
    return attack(as_table(cells), minimum)


def as_table(cells: Cells) -> Table:
    """The period as the attacker reads it."""
    names = tuple(cell.name for cell in cells.cells)
    measures, keys = [cell.measure for cell in cells.cells], [cell.values for cell in cells.cells]
    return Table(names, cells.lines, cells.facts, links(measures, keys, cells.facts))


def _rows(leak: Leak, cells: Cells) -> tuple[int, ...]:
    """Where to look: the rows of the cell, or of the total of the line."""
    index = leak.cell if leak.cell is not None else cells.lines[leak.line].total if leak.line is not None else None
    return () if index is None else tuple(row.number for row in cells.cells[index].rows)


def _unlisted(cells: Cells, file: str) -> Iterator[Problem]:
    """Warnings about printed parts that are fewer than the printed total: children in no listed group, or a slip."""
    for line in cells.lines:
        total, parts = cells.cells[line.total].rows[0], [cells.cells[part].rows[0] for part in line.parts]
        short = [name for name in ("denominator", "numerator") if _falls_short(name, total, parts)]
        if short:
            yield Problem(file, _fewer([str(part.number) for part in parts]), None,
                          _("Check whether a group is missing."), total.number, short[0], warning=True)


def _falls_short(name: str, total: Row, parts: list[Row]) -> bool:
    exact = [one.exact if (one := getattr(row, name)) is not None else None for row in (total, *parts)]
    known = [number for number in exact if number is not None]
    return len(known) == len(exact) and sum(known[1:]) < known[0]


def _fewer(rows: list[str]) -> Message:
    if len(rows) > MOST_ROWS:
        return _("{count} rows, from row {first} to row {last}, add up to less than this row.", first=rows[0],
                 last=rows[-1], count=str(len(rows)))
    if len(rows) == 1:
        return _("Row {row} is the only part of this row, and it is less.", row=rows[0])
    return _("Rows {rows} add up to less than this row.", rows=Joined(tuple(rows)))
