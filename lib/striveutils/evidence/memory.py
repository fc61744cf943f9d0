"""Where one step fits a series best, and whether its figures lean on each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

MEMORY_FROM = 12
"""Figures from which it is tested whether each leans on the one before; fewer cannot tell."""

MOST_LEANING = 0.18
"""The lag-1 correlation of what is left over that independent figures pass one time in twenty, for 12 to 48 figures.

Simulated, because taking out the best step or slope makes the correlation of what is left too small.
"""


def remembers(values: Sequence[float]) -> bool:
    """Does each figure lean on the one before, whichever way the series is described, as a step or as a slope?

    Run rules and Kendall's test take figures for independent, so their signals do not count then.
    """
    if len(values) < MEMORY_FROM or len(set(values)) < 3:
        return False
    left = min((_less_step(values), _less_slope(values)), key=_squares)
    total = _squares(left)
    return total > 0 and sum(a * b for a, b in pairwise(left)) / total > MOST_LEANING


def best_cut(values: Sequence[float]) -> int:
    """How many figures lie before the one step that fits best; at least two on each side."""
    cuts = range(2, len(values) - 1)
    return min(cuts, key=lambda cut: _squares([*_less_mean(values[:cut]), *_less_mean(values[cut:])]))


def _less_step(values: Sequence[float]) -> list[float]:
    """The figures less their level, which may change once, where that fits best."""
    cut = best_cut(values)
    return [*_less_mean(values[:cut]), *_less_mean(values[cut:])]


def _less_slope(values: Sequence[float]) -> list[float]:
    middle, level = (len(values) - 1) / 2, fmean(values)
    steps = [index - middle for index in range(len(values))]
    slope = sum(step * x for step, x in zip(steps, values, strict=True)) / sum(step * step for step in steps)
    return [x - level - slope * step for step, x in zip(steps, values, strict=True)]


def _less_mean(values: Sequence[float]) -> list[float]:
    level = fmean(values)
    return [x - level for x in values]


def _squares(values: Sequence[float]) -> float:
    return sum(x * x for x in values)
