"""What a partnership writes down: every file's model, reading with all problems at once, safe saving."""

from striveutils.records.accountability import AccountabilityTable
from striveutils.records.actions import Action
from striveutils.records.answers import Answer
from striveutils.records.cycles import ActStep, Cycle, DatedNote, DoStep, Plan, StudyStep
from striveutils.records.findings import Finding
from striveutils.records.indicators import Indicator, IndicatorCheck, IndicatorVersion, Target
from striveutils.records.journal_row import JournalRow
from striveutils.records.labels import Label
from striveutils.records.lifts import LiftEvent, LiftItem
from striveutils.records.network_folder import NetworkFolder
from striveutils.records.networks import Aim, Charter, Network
from striveutils.records.observations import Observation
from striveutils.records.organisations import Organisation
from striveutils.records.outcomes import Outcome
from striveutils.records.partnership import Partnership, open_partnership
from striveutils.records.periods import Period
from striveutils.records.plans import Measure, Prediction, Withdrawal
from striveutils.records.points import Point
from striveutils.records.settings import PartnershipSettings

__all__ = [
    "AccountabilityTable",
    "ActStep",
    "Action",
    "Aim",
    "Answer",
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
    "StudyStep",
    "Target",
    "Withdrawal",
    "open_partnership",
]
