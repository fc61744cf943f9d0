"""Many measures looked at together: what chance alone would give, and which signals stand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from striveutils.evidence.many import LEVEL, RATE, screen

P_VALUES = st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=40)


def test_among_forty_measures_chance_alone_gives_two_signals() -> None:
    assert screen([0.5] * 40).expected == pytest.approx(2.0)


def test_a_measure_that_could_not_be_tested_counts_nowhere() -> None:
    """Two were tested; None and a data frame's NaN keep their places."""
    seen = screen([None, 0.01, float("nan"), 0.5])
    assert (seen.tested, seen.expected, seen.signals, seen.kept) == (2, pytest.approx(0.1), 1,
                                                                     (False, True, False, False))


def test_without_a_measure_there_is_nothing_to_expect() -> None:
    seen = screen([])
    assert (seen.tested, seen.expected, seen.signals, seen.kept) == (0, 0.0, 0, ())


def test_a_signal_of_its_own_may_not_stand_beside_many_others() -> None:
    """4 in 100 is rare for one measure, and what to expect once among twenty-five."""
    assert screen([0.04]).kept == (True,)
    assert screen([0.04] + [0.5] * 24).kept[0] is False


def test_many_signals_together_hold_each_other_up() -> None:
    """By hand: 0.004 x 10 / 1, 0.019 x 10 / 2 and 0.03 x 10 / 3 are 0.04, 0.095 and 0.1; the fourth is 0.1125."""
    seen = screen([0.03, 0.004, 0.045, 0.019, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    assert seen.signals == 4
    assert seen.kept == (True, True, False, True) + (False,) * 6


@pytest.mark.parametrize(("p_value", "kept"), [(0.049, True), (0.05, True), (0.051, False)])
def test_only_a_signal_can_stand(p_value: float, kept: bool) -> None:
    """Both sides of a measure's own level: the rate for all is wider, but makes no change out of none."""
    assert RATE > LEVEL
    assert screen([p_value]).kept == (kept,)


def test_a_stricter_rate_keeps_fewer() -> None:
    p_values = [0.03] * 6 + [0.9] * 6
    assert sum(screen(p_values, rate=0.1).kept) == 6
    assert sum(screen(p_values, rate=0.05).kept) == 0


def test_what_is_no_p_value_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        screen([1.2])


@given(P_VALUES)
def test_what_stands_is_a_signal_and_has_a_place_for_each_measure(p_values: list[float | None]) -> None:
    seen = screen(p_values)
    assert len(seen.kept) == len(p_values)
    assert all(p is not None and p <= LEVEL for p, kept in zip(p_values, seen.kept, strict=True) if kept)
    assert sum(seen.kept) <= seen.signals <= seen.tested


@given(P_VALUES)
def test_one_more_measure_without_a_change_never_makes_another_stand(p_values: list[float | None]) -> None:
    before = screen(p_values).kept
    after = screen([*p_values, 1.0]).kept
    assert all(was or not now for was, now in zip(before, after, strict=False))


@given(P_VALUES, st.randoms(use_true_random=False))
def test_the_order_of_the_measures_does_not_matter(p_values: list[float | None], luck: random.Random) -> None:
    places = list(range(len(p_values)))
    luck.shuffle(places)
    kept = screen(p_values).kept
    assert screen([p_values[place] for place in places]).kept == tuple(kept[place] for place in places)


def test_where_nothing_has_changed_hardly_a_list_has_a_change_that_stands() -> None:
    """At most the rate; looked at one by one, most lists of forty would show a change."""
    luck = random.Random(20200229)
    lists = [screen([luck.random() for _measure in range(40)]) for _list in range(1000)]
    assert sum(any(seen.kept) for seen in lists) / len(lists) <= RATE + 0.02
    assert sum(seen.signals > 0 for seen in lists) / len(lists) > 0.8
