"""Runs about a centre line: Anhoej's two figures, and an exact test of too few runs.

A run is a row of figures on one side of the line; figures on the line, and missing ones, neither end nor lengthen
it. Sources: Anhoej and Olesen 2014 (PLoS ONE 9:e113825) for the longest run and the crossings, Swed and Eisenhart
1943 (Annals of Mathematical Statistics 14:66) for the exact distribution of the number of runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import comb
from statistics import median
from typing import TYPE_CHECKING, Any

from striveutils.evidence.sequences import numbers, same

if TYPE_CHECKING:
    from numpy import ndarray

BASELINE = 12
"""A centre taken from fewer figures than this is too unsure: what it signals is provisional (see docs/method.md)."""

REMEMBERED = 4096


@dataclass(frozen=True)
class RunChart:
    """Anhoej's figures of one series, and the exact test of its number of runs.

    ``signal`` is Anhoej's: a longest run above ``longest_run_max``, or fewer ``crossings`` than ``crossings_min``.
    These five figures are about the ``n_useful`` points, those off the line; the four counts are None where there
    are none. ``reachable`` is False where no order of these points about this line could have signalled: then "no
    signal" says nothing. ``provisional``: the line was frozen on fewer than 12 figures.
    """

    n_useful: int
    centre: float | None
    longest_run: int | None
    longest_run_max: int | None
    crossings: int | None
    crossings_min: int | None
    signal: bool
    reachable: bool
    p_value: float | None
    provisional: bool = False


def run_chart(values: Iterable[Any], *, centre: float | None = None, freeze: int | None = None) -> RunChart:
    """The runs of ``values``, oldest first, about ``centre``; without one, about their median.

    ``freeze``: the median of the first so many places only (missing ones count as places); it can't be given with
    ``centre``. ``p_value`` is one-sided, for too few runs, given how many points lie on either side. It is None where
    there is nothing to test (no points, or all on one side: one order only), and for a frozen line: the points
    that made the line and those after it can't change places, so the exact test doesn't hold.
    """
    figures = numbers(values)
    line = _line(figures, centre, freeze)
    useful = [side for side in _sides(figures, line) if side]
    frozen = freeze is not None and any(value is not None for value in figures[freeze:])
    above = useful.count(1)
    below = len(useful) - above
    if not useful:
        return RunChart(0, line, None, None, None, None, False, False, None, _provisional(figures, freeze))
    longest, crossings = longest_and_crossings(useful)
    most, fewest = longest_run_limit(len(useful)), crossings_limit(len(useful))
    return RunChart(
        n_useful=len(useful), centre=line,
        longest_run=longest, longest_run_max=most, crossings=crossings, crossings_min=fewest,
        signal=longest > most or crossings < fewest,
        reachable=max(above, below) > most or (1 if above and below else 0) < fewest,
        p_value=runs_p_value(above, below, crossings + 1) if above and below and not frozen else None,
        provisional=_provisional(figures, freeze),
    )


def sides(values: Iterable[Any], centre: float) -> list[int]:
    """Where each value lies: 1 above the line, -1 below, 0 on it (within 1e-12 of it, relative) or missing."""
    return _sides(numbers(values), centre)


def longest_and_crossings(useful: Sequence[int]) -> tuple[int, int]:
    """The length of the longest run, and how often the line is crossed; ``useful`` holds 1 and -1 only."""
    longest = length = crossings = 0
    before = 0
    for side in useful:
        length = length + 1 if side == before else 1
        crossings += before == -side
        longest = max(longest, length)
        before = side
    return longest, crossings


def crossings_in_rows(signs: ndarray) -> ndarray:
    """How often each row of a table of 1, -1 and 0 crosses the line; what lies on the line is passed over."""
    import numpy as np

    last = np.maximum.accumulate(np.where(signs != 0, np.arange(signs.shape[1]), 0), axis=1)
    filled = np.take_along_axis(signs, last, axis=1)
    return np.asarray(np.sum(filled[:, 1:] * filled[:, :-1] < 0, axis=1))


@lru_cache(maxsize=REMEMBERED)
def longest_run_limit(n: int) -> int:
    """The longest run that ``n`` useful points may have by chance: log2(n), rounded, and 3 (Anhoej and Olesen)."""
    return (n * n).bit_length() // 2 + 3  # the rounded logarithm in whole numbers: 2**(2k-1) <= n*n < 2**(2k+1)


@lru_cache(maxsize=REMEMBERED)
def crossings_limit(n: int) -> int:
    """The fewest crossings that ``n`` useful points may have by chance: the 5 % point of the binomial(n - 1, 1/2)."""
    gaps = n - 1
    ways = crossings = 0
    while 20 * (ways := ways + comb(gaps, crossings)) < 2**gaps:
        crossings += 1
    return crossings


@lru_cache(maxsize=REMEMBERED)
def runs_p_value(above: int, below: int, runs: int) -> float:
    """The chance of so few ``runs`` or fewer, if every order of the points above and below is equally likely.

    Exact (Swed and Eisenhart 1943). With all points on one side there is one order only, and the chance is 1.
    """
    if above < 0 or below < 0 or above + below == 0:
        raise ValueError("Runs need at least one point, and no negative number of points.")
    if not above or not below:
        return 1.0 if runs >= 1 else 0.0
    ways = sum(_orders(above, below, number) for number in range(2, min(runs, above + below) + 1))
    return ways / comb(above + below, above)


def _orders(above: int, below: int, runs: int) -> int:
    """In how many orders the points make exactly so many runs."""
    half, odd = divmod(runs, 2)
    if not odd:
        return 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
    return comb(above - 1, half) * comb(below - 1, half - 1) + comb(above - 1, half - 1) * comb(below - 1, half)


def _line(figures: Sequence[float | None], centre: float | None, freeze: int | None) -> float | None:
    """The centre line: the given one, or the median; None where no figure makes one."""
    if centre is not None and freeze is not None:
        raise ValueError("Give a centre or a number of points to freeze it on, not both.")
    if freeze is not None and freeze < 1:
        raise ValueError("A centre line can only be frozen on 1 point or more.")
    if centre is not None:
        return numbers([centre])[0]
    base = [value for value in figures[:freeze] if value is not None]
    return median(base) if base else None


def _sides(figures: Sequence[float | None], line: float | None) -> list[int]:
    if line is None:
        return [0] * len(figures)
    return [0 if value is None or same(value, line) else 1 if value > line else -1 for value in figures]


def _provisional(figures: Sequence[float | None], freeze: int | None) -> bool:
    """Was the line frozen on too few figures, missing ones not counted?"""
    return freeze is not None and sum(value is not None for value in figures[:freeze]) < BASELINE
