"""The published figures of Connecticut's education department as rows of the example's observations.

Nothing is computed: a figure is stored as published, with the counts only where both counts are published with it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from striveutils.records import SUPPRESSED

LONE_COUNT = "published as a percent; the count stands without a group size and is left out"
NOT_APPLICABLE = ("N/A",)
"""No such students that year: nothing was observed, so there is no row."""
NEAR_UNIVERSAL_MEALS = "not comparable between years: almost every child here gets free meals"

LAST_PERIOD = "2018-19"
"""The last school year that was published by the example's fixed day; 2019-20 came later and was cut short."""

AGREEMENT = 0.06
"""Points by which a published percent may differ from its published counts (rounding to one decimal)."""

# What the file calls the source of a row ends in the city; the figures are those of the city's school district.
PLACES = {
    "(Waterbury, CT)": "waterbury",
    "(Bridgeport, CT)": "bridgeport",
    "(Norwalk, CT)": "norwalk",
    "(Stamford, CT)": "stamford",
    "State of Connecticut (comparison)": "connecticut",
}
STATE = "connecticut"
INDICATORS = {
    "Chronic absenteeism": "chronic-absence",
    "Grade 3 reading (ELA)": "grade-3-reading",
    "Kindergarten literacy readiness": "kindergarten-literacy",
    "Four-year graduation": "four-year-graduation",
    "College entrance": "college-entrance",
}
DIMENSIONS = {
    "All": "all",
    "Grade": "grade",
    "Race/ethnicity": "race-ethnicity",
    "Meal eligibility": "meal-eligibility",
    "English learner status": "english-learner",
    "Special education status": "special-education",
    "Gender": "gender",
}
# The publisher's labels changed from one indicator to the next; one id stands for what is the same group.
GROUPS: dict[str, Mapping[str, str]] = {
    "all": {"All students": "all"},
    "grade": {"Kindergarten": "kindergarten", **{f"Grade {n}": f"grade-{n}" for n in range(1, 13)}},
    "race-ethnicity": {
        "American Indian or Alaska Native": "american-indian",
        "Indian or Alaska Native": "american-indian",
        "Asian": "asian",
        "Black": "black",
        "Black or African American": "black",
        "Hispanic": "hispanic",
        "Hispanic or Latino": "hispanic",
        "Hispanic/Latino of any race": "hispanic",
        "Hawaiian or Pacific Islander": "pacific-islander",
        "Native Hawaiian or Other Pacific Islander": "pacific-islander",
        "Two or More Races": "two-or-more-races",
        "White": "white",
    },
    "meal-eligibility": {
        "Eligible For Free Lunch": "free-meals",
        "Eligible For Reduced Lunch": "reduced-price-meals",
        "Eligible for Free or Reduced-Price Meals": "free-or-reduced-price-meals",
        "Y": "free-or-reduced-price-meals",
        "Not Eligible For Lunch": "full-price-meals",
        "N": "full-price-meals",
    },
    "english-learner": {
        "ELL": "english-learner",
        "English Language Learners": "english-learner",
        "Y": "english-learner",
        "Non-ELL": "not-english-learner",
        "N": "not-english-learner",
    },
    "special-education": {
        "Special Education": "special-education",
        "Students with Disabilities": "special-education",
        "Y": "special-education",
        "Non-Special Education": "not-special-education",
        "N": "not-special-education",
    },
    "gender": {"Female": "female", "Male": "male"},
}
# Districts whose meal groups changed their meaning: the group that pays full price shrinks to a remnant in some years.
MEAL_GROUPS_COLLAPSED = ("waterbury", "bridgeport")


def observations(path: Path, versions: Iterable[Mapping[str, str]]) -> dict[str, list[dict[str, str]]]:
    """Rows of ``indicators/observations`` by indicator, in the order total, dimension, group, place, period.

    ``versions`` are the rows of ``versions.csv``. Raises ValueError for a label that is not known or counts that
    disagree with their percent.
    """
    starts = _version_starts(versions)
    found: dict[str, list[dict[str, str]]] = {indicator: [] for indicator in INDICATORS.values()}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = _place(row)
            if place is None or row["period"] > LAST_PERIOD or row["value"] in NOT_APPLICABLE:
                continue
            indicator = INDICATORS[row["indicator"]]
            if place == STATE and indicator == "kindergarten-literacy":
                continue  # in other units in each file; converting them would be deriving
            found[indicator].append(_observation(row, place, starts[indicator]))
    return {indicator: sorted(rows, key=_order) for indicator, rows in found.items()}


def _place(row: Mapping[str, str]) -> str | None:
    return next((place for end, place in PLACES.items() if row["partnership"].endswith(end)), None)


def _observation(row: Mapping[str, str], place: str, starts: list[tuple[str, str]]) -> dict[str, str]:
    dimension = DIMENSIONS[row["group_dimension"]]
    label = re.sub(r"\s+", " ", row["group"].strip())
    if label not in GROUPS[dimension]:
        raise ValueError(f"{row['indicator']}: the label {label!r} has no group id yet")
    observation = {
        "period": row["period"],
        "place": place,
        "dimension": dimension,
        "group": GROUPS[dimension][label],
        "version": max(version for start, version in starts if start <= row["period"]),
    }
    return {**observation, **_published(row, observation)}


def _published(row: Mapping[str, str], observation: Mapping[str, str]) -> dict[str, str]:
    """Counts where both are published, else the percent; nothing at all where the publisher hid any part of the row."""
    numerator, denominator, value = row["numerator"], row["denominator"], row["value"].removesuffix("%")
    blank = {"numerator": "", "denominator": "", "value": "", "note": ""}
    if "*" in (numerator, denominator, value):
        return {**blank, "note": SUPPRESSED}
    note = NEAR_UNIVERSAL_MEALS if _meals_changed(observation) else ""
    if numerator and denominator:
        if abs(100 * int(numerator) / int(denominator) - float(value)) > AGREEMENT:
            raise ValueError(f"{observation}: the published percent and counts disagree")
        return {**blank, "numerator": numerator, "denominator": denominator, "note": note}
    # For everybody together the version says in both languages what is published; a note would be in English only.
    lone = LONE_COUNT if numerator and observation["dimension"] != "all" else ""
    return {**blank, "value": value, "note": "; ".join(part for part in (note, lone) if part)}


def _meals_changed(observation: Mapping[str, str]) -> bool:
    return observation["dimension"] == "meal-eligibility" and observation["place"] in MEAL_GROUPS_COLLAPSED


def _version_starts(versions: Iterable[Mapping[str, str]]) -> dict[str, list[tuple[str, str]]]:
    starts: dict[str, list[tuple[str, str]]] = {}
    for version in versions:
        starts.setdefault(version["indicator"], []).append((str(version["from_period"]), str(version["version"])))
    return starts


def _order(row: Mapping[str, str]) -> tuple[int, int, int, str]:
    dimensions = list(DIMENSIONS.values())
    groups = list(dict.fromkeys(GROUPS[row["dimension"]].values()))
    places = list(PLACES.values())
    return (dimensions.index(row["dimension"]), groups.index(row["group"]), places.index(row["place"]), row["period"])
