"""How often predicted ranges held, and whether networks were as sure as they were right; over many predictions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal, Protocol, TypeAlias

from striveutils.evidence.intervals import wilson

Match: TypeAlias = Literal["matched", "more sure than right", "less sure than right", "cannot tell yet"]

LEAST_PREDICTIONS = 10
"""With fewer predictions that state a confidence, only a gap of half the scale would stand out from luck."""

LEVEL = 0.05
"""How often networks that are exactly as sure as they are right are told otherwise, at most."""

GAP_THAT_MATTERS = 20.0
"""Percentage points between what was stated and what held. "matched" is said only where a larger gap is ruled out."""

BANDS = ((0.0, 50.0), (50.0, 70.0), (70.0, 90.0), (90.0, 100.0))
"""Confidence in percent: under 50, 50 to 69, 70 to 89, 90 and more."""


class Stated(Protocol):
    """A prediction's range and the confidence in it (0 to 100, or None), such as a ``predictions.Result``."""

    @property
    def confidence(self) -> float | None: ...
    @property
    def range(self) -> str: ...


@dataclass(frozen=True)
class Predicted:
    """A prediction's range and confidence without the rest of its record, as a page's head carries them."""

    confidence: float | None
    range: str
    direction: str = "none given"


@dataclass(frozen=True)
class Share:
    """``held`` of ``told`` ranges held; ``interval`` is the share's 95 % Wilson interval as fractions of one."""

    told: int
    held: int
    interval: tuple[float, float] | None


@dataclass(frozen=True)
class Band:
    """Predictions with a confidence from ``least`` up to but not including ``below`` percent (100 is in the last).

    ``stated`` is their mean confidence in percent, None where there are none.
    """

    least: float
    below: float
    stated: float | None
    share: Share


@dataclass(frozen=True)
class Calibration:
    """Whether stated confidence matched what came.

    ``ranges``: all that could be told; ``sure``: those of them that state a confidence, on which the rest rests.
    ``expected`` is how many of these would hold if confidence were right. "cannot tell yet": too few predictions, or
    no gap that luck could not explain, but room for one that matters.
    """

    ranges: Share
    sure: Share
    expected: float | None
    bands: tuple[Band, ...]
    p_value: float | None
    verdict: Match


def calibration(results: Iterable[Stated]) -> Calibration:
    """Over all networks: only ranges that were met or not met count, not those that are too wide or can't be told.

    The test is the exact Poisson-binomial one, two-sided by doubling the smaller tail. It takes predictions as
    independent of each other; several of one cycle are not quite, so they make it a little too ready to find a gap.
    """
    told = [one for one in results if one.range in ("met", "not met")]
    sure = [(one.confidence, one.range == "met") for one in told if one.confidence is not None]
    share = _share([held for _, held in sure])
    chances = [percent / 100 for percent, _ in sure]
    p_value = matching_p(chances, share.held) if sure else None
    expected = sum(chances) if sure else None
    return Calibration(_share([one.range == "met" for one in told]), share, expected, _bands(sure), p_value,
                       _verdict(share, expected, p_value))


def matching_p(chances: Sequence[float], held: int) -> float:
    """How likely so many or so few hold, if each holds with its own chance (fractions of one), independently.

    The exact distribution of the sum of unequal coin throws (Poisson-binomial), both tails.
    """
    odds = [1.0]
    for chance in chances:
        odds = [without * (1 - chance) + with_one * chance
                for without, with_one in zip([*odds, 0.0], [0.0, *odds], strict=True)]
    return min(1.0, 2 * min(sum(odds[: held + 1]), sum(odds[held:])))


def _verdict(share: Share, expected: float | None, p_value: float | None) -> Match:
    if p_value is None or expected is None or share.told < LEAST_PREDICTIONS:
        return "cannot tell yet"
    if p_value <= LEVEL:
        return "more sure than right" if share.held < expected else "less sure than right"
    low, high = share.interval or (0.0, 1.0)
    stated = expected / share.told
    return "matched" if stated - GAP_THAT_MATTERS / 100 <= low and high <= stated + GAP_THAT_MATTERS / 100 else (
        "cannot tell yet")


def _bands(sure: Sequence[tuple[float, bool]]) -> tuple[Band, ...]:
    found = []
    for least, below in BANDS:
        inside = [(percent, held) for percent, held in sure if least <= percent < below or percent == below == 100]
        stated = fmean(percent for percent, _ in inside) if inside else None
        found.append(Band(least, below, stated, _share([held for _, held in inside])))
    return tuple(found)


def _share(held: Sequence[bool]) -> Share:
    return Share(len(held), sum(held), wilson(sum(held), len(held)) if held else None)
