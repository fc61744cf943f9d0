"""Runs about a line: Anhoej's figures as others give them, and an exact test, checked by counting every order."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations, product
from math import comb, nan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_answers import answers, copy, every_case, table, values, whole

from striveutils.evidence.runs import (
    RunChart,
    crossings_limit,
    longest_and_crossings,
    longest_run_limit,
    run_chart,
    runs_p_value,
    sides,
)

SERIES = answers("series")
PARTS = [pytest.param(case, part, id=f"{case['case']} {part['first']}-{part['last']}")
         for case in answers("qicharts2") for part in case["parts"]]
SMALL = st.lists(st.integers(0, 4), min_size=2, max_size=6)


def as_answered(chart: RunChart) -> list[Any]:
    return [chart.n_useful, chart.longest_run, chart.longest_run_max, chart.crossings, chart.crossings_min,
            chart.signal]


def of_case(case: dict[str, Any], part: dict[str, Any]) -> RunChart:
    """Our answer for one part of one case: run charts about their own line, other charts about that chart's."""
    series = values(SERIES[case["series"]])
    if case["exclude"]:
        series = [None if place + 1 in np.atleast_1d(case["exclude"]) else value for place, value in enumerate(series)]
    figures = series[part["first"]:part["last"]]
    if case["chart"] == "run":
        return run_chart(figures, centre=case["centre_given"], freeze=case["freeze"])
    if case["chart"] == "mr":
        figures = [None] + [None if one is None or two is None else abs(two - one)
                            for one, two in pairwise(figures)]
    return run_chart(figures, centre=whole(part["centre"], len(figures))[0])


def test_the_copy_in_the_repository_says_what_the_full_answers_say() -> None:
    """Where the full ones hold more series than the copy, those in the copy are the same."""
    full, ours = every_case(), copy()
    assert all(full["series"][name] == series for name, series in ours["series"].items())
    for package in ("qicharts2", "plotthedots", "qcc"):
        assert all(case in full[package] for case in ours[package])
    for kind, told in ours["r_stats"].items():
        assert all(one in full["r_stats"][kind] for one in told)


@pytest.mark.parametrize("case, part", PARTS)
def test_the_run_figures_are_those_of_qicharts2(case: dict[str, Any], part: dict[str, Any]) -> None:
    """On moving ranges qicharts2 counts runs but never signals: two neighbours share a figure. We don't chart them."""
    chart = of_case(case, part)
    expected = part["runs"]
    if case["chart"] == "mr":
        assert as_answered(chart)[:-1] == expected[:-1]
    else:
        assert as_answered(chart) == expected
    if case["chart"] == "run":
        assert chart.centre == pytest.approx(whole(part["centre"], 1)[0], rel=1e-6)


@pytest.mark.parametrize("row", table("anhoej_limits.csv"), ids=lambda row: row["n_useful"])
def test_the_limits_are_anhoejs_at_every_number_of_points(row: dict[str, str]) -> None:
    n = int(row["n_useful"])
    assert (longest_run_limit(n), crossings_limit(n)) == (int(row["longest_run_max"]), int(row["crossings_min"]))


@pytest.mark.parametrize("row", table("own_median_exact_runs_test.csv"), ids=lambda row: row["n_useful"])
def test_the_exact_test_signals_at_the_crossings_of_the_table(row: dict[str, str]) -> None:
    n, half = int(row["n_useful"]), int(row["n_useful"]) // 2
    size = [crossings for crossings in range(n) if runs_p_value(half, half, crossings + 1) <= 0.05]
    assert max(size, default=0) == int(row["exact_signals_when_crossings_at_most"])
    assert (runs_p_value(half, half, max(size) + 1) if size else 0) == pytest.approx(float(row["exact_size"]), abs=6e-6)
    assert runs_p_value(half, half, 2) == pytest.approx(float(row["p_of_clean_split"]), abs=6e-7)
    assert max(crossings_limit(n) - 1, 0) == int(row["anhoej_signals_when_crossings_at_most"])


