"""The shipped example: real published figures, invented everything else, and nothing that the publisher hid."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from striveutils import records
from striveutils.disclosure.words.waiting import texts, waiting
from striveutils.records import Observation, Partnership, journal

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
BUILDER = ROOT / "tools" / "build_example.py"
FIGURES = Path(os.environ.get("EXAMPLE_FIGURES", ROOT.parent / "shared" / "data" / "public_figures.csv"))
HEADER = ("partnership,indicator,definition,group_dimension,group,period,numerator,denominator,value,unit,source_title,"
          "source_address_or_repo,note\n")
OTHERS_WRITE = ("README.md", "framework")
AS_OF = date(2020, 2, 29)
PLACES = ("bridgeport", "norwalk", "stamford", "waterbury")
INDICATORS = ("chronic-absence", "college-entrance", "four-year-graduation", "grade-3-reading", "kindergarten-literacy")

# Published by the Connecticut State Department of Education (EdSight), via CT Data Collaborative, for the school
# district and year: chronic-absenteeism-by-*, four-year-grad-rates-by-*, smarter-balanced-by-all-students,
# kindergarten-entrance-inventory-results, edsight-data (college entrance).
PUBLISHED = [
    ("four-year-graduation", "bridgeport", "2010-11", "all", 869, 1437, None),
    ("four-year-graduation", "bridgeport", "2018-19", "all", 1108, 1457, None),
    ("four-year-graduation", "norwalk", "2018-19", "english-learner", 76, 116, None),
    ("four-year-graduation", "waterbury", "2010-11", "full-price-meals", 307, 416, None),
    ("grade-3-reading", "waterbury", "2018-19", "all", 455, 1406, None),
    ("grade-3-reading", "stamford", "2015-16", "black", 76, 192, None),
    ("chronic-absence", "waterbury", "2018-19", "all", None, None, 15.6),
    ("chronic-absence", "bridgeport", "2012-13", "grade-10", None, None, 52.4),
    ("chronic-absence", "norwalk", "2018-19", "hispanic", None, None, 10.6),
    ("kindergarten-literacy", "norwalk", "2015-16", "all", None, None, 43.6),
    ("kindergarten-literacy", "waterbury", "2013-14", "all", None, None, 22.0379146919431),
    ("college-entrance", "norwalk", "2006-07", "all", None, None, 51.7),
    ("college-entrance", "stamford", "2013-14", "male", None, None, 72.0),
]
# The publisher wrote * for the rate of these; a count that stood beside it is not kept either.
HIDDEN_AT_THE_SOURCE = [
    ("four-year-graduation", "waterbury", "2018-19", "asian"),  # 14 of 16 stand in the source
    ("four-year-graduation", "waterbury", "2018-19", "american-indian"),
    ("grade-3-reading", "norwalk", "2014-15", "not-special-education"),  # hidden so that the other half stays hidden
    ("chronic-absence", "waterbury", "2018-19", "american-indian"),
]
# Texts that stand in one language on purpose, so that the pages' remark about it can be seen.
IN_ONE_LANGUAGE = {
    "networks/stamford-chronic-absence/cycles/desayuno-al-llegar.yaml",
    "networks/norwalk-four-year-graduation/cycles/senior-check-in.yaml do.surprises",
    "lifts/items.csv form-in-spanish statement",
    "answers.csv norwalk-four-year-graduation you_told_us",
    "answers.csv norwalk-four-year-graduation we_did",
}


@pytest.fixture(scope="module")
def example() -> Partnership:
    return records.open_partnership(DATA)


def figure(example: Partnership, indicator: str, place: str, period: str, group: str) -> Observation:
    return next(row for row in example.observations(indicator)
                if (row.place, row.period.text, row.group) == (place, period, group))


def rows_of(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def built(figures: Path, folder: Path) -> dict[str, bytes]:
    subprocess.run([sys.executable, str(BUILDER), "--figures", str(figures), "--data", str(folder)], check=True)
    return files_below(folder)


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
            and path.relative_to(folder).parts[0] not in OTHERS_WRITE}


def test_the_example_has_no_problems_and_no_warnings(example: Partnership) -> None:
    assert example.problems() == ()


def test_twenty_networks_are_five_indicators_in_four_places(example: Partnership) -> None:
    assert example.network_ids == tuple(sorted(f"{place}-{indicator}" for place in PLACES for indicator in INDICATORS))
    for network in example.network_ids:
        record = example.network(network).record
        assert network == f"{record.places[0]}-{record.indicator}"


@pytest.mark.parametrize(("indicator", "place", "period", "group", "numerator", "denominator", "value"), PUBLISHED)
def test_a_figure_stands_as_it_was_published(
    example: Partnership, indicator: str, place: str, period: str, group: str,
    numerator: int | None, denominator: int | None, value: float | None,
) -> None:
    row = figure(example, indicator, place, period, group)

    assert (row.numerator, row.denominator, row.value) == (numerator, denominator, value)


@pytest.mark.parametrize(("indicator", "place", "period", "group"), HIDDEN_AT_THE_SOURCE)
def test_what_the_publisher_hid_is_not_in_the_example(
    example: Partnership, indicator: str, place: str, period: str, group: str
) -> None:
    row = figure(example, indicator, place, period, group)

    assert (row.numerator, row.denominator, row.value, row.note) == (None, None, None, "suppressed at source")


def test_a_row_has_both_counts_or_a_percent_or_says_that_it_is_suppressed(example: Partnership) -> None:
    for indicator in INDICATORS:
        for row in example.observations(indicator):
            counts = (row.numerator is not None, row.denominator is not None)
            shapes = [counts == (True, True) and row.value is None,
                      counts == (False, False) and row.value is not None,
                      counts == (False, False) and row.value is None and row.note == "suppressed at source"]
            assert shapes.count(True) == 1, row


def test_nothing_was_published_after_the_fixed_day(example: Partnership) -> None:
    """The school year cut short in March 2020 is left out; each figure's lag had passed."""
    for indicator in example.indicators:
        for row in example.observations(indicator.indicator):
            assert row.period.end + timedelta(days=31 * (indicator.lag_months or 0)) <= AS_OF + timedelta(days=5), row


