"""What the reading of a file needs to know from other files. A faulty one among those is taken as silent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from striveutils.records import listing
from striveutils.records.columns.checking import SCHOOL_YEAR_STARTS, Context, Measured
from striveutils.records.columns.record import Row
from striveutils.records.files import FileKind
from striveutils.records.subjects.cycles import Cycle
from striveutils.records.subjects.indicators import Indicator
from striveutils.records.subjects.points import Point
from striveutils.records.subjects.settings import PartnershipSettings

R = TypeVar("R", bound=Row)


class OtherFiles(Protocol):
    """Where the other files can be looked up."""

    @property
    def folder(self) -> Path: ...
    def found(self, model: type[R], *ids: str) -> tuple[R, ...]: ...


def of(data: OtherFiles, kind: FileKind, file: str) -> Context:
    """The context in which ``file`` (relative to the folder) is read."""
    if kind.model is PartnershipSettings:
        return Context()
    settings = next(iter(data.found(PartnershipSettings)), None)
    today = (settings.as_of if settings else None) or date.today()
    starts = settings.school_year_starts if settings else SCHOOL_YEAR_STARTS
    language = settings.languages[0] if settings and settings.languages else "en"
    if kind.pattern.startswith("indicators/") and kind.model is not Indicator:
        return Context(today, starts, language, next(iter(kind.ids(file)), None), _indicators(data))
    if kind.model is Point:
        return Context(today, starts, language, measures=_measures(data, *kind.ids(file)))
    return Context(today, starts, language)


def _indicators(data: OtherFiles) -> dict[str, Measured]:
    return {row.indicator: Measured(row.unit, row.frequency) for row in data.found(Indicator)}


def _measures(data: OtherFiles, network: str) -> dict[tuple[str | None, str], Measured]:
    """Unit and frequency by cycle and measure; under None what the newest plan with that measure says."""
    found: dict[tuple[str | None, str], Measured] = {}
    for id_ in listing.cycle_ids(data.folder, network):
        for cycle in data.found(Cycle, network, id_):
            for measure in cycle.plan.measures:
                found[cycle.id, measure.measure] = found[None, measure.measure] = Measured(
                    measure.unit, measure.frequency)
    return found
