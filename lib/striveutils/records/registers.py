"""Which ids are recorded where: what the references between files are held against."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from striveutils.errors import Problem
from striveutils.records import listing
from striveutils.records.base import Row
from striveutils.records.cycles import Cycle
from striveutils.records.indicators import IndicatorVersion
from striveutils.records.labels import Label
from striveutils.records.networks import Network
from striveutils.records.observations import Observation
from striveutils.records.quoting import nearest
from striveutils.words import _

if TYPE_CHECKING:
    from striveutils.records.partnership import Partnership

SHARED = {
    "organisation": ("organisations.csv", "organisation"),
    "outcome": ("outcomes.csv", "outcome"),
    "indicator": ("indicators/indicators.csv", "indicator"),
    "table": ("accountability/tables.csv", "table"),
    "item": ("lifts/items.csv", "item"),
}
"""Kind of id -> the file and column it is recorded in, for ids known to the whole partnership."""

OWN = {"finding": "findings.csv", "action": "actions.csv"}
"""The same for ids known within one network."""

LABELLED = ("place", "dimension", "group")


class Scope(NamedTuple):
    """Where a reference stands: in which file, for which network, about which indicator."""

    file: str
    network: str = ""
    indicator: str = ""


class Registers:
    """The recorded ids of a partnership, by kind."""

    def __init__(self, data: Partnership) -> None:
        self._data = data
        self._cache: dict[tuple[str, Scope], frozenset[str]] = {}

    def scope(self, file: str, record: Row) -> Scope:
        """The scope of references in ``record``, read from ``file``."""
        parts = file.split("/")
        network = parts[1] if parts[0] == "networks" else ""
        if parts[:2] == ["indicators", "observations"]:
            return Scope(file, "", parts[2].removesuffix(".csv"))
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
                named.append("labels.csv")
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
        indicator = file.rpartition("/")[2].removesuffix(".csv")
        if not file.startswith("indicators/observations/") or not self.checked("indicator", scope):
            return
        known = self.known("indicator", scope)
        if indicator not in known:
            near = nearest(indicator, known)
            where = self.place(["indicator"], scope)
            yield Problem(self._data.named(file), _("“{id}” is recorded nowhere.", id=indicator),
                          _("A file named after an indicator from {file}.", file=where),
                          _("Did you mean {name}?", name=near) if near
                          else _("Rename the file, or add the indicator to {file}.", file=where), warning=True)

    def _known(self, kind: str, scope: Scope) -> Iterator[str]:
        if kind in LABELLED:
            yield from self._labelled(kind, scope)
        elif kind in SHARED:
            file, column = SHARED[kind]
            yield from (getattr(row, column) for row in self._data.read(file).records)
        elif kind in OWN:
            yield from (getattr(row, kind) for row in self._data.read(self._files(kind, scope)[0]).records)
        elif kind == "network":
            yield from self._data.network_ids
        elif kind == "version":
            yield from (row.version for row in self._data.found("indicators/versions.csv", IndicatorVersion)
                        if row.indicator == scope.indicator)
        elif kind == "charter":
            charters = network.charters if (network := self._networks.get(scope.network)) else ()
            yield from (f"{name}-{charter.version}" for charter in charters for name in (scope.network, "charter"))
        else:
            yield from self._of_cycles(kind, scope)

    def _labelled(self, kind: str, scope: Scope) -> Iterator[str]:
        yield "all"
        yield from (id_ for row_kind, id_ in self._labels if row_kind == kind)
        if kind == "place" and not scope.file.endswith("/network.yaml"):
            yield from (place for network in self._networks.values() for place in network.places)
        elif scope.network and scope.indicator:
            rows = self._data.found(listing.observations_file(scope.indicator), Observation)
            yield from (getattr(row, kind) for row in rows)

    def _of_cycles(self, kind: str, scope: Scope) -> Iterator[str]:
        for file in listing.cycle_files(self._data.folder, scope.network):
            if kind == "cycle":
                yield file.rpartition("/")[2].removesuffix(".yaml")
            else:
                for cycle in self._data.found(file, Cycle):
                    yield from (measure.measure for measure in cycle.plan.measures)

    def _files(self, kind: str, scope: Scope) -> tuple[str, ...]:
        if kind in SHARED:
            return (SHARED[kind][0],)
        if kind in OWN:
            return (f"networks/{scope.network}/{OWN[kind]}",)
        if kind == "version":
            return ("indicators/versions.csv",)
        if kind == "charter":
            return (f"networks/{scope.network}/network.yaml",)
        return listing.cycle_files(self._data.folder, scope.network) if kind == "measure" else ()

    @cached_property
    def _faulty_networks(self) -> bool:
        return any(self._data.read(f"networks/{network}/network.yaml").faulty for network in self._data.network_ids)

    @cached_property
    def _labels(self) -> frozenset[tuple[str, str]]:
        return frozenset((row.kind, row.id) for row in self._data.found("labels.csv", Label))

    @cached_property
    def _networks(self) -> dict[str, Network]:
        return {network: page for network in self._data.network_ids
                for page in self._data.found(f"networks/{network}/network.yaml", Network)}
