"""Where are we now, compared with the baseline? A plain difference of two figures.

It is no verdict: it doesn't say that anything has really changed, and never why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from striveutils.evidence.breaks import changes_between, comparability
from striveutils.evidence.series import Reading, totals
from striveutils.evidence.values import rounded
from striveutils.words import Message, _

if TYPE_CHECKING:
    from striveutils.records import Indicator, IndicatorVersion, Period

Direction: TypeAlias = Literal["better", "worse", "same"]


@dataclass(frozen=True)
class Comparison:
    """The newest figure beside the baseline's.

    ``difference`` is newest less baseline in the indicator's unit (percentage points for a percent), of the figures
    as published. It and ``direction`` are None unless ``comparable``; then ``reason`` says why they can't be given.
    """

    baseline: Reading | None
    latest: Reading | None
    difference: float | None
    direction: Direction | None
    comparable: bool
    reason: Message | None
    bridged: bool = False


def since_baseline(
    readings_of_total: Iterable[Reading],
    baseline: Period | None,
    indicator: Indicator,
    versions: Sequence[IndicatorVersion],
) -> Comparison:
    """The newest figure for everybody against the baseline period's; never across a break in the series."""
    valued = [one for one in totals(readings_of_total) if one.value is not None]
    latest = valued[-1] if valued else None
    first = next((one for one in valued if baseline and one.period.text == baseline.text), None)
    reason = _reason(latest, baseline, first, versions)
    if reason is not None or first is None or latest is None or first.value is None or latest.value is None:
        return Comparison(first, latest, None, None, False, reason)
    difference = rounded(rounded(latest.value, indicator.unit) - rounded(first.value, indicator.unit), indicator.unit)
    return Comparison(first, latest, difference, direction_of(difference, indicator.direction), True, None,
                      comparability(first, latest, versions) == "bridged")


def direction_of(difference: float, wanted: str) -> Direction:
    """Better or worse, for an indicator that should go ``up`` or ``down``."""
    if difference == 0:
        return "same"
    return "better" if (difference > 0) == (wanted == "up") else "worse"


def _reason(
    latest: Reading | None, baseline: Period | None, first: Reading | None, versions: Sequence[IndicatorVersion]
) -> Message | None:
    """Why the two can't be compared, or None."""
    if latest is None:
        return _("There is no figure yet to compare.")
    if baseline is None:
        return _("No baseline is set yet, so there is nothing to compare with.")
    if latest.period.start <= baseline.start:
        return _("No figure newer than the baseline ({period}) is published yet.", period=baseline.text)
    if first is None:
        return _("There is no figure for the baseline ({period}) to compare with.", period=baseline.text)
    for change in changes_between(first, latest, versions):
        if change.comparable == "no":
            return _("The way this is measured changed in {period}, so it is not comparable with the baseline "
                     "({baseline}).", period=change.from_period.text, baseline=baseline.text)
    return None
