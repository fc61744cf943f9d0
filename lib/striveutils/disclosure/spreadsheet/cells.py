"""The cells of one period: what is printed of each in any release, and how they add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from striveutils.disclosure.attacking import Fact
from striveutils.disclosure.spreadsheet.adding_up import sums_in
from striveutils.disclosure.spreadsheet.reading import Row, Sheet
from striveutils.disclosure.structure import EVERY, Line
from striveutils.naming import quoted
from striveutils.words import Words


@dataclass(frozen=True)
class Cell:
    """Everything that is about the same thing: a row of each release."""

    period: str
    measure: str
    dimensions: tuple[str, ...]
    values: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def is_grand_total(self) -> bool:
        """Is it the total in every dimension?"""
        return all(value == EVERY for value in self.values)

    @property
    def name(self) -> Words:
        """What it is called in a message: measure, period, and each dimension in which it is not the total."""
        single = [f"{dimension} {value}" for dimension, value in zip(self.dimensions, self.values, strict=True)
                  if value != EVERY]
        return quoted(", ".join([*filter(None, [self.measure, self.period]), *(single or [EVERY])]))


@dataclass(frozen=True)
class Cells:
    """All cells of one period, measure by measure; ``twins`` are cells of several measures about the same children."""

    cells: tuple[Cell, ...]
    twins: tuple[tuple[int, ...], ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """How they add up; each line lies within one measure."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Line]:
        for measure in self.measures:
            keys = [self.cells[index].values for index in measure]
            for line in sums_in(keys):
                yield Line(measure[line.total], tuple(measure[part] for part in line.parts))

    @cached_property
    def measures(self) -> tuple[tuple[int, ...], ...]:
        """The indices of each measure's cells."""
        found: dict[str, list[int]] = {}
        for index, cell in enumerate(self.cells):
            found.setdefault(cell.measure, []).append(index)
        return tuple(map(tuple, found.values()))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What every row prints, as a reader sees it."""
        return tuple(_fact(index, row, self._tells_outcomes[index])
                     for index, cell in enumerate(self.cells) for row in cell.rows)

    @cached_property
    def _tells_outcomes(self) -> dict[int, bool]:
        """For each cell: do rows of its measure say how a group did, beside how large it is?"""
        return {index: tells_outcomes(self.rows_of(measure)) for measure in self.measures for index in measure}

    def rows_of(self, indices: Iterable[int]) -> Iterator[Row]:
        """The rows about the cells with these indices."""
        return (row for index in indices for row in self.cells[index].rows)


def tells_outcomes(rows: Iterable[Row]) -> bool:
    """Do the rows say how many of a group did it? Else their only count is a head count."""
    given = tuple(rows)
    both = all(any(getattr(row, name) is not None for row in given) for name in ("numerator", "denominator"))
    return both or any(row.percent is not None for row in given)


def _fact(index: int, row: Row, outcomes: bool) -> Fact:
    """A row's fact. A count that is left out beside others of its measure is held back, marked or not."""
    left_out = row.blank or (outcomes and row.numerator is None and row.percent is None)
    mark = row.mark if row.mark in ("p", "c") else ""
    percent = row.percent.span if row.percent is not None else None
    if row.numerator is not None and row.denominator is not None and None not in (
            row.numerator.exact, row.denominator.exact):
        percent = None  # it says nothing more than the counts, and may be rounded in a way of its own
    return Fact(index, row.numerator, row.denominator, percent, bool(row.mark) or left_out, mark, row.release)


def cells_by_period(sheet: Sheet) -> tuple[Cells, ...]:
    """The cells of a table, those of each period by themselves: figures of different years do not add up."""
    about: dict[tuple[str, ...], list[Row]] = {}
    for row in sheet.rows:
        about.setdefault(row.about, []).append(row)
    periods: dict[str, list[Cell]] = {}
    for rows in about.values():
        cell = Cell(rows[0].period, rows[0].measure, sheet.dimensions, rows[0].values, tuple(rows))
        periods.setdefault(cell.period, []).append(cell)
    return tuple(Cells(tuple(cells), _twins(cells)) for cells in periods.values())


def _twins(cells: Sequence[Cell]) -> tuple[tuple[int, ...], ...]:
    """Cells of two measures with the same values, where most groups are of the same size in both measures.

    Group sizes that equal each other once or twice may do so by chance.
    """
    sizes = {(cell.measure, cell.values): (index, _size(cell)) for index, cell in enumerate(cells)}
    found: list[tuple[int, ...]] = []
    for one, other in combinations(dict.fromkeys(cell.measure for cell in cells), 2):
        pairs = [(sizes[one, cell.values], sizes[other, cell.values]) for cell in cells
                 if cell.measure == one and (other, cell.values) in sizes]
        same = [(first[0], second[0]) for first, second in pairs if first[1] is not None and first[1] == second[1]]
        if 2 * len(same) > sum(first[1] is not None and second[1] is not None for first, second in pairs):
            found.extend((first[0], second[0]) for first, second in pairs
                         if first[1] is None or second[1] is None or first[1] == second[1])
    return tuple(found)


def _size(cell: Cell) -> int | None:
    """The group's size, where a row prints it."""
    return next((row.denominator.exact for row in cell.rows if row.denominator is not None), None)
