"""Which files a partnership may hold, and which model each of them follows. Every file may be absent."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Literal

from striveutils import places
from striveutils.records import examples
from striveutils.records.columns.record import Row
from striveutils.records.subjects.accountability import AccountabilityTable
from striveutils.records.subjects.actions import Action
from striveutils.records.subjects.advocacy import AdvocacyPolicy
from striveutils.records.subjects.answers import Answer
from striveutils.records.subjects.approvals import Approval
from striveutils.records.subjects.cycles import Cycle
from striveutils.records.subjects.findings import Finding
from striveutils.records.subjects.indicators import Indicator, IndicatorCheck, IndicatorVersion, Target
from striveutils.records.subjects.journal import JournalRow
from striveutils.records.subjects.labels import Label
from striveutils.records.subjects.lifts import LiftEvent, LiftItem
from striveutils.records.subjects.networks import Network
from striveutils.records.subjects.observations import Observation
from striveutils.records.subjects.organisations import Organisation
from striveutils.records.subjects.outcomes import Outcome
from striveutils.records.subjects.points import Point
from striveutils.records.subjects.releases import Release, ReleasedCell
from striveutils.records.subjects.settings import PartnershipSettings
from striveutils.records.subjects.sharing import SharingAgreement
from striveutils.words import Message, _


@dataclass(frozen=True)
class FileKind:
    """A kind of file. ``pattern`` is its path below ``data``, ``*`` standing for one id; ``keys`` are the columns
    that together may stand in one row only; ``example`` is a small file as a person would write it, and
    ``example_ids`` are those in its path. ``may_be_open`` is the column of the key that a row about several of them
    leaves empty."""

    pattern: str
    model: type[Row]
    one_row_is: Message
    keys: tuple[str, ...] = ()
    example: str = ""
    example_ids: tuple[str, ...] = ()
    may_be_open: str | None = None

    @property
    def kind(self) -> Literal["csv", "yaml"]:
        """csv for rows, yaml for a page."""
        return "yaml" if self.pattern.endswith(".yaml") else "csv"

    def matches(self, path: str) -> bool:
        """Is ``path`` (posix, below data) a file of this kind?"""
        parts, wanted = path.split("/"), self.pattern.split("/")
        return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))

    def path(self, *ids: str) -> str:
        """The path, below data, of the file of this kind with ``ids`` for the stars."""
        return self.pattern.replace("*", "{}").format(*ids)

    @property
    def example_path(self) -> str:
        """Where the example would stand, below data."""
        return self.path(*self.example_ids)

    def ids(self, path: str) -> tuple[str, ...]:
        """The ids that stand for the stars in the ``path`` of a file of this kind."""
        return tuple(part.removesuffix(wanted[1:]) for part, wanted in
                     zip(path.split("/"), self.pattern.split("/"), strict=True) if wanted.startswith("*"))


FILES: tuple[FileKind, ...] = (
    FileKind(places.SETTINGS, PartnershipSettings, _("the partnership"), (), examples.PARTNERSHIP),
    FileKind("organisations.csv", Organisation, _("one organization"), ("organisation",), examples.ORGANISATIONS),
    FileKind("outcomes.csv", Outcome, _("one outcome"), ("outcome",), examples.OUTCOMES),
    FileKind("labels.csv", Label, _("one display name"), ("kind", "id"), examples.LABELS),
    FileKind("journal.csv", JournalRow, _("one row of some file, and when it was first seen"), ("file", "row"),
             examples.JOURNAL),
    FileKind("approvals.csv", Approval, _("one text that may become public"), ("network", "text"),
             examples.APPROVALS),
    FileKind("disclosure/shown.csv", ReleasedCell, _("one figure that a release showed or hid"),
             ("release", "page", "measure", "period", "place", "dimension", "group"), examples.SHOWN),
    FileKind("answers.csv", Answer, _("one thing readers said"), (), examples.ANSWERS),
    FileKind("indicators/indicators.csv", Indicator, _("one indicator"), ("indicator",), examples.INDICATORS),
    FileKind("indicators/versions.csv", IndicatorVersion, _("one version of an indicator"), ("indicator", "version"),
             examples.VERSIONS),
    FileKind("indicators/observations/*.csv", Observation, _("one group, in one place, in one period"),
             ("period", "place", "dimension", "group", "version"), examples.OBSERVATIONS,
             examples.ABOUT_INDICATOR),
    FileKind("indicators/targets.csv", Target, _("one target of an indicator in one place for one group"),
             ("indicator", "place", "group", "target_period", "set_on"), examples.TARGETS),
    FileKind("indicators/checks.csv", IndicatorCheck, _("one check of an indicator"), (), examples.CHECKS),
    FileKind("networks/*/network.yaml", Network, _("one network"), (), examples.NETWORK,
             examples.OF_NETWORK),
    FileKind("networks/*/findings.csv", Finding, _("one finding"), ("finding",), examples.FINDINGS,
             examples.OF_NETWORK),
    FileKind("networks/*/actions.csv", Action, _("one action"), ("action",), examples.ACTIONS,
             examples.OF_NETWORK),
    FileKind("networks/*/cycles/*.yaml", Cycle, _("one plan-do-study-act cycle"), (), examples.CYCLE,
             examples.OF_CYCLE),
    FileKind("networks/*/points.csv", Point, _("one measure on one day, in one place, for one group"),
             ("measure", "date", "place", "group", "cycle"), examples.POINTS, examples.OF_NETWORK,
             may_be_open="cycle"),
    FileKind("lifts/items.csv", LiftItem, _("one opportunity or barrier"), ("item",), examples.LIFT_ITEMS),
    FileKind("lifts/events.csv", LiftEvent, _("one step on an item's way"), (), examples.LIFT_EVENTS),
    FileKind("accountability/tables.csv", AccountabilityTable, _("one table"), ("table",), examples.TABLES),
    FileKind("communication/releases.csv", Release, _("one thing that was released"), ("release",),
             examples.RELEASES),
    FileKind("sharing/agreements.csv", SharingAgreement, _("one data-sharing agreement"), ("agreement",),
             examples.AGREEMENTS),
    FileKind("advocacy/policies.csv", AdvocacyPolicy, _("one policy that is asked for"), ("policy",),
             examples.POLICIES),
)

KEPT_BY_THE_PROJECT = frozenset({"journal.csv", "approvals.csv", "disclosure/shown.csv"})
"""What the project writes itself; it is no evidence of what people did."""

ON_NO_PAGE = frozenset({"journal.csv", "communication/releases.csv", "advocacy/policies.csv"})
"""What no network's page is made from."""

IN_PART = frozenset({"approvals.csv", "disclosure/shown.csv"})
"""What a network's page is made from in part: only the rows about it; see ``slices``."""

LATER = (
    "README.md", "disclosure/", "framework/", "communication/", "sharing/", "mobilisation/",
    "resources/", "advocacy/", "gateway/", "accountability/roles.csv", "accountability/meetings.csv",
)
"""Files of the partnership's folder that this version leaves alone, without a word."""


def kind_of(path: str) -> FileKind | None:
    """The kind of the file at ``path`` (posix, below data), or None."""
    return next((kind for kind in FILES if kind.matches(path)), None)


@cache
def kind_for(model: type[Row]) -> FileKind:
    """The kind of file that holds records of ``model``."""
    return next(kind for kind in FILES if kind.model is model)


def path_of(model: type[Row], *ids: str) -> str:
    """The file that holds the records of ``model``, below data; ``ids`` are those in its path: network, cycle."""
    return kind_for(model).path(*ids)
