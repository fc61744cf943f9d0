"""The upright scale of a drawing: where it starts, where it ends, which numbers stand beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

MOST_STEPS = 5
HEADROOM = 1.12
"""The newest figure's number needs room above the highest point."""

FLAT = 0.25
"""Means whose spread is under this share of their size would be a flat line above a zero nobody can reach."""


@dataclass(frozen=True)
class Scale:
    """From ``low`` to ``high`` in the unit's own numbers, with ``ticks`` at round ones."""

    low: float
    high: float
    ticks: tuple[float, ...]

    @property
    def starts_at_zero(self) -> bool:
        """Where it does not, the page has to say so."""
        return self.low == 0


def scale_of(values: Iterable[float], unit: str) -> Scale:
    """The scale on which ``values`` (figures, target, predicted range) are drawn.

    It starts at 0, so that the height of a point says how much there is and a small change looks small; a percent
    does not go past 100. Only means far from zero (test scores) start higher, and then the data fill no more than
    about a third of the height; the caption must say so (see ``starts_at_zero``).
    """
    known = sorted(values) or [0.0]
    least, most = known[0], known[-1]
    if unit == "mean" and least > 0 and most - least < FLAT * most:
        return _around(least, most)
    low = min(least, 0.0)
    room = max(most, 0.0) * HEADROOM if unit != "percent" else min(max(most, 0.0) * HEADROOM, 100.0)
    step = round_step(max(room - low, _smallest_range(unit)) / MOST_STEPS, whole=unit == "count")
    return _ticked(low, max(room, low + step), step)


def round_step(at_least: float, whole: bool = False) -> float:
    """The smallest of 1, 2, 2.5, 5, 10 (times a power of ten) that is not below ``at_least``."""
    power = 10.0 ** math.floor(math.log10(at_least))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= at_least * (1 - 1e-9))
    return float(max(1, math.ceil(step))) if whole else step


def _smallest_range(unit: str) -> float:
    """Ten percentage points or five of anything, so that nothing but zeros still has a scale."""
    return 10.0 if unit == "percent" else 5.0 if unit == "count" else 1.0


def _around(least: float, most: float) -> Scale:
    spread = max(most - least, most * 0.02)
    step = round_step(3 * spread / MOST_STEPS)
    return _ticked(max(least - spread, 0.0), most + spread, step)


def _ticked(low: float, high: float, step: float) -> Scale:
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(index * step, 9) + 0.0 for index in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)
