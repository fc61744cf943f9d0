"""Which cells of one period to hide: asked of ``choosing`` for each measure, and the same for measures of one group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from striveutils.disclosure.choosing import Candidate, choose
from striveutils.disclosure.spreadsheet.cells import Cell, Cells, tells_outcomes
from striveutils.disclosure.spreadsheet.counting import Counted, counted, may_be_shown, may_be_shown_as_published
from striveutils.disclosure.spreadsheet.unprinted import Number, Whole, completed
from striveutils.disclosure.structure import Line


def hidden_by_themselves(cells: Cells, minimum: int) -> frozenset[int]:
    """The cells with a row that may not be shown, in any release."""
    return frozenset(index for measure in cells.measures for index in _alone(cells, measure, minimum))


def _alone(cells: Cells, measure: Sequence[int], minimum: int) -> Iterator[int]:
    rows = tuple(cells.rows_of(measure))
    outcomes = tells_outcomes(rows)
    without_counts = all(row.numerator is None and row.denominator is None for row in rows)
    for index in measure:
        for row in cells.cells[index].rows:
            if not (may_be_shown_as_published(row) if without_counts else may_be_shown(row, outcomes, minimum)):
                yield index
                break


def chosen(cells: Cells, hidden: frozenset[int], minimum: int) -> frozenset[int]:
    """``hidden`` and the cells to hide with them, so that nobody can subtract.

    Measures that are about the same children hide the same groups: one would tell the group sizes of the other.
    """
    while True:
        more = hidden.union(*(_in_measure(cells, measure, hidden, minimum) for measure in cells.measures))
        more |= {index for twins in cells.twins for index in twins if more & set(twins)}
        if more == hidden:
            return hidden
        hidden = more


def _in_measure(cells: Cells, measure: Sequence[int], hidden: frozenset[int], minimum: int) -> frozenset[int]:
    place = {index: at for at, index in enumerate(measure)}
    lines = [Line(place[line.total], tuple(place[part] for part in line.parts))
             for line in cells.lines if line.total in place]
    outcomes = tells_outcomes(cells.rows_of(measure))
    numbers = [_number(cells.cells[index], outcomes) for index in measure]
    if not lines or not any(numbers):
        return frozenset()
    mine = [cells.cells[index] for index in measure]
    held = {place[index] for index in hidden & set(measure)}
    whole = completed(numbers, lines, outcomes)
    candidates = _candidates(whole, mine, held, minimum)
    return frozenset(measure[index] for index in choose(candidates, whole.lines, minimum) if index < len(measure))


def _number(cell: Cell, outcomes: bool) -> Number | None:
    found = next((one for row in cell.rows if (one := counted(row, outcomes)) is not None), None)
    return None if found is None else _likeliest(found)


def _likeliest(found: Counted) -> Number:
    """The middle of what a rounded percent leaves open."""
    size = (found.denominator.low + (found.denominator.high or found.denominator.low)) // 2
    if found.numerator is None:
        return Number(size, None)
    return Number(size, min(size, (found.numerator.low + (found.numerator.high or found.numerator.low)) // 2))


def _candidates(whole: Whole, cells: Sequence[Cell], hidden: Set[int], minimum: int) -> list[Candidate]:
    """A reader takes the parts of a total for all of it. So what else there is counts as known, unless it is small."""
    totals = {line.total for line in whole.lines}
    small = {rest for rest in whole.rests if whole.numbers[rest].denominator < minimum}
    kept = whole.rests.union(index for index, cell in enumerate(cells) if cell.is_grand_total)
    return [Candidate(number.denominator, number.numerator, must_hide=index in hidden or index in small,
                      may_hide=index not in kept, dear=index in totals) for index, number in enumerate(whole.numbers)]
