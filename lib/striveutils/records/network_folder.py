"""One network's files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from striveutils.errors import Problem, RecordsError
from striveutils.records import listing
from striveutils.records.actions import Action
from striveutils.records.cycles import Cycle
from striveutils.records.findings import Finding
from striveutils.records.networks import Network
from striveutils.records.points import Point

if TYPE_CHECKING:
    from striveutils.records.partnership import Partnership


@dataclass(frozen=True)
class NetworkFolder:
    """One network's files, read when asked for."""

    partnership: Partnership = field(repr=False)
    id: str

    @property
    def record(self) -> Network:
        """network.yaml."""
        return self.partnership.page(self._file("network.yaml"), Network)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the network found by group."""
        return self.partnership.rows(self._file("findings.csv"), Finding)

    @property
    def actions(self) -> tuple[Action, ...]:
        """What its members agreed to do."""
        return self.partnership.rows(self._file("actions.csv"), Action)

    @property
    def points(self) -> tuple[Point, ...]:
        """What it measured in its cycles, in the order of the file."""
        return self.partnership.rows(self._file("points.csv"), Point)

    @property
    def cycles(self) -> dict[str, Cycle]:
        """Its cycles by id, in the order they start; those without a start come last.

        Raises RecordsError with the problems of every faulty one.
        """
        found: dict[str, Cycle] = {}
        faults: list[Problem] = []
        for file in listing.cycle_files(self.partnership.folder, self.id):
            try:
                cycle = self.partnership.page(file, Cycle)
            except RecordsError as error:
                faults.extend(error.problems)
            else:
                found[cycle.id] = cycle
        if faults:
            raise RecordsError(faults)
        return dict(sorted(found.items(), key=lambda item: (item[1].plan.starts_on or date.max, item[0])))

    def _file(self, name: str) -> str:
        return f"networks/{self.id}/{name}"
