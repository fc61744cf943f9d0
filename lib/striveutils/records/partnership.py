"""A partnership's folder as records, read when they are asked for and kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from striveutils import places
from striveutils.errors import BadParameter, Problem
from striveutils.naming import did_you_mean, quoted
from striveutils.records import listing
from striveutils.records.agreement import references
from striveutils.records.columns import ids
from striveutils.records.columns.periods import iso_day
from striveutils.records.files import kind_of, path_of
from striveutils.records.network_folder import NetworkFolder
from striveutils.records.reading.folder import RecordFolder
from striveutils.records.slices import Slices
from striveutils.records.subjects.accountability import AccountabilityTable
from striveutils.records.subjects.advocacy import AdvocacyPolicy
from striveutils.records.subjects.answers import Answer
from striveutils.records.subjects.approvals import Approval
from striveutils.records.subjects.indicators import Indicator, IndicatorCheck, IndicatorVersion, Target
from striveutils.records.subjects.labels import Label
from striveutils.records.subjects.lifts import LiftEvent, LiftItem
from striveutils.records.subjects.networks import Network
from striveutils.records.subjects.observations import Observation
from striveutils.records.subjects.organisations import Organisation
from striveutils.records.subjects.outcomes import Outcome
from striveutils.records.subjects.releases import Release, ReleasedCell
from striveutils.records.subjects.settings import PartnershipSettings
from striveutils.records.subjects.sharing import SharingAgreement
from striveutils.words import Name, _


def open_partnership(data_dir: str | Path = "") -> Partnership:
    """The partnership in ``data_dir``, or in the nearest folder upwards; reads nothing yet. Raises NoPartnership."""
    return Partnership(places.data_folder(data_dir))


class Partnership(RecordFolder):
    """A partnership's ``data`` folder. Each file is read once, when first asked for.

    Asking for records of a faulty file raises RecordsError with every problem of that file; the others are not
    touched by it. A file that is absent holds no records. To see what changed since, open it anew.
    """

    # -- the partnership's own records ------------------------------------------------------------------------

    @property
    def settings(self) -> PartnershipSettings:
        """partnership.yaml."""
        return self.page(PartnershipSettings)

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """Every organisation, in the order of the file."""
        return self.rows(Organisation)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every outcome, in the order of the file."""
        return self.rows(Outcome)

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every display name; their order is the order on pages."""
        return self.rows(Label)

    @property
    def lift_items(self) -> tuple[LiftItem, ...]:
        """Every opportunity and barrier of every network."""
        return self.rows(LiftItem)

    @property
    def lift_events(self) -> tuple[LiftEvent, ...]:
        """Every step on the way of an item."""
        return self.rows(LiftEvent)

    @property
    def tables(self) -> tuple[AccountabilityTable, ...]:
        """Every table of the accountability structure."""
        return self.rows(AccountabilityTable)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What readers said and what was done about it."""
        return self.rows(Answer)

    @property
    def agreements(self) -> tuple[SharingAgreement, ...]:
        """Every data-sharing agreement, those that have ended too."""
        return self.rows(SharingAgreement)

    @property
    def policies(self) -> tuple[AdvocacyPolicy, ...]:
        """Every policy the partnership asks for."""
        return self.rows(AdvocacyPolicy)

    # -- what is public ---------------------------------------------------------------------------------------

    @property
    def releases(self) -> tuple[Release, ...]:
        """Everything that was released, in the order of the file."""
        return self.rows(Release)

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """Every text that may become public, of every network."""
        return self.rows(Approval)

    def approved(self, network: str) -> frozenset[str]:
        """The fingerprints of the texts of one network that may become public. Looks at its rows only."""
        return frozenset(row.text for row in self.rows_about(Approval, network=(network,)))

    def released(self, measures: Iterable[str]) -> tuple[ReleasedCell, ...]:
        """What every release showed and hid of these indicators and measures. Looks at their rows only."""
        return self.rows_about(ReleasedCell, measure=tuple(measures))

    # -- indicators -------------------------------------------------------------------------------------------

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator, in the order of the file."""
        return self.rows(Indicator)

    def indicator(self, id: str) -> Indicator:
        """The indicator called ``id``; one that is recorded nowhere has a stand-in, and nothing is known of it."""
        return self._indicators.get(id) or Indicator.unrecorded(id)

    def versions(self, indicator: str) -> tuple[IndicatorVersion, ...]:
        """The versions of an indicator, by the period they begin with."""
        found = [row for row in self.rows(IndicatorVersion) if row.indicator == indicator]
        return tuple(sorted(found, key=lambda row: row.from_period))

    def observations(self, indicator: str) -> tuple[Observation, ...]:
        """The published figures of an indicator, in the order of the file; none of one that is recorded nowhere.

        Without its unit and direction there is no telling what a figure says.
        """
        return self.rows(Observation, indicator) if self._known(indicator) else ()

    def targets(self, indicator: str) -> tuple[Target, ...]:
        """The targets of an indicator; none of one that is recorded nowhere."""
        return tuple(row for row in self.rows(Target)
                     if row.indicator == indicator and self._known(indicator))

    def checks(self, indicator: str) -> tuple[IndicatorCheck, ...]:
        """The checks of an indicator."""
        return tuple(row for row in self.rows(IndicatorCheck) if row.indicator == indicator)

    @cached_property
    def _indicators(self) -> Mapping[str, Indicator]:
        return {row.indicator: row for row in self.indicators}

    def _known(self, indicator: str) -> bool:
        """Is it recorded, as far as can be told from a faulty file?"""
        return self.read(path_of(Indicator)).faulty or indicator in self._indicators

    # -- networks ---------------------------------------------------------------------------------------------

    def network(self, id: str) -> NetworkFolder:
        """The folder of a network; reads nothing yet. Raises BadParameter where there is none."""
        if id not in self.network_ids:
            folder = self.named("networks")
            raise BadParameter(
                _("There is no network “{id}” in {folder}.", id=quoted(id), folder=folder),
                did_you_mean(id, self.network_ids, _("The networks are the folders below {folder}.", folder=folder)))
        return NetworkFolder(self, id)

    # -- what everything needs --------------------------------------------------------------------------------

    def today(self, as_of: str | date | None = "") -> date:
        """The day to count from: ``as_of`` if given, else the partnership's pinned one, else the system's date."""
        if isinstance(as_of, date):
            return as_of
        if as_of:
            day = iso_day(as_of)
            if day is None:
                raise BadParameter(_("“{text}” is not a day.", text=quoted(as_of)),
                                   _("A day written as year-month-day, such as 2019-03-11."))
            return day
        return self.settings.as_of or date.today()

    def name(self, kind: str, id: str) -> Name:
        """The display name of a place, dimension, group or measure; without a label the id made readable."""
        return self._names.get((kind, id)) or ids.readable(id)

    def position(self, kind: str, id: str) -> tuple[int, tuple[str | int, ...], str]:
        """Where an id stands among the labels of its kind, to sort by.

        What has no label comes last, by its id with numbers as numbers: ``grade-2`` before ``grade-10``.
        """
        parts = re.split("([0-9]+)", id)  # text and number take turns, so that like is compared with like
        counted = tuple(int(part) if turn % 2 else part for turn, part in enumerate(parts))
        return (self._order.get((kind, id), len(self._order)), counted, id)

    def outcome_name(self, id: str) -> Name:
        """The display name of an outcome; of one that is not recorded, the id made readable."""
        found = next((each for each in self.outcomes if each.outcome == id), None)
        return found.name if found else ids.readable(id)

    def organisation_name(self, id: str) -> Name:
        """The display name of an organisation; any other text, such as a role, as it was typed."""
        found = next((each for each in self.organisations if each.organisation == id), None)
        return found.name if found else ids.as_typed(id)

    def table_name(self, id: str) -> Name:
        """The display name of a table, else that of an organisation, else the text as it was typed."""
        found = next((each for each in self.tables if each.table == id and each.name), None)
        return found.name if found else self.organisation_name(id)

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], Name]:
        return {(label.kind, label.id): label.name for label in self.labels}

    @cached_property
    def _order(self) -> Mapping[tuple[str, str], int]:
        return {key: place for place, key in enumerate(self._names)}

    # -- files and problems -----------------------------------------------------------------------------------

    def inputs(self, network_id: str) -> tuple[str, ...]:
        """Every file a network's pages are made from, relative to the folder, sorted, there or not.

        Of cycles those that exist. Needs no file to be sound.
        """
        indicator = (path_of(Observation, page.indicator) for page in self.found(Network, network_id))
        return tuple(sorted({*listing.SHARED, *indicator, *listing.network_files(self.folder, network_id)}))

    def slices(self, network_id: str) -> dict[str, str | None]:
        """A fingerprint of the rows about a network in each file that its pages are made from in part."""
        return self._slices.of(network_id)

    @cached_property
    def _slices(self) -> Slices:
        return Slices(self)

    def problems(self, files: Iterable[str] | None = None) -> tuple[Problem, ...]:
        """Everything wrong with ``files`` (relative to the folder), or with the whole partnership.

        For the whole, odd names and ids that are recorded nowhere are told too, as warnings.
        """
        if files is not None:
            return tuple(problem for file in files if kind_of(file) for problem in self.read(file).problems)
        present = listing.record_files(self.folder)
        own = [problem for file in present for problem in self.read(file).problems]
        if not self.read(places.SETTINGS).records and places.SETTINGS not in present:
            own.append(self.absent(places.SETTINGS))
        return (*own, *listing.odd_names(self.folder), *references.problems(self, present))
