"""What the reading of a file needs to know from other files. A faulty one among those is taken as silent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from striveutils.records import listing
from striveutils.records.base import SCHOOL_YEAR_STARTS, Context, Measured
from striveutils.records.cycles import Cycle
from striveutils.records.indicators import Indicator
from striveutils.records.settings import PartnershipSettings

if TYPE_CHECKING:
    from striveutils.records.partnership import Partnership


def of(data: Partnership, file: str) -> Context:
    """The context in which ``file`` (relative to the folder) is read."""
    if file == "partnership.yaml":
        return Context()
    settings = next(iter(data.found("partnership.yaml", PartnershipSettings)), None)
    today = (settings.as_of if settings else None) or date.today()
    starts = settings.school_year_starts if settings else SCHOOL_YEAR_STARTS
    language = settings.languages[0] if settings and settings.languages else "en"
    parts = file.split("/")
    if parts[0] == "indicators" and file != "indicators/indicators.csv":
        indicator = parts[-1].removesuffix(".csv") if len(parts) == 3 else None
        return Context(today, starts, language, indicator, _indicators(data))
    if parts[0] == "networks" and parts[-1] == "points.csv":
        return Context(today, starts, language, measures=_measures(data, parts[1]))
    return Context(today, starts, language)


def _indicators(data: Partnership) -> dict[str, Measured]:
    return {row.indicator: Measured(row.unit, row.frequency)
            for row in data.found("indicators/indicators.csv", Indicator)}


def _measures(data: Partnership, network: str) -> dict[tuple[str | None, str], Measured]:
    """Unit and frequency by cycle and measure; under None what the newest plan with that measure says."""
    found: dict[tuple[str | None, str], Measured] = {}
    for file in listing.cycle_files(data.folder, network):
        for cycle in data.found(file, Cycle):
            for measure in cycle.plan.measures:
                found[cycle.id, measure.measure] = found[None, measure.measure] = Measured(
                    measure.unit, measure.frequency)
    return found
