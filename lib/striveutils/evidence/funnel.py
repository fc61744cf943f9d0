"""Do places differ by more than chance? Funnel limits about what all have in common: no ranks, no winners.

Source: Spiegelhalter 2005 (Statistics in Medicine 24:1185; Quality and Safety in Health Care 14:347).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import NormalDist
from typing import Any, TypeAlias

from striveutils.evidence.sequences import counts

WINSORISED = 0.1
"""The share of places at either end whose distance is cut down to the next one's before the spread is measured."""

Line: TypeAlias = tuple[float | None, ...]


@dataclass(frozen=True)
class Funnel:
    """The common proportion, and for each place the limits within which its own would lie by chance.

    Fractions of one, in the order of the places. 95 in 100 lie within ``lower95`` and ``upper95``, 998 in 1,000
    within ``lower998`` and ``upper998``. Limits are None for a place without counts, and with fewer than two places.
    ``phi`` is how many times as large as chance alone the variance between places is; never below 1.
    """

    centre: float | None
    lower95: Line
    upper95: Line
    lower998: Line
    upper998: Line
    phi: float = 1.0


def funnel(numerators: Iterable[Any], denominators: Iterable[Any]) -> Funnel:
    """Funnel limits for places that share nobody: one numerator and one denominator each, of the same period.

    Places always differ a little for reasons that nobody recorded: limits are widened by the square root of ``phi``,
    from distances of which the outermost tenth at either end is cut down (none with fewer than 10 places). The centre
    is the places' own, so the distances are spread over one place less than there are.
    """
    pairs = counts(numerators, denominators)
    counted = [pair for pair in pairs if pair]
    nothing: Line = (None,) * len(pairs)
    if not counted:
        return Funnel(None, nothing, nothing, nothing, nothing)
    centre = fsum(top for top, _ in counted) / fsum(bottom for _, bottom in counted)
    if len(counted) < 2:
        return Funnel(centre, nothing, nothing, nothing, nothing)
    sds = [sqrt(centre * (1 - centre) / pair[1]) if pair else None for pair in pairs]
    distances = [(pair[0] / pair[1] - centre) / sd for pair, sd in zip(pairs, sds, strict=True) if pair and sd]
    phi = _dispersion(distances)
    widened = [None if sd is None else sd * sqrt(phi) for sd in sds]
    return Funnel(centre, *_lines(centre, widened, 0.95), *_lines(centre, widened, 0.998), phi)


def _dispersion(distances: Sequence[float]) -> float:
    """The variance of the distances from the centre, in units of chance; outermost ones cut down, never below 1."""
    if len(distances) < 2:
        return 1.0
    cut = int(len(distances) * WINSORISED)
    ordered = sorted(distances)
    low, high = ordered[cut], ordered[-1 - cut]
    return max(1.0, fsum(min(max(one, low), high) ** 2 for one in ordered) / (len(ordered) - 1))


def _lines(centre: float, sds: Sequence[float | None], level: float) -> tuple[Line, Line]:
    """The lower and the upper limit at each place, no further than a proportion can be."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    return (
        tuple(None if sd is None else max(0.0, centre - z * sd) for sd in sds),
        tuple(None if sd is None else min(1.0, centre + z * sd) for sd in sds),
    )
