"""A partnership's folder as records, read when they are asked for and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from striveutils import places
from striveutils.errors import BadParameter, Problem, RecordsError
from striveutils.records import contexts, listing, names, references
from striveutils.records.accountability import AccountabilityTable
from striveutils.records.answers import Answer
from striveutils.records.base import Row
from striveutils.records.content import Content
from striveutils.records.files import kind_of
from striveutils.records.indicators import Indicator, IndicatorCheck, IndicatorVersion, Target
from striveutils.records.labels import Label
from striveutils.records.lifts import LiftEvent, LiftItem
from striveutils.records.network_folder import NetworkFolder
from striveutils.records.networks import Network
from striveutils.records.observations import Observation
from striveutils.records.organisations import Organisation
from striveutils.records.outcomes import Outcome
from striveutils.records.periods import iso_day
from striveutils.records.quoting import nearest, quoted
from striveutils.records.reading import read_file
from striveutils.records.settings import PartnershipSettings
from striveutils.words import Name, _

SETTINGS = "partnership.yaml"

R = TypeVar("R", bound=Row)


def open_partnership(data_dir: str | Path = "") -> Partnership:
    """The partnership in ``data_dir``, or in the nearest folder upwards; reads nothing yet. Raises NoPartnership."""
    return Partnership(places.data_folder(data_dir))


class Partnership:
    """A partnership's ``data`` folder. Each file is read once, when first asked for.

    Asking for records of a faulty file raises RecordsError with every problem of that file; the others are not
    touched by it. A file that is absent holds no records. To see what changed since, open it anew.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._contents: dict[str, Content] = {}

    # -- the partnership's own records ------------------------------------------------------------------------

    @property
    def settings(self) -> PartnershipSettings:
        """partnership.yaml."""
        return self.page(SETTINGS, PartnershipSettings)

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """Every organisation, in the order of the file."""
        return self.rows("organisations.csv", Organisation)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every outcome, in the order of the file."""
        return self.rows("outcomes.csv", Outcome)

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every display name; their order is the order on pages."""
        return self.rows("labels.csv", Label)

    @property
    def lift_items(self) -> tuple[LiftItem, ...]:
        """Every opportunity and barrier of every network."""
        return self.rows("lifts/items.csv", LiftItem)

    @property
    def lift_events(self) -> tuple[LiftEvent, ...]:
        """Every step on the way of an item."""
        return self.rows("lifts/events.csv", LiftEvent)

    @property
    def tables(self) -> tuple[AccountabilityTable, ...]:
        """Every table of the accountability structure."""
        return self.rows("accountability/tables.csv", AccountabilityTable)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What readers said and what was done about it."""
        return self.rows("answers.csv", Answer)

    # -- indicators -------------------------------------------------------------------------------------------

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator, in the order of the file."""
        return self.rows("indicators/indicators.csv", Indicator)

    def indicator(self, id: str) -> Indicator:
        """The indicator called ``id``; raises RecordsError where none is."""
        found = next((indicator for indicator in self.indicators if indicator.indicator == id), None)
        if found is None:
            near = nearest(id, [indicator.indicator for indicator in self.indicators])
            raise RecordsError([Problem(
                self.named("indicators/indicators.csv"), _("No indicator is called “{id}”.", id=quoted(id)), None,
                _("Did you mean {name}?", name=near) if near else _("Add it, or correct the id where it is used."))])
        return found

    def versions(self, indicator: str) -> tuple[IndicatorVersion, ...]:
        """The versions of an indicator, by the period they begin with."""
        found = [row for row in self.rows("indicators/versions.csv", IndicatorVersion) if row.indicator == indicator]
        return tuple(sorted(found, key=lambda row: row.from_period))

    def observations(self, indicator: str) -> tuple[Observation, ...]:
        """The published figures of an indicator, in the order of the file."""
        return self.rows(listing.observations_file(indicator), Observation)

    def targets(self, indicator: str) -> tuple[Target, ...]:
        """The targets of an indicator."""
        return tuple(row for row in self.rows("indicators/targets.csv", Target) if row.indicator == indicator)

    def checks(self, indicator: str) -> tuple[IndicatorCheck, ...]:
        """The checks of an indicator."""
        return tuple(row for row in self.rows("indicators/checks.csv", IndicatorCheck) if row.indicator == indicator)

    # -- networks ---------------------------------------------------------------------------------------------

    @property
    def network_ids(self) -> tuple[str, ...]:
        """The folders below ``networks`` whose name is an id, sorted; odd names are among the problems."""
        return listing.network_ids(self.folder)

    def network(self, id: str) -> NetworkFolder:
        """The folder of a network; reads nothing yet. Raises BadParameter where there is none."""
        if id not in self.network_ids:
            near = nearest(id, self.network_ids)
            raise BadParameter(
                _("There is no network “{id}” in {folder}.", id=quoted(id), folder=self.named("networks")),
                _("Did you mean {name}?", name=near) if near
                else _("The networks are the folders below {folder}.", folder=self.named("networks")))
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
        return self._names.get((kind, id)) or names.readable(id)

    def position(self, kind: str, id: str) -> tuple[int, str]:
        """Where an id stands among the labels of its kind, to sort by; what has no label comes last, by its id."""
        return (self._order.get((kind, id), len(self._order)), id)

    def organisation_name(self, id: str) -> Name:
        """The display name of an organisation; any other text, such as a role, as it was typed."""
        found = next((each for each in self.organisations if each.organisation == id), None)
        return found.name if found else names.as_typed(id)

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

    @property
    def files_read(self) -> frozenset[str]:
        """The files that were looked for so far, relative to the folder, whether they were there or not."""
        return frozenset(self._contents)

    def named(self, file: str) -> str:
        """A file as problems call it: ``data/labels.csv``."""
        return f"{self.folder.name}/{file}"

    def inputs(self, network_id: str) -> tuple[str, ...]:
        """Every file a network's pages are made from, relative to the folder, sorted, there or not.

        Of cycles those that exist. Needs no file to be sound.
        """
        pages = self.found(f"networks/{network_id}/network.yaml", Network)
        indicator = (listing.observations_file(page.indicator) for page in pages)
        return tuple(sorted({*listing.SHARED, *indicator, *listing.network_files(self.folder, network_id)}))

    def problems(self, files: Iterable[str] | None = None) -> tuple[Problem, ...]:
        """Everything wrong with ``files`` (relative to the folder), or with the whole partnership.

        For the whole, odd names and ids that are recorded nowhere are told too, as warnings.
        """
        if files is not None:
            return tuple(problem for file in files if kind_of(file) for problem in self.read(file).problems)
        present = listing.record_files(self.folder)
        own = [problem for file in present for problem in self.read(file).problems]
        if not self.read(SETTINGS).records and SETTINGS not in present:
            own.append(self._absent(SETTINGS))
        return (*own, *listing.odd_names(self.folder), *references.problems(self, present))

    def read(self, file: str) -> Content:
        """The records and problems of one file, relative to the folder; never raises for what is in it."""
        if file not in self._contents:
            kind = kind_of(file)
            if kind is None:
                raise ValueError(f"{file} is no record file")
            self._contents[file] = read_file(self.folder / file, kind, self.named(file), contexts.of(self, file))
        return self._contents[file]

    def found(self, file: str, model: type[R]) -> tuple[R, ...]:
        """What could be read of one file, sound or not: for what only looks things up."""
        return tuple(row for row in self.read(file).records if isinstance(row, model))

    def rows(self, file: str, model: type[R]) -> tuple[R, ...]:
        """The records of one file, relative to the folder; raises RecordsError with everything wrong with it."""
        content = self.read(file)
        if content.faulty:
            raise RecordsError(content.problems)
        return cast(tuple[R, ...], content.records)

    def page(self, file: str, model: type[R]) -> R:
        """The one record of a YAML file; raises RecordsError, also where it is absent."""
        found = self.rows(file, model)
        if not found:
            raise RecordsError([self._absent(file)])
        return found[0]

    def _absent(self, file: str) -> Problem:
        return Problem(self.named(file), _("The file is not there."), None,
                       _("Write it, following the example in data/README.md."))
