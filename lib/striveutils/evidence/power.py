"""How large a change has to be for a test to see it, and how many more figures that takes.

Sizes are in standard deviations of the figures about their level. The runs test has no formula for its power, so it is
simulated with a fixed seed: the same answer every time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from striveutils.evidence.runs import crossings_in_rows, runs_p_value

if TYPE_CHECKING:
    from numpy import ndarray

POWER = 0.8
"""The share of real changes that a test must find for its silence to mean something."""

LARGEST = 8.0
"""A step of so many standard deviations that is still not seen will never be."""

MOST_ADDED = 12
"""So many more figures are tried before we say that waiting will not settle it."""

SIMULATIONS = 1_000
STEP = 0.1


@lru_cache(maxsize=4096)
def of_runs_test(before: int, after: int, tenths: int, level: float) -> float:
    """The share of series in which the runs test sees a step of ``tenths`` / 10 sd after ``before`` figures."""
    shifted = _noise(before, after).copy()
    shifted[:, before:] += tenths * STEP
    return float((_crossings(shifted) < _most_runs(before + after, level)).mean())


@lru_cache(maxsize=1024)
def smallest_step(before: int, after: int, level: float) -> float | None:
    """The smallest step, in sd, that the runs test sees with POWER; None if it can see none."""
    return _first(lambda tenths: of_runs_test(before, after, tenths, level))


@lru_cache(maxsize=256)
def smallest_jump(earlier: int, level: float) -> float | None:
    """The smallest jump of the newest figure, in sd, that the prediction from ``earlier`` figures sees with POWER."""
    from scipy.special import nctdtr, stdtrit

    df, scale = earlier - 1, sqrt(1 + 1 / earlier)
    edge = float(stdtrit(df, 1 - level / 2))
    return _first(lambda tenths: 1.0 - float(nctdtr(df, tenths * STEP / scale, edge)))


def would_tell(before: int, after: int, size: float, level: float) -> bool:
    """Would the runs test see a step of ``size`` sd, between so many figures, with POWER?"""
    return of_runs_test(before, after, int(size / STEP), level) >= POWER


def added(enough: Callable[[int], bool], least: int = 1) -> int | None:
    """The smallest number of further figures that is ``enough``; None if MOST_ADDED are not."""
    return next((more for more in range(max(least, 1), MOST_ADDED + 1) if enough(more)), None)


def _first(power: Callable[[int], float]) -> float | None:
    """The first size at which ``power`` is reached; it grows with the size, apart from the simulation's noise."""
    low, high = 0, round(LARGEST / STEP)
    if power(high) < POWER:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if power(middle) >= POWER else (middle, high)
    return high * STEP


@lru_cache(maxsize=64)
def _noise(before: int, after: int) -> ndarray:
    import numpy as np

    return np.random.default_rng([before, after]).standard_normal((SIMULATIONS, before + after))


@lru_cache(maxsize=256)
def _most_runs(figures: int, level: float) -> int:
    """The largest number of runs that is a signal for so many figures about their own median; 0 if none is."""
    half = figures // 2
    return max((runs for runs in range(2, 2 * half + 1) if runs_p_value(half, half, runs) <= level), default=0)


def _crossings(series: ndarray) -> ndarray:
    """Crossings of each row's own median."""
    import numpy as np

    return crossings_in_rows(np.sign(series - np.median(series, axis=1, keepdims=True)))