def test_changed_labels_of_the_publisher_are_one_group(example: Partnership) -> None:
    """``Black`` and ``Black or African American``, ``ELL`` and ``Y``: one id in every indicator that has groups."""
    for indicator in ("chronic-absence", "four-year-graduation", "grade-3-reading", "college-entrance"):
        groups = {row.group for row in example.observations(indicator)}
        assert {"black", "hispanic", "english-learner", "special-education"} <= groups


def test_a_gap_a_new_file_and_a_year_of_waivers_break_the_series(example: Partnership) -> None:
    broken = {(version.indicator, version.from_period.text) for indicator in INDICATORS
              for version in example.versions(indicator)[1:] if version.comparable == "no"}

    assert broken == {("kindergarten-literacy", "2013-14"), ("kindergarten-literacy", "2014-15"),
                      ("college-entrance", "2011-12")}


def test_meal_groups_that_changed_their_meaning_say_so_in_every_row(example: Partnership) -> None:
    """In Waterbury the class that pays full price fell from 416 to 46 after near-universal free meals."""
    rows = [row for row in example.observations("four-year-graduation")
            if row.place == "waterbury" and row.dimension == "meal-eligibility"]

    assert rows
    assert all("not comparable between years" in (row.note or "") for row in rows)


def test_cycles_are_in_every_state_and_every_decision_was_taken(example: Partnership) -> None:
    cycles = [cycle for network in example.network_ids for cycle in example.network(network).cycles.values()]
    decisions = [cycle.act.decision for cycle in cycles if cycle.act.decision]

    assert set(decisions) == {"adopt", "adapt", "abandon"}
    assert any(cycle.plan.starts_on is None for cycle in cycles), "a draft"
    assert any(cycle.plan.starts_on and cycle.plan.starts_on > AS_OF for cycle in cycles), "a planned one"
    assert any(cycle.do.happened and not cycle.study.learned for cycle in cycles), "a running one"
    assert any(cycle.study.learned and not cycle.act.decision for cycle in cycles), "a studied one"


def test_each_network_has_one_to_three_cycles_and_a_finding(example: Partnership) -> None:
    for network in map(example.network, example.network_ids):
        assert 1 <= len(network.cycles) <= 3
        assert network.findings
        assert network.actions


def test_a_finding_is_older_than_the_charter_that_cites_it(example: Partnership) -> None:
    for network in map(example.network, example.network_ids):
        found_on = {finding.finding: finding.found_on for finding in network.findings}
        for charter in network.record.charters:
            assert all(found_on[finding] < charter.adopted_on for finding in charter.findings), network.id


def test_a_plan_is_fixed_before_its_first_point(example: Partnership) -> None:
    for network in map(example.network, example.network_ids):
        for name, cycle in network.cycles.items():
            first = min((point.date for point in network.points if point.cycle == name), default=None)
            if first is not None:
                assert cycle.plan.locked_on is not None
                assert cycle.plan.locked_on < first, name


def test_points_fall_on_working_days_up_to_the_fixed_day(example: Partnership) -> None:
    for network in map(example.network, example.network_ids):
        assert all(point.date.weekday() < 5 and point.date <= AS_OF for point in network.points), network.id


def test_some_groups_of_children_in_the_points_are_too_small_to_show(example: Partnership) -> None:
    sizes = [point.denominator for network in map(example.network, example.network_ids) for point in network.points
             if point.denominator is not None]

    assert min(sizes) < example.settings.minimum_group_size <= max(sizes)


def test_typed_texts_stand_in_both_languages_but_for_those_meant_not_to() -> None:
    assert set(_in_one_language()) == IN_ONE_LANGUAGE


