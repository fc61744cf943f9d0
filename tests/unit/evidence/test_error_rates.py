"""A small, seeded part of what docs/method.md claims: false alarms at or under 5 %, and eight figures are enough for
a step of three standard deviations. The whole table is made by tests/bench/error_rates.py."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import simulating as sim

SERIES = 1000
CHANCE = 0.014
"""Two standard errors of a rate of 5 % in so many series."""


@pytest.mark.parametrize("figures", [8, 9, 10, 11, 12, 16, 20, 28, 40])
def test_a_series_without_a_change_is_called_changed_at_most_one_time_in_twenty(figures: int):
    made = list(sim.normal(np.random.default_rng([10, figures]), SERIES, sim.flat(figures)))
    assert sim.share(sim.primary_alone, made) <= 0.05 + CHANCE
    assert sim.share(sim.any_verdict, made) <= 0.05 + CHANCE


@pytest.mark.parametrize(("size", "between"), [(30, 0.0), (4000, 0.1)])
def test_nor_are_counts_of_children_whether_chance_or_the_years_move_them(size: int, between: float):
    """The plain test of the newest year is wrong more than half of the time with 4,000 children a year."""
    made = list(sim.counted(np.random.default_rng([11, size]), SERIES, [50.0] * 6, size=size, between=between))
    assert sim.share(sim.any_verdict, made) <= 0.05 + CHANCE
    assert (sim.share(sim.newest_against_others, made) > 0.4) is (between > 0)


def test_with_eight_figures_a_step_of_three_standard_deviations_half_way_is_found_four_times_in_five():
    made = list(sim.normal(np.random.default_rng(12), SERIES, sim.step(8, 3)))
    for rule in (sim.primary_alone, sim.verdict_since, sim.verdict_overall):
        assert sim.share(rule, made) >= 0.8
    assert sim.share(sim.anhoej, made) == 0, "Anhøj's rules cannot signal with eight figures about their own median"


def test_a_change_that_matters_is_hardly_ever_called_no_sign_of_change():
    """A step of exactly the size that matters (2 points, one standard deviation), in 30 figures."""
    made = list(sim.normal(np.random.default_rng(13), SERIES, sim.step(30, 1)))
    assert sim.share(sim.silent_overall, made) <= 0.05
