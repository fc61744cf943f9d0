"""Over many measures: how many signals chance alone would give, and which signals stand beside all the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from striveutils.evidence.intervals import benjamini_hochberg

LEVEL = 0.05
"""A measure's own level: a p-value up to this is a signal when the measure is looked at alone."""

RATE = 0.1
"""The share of chance among the signals that stand, at most and on average. A short series can't have a very small p
(since a change began, eight figures never give less than 0.028), so a stricter rate would drop true signals, too."""


@dataclass(frozen=True)
class Screen:
    """What many p-values say together.

    ``tested`` counts those that are not None, ``signals`` those up to the level. ``expected`` is how many signals
    chance alone would give among them, at most. ``kept`` has an entry for each p-value, in its place: is it a signal
    that stands beside the others?
    """

    tested: int
    expected: float
    signals: int
    kept: tuple[bool, ...]


def screen(p_values: Iterable[float | None], *, level: float = LEVEL, rate: float = RATE) -> Screen:
    """Which of the measures are signals, and which stand when the share of chance among them is kept to ``rate``.

    None is a measure where nothing could be tested: it counts nowhere. A p-value outside 0 to 1 is a ``ValueError``.
    Benjamini and Hochberg 1995 (Journal of the Royal Statistical Society B 57:289). It holds for measures that don't
    depend on each other, and for those that tend to move together (Benjamini and Yekutieli 2001).
    """
    given = tuple(p_values)
    adjusted = benjamini_hochberg(given)
    signals = [p is not None and p <= level for p in given]
    tested = sum(p is not None for p in adjusted)
    kept = tuple(signal and p is not None and p <= rate for signal, p in zip(signals, adjusted, strict=True))
    return Screen(tested, tested * level, sum(signals), kept)
