"""Breaks in a series: where the definition, the test or the times changed, and what may still be compared.

Nothing is ever computed across a version whose ``comparable`` is ``no``. ``bridged`` means that one year was
measured both ways; such figures may be compared, with care. The first version's ``comparable`` says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from striveutils.records import IndicatorVersion, Period

Comparability: TypeAlias = Literal["yes", "bridged", "no"]


class Dated(Protocol):
    """A figure with its period and the version of the indicator it was measured by (blank: by its period)."""

    @property
    def period(self) -> Period: ...
    @property
    def version(self) -> str | None: ...
    @property
    def value(self) -> float | None: ...


AnyDated = TypeVar("AnyDated", bound=Dated)


def in_order(versions: Iterable[IndicatorVersion]) -> list[IndicatorVersion]:
    """The versions of one indicator, oldest first."""
    return sorted(versions, key=lambda version: (version.from_period.start, version.version))


def version_at(versions: Iterable[IndicatorVersion], period: Period) -> str:
    """The id of the version in force in ``period``; blank where none is recorded."""
    begun = [version.version for version in in_order(versions) if version.from_period.start <= period.start]
    return begun[-1] if begun else ""


def changes_between(earlier: Dated, later: Dated, versions: Iterable[IndicatorVersion]) -> tuple[IndicatorVersion, ...]:
    """The versions that came in after ``earlier`` and up to ``later``, oldest first."""
    ordered = in_order(versions)
    return tuple(ordered[_position(earlier, ordered) + 1 : _position(later, ordered) + 1])


def comparability(earlier: Dated, later: Dated, versions: Iterable[IndicatorVersion]) -> Comparability:
    """May the two figures be compared? The strictest of all changes between them decides."""
    found = {version.comparable for version in changes_between(earlier, later, versions)}
    return "no" if "no" in found else "bridged" if "bridged" in found else "yes"


def comparable_stretch(figures: Iterable[AnyDated], versions: Sequence[IndicatorVersion]) -> tuple[AnyDated, ...]:
    """The figures of one series, oldest first, that may be compared with the newest one; those without a value too."""
    series = sorted(figures, key=lambda figure: figure.period.start)
    valued = [figure for figure in series if figure.value is not None and not isnan(figure.value)]
    if not valued:
        return ()
    return tuple(figure for figure in series if comparability(figure, valued[-1], versions) != "no"
                 and comparability(valued[-1], figure, versions) != "no")


def breaks_within(figures: Iterable[Dated], versions: Iterable[IndicatorVersion]) -> tuple[IndicatorVersion, ...]:
    """The changes inside the series that figures may not be compared across, oldest first."""
    series = sorted(figures, key=lambda figure: figure.period.start)
    if not series:
        return ()
    return tuple(change for change in changes_between(series[0], series[-1], versions) if change.comparable == "no")


def _position(figure: Dated, ordered: Sequence[IndicatorVersion]) -> int:
    """Which version a figure was measured by: as its row says, else by its period; -1 is before the first."""
    ids = [version.version for version in ordered]
    known = figure.version or version_at(ordered, figure.period)
    if known not in ids:
        known = version_at(ordered, figure.period)
    return ids.index(known) if known in ids else -1