@pytest.mark.parametrize("row", [row for row in table("run_rule_error_rates_exact.csv") if int(row["n_useful"]) <= 12],
                         ids=lambda row: row["n_useful"])
def test_anhoejs_false_alarms_are_the_exact_ones_when_every_order_is_counted(row: dict[str, str]) -> None:
    """About a line known beforehand each point is above or below like a coin; about the own median half of them are."""
    n = int(row["n_useful"])
    coins = [run_chart(order, centre=0) for order in product((-1, 1), repeat=n)]
    assert share_with_a_signal(coins) == pytest.approx(float(row["fixed_centre_anhoej"]), rel=1e-5)
    assert share_with_a_run(coins, 6) == pytest.approx(float(row["fixed_centre_run_of_6"]), rel=1e-5)
    if row["own_median_anhoej"]:
        halves = [run_chart([1 if place in above else -1 for place in range(n)])
                  for above in combinations(range(n), n // 2)]
        assert share_with_a_signal(halves) == pytest.approx(float(row["own_median_anhoej"]), rel=1e-5)
        assert share_with_a_run(halves, 6) == pytest.approx(float(row["own_median_run_of_6"]), rel=1e-5)


def share_with_a_signal(charts: list[RunChart]) -> float:
    return sum(chart.signal for chart in charts) / len(charts)


def share_with_a_run(charts: list[RunChart], length: int) -> float:
    return sum(chart.longest_run is not None and chart.longest_run >= length for chart in charts) / len(charts)


# The exact test

@settings(max_examples=60, deadline=None)
@given(SMALL)
def test_p_is_the_share_of_all_orders_with_as_few_runs(figures: list[int]) -> None:
    """About their own median, all orders of the same figures are equally likely if nothing changed."""
    chart = run_chart(figures)
    if chart.p_value is None:
        return
    orders = [run_chart(order) for order in permutations(figures)]
    few = sum(order.crossings <= chart.crossings for order in orders)  # type: ignore[operator]
    assert chart.p_value == pytest.approx(few / len(orders), rel=1e-12)


@pytest.mark.parametrize("above, below", [(a, b) for a in range(1, 7) for b in range(1, 7)])
def test_the_chances_of_all_numbers_of_runs_add_up(above: int, below: int) -> None:
    orders = [longest_and_crossings([1 if place in chosen else -1 for place in range(above + below)])[1] + 1
              for chosen in combinations(range(above + below), above)]
    assert len(orders) == comb(above + below, above)
    for runs in range(above + below + 2):
        assert runs_p_value(above, below, runs) == pytest.approx(sum(one <= runs for one in orders) / len(orders))


@pytest.mark.parametrize("figures, p", [
    ([40, 41, 40, 52, 51, 53], 0.1),
    ([40, 41, 40, 42, 52, 51, 53, 52], 2 / 70),
    ([1, 2, 1, 2, 1, 2, 1, 2], 1.0),
])
def test_p_of_a_clean_split_and_of_a_zigzag(figures: list[float], p: float) -> None:
    """Two of the 70 orders of four low and four high figures are clean splits."""
    assert run_chart(figures).p_value == pytest.approx(p)


@pytest.mark.parametrize("figures, centre", [
    ([], None), ([None, nan], None), ([5], None), ([7] * 12, None), ([1, 2, 3], 9), ([4], 3), ([5, 5, 5, 6], None),
])
def test_nothing_can_be_tested_without_points_on_both_sides(figures: list[Any], centre: float | None) -> None:
    assert run_chart(figures, centre=centre).p_value is None


def test_all_points_on_one_side_have_one_order_only() -> None:
    assert (runs_p_value(8, 0, 1), runs_p_value(0, 8, 1)) == (1.0, 1.0)
    with pytest.raises(ValueError, match="at least one point"):
        runs_p_value(0, 0, 1)


# Can it signal at all?

@pytest.mark.parametrize("above, below", [(a, b) for a in range(10) for b in range(10) if 0 < a + b <= 11])
def test_reachable_says_whether_any_order_of_the_points_signals(above: int, below: int) -> None:
    n = above + below
    orders = [[1 if place in chosen else -1 for place in range(n)] for chosen in combinations(range(n), above)]
    charts = [run_chart(order, centre=0) for order in orders]
    assert {chart.reachable for chart in charts} == {any(chart.signal for chart in charts)}


@pytest.mark.parametrize("n, reachable", [(4, False), (5, False), (8, False), (9, False), (10, True), (11, True)])
def test_about_its_own_median_a_run_chart_cannot_signal_below_ten_useful_points(n: int, reachable: bool) -> None:
    """An odd number of points has one on the median, so 11 have 10 useful ones."""
    assert run_chart(range(n)).reachable is reachable


def test_ties_on_the_median_or_a_given_line_can_make_a_signal_reachable() -> None:
    assert run_chart([1, 1, 1, 1, 1, 1], centre=3).reachable
    assert run_chart([1, 1, 1, 1, 1, 1], centre=3).signal


@pytest.mark.parametrize("case, part", [one for one in PARTS if one.values[0]["chart"] == "run"
                                        and one.values[0]["centre_given"] is None])  # type: ignore[index,call-overload]
def test_disputed_no_signal_below_ten_points_was_out_of_reach(case: dict[str, Any], part: dict[str, Any]) -> None:
    """disputed.json, "n_useful below 10": no signal was possible, so its absence says nothing (but for ties)."""
    chart = of_case(case, part)
    figures = [value for value in values(SERIES[case["series"]])[part["first"]:part["last"]] if value is not None]
    assert chart.reachable or not chart.signal
    if case["freeze"] is None and chart.n_useful < 10 and len(figures) - chart.n_useful < 2:
        assert not chart.reachable


# Missing figures and ties

def test_disputed_missing_figures_are_skipped_and_never_flagged() -> None:
    """disputed.json, plotthedots: a run goes on over a gap and is not made longer by it; nothing stops."""
    whole_run = [1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9]
    gaps = [1, None, 2, 1, nan, 2, 1, 2, 8, 9, None, None, 8, 9, 8, 9, None]
    assert run_chart(gaps) == run_chart(whole_run)
    assert as_answered(run_chart([None] * 8)) == [0, None, None, None, None, False]


@pytest.mark.parametrize("series", [name for name in (
    "ae_RRK_last_missing", "missing_mid_n24", "missing_ends_n20", "missing_inside_run_n16", "all_missing_n8",
    "prop_missing_n20", "prop_zero_denominator_n15", "edu_grade3_reading_gap_n10") if name in SERIES])
def test_disputed_series_with_gaps_read_as_if_the_gaps_were_not_there(series: str) -> None:
    figures = values(SERIES[series])
    assert run_chart(figures) == run_chart([value for value in figures if value is not None])


@given(st.lists(st.one_of(st.none(), st.just(nan), st.integers(-9, 9)), max_size=14))
def test_gaps_change_no_figure_of_a_run_chart(figures: list[Any]) -> None:
    assert run_chart(figures) == run_chart([value for value in figures if value is not None and value == value])


@given(st.lists(st.integers(0, 6), min_size=1, max_size=20), st.integers(0, 6))
def test_points_on_the_line_neither_end_nor_lengthen_a_run(figures: list[int], line: int) -> None:
    off = [value for value in figures if value != line]
    assert as_answered(run_chart(figures, centre=line)) == as_answered(run_chart(off, centre=line))


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=24))
def test_a_series_turned_upside_down_or_backwards_has_the_same_runs(figures: list[int]) -> None:
    chart = run_chart(figures)
    for other in ([-value for value in figures], figures[::-1]):
        assert as_answered(run_chart(other)) == as_answered(chart)
        assert run_chart(other).p_value == chart.p_value


