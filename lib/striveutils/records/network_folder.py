"""One network's files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from striveutils.errors import Problem, RecordsError
from striveutils.records import listing
from striveutils.records.reading.folder import RecordFolder
from striveutils.records.subjects.actions import Action
from striveutils.records.subjects.cycles import Cycle
from striveutils.records.subjects.findings import Finding
from striveutils.records.subjects.networks import Network
from striveutils.records.subjects.points import Point


@dataclass(frozen=True)
class NetworkFolder:
    """One network's files, read when asked for."""

    files: RecordFolder = field(repr=False)
    id: str

    @property
    def record(self) -> Network:
        """network.yaml."""
        return self.files.page(Network, self.id)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the network found by group."""
        return self.files.rows(Finding, self.id)

    @property
    def actions(self) -> tuple[Action, ...]:
        """What its members agreed to do."""
        return self.files.rows(Action, self.id)

    @property
    def points(self) -> tuple[Point, ...]:
        """What it measured in its cycles, in the order of the file."""
        return self.files.rows(Point, self.id)

    @property
    def cycles(self) -> dict[str, Cycle]:
        """Its cycles by id, in the order they start; those without a start come last.

        Raises RecordsError with the problems of every faulty one.
        """
        found: dict[str, Cycle] = {}
        faults: list[Problem] = []
        for id_ in listing.cycle_ids(self.files.folder, self.id):
            try:
                cycle = self.files.page(Cycle, self.id, id_)
            except RecordsError as error:
                faults.extend(error.problems)
            else:
                found[cycle.id] = cycle
        if faults:
            raise RecordsError(faults)
        return dict(sorted(found.items(), key=lambda item: (item[1].plan.starts_on or date.max, item[0])))
