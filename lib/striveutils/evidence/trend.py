"""Does a series rise or fall over all its time? Kendall's S against the order in time, with exact chances.

Sources: Mann 1945 (Econometrica 13:245) and Kendall 1938 (Biometrika 30:81) for the test. With equal figures the
number of pairs out of order has, over all orders, the Gaussian multinomial coefficient as its distribution.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import comb, erfc, factorial, prod, sqrt
from typing import Any

from striveutils.evidence.sequences import numbers, same

EXACT_TO = 60
"""Up to this many figures the chances are exact; beyond, the normal approximation with the correction for ties."""

REMEMBERED = 512


@dataclass(frozen=True)
class Trend:
    """Kendall's S: pairs of figures that rise less pairs that fall. ``n`` counts the figures that are not missing.

    ``p_value`` is two-sided; None where nothing can be tested: fewer than two figures, or all of them equal.
    """

    s: int
    p_value: float | None
    n: int


def kendall(values: Iterable[Any]) -> Trend:
    """The test of a steady direction over ``values``, oldest first; missing ones (None, NaN) are left out.

    Figures within 1e-12 of each other (relative) are equal. Exact up to 60 figures, also with equal ones.
    """
    ranks = _ranks([value for value in numbers(values) if value is not None])
    n = len(ranks)
    s = sum((later > earlier) - (later < earlier) for i, earlier in enumerate(ranks) for later in ranks[i + 1:])
    ties = _ties(ranks)
    if len(ties) < 2:
        return Trend(s, None, n)
    return Trend(s, _exact(abs(s), ties) if n <= EXACT_TO else _approximate(abs(s), ties), n)


def _ranks(figures: Sequence[float]) -> list[int]:
    """The rank of each figure; equal figures have the same."""
    ranks: dict[float, int] = {}
    rank, before = 0, None
    for figure in sorted(figures):
        rank += before is not None and not same(before, figure)
        ranks[figure] = rank
        before = figure
    return [ranks[figure] for figure in figures]


def _ties(ranks: Sequence[int]) -> tuple[int, ...]:
    """How many figures share each rank, fewest first: all that the chances depend on."""
    return tuple(sorted(ranks.count(rank) for rank in set(ranks)))


def _exact(distance: int, ties: tuple[int, ...]) -> float:
    """The chance, over all orders, that S is as far from zero as ``distance``, on either side."""
    if distance == 0:
        return 1.0
    pairs = comb(sum(ties), 2) - sum(comb(tie, 2) for tie in ties)
    orders = factorial(sum(ties)) // prod(factorial(tie) for tie in ties)
    return 2 * _orders_with_few_inversions(ties)[(pairs - distance) // 2] / orders


@lru_cache(maxsize=REMEMBERED)
def _orders_with_few_inversions(ties: tuple[int, ...]) -> tuple[int, ...]:
    """At k: how many orders have k pairs out of order or fewer; only the lower half, as the other mirrors it.

    The coefficients of the product of (1 - q^m), m = 1..n, over the same product for each group of equal figures.
    """
    pairs = comb(sum(ties), 2) - sum(comb(tie, 2) for tie in ties)
    size = pairs // 2 + 1
    counts = [1] + [0] * (size - 1)
    for m in range(ties[-1] + 1, sum(ties) + 1):  # up to the largest group's size the two products cancel
        for k in range(size - 1, m - 1, -1):
            counts[k] -= counts[k - m]
    for m in (m for tie in ties[:-1] for m in range(1, tie + 1)):
        for k in range(m, size):
            counts[k] += counts[k - m]
    return tuple(accumulate(counts))


def _approximate(distance: int, ties: tuple[int, ...]) -> float:
    """The normal approximation to the same chance, with the variance corrected for ties and for continuity."""
    return by_normal(distance, variance_of(ties))


def variance_of(ties: Sequence[int]) -> float:
    """The variance of S over all orders of groups of equal figures of these sizes (Kendall 1938)."""
    def spread(n: int) -> int:
        return n * (n - 1) * (2 * n + 5)

    return (spread(sum(ties)) - sum(spread(tie) for tie in ties)) / 18


def by_normal(distance: int, variance: float) -> float:
    """The chance of S as far from zero as ``distance``, on either side, with the correction for continuity."""
    return erfc(max(distance - 1, 0) / sqrt(2 * variance))
