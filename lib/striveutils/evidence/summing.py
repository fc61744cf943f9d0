"""Adding up the rows of several places: from counts only, never from percents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from striveutils.evidence.values import value_of
from striveutils.words import Message, _

if TYPE_CHECKING:
    from striveutils.records import Observation


@dataclass(frozen=True)
class Figures:
    """The figures of a reading: counts where there are any, the value in the indicator's unit, or why there is none."""

    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    why_missing: Message | None = None


def figures_over(rows: Sequence[Observation], unit: str) -> Figures:
    """The rows of one group in one period, one row a place, taken together; a single row keeps what was published."""
    if len(rows) == 1:
        row = rows[0]
        return _figures(unit, row.numerator, row.denominator, row.value)
    if unit == "count":
        return _total_count(rows)
    numerators = [row.numerator for row in rows if row.numerator is not None]
    denominators = [row.denominator for row in rows if row.denominator is not None]
    if len(numerators) == len(denominators) == len(rows):
        return _figures(unit, sum(numerators), sum(denominators), None)
    return Figures(why_missing=_("Published without counts, so the places cannot be added up."))


def _total_count(rows: Sequence[Observation]) -> Figures:
    numerators = [row.numerator for row in rows if row.numerator is not None]
    if len(numerators) == len(rows):
        return _figures("count", sum(numerators), None, None)
    counts = [row.numerator if row.numerator is not None else row.value for row in rows]
    known = [count for count in counts if count is not None]
    if len(known) < len(rows):
        return Figures(why_missing=_("Published without counts, so the places cannot be added up."))
    return _figures("count", None, None, sum(known))


def _figures(unit: str, numerator: int | None, denominator: int | None, published: float | None) -> Figures:
    value = value_of(unit, numerator, denominator, published)
    if value is not None:
        return Figures(numerator, denominator, value)
    if denominator == 0:
        return Figures(numerator, denominator, None, _("There was nobody in this group."))
    return Figures(numerator, denominator, None, _("The count is published, but not the figure itself."))
