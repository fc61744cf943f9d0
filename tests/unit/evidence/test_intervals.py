"""Intervals and adjusted p-values as R and statsmodels give them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_answers import answers
from scipy.stats import chi2_contingency
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from striveutils.evidence.intervals import benjamini_hochberg, clopper_pearson, differ, holm, jeffreys, newcombe, wilson

R = answers("r_stats")
SERIES = answers("series")
CHANCE = st.floats(0, 1)
unhurried = settings(max_examples=15, deadline=None)
"""statsmodels clears the memory at each call of Holm's method, which takes a tenth of a second."""

COUNTS = st.tuples(st.integers(0, 400), st.integers(1, 400)).map(lambda pair: (min(pair), max(pair)))


def near(line: Any) -> Any:
    return pytest.approx(line, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("told", R["intervals"], ids=lambda told: f"{told[0]} of {told[1]} at {told[2]}")
def test_intervals_of_one_proportion_are_those_of_r(told: list[Any]) -> None:
    """Jeffreys' interval is the one that begins at 0 where nobody counts and ends at 1 where everybody does."""
    x, n, level, by_wilson, plain, with_edges, by_clopper_pearson = told
    assert wilson(x, n, level) == near(by_wilson)
    assert jeffreys(x, n, level) == near(with_edges)
    assert clopper_pearson(x, n, level) == near(by_clopper_pearson)
    if 0 < x < n:
        assert jeffreys(x, n, level) == near(plain)


@pytest.mark.parametrize("told", R["two_groups"],
                         ids=lambda told: f"{told['x1']}/{told['n1']} {told['x2']}/{told['n2']}")
def test_newcombes_interval_and_the_test_of_two_groups_are_those_of_r(told: dict[str, Any]) -> None:
    assert newcombe(told["x1"], told["n1"], told["x2"], told["n2"]) == near(told["newcombe"])
    assert differ([told["x1"], told["x2"]], [told["n1"], told["n2"]]) == near(told["chisq_p"])


@pytest.mark.parametrize("told", R["p_adjust"], ids=lambda told: f"{len(told['p'])} p-values")
def test_adjusted_p_values_are_those_of_r(told: dict[str, Any]) -> None:
    assert holm(told["p"]) == near(told["holm"])
    assert benjamini_hochberg(told["p"]) == near(told["bh"])


@pytest.mark.parametrize("told", R["k_groups"], ids=lambda told: f"{len(told['x'])} groups")
def test_the_test_of_many_groups_is_that_of_r(told: dict[str, Any]) -> None:
    assert differ(told["x"], told["n"]) == near(told["p"])


@pytest.mark.parametrize("told", [one for one in R["series"] if one["series"] in SERIES],
                         ids=lambda told: told["series"])
def test_years_are_tested_for_being_alike_as_in_r(told: dict[str, Any]) -> None:
    """Where nobody counts in any year there is nothing to test; R's chi-square is then not a number."""
    series = SERIES[told["series"]]
    assert differ(series["numerator"], series["denominator"]) == (
        None if told["p_homogeneity"] is None else near(told["p_homogeneity"]))


@settings(deadline=None)
@given(COUNTS, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_intervals_are_those_of_statsmodels(counts: tuple[int, int], level: float) -> None:
    x, n = counts
    assert wilson(x, n, level) == near(proportion_confint(x, n, 1 - level, method="wilson"))
    assert clopper_pearson(x, n, level) == near(proportion_confint(x, n, 1 - level, method="beta"))
    if 0 < x < n:
        assert jeffreys(x, n, level) == near(proportion_confint(x, n, 1 - level, method="jeffreys"))


@settings(deadline=None)
@given(COUNTS, COUNTS)
def test_newcombes_interval_is_that_of_statsmodels(first: tuple[int, int], second: tuple[int, int]) -> None:
    assert newcombe(*first, *second) == near(confint_proportions_2indep(*second, *first, method="newcomb"))


@unhurried
@given(st.lists(CHANCE, min_size=1, max_size=30))
def test_adjusted_p_values_are_those_of_statsmodels(p_values: list[float]) -> None:
    assert holm(p_values) == near(list(multipletests(p_values, method="holm")[1]))
    assert benjamini_hochberg(p_values) == near(list(multipletests(p_values, method="fdr_bh")[1]))


@settings(deadline=None)  # the first call loads scipy.stats
@given(st.lists(COUNTS, min_size=2, max_size=8))
def test_groups_are_tested_as_in_scipy(groups: list[tuple[int, int]]) -> None:
    tops, bottoms = [top for top, _ in groups], [bottom for _, bottom in groups]
    found = differ(tops, bottoms)
    if sum(tops) in (0, sum(bottoms)):
        assert found is None
    else:
        table = [tops, [bottom - top for top, bottom in groups]]
        assert found == near(chi2_contingency(table, correction=False).pvalue)


# What must hold whatever the figures are

@given(COUNTS, st.sampled_from([wilson, jeffreys, clopper_pearson]), st.floats(0.5, 0.99))
def test_an_interval_holds_the_proportion_and_widens_with_its_level(
        counts: tuple[int, int], of: Any, level: float) -> None:
    low, high = of(*counts, level)
    assert 0 <= low <= counts[0] / counts[1] <= high <= 1
    assert of(*counts, 0.995)[1] - of(*counts, 0.995)[0] >= high - low - 1e-12


@settings(deadline=None)
@given(COUNTS, st.sampled_from([wilson, jeffreys, clopper_pearson]))
def test_those_who_count_and_those_who_dont_have_mirrored_intervals(counts: tuple[int, int], of: Any) -> None:
    low, high = of(*counts)
    assert of(counts[1] - counts[0], counts[1]) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@pytest.mark.parametrize("of", [wilson, jeffreys, clopper_pearson])
def test_edges_are_exactly_0_and_1(of: Any) -> None:
    assert of(0, 20)[0] == 0.0 < of(0, 20)[1] < 1
    assert 0 < of(20, 20)[0] < of(20, 20)[1] == 1.0


@pytest.mark.parametrize("of", [wilson, jeffreys, clopper_pearson])
def test_of_nobody_nothing_is_known(of: Any) -> None:
    assert of(0, 0) == (0.0, 1.0)


def test_a_difference_with_nobody_on_one_side_could_be_any() -> None:
    assert newcombe(0, 0, 5, 10) == newcombe(5, 10, 0, 0) == (-1.0, 1.0)


def test_the_difference_is_the_second_less_the_first() -> None:
    """Bridgeport's graduation: 869 of 1,437, then 1,108 of 1,457: up by 12 to 19 points of a hundred."""
    low, high = newcombe(869, 1437, 1108, 1457)
    assert (round(low, 2), round(high, 2)) == (0.12, 0.19)
    back = newcombe(1108, 1457, 869, 1437)
    assert back == pytest.approx((-high, -low))


@pytest.mark.parametrize("of", [wilson, jeffreys, clopper_pearson])
@pytest.mark.parametrize("x, n, level, message", [
    (11, 10, 0.95, "11 of 10 is no proportion"), (-1, 10, 0.95, "-1 of 10 is no proportion"),
    (1, 10, 95, "between 0 and 1"), (1, 10, 0, "between 0 and 1"),
])
def test_what_is_no_proportion_has_no_interval(of: Any, x: int, n: int, level: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        of(x, n, level)


# Several questions at once

@pytest.mark.parametrize("adjusted", [holm, benjamini_hochberg])
@unhurried
@given(p_values=st.lists(st.one_of(st.none(), CHANCE), max_size=20))
def test_what_was_not_tested_stays_so_and_counts_for_nothing(adjusted: Any, p_values: list[float | None]) -> None:
    found = adjusted(p_values)
    assert [p is None for p in found] == [p is None for p in p_values]
    assert [p for p in found if p is not None] == adjusted([p for p in p_values if p is not None])


@pytest.mark.parametrize("adjusted", [holm, benjamini_hochberg])
@unhurried
@given(p_values=st.lists(CHANCE, min_size=1, max_size=20))
def test_adjusting_never_makes_a_p_value_smaller_nor_changes_the_order(adjusted: Any, p_values: list[float]) -> None:
    pairs = sorted(zip(p_values, adjusted(p_values), strict=True))
    assert all(before <= after * (1 + 1e-12) and after <= 1 for before, after in pairs)
    assert all(one[1] <= two[1] for one, two in pairwise(pairs))


@pytest.mark.parametrize("adjusted", [holm, benjamini_hochberg])
def test_one_question_is_not_adjusted_and_none_has_no_answer(adjusted: Any) -> None:
    assert adjusted([0.03]) == [0.03]
    assert adjusted([]) == []
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjusted([0.5, 1.2])


@pytest.mark.parametrize("tops, bottoms", [
    ([], []), ([5], [10]), ([5, None], [10, 10]), ([5, 0], [10, 0]), ([0, 0], [10, 12]), ([10, 12], [10, 12]),
])
def test_there_is_nothing_to_test_with_one_group_or_where_all_are_alike(tops: list[Any], bottoms: list[Any]) -> None:
    assert differ(tops, bottoms) is None


def test_groups_without_counts_are_left_out_and_impossible_counts_refused() -> None:
    assert differ([5, None, 8, 0], [10, 20, 10, 0]) == differ([5, 8], [10, 10])
    with pytest.raises(ValueError, match="position 1 is larger"):
        differ([5, 11], [10, 10])


@pytest.mark.parametrize("kind", [tuple, np.array, pd.Series, iter], ids=["tuple", "array", "series", "iterator"])
def test_p_values_and_counts_come_in_any_plain_sequence(kind: Any) -> None:
    assert holm(kind([0.01, 0.04, 0.03])) == holm([0.01, 0.04, 0.03])
    assert differ(kind([5, 8]), kind([10, 10])) == differ([5, 8], [10, 10])