def _in_one_language() -> Iterator[str]:
    for path in sorted(DATA.rglob("*.csv")):
        file = path.relative_to(DATA).as_posix()
        for row in rows_of(file):
            pairs = {key[:-3] for key in row if key.endswith(("_en", "_es"))}
            yield from (f"{file} {next(iter(row.values()))} {pair}" for pair in sorted(pairs)
                        if bool(row.get(f"{pair}_en")) != bool(row.get(f"{pair}_es")))
    for path in sorted(DATA.glob("networks/**/*.yaml")):
        file = path.relative_to(DATA).as_posix()
        page = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        if file.endswith("/network.yaml") or "title_en" in page:
            yield from (f"{file} {key}" for key in _lonely_keys(page))
        else:
            yield file


def _lonely_keys(page: object, above: str = "") -> Iterator[str]:
    if isinstance(page, list):
        for item in page:
            yield from _lonely_keys(item, above)
    if isinstance(page, dict):
        for key in page:
            if key.endswith(("_en", "_es")) and not {f"{key[:-3]}_en", f"{key[:-3]}_es"} <= set(page):
                yield f"{above}{key[:-3]}"
            yield from _lonely_keys(page[key], f"{above}{key}.")


def test_every_text_that_a_page_shows_was_approved_and_nothing_else(example: Partnership) -> None:
    """So its pages are whole at the first run; without the file each of them would say that new words wait."""
    approved = {network: example.approved(network) for network in example.network_ids}
    shown = {network: {one.sha256 for one in texts(example, network)} for network in example.network_ids}
    assert approved == shown
    assert [network for network in example.network_ids if waiting(example, network)] == []
    assert {(row.approved_by, row.approved_on) for row in example.approvals} == {
        ("partnership coordinator", AS_OF - timedelta(days=1))}


def test_no_partnership_that_exists_is_named() -> None:
    """The figures are those of four school districts; the partnerships that work there are not part of the example."""
    text = b"\n".join(files_below(DATA).values()).decode().casefold()

    for name in ("bridge to success", "bridgeport prospers", "norwalk acts", "cradle to career"):
        assert name not in text


def test_every_row_was_first_seen_soon_after_its_event_and_a_few_late(example: Partnership) -> None:
    """Nothing new is found by the journal itself, and nothing was seen after the fixed day."""
    seen = rows_of("journal.csv")
    days = [date.fromisoformat(row["first_seen_on"]) for row in seen]
    points = dict(_seen_points(seen))
    late = [days for days in points.values() if days > 60]

    assert max(days) <= AS_OF
    assert all(delay >= 0 for delay in points.values())
    assert 0 < len(late) < len(points) / 20


def _seen_points(seen: list[dict[str, str]]) -> Iterator[tuple[str, int]]:
    """For each dated point, by its entry in the journal, the days from the point to its entry."""
    first_seen = {(row["file"], row["row"]): date.fromisoformat(row["first_seen_on"]) for row in seen}
    for path in sorted(DATA.glob("networks/*/points.csv")):
        file = path.relative_to(DATA).as_posix()
        kind = next(kind for kind in records.files.FILES if kind.matches(file))
        dates = [date.fromisoformat(row["date"]) for row in rows_of(file)]
        for number, entry in journal.contents(path.read_text(encoding="utf-8"), kind):
            yield f"{file} {entry}", (first_seen[file, entry] - dates[number - 2]).days


def test_the_journal_knows_every_row(tmp_path: Path) -> None:
    """``strive run`` of a fresh clone leaves data/ as it is."""
    copied = files_below(DATA)
    for name, content in copied.items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_bytes(content)

    assert journal.update(records.open_partnership(tmp_path / "data"), AS_OF) == 0
    assert files_below(tmp_path / "data") == copied


def test_all_but_the_figures_is_built_again_byte_for_byte(tmp_path: Path) -> None:
    """The pages in tools/example/ and what is committed agree, with or without the published file at hand."""
    (tmp_path / "figures.csv").write_text(HEADER, encoding="utf-8")

    again = built(tmp_path / "figures.csv", tmp_path / "data")
    committed = files_below(DATA)
    from_figures = {name for name in committed if name.startswith("indicators/observations/") or name == "journal.csv"}

    assert set(again) == set(committed)
    assert {name for name in again if again[name] != committed[name]} <= from_figures


@pytest.mark.skipif(not FIGURES.is_file(), reason="the file of published figures is not at hand")
def test_the_whole_example_is_built_again_byte_for_byte(tmp_path: Path) -> None:
    assert built(FIGURES, tmp_path / "data") == files_below(DATA)


def test_published_counts_are_never_larger_than_their_total() -> None:
    """A group of a dimension cannot hold more children than all of them; a slip of the labels would show here."""
    totals: dict[tuple[str, ...], int] = {}
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows_of("indicators/observations/four-year-graduation.csv"):
        if row["denominator"]:
            key = (row["period"], row["place"])
            if row["dimension"] == "all":
                totals[key] = int(row["denominator"])
            else:
                groups[(*key, row["dimension"])].append(int(row["denominator"]))

    assert groups
    for (period, place, _dimension), sizes in groups.items():
        assert sum(sizes) <= totals[period, place]