def test_a_value_within_the_last_digits_of_the_line_is_on_it() -> None:
    assert sides([0.1 + 0.2, 0.3, 0.3 * (1 + 1e-11), 0.29, None, nan], 0.3) == [0, 0, 1, -1, 0, 0]


@pytest.mark.parametrize("figures", [[7] * 12, [0.0] * 8, [0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2]])
def test_a_constant_series_has_no_useful_point_and_cannot_signal(figures: list[float]) -> None:
    chart = run_chart(figures)
    assert (chart.n_useful, chart.signal, chart.reachable, chart.centre) == (0, False, False, pytest.approx(figures[0]))


def test_one_point_lies_on_its_own_median() -> None:
    assert run_chart([5]) == RunChart(0, 5.0, None, None, None, None, False, False, None)


@pytest.mark.parametrize("figures", [
    (3.0, 1.0, None, 2.0), np.array([3.0, 1.0, nan, 2.0]), pd.Series([3.0, 1.0, None, 2.0], index=[9, 8, 7, 6]),
    pd.array([3, 1, pd.NA, 2], dtype="Int64"), np.ma.masked_invalid([3.0, 1.0, nan, 2.0]), iter([3, 1, None, 2]),
], ids=["tuple", "array", "series", "pandas array", "masked array", "iterator"])
def test_figures_come_in_any_plain_sequence(figures: Any) -> None:
    assert run_chart(figures) == run_chart([3.0, 1.0, None, 2.0])


