"""What a partnership writes down: every file's model, reading with all problems at once, safe saving.

    columns      what records are made of: kinds of columns, and what can be wrong with a value
    subjects     the models, one module for each thing written down, made of columns
    files        which files there may be, the model of each, an example of each (examples)
    listing      which of them are in a folder
    reading      from a file to its records, or to everything wrong with it
    agreement    whether files that are sound one by one agree with each other
    partnership  all of it, asked for by name; network_folder is one network's part
    saving       beside reading: changes what people ask for, and nothing else in the file

What is made from these: ``journal`` (when each row was first seen), ``dictionary`` (data/README.md) and ``blank`` (the
files of a new partnership). Other rooms use the names below, and ``files``, ``listing`` and
``saving``. ``spreadsheet`` reads a table that is no record of the partnership.
"""

from striveutils.records.columns.counted import ALL, SUPPRESSED, suppressed
from striveutils.records.columns.periods import Period
from striveutils.records.network_folder import NetworkFolder
from striveutils.records.partnership import Partnership, open_partnership
from striveutils.records.subjects.accountability import AccountabilityTable
from striveutils.records.subjects.actions import Action
from striveutils.records.subjects.advocacy import AdvocacyPolicy
from striveutils.records.subjects.answers import Answer
from striveutils.records.subjects.approvals import Approval
from striveutils.records.subjects.cycles import ActStep, Cycle, DatedNote, DoStep, Plan, StudyStep
from striveutils.records.subjects.findings import Finding
from striveutils.records.subjects.indicators import Indicator, IndicatorCheck, IndicatorVersion, Target
from striveutils.records.subjects.journal import JournalRow
from striveutils.records.subjects.labels import Label
from striveutils.records.subjects.lifts import LiftEvent, LiftItem
from striveutils.records.subjects.networks import Aim, Charter, Network
from striveutils.records.subjects.observations import Observation
from striveutils.records.subjects.organisations import Organisation
from striveutils.records.subjects.outcomes import Outcome
from striveutils.records.subjects.plans import Measure, Prediction, Withdrawal
from striveutils.records.subjects.points import Point
from striveutils.records.subjects.releases import Release, ReleasedCell
from striveutils.records.subjects.settings import SMALLEST_GROUP, PartnershipSettings
from striveutils.records.subjects.sharing import SharingAgreement

__all__ = [
    "ALL",
    "SMALLEST_GROUP",
    "SUPPRESSED",
    "AccountabilityTable",
    "ActStep",
    "Action",
    "AdvocacyPolicy",
    "Aim",
    "Answer",
    "Approval",
    "Charter",
    "Cycle",
    "DatedNote",
    "DoStep",
    "Finding",
    "Indicator",
    "IndicatorCheck",
    "IndicatorVersion",
    "JournalRow",
    "Label",
    "LiftEvent",
    "LiftItem",
    "Measure",
    "Network",
    "NetworkFolder",
    "Observation",
    "Organisation",
    "Outcome",
    "Partnership",
    "PartnershipSettings",
    "Period",
    "Plan",
    "Point",
    "Prediction",
    "Release",
    "ReleasedCell",
    "SharingAgreement",
    "StudyStep",
    "Target",
    "Withdrawal",
    "open_partnership",
    "suppressed",
]
