"""Make a table safe to send: hide what must be, hide what would give it away, attack the result, and hide more if
it leaks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from striveutils.disclosure.attacking import Leak
from striveutils.disclosure.spreadsheet.auditing import Report, attacked, audit
from striveutils.disclosure.spreadsheet.cells import Cells, cells_by_period
from striveutils.disclosure.spreadsheet.choice import chosen, hidden_by_themselves
from striveutils.disclosure.spreadsheet.reading import Row, Sheet, read_bytes
from striveutils.disclosure.spreadsheet.writing import as_csv

ROUNDS = 20
"""How often one more cell is hidden where a table still leaks, before all of it but its total is withheld."""


@dataclass(frozen=True)
class Protected:
    """The new table as text, the numbers of the rows hidden in it, and what an attack on that text found.

    ``by_themselves`` are the hidden rows that may not be shown whatever else is.
    """

    text: str
    hidden: frozenset[int]
    by_themselves: frozenset[int]
    report: Report


def protect(sheet: Sheet, minimum: int) -> Protected:
    """The table with every row hidden that must be; attacked as it will be written. The same input, the same rows."""
    hidden: set[int] = set()
    alone: set[int] = set()
    for cells in cells_by_period(sheet):
        first = hidden_by_themselves(cells, minimum)
        alone |= _row_numbers(cells, first)
        hidden |= _row_numbers(cells, _safe(cells, first, minimum))
    text = as_csv(sheet, frozenset(hidden))
    report = audit(read_bytes(text.encode(), sheet.file), minimum)
    return Protected(text, frozenset(hidden), frozenset(alone), Report(report.leaks, audit(sheet, minimum).warnings))


def _row_numbers(cells: Cells, indices: frozenset[int]) -> set[int]:
    return {row.number for row in cells.rows_of(indices)}


def _safe(cells: Cells, hidden: frozenset[int], minimum: int) -> frozenset[int]:
    """Choose, attack, and hide one more cell where it leaks; then all but the totals; then everything."""
    for _round in range(ROUNDS):
        hidden = chosen(cells, hidden, minimum)
        leaks = attacked(_with_hidden(cells, hidden), minimum)
        if not leaks:
            return hidden
        further = _further(cells, hidden, leaks)
        if further is None:
            break
        hidden |= {further}
    grand = frozenset(index for index, cell in enumerate(cells.cells) if cell.is_grand_total) - hidden
    every = frozenset(range(len(cells.cells)))
    return every if attacked(_with_hidden(cells, every - grand), minimum) else every - grand


def _with_hidden(cells: Cells, hidden: frozenset[int]) -> Cells:
    """The period as it will be printed."""
    return Cells(tuple(
        replace(cell, rows=tuple(map(_emptied, cell.rows))) if index in hidden else cell
        for index, cell in enumerate(cells.cells)
    ), cells.twins)


def _emptied(row: Row) -> Row:
    return replace(row, numerator=None, denominator=None, percent=None, mark="1")


def _further(cells: Cells, hidden: frozenset[int], leaks: tuple[Leak, ...]) -> int | None:
    """The cheapest shown cell among those that leak, or on a line with one that does."""
    leaking = {leak.cell for leak in leaks if leak.cell is not None}
    told = leaking - hidden
    near = {index for at, line in enumerate(cells.lines) for index in (line.total, *line.parts)
            if leaking & {line.total, *line.parts} or any(leak.line == at for leak in leaks)}
    for open_ in (told, near - hidden):
        found = sorted((index for index in open_ if not cells.cells[index].is_grand_total),
                       key=lambda index: (_size(cells, index), index))
        if found:
            return found[0]
    return None


def _size(cells: Cells, index: int) -> int:
    return max((count.low for row in cells.cells[index].rows
                for count in (row.denominator or row.numerator,) if count is not None), default=0)
