"""Which ids are recorded where: what the references between files are held against."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from striveutils.errors import Problem
from striveutils.naming import did_you_mean
from striveutils.records import listing
from striveutils.records.columns.counted import ALL
from striveutils.records.columns.record import Row
from striveutils.records.files import kind_for, path_of
from striveutils.records.reading.folder import RecordFolder
from striveutils.records.subjects.accountability import AccountabilityTable
from striveutils.records.subjects.actions import Action
from striveutils.records.subjects.cycles import Cycle
from striveutils.records.subjects.findings import Finding
from striveutils.records.subjects.indicators import Indicator, IndicatorVersion
from striveutils.records.subjects.labels import Label
from striveutils.records.subjects.lifts import LiftItem
from striveutils.records.subjects.networks import Network
from striveutils.records.subjects.observations import Observation
from striveutils.records.subjects.organisations import Organisation
from striveutils.records.subjects.outcomes import Outcome
from striveutils.words import _

SHARED: dict[str, type[Row]] = {
    "organisation": Organisation, "outcome": Outcome, "indicator": Indicator, "table": AccountabilityTable,
    "item": LiftItem,
}
"""Kind of id -> what is recorded under it, in a column of that name, for ids known to the whole partnership."""

OWN: dict[str, type[Row]] = {"finding": Finding, "action": Action}
"""The same for ids known within one network."""

LABELLED = ("place", "dimension", "group")
OBSERVATIONS = kind_for(Observation)


class Scope(NamedTuple):
    """Where a reference stands: in which file, for which network, about which indicator."""

    file: str
    network: str = ""
    indicator: str = ""


class Registers:
    """The recorded ids of a partnership, by kind."""

    def __init__(self, data: RecordFolder) -> None:
        self._data = data
        self._cache: dict[tuple[str, Scope], frozenset[str]] = {}

    def scope(self, file: str, record: Row) -> Scope:
        """The scope of references in ``record``, read from ``file``."""
        parts = file.split("/")
        network = parts[1] if parts[0] == "networks" else ""
        if isinstance(record, Observation):
            return Scope(file, "", *OBSERVATIONS.ids(file))
        indicator = getattr(record, "indicator", None) or getattr(self._networks.get(network), "indicator", "")
        return Scope(file, network, indicator or "")

    def known(self, kind: str, scope: Scope) -> frozenset[str]:
        """The ids of ``kind`` recorded for ``scope``."""
        if (kind, scope) not in self._cache:
            self._cache[kind, scope] = frozenset(self._known(kind, scope))
        return self._cache[kind, scope]

    def checked(self, kind: str, scope: Scope) -> bool:
        """Can it be told what is recorded? Not where that file is faulty, nor for labels where there are none."""
        if kind == "place" and self._faulty_networks:
            return False
        if kind in LABELLED:
            return any(row_kind == kind for row_kind, _id in self._labels)
        return not any(self._data.read(file).faulty for file in self._files(kind, scope))

    def place(self, kinds: list[str], scope: Scope) -> str:
        """Where ids of these kinds are recorded, as a list of files."""
        named = []
        for kind in kinds:
            if kind in LABELLED:
                named.append(path_of(Label))
            elif kind in ("cycle", "measure"):
                named.append(f"networks/{scope.network}/cycles")
            elif kind == "network":
                named.append("networks")
            else:
                named.extend(self._files(kind, scope))
        return ", ".join(self._data.named(name) for name in named)

    def unlisted(self, file: str) -> Iterator[Problem]:
        """A warning where figures are recorded for an indicator that is not."""
        scope = Scope(file)
        if not OBSERVATIONS.matches(file) or not self.checked("indicator", scope):
            return
        (indicator,) = OBSERVATIONS.ids(file)
        known = self.known("indicator", scope)
        if indicator not in known:
            where = self.place(["indicator"], scope)
            cure = did_you_mean(indicator, known, _("Rename the file, or add the indicator to {file}.", file=where))
            yield Problem(self._data.named(file), _("“{id}” is recorded nowhere.", id=indicator),
                          _("A file named after an indicator from {file}.", file=where), cure, warning=True)

    def _known(self, kind: str, scope: Scope) -> Iterator[str]:
        if kind in LABELLED:
            yield from self._labelled(kind, scope)
        elif kind in SHARED:
            yield from (getattr(row, kind) for row in self._data.found(SHARED[kind]))
        elif kind in OWN:
            yield from (getattr(row, kind) for row in self._data.found(OWN[kind], scope.network))
        elif kind == "network":
            yield from self._data.network_ids
        elif kind == "version":
            yield from (row.version for row in self._data.found(IndicatorVersion)
                        if row.indicator == scope.indicator)
        elif kind == "charter":
            charters = network.charters if (network := self._networks.get(scope.network)) else ()
            yield from (f"{name}-{charter.version}" for charter in charters for name in (scope.network, "charter"))
        else:
            yield from self._of_cycles(kind, scope)

    def _labelled(self, kind: str, scope: Scope) -> Iterator[str]:
        yield ALL
        yield from (id_ for row_kind, id_ in self._labels if row_kind == kind)
        if kind == "place" and not scope.file.endswith("/network.yaml"):
            yield from (place for network in self._networks.values() for place in network.places)
        elif scope.network and scope.indicator:
            yield from (getattr(row, kind) for row in self._data.found(Observation, scope.indicator))

    def _of_cycles(self, kind: str, scope: Scope) -> Iterator[str]:
        ids = listing.cycle_ids(self._data.folder, scope.network)
        if kind == "cycle":
            yield from ids
        else:
            cycles = (cycle for id_ in ids for cycle in self._data.found(Cycle, scope.network, id_))
            yield from (measure.measure for cycle in cycles for measure in cycle.plan.measures)

    def _files(self, kind: str, scope: Scope) -> tuple[str, ...]:
        if kind in SHARED:
            return (path_of(SHARED[kind]),)
        if kind in OWN:
            return (path_of(OWN[kind], scope.network),)
        if kind == "version":
            return (path_of(IndicatorVersion),)
        if kind == "charter":
            return (path_of(Network, scope.network),)
        if kind == "measure":
            ids = listing.cycle_ids(self._data.folder, scope.network)
            return tuple(path_of(Cycle, scope.network, id_) for id_ in ids)
        return ()

    @cached_property
    def _faulty_networks(self) -> bool:
        return any(self._data.read(path_of(Network, network)).faulty for network in self._data.network_ids)

    @cached_property
    def _labels(self) -> frozenset[tuple[str, str]]:
        return frozenset((row.kind, row.id) for row in self._data.found(Label))

    @cached_property
    def _networks(self) -> dict[str, Network]:
        return {network: page for network in self._data.network_ids
                for page in self._data.found(Network, network)}
