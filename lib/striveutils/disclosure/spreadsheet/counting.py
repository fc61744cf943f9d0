"""What a row counts, as far as its figures tell, and whether it may be shown by itself."""

from __future__ import annotations

import math
from dataclasses import dataclass

from striveutils.disclosure.attacking import Range
from striveutils.disclosure.spreadsheet.reading import Row


@dataclass(frozen=True)
class Counted:
    """How many of how many children; ``numerator`` None in a head count."""

    numerator: Range | None
    denominator: Range

    @property
    def has_room(self) -> bool:
        """Did at least one child do it and at least one not?"""
        if self.numerator is None:
            return True
        return self.numerator.low > 0 and (self.numerator.high or 0) < self.denominator.low


def counted(row: Row, outcomes: bool) -> Counted | None:
    """The counts of a row; None where they are not printed, and cannot be told from its percent.

    Bounds and bands tell too little to decide by. ``outcomes``: does the measure say how groups did?
    """
    n, d = _exact(row.numerator), _exact(row.denominator)
    if not outcomes:
        size = n if d is None else d
        return None if size is None else Counted(None, Range.exactly(size))
    if n is not None and d is not None:
        return Counted(Range.exactly(n), Range.exactly(d))
    if row.percent is None or not row.percent.digits:
        return None
    low, high = row.percent.span.low / 100, row.percent.span.high / 100
    if d is not None:
        return _counted(math.ceil(low * d), math.floor(high * d), d, d)
    if n is not None and low:
        return _counted(n, n, math.ceil(n / high), math.floor(n / low))
    return None


def _counted(least: int, most: int, smallest: int, largest: int) -> Counted | None:
    if least > most or smallest > largest:
        return None
    return Counted(Range(least, most), Range(smallest, largest))


def _exact(printed: Range | None) -> int | None:
    return None if printed is None else printed.exact


def may_be_shown(row: Row, outcomes: bool, minimum: int) -> bool:
    """Looked at by itself: is it a large enough group, neither nobody nor everybody, and not held back already?"""
    if row.mark or row.blank:
        return False
    found = counted(row, outcomes)
    return found is not None and found.denominator.low >= minimum and found.has_room


def may_be_shown_as_published(row: Row) -> bool:
    """The same where the whole measure is printed as percents without any counts: nobody and everybody are hidden."""
    if row.mark or row.percent is None:
        return False
    return not row.percent.digits or (row.percent.span.low > 0 and row.percent.span.high < 100)
