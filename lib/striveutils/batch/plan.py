"""What a run has to do: one job per notebook and network, each with the key of everything it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from striveutils import disclosure, places, records
from striveutils.batch.keys import Fingerprints, Parts, key_of
from striveutils.batch.parameters import checked
from striveutils.batch.registry import KINDS, NotebookKind, unknown
from striveutils.words import _

AUDIENCE = "public"
PAGES = "brief"
"""The templates that a job's pages depend on; those of the index are used anew in every run."""


@dataclass(frozen=True)
class Job:
    """One execution: a notebook, for a network (empty for the partnership's own), with its parameters.

    ``parameters`` hold no path of this machine; ``inputs`` are the files it reads, relative to ``data``.
    """

    network: str
    notebook: NotebookKind
    file: Path
    parameters: Mapping[str, Any]
    inputs: tuple[str, ...]
    parts: Parts
    key: str

    @property
    def name(self) -> str:
        """The job in a list."""
        return self.notebook.job_name(self.network)

    @property
    def identity(self) -> tuple[str, str]:
        """What makes it the same job from run to run."""
        return self.network, self.notebook.name


class Planner:
    """Makes jobs for one partnership at one date."""

    def __init__(self, data: records.Partnership, as_of: date) -> None:
        self.data = data
        self.as_of = as_of
        self.notebooks = places.notebooks_folder(data.folder)
        self.templates = places.templates_folder(data.folder)
        self._fingerprints = Fingerprints(data.folder, self.templates / PAGES)

    def jobs(self, kinds: Iterable[NotebookKind]) -> Iterator[Job]:
        """Every job of these notebooks, by network; the notebooks must have been checked."""
        for kind in kinds:
            for network in self.data.network_ids if kind.per == "network" else ("",):
                yield self.job(kind, network)

    def job(self, kind: NotebookKind, network: str) -> Job:
        """The job of a notebook for a network."""
        file, parameters = self._file(kind), self._parameters(kind, network)
        inputs = self.data.inputs(network)
        parts = self._fingerprints.parts(file, parameters, inputs, self.as_of.isoformat(),
                                         self.data.slices(network) if network else {})
        return Job(network, kind, file, parameters, inputs, parts, key_of(parts))

    @property
    def identities(self) -> set[tuple[str, str]]:
        """Every job there may be, of any notebook: by network, and the partnership's own."""
        return {(network, kind.name) for kind in KINDS
                for network in (self.data.network_ids if kind.per == "network" else ("",))}

    @property
    def versions(self) -> dict[str, str]:
        """Python and the libraries that decide what a page looks like."""
        return self._fingerprints.versions

    @property
    def policy(self) -> dict[str, Any]:
        """The rule for small groups as it is today; a page made under another one is not published again."""
        return asdict(disclosure.policy_of(self.data.settings, self.data.agreements, AUDIENCE))

    def forget(self) -> None:
        """Take every hash anew, because a file changed meanwhile."""
        self._fingerprints = Fingerprints(self.data.folder, self.templates / PAGES)

    def check(self, kinds: Iterable[NotebookKind]) -> None:
        """Raise BadParameter or RunFailed when a notebook is missing or does not take the parameters of a job."""
        for kind in kinds:
            checked(self._file(kind), {**self._parameters(kind, "network"), "data_dir": "data"})

    def check_networks(self, wanted: Iterable[str]) -> None:
        """Raise BadParameter for a network that is not recorded, with the nearest name."""
        unknown(wanted, self.data.network_ids, lambda name: _("There is no network “{name}”.", name=name))

    def _file(self, kind: NotebookKind) -> Path:
        return self.notebooks / f"{kind.name}.ipynb"

    def _parameters(self, kind: NotebookKind, network: str) -> dict[str, Any]:
        common: dict[str, Any] = {"as_of": self.as_of.isoformat(), "audience": AUDIENCE}
        return {"network": network, "cycle": "", **common} if kind.per == "network" else common