def test_an_infinite_figure_is_refused_with_its_position() -> None:
    with pytest.raises(ValueError, match="position 2 is infinite"):
        run_chart([1, 2, float("inf")])


# A frozen line

@pytest.mark.parametrize("freeze, provisional", [(11, True), (12, False), (13, False)])
def test_disputed_a_line_frozen_on_fewer_than_twelve_figures_is_provisional(freeze: int, provisional: bool) -> None:
    """disputed.json, "all with freeze" and "short_group_warning": one documented threshold, 12."""
    assert run_chart(range(24), freeze=freeze).provisional is provisional


def test_missing_figures_of_the_baseline_are_places_but_no_figures() -> None:
    chart = run_chart([None, *range(11), 20, 21], freeze=12)
    assert (chart.centre, chart.provisional) == (5.0, True)


@pytest.mark.parametrize("case, part", [one for one in PARTS if one.values[0]["freeze"]])  # type: ignore[index,call-overload]
def test_disputed_reference_signals_of_frozen_lines_are_marked(case: dict[str, Any], part: dict[str, Any]) -> None:
    figures = values(SERIES[case["series"]])
    assert run_chart(figures, freeze=case["freeze"]).provisional is (case["freeze"] < 12)


def test_the_exact_test_does_not_hold_about_a_frozen_line() -> None:
    """The first points made the line, so half of them lie above it whatever happens: not all orders are possible."""
    assert run_chart(range(14), freeze=12).p_value is None
    assert run_chart(range(14), freeze=14).p_value == run_chart(range(14)).p_value


def test_a_line_is_given_or_frozen_but_not_both() -> None:
    with pytest.raises(ValueError, match="not both"):
        run_chart([1, 2], centre=1, freeze=1)
    with pytest.raises(ValueError, match="1 point or more"):
        run_chart([1, 2], freeze=0)


@pytest.mark.parametrize("series", [name for name in ("ar1_n36", "seasonal_n36", "edu_attendance_month_n36")
                                    if name in SERIES])
def test_disputed_runs_of_a_series_with_memory_or_season_are_counted_all_the_same(series: str) -> None:
    """disputed.json: the numbers match, and the chart says nothing about getting better; the verdict's words do."""
    chart = run_chart(values(SERIES[series]))
    assert chart.p_value is not None
    assert not any("improv" in name for name in RunChart.__dataclass_fields__)
