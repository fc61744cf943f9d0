"""The upright scale of a drawing, and where its numbers stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from striveutils.blocks.placing import Box, along, best, spread
from striveutils.blocks.scale import Scale, round_step, scale_of

UNITS = ["percent", "rate", "count", "mean"]


@pytest.mark.parametrize(("values", "unit", "ticks"), [
    ([18.1, 20.6, 15.6, 12], "percent", (0, 5, 10, 15, 20, 25)),
    ([65.7, 82.1], "percent", (0, 20, 40, 60, 80, 100)),
    ([99.9], "percent", (0, 20, 40, 60, 80, 100)),
    ([0.0], "percent", (0, 2)),
    ([8, 7, 9], "count", (0, 3, 6, 9, 12)),
    ([-2, 6], "rate", (-2, 0, 2, 4, 6, 8)),
    ([2431, 2471], "mean", (2350, 2400, 2450, 2500, 2550)),
])
def test_scales_start_at_zero_unless_a_mean_is_far_from_it(
    values: list[float], unit: str, ticks: tuple[float, ...]
) -> None:
    scale = scale_of(values, unit)

    assert scale.ticks == ticks
    assert scale.starts_at_zero == (ticks[0] == 0)


def test_a_small_change_of_a_percent_looks_small() -> None:
    """From 80.0 to 82.0 is a fiftieth of the height, not the whole of it."""
    scale = scale_of([80.0, 82.0], "percent")

    assert (82.0 - 80.0) / (scale.high - scale.low) == pytest.approx(0.02)


def test_means_far_from_zero_fill_no_more_than_about_a_third_of_the_height() -> None:
    scale = scale_of([2431, 2471], "mean")

    assert (2471 - 2431) / (scale.high - scale.low) <= 0.4


@given(st.lists(st.floats(0, 100), min_size=0, max_size=20))
def test_a_percent_never_goes_past_a_hundred(values: list[float]) -> None:
    scale = scale_of(values, "percent")

    assert scale.low == 0
    assert scale.high <= 100


@given(st.lists(st.floats(-1e6, 1e6).map(lambda x: round(x, 3)), min_size=1, max_size=20), st.sampled_from(UNITS[1:]))
def test_every_value_lies_on_the_scale(values: list[float], unit: str) -> None:
    scale: Scale = scale_of(values, unit)

    assert scale.low <= min(values)
    assert max(values) <= scale.high
    assert 2 <= len(scale.ticks) <= 9
    assert list(scale.ticks) == sorted(set(scale.ticks))


@pytest.mark.parametrize(("at_least", "step"), [
    (0.7, 1), (1, 1), (1.2, 2), (2.2, 2.5), (2.6, 5), (30, 50), (0.03, 0.05),
])
def test_steps_are_round(at_least: float, step: float) -> None:
    assert round_step(at_least) == pytest.approx(step)


def test_counts_have_no_half_steps() -> None:
    assert round_step(0.3, whole=True) == 1
    assert round_step(2.2, whole=True) == 3


def test_a_number_moves_to_the_first_free_place() -> None:
    above, below = Box(0, 10, 20, 20), Box(0, -20, 20, -10)
    page = Box(-100, -100, 100, 100)

    assert best([above, below], [], page) == above
    assert best([above, below], [Box(5, 12, 6, 13)], page) == below
    assert best([above, below], [], Box(-100, -100, 100, 15)) == below


def test_where_nothing_is_free_the_least_is_covered() -> None:
    wide, narrow = Box(0, 0, 10, 10), Box(0, 0, 10, 2)

    assert best([wide, narrow], [Box(0, 0, 10, 10)], Box(-50, -50, 50, 50)) == narrow


def test_a_line_is_covered_from_end_to_end() -> None:
    boxes = along(0, 0, 60, 30)

    assert all(any(box.left <= x <= box.right and box.bottom <= x / 2 <= box.top for box in boxes) for x in range(61))


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(1, 80)), max_size=15))
def test_texts_on_one_line_never_touch_and_the_first_is_always_there(wanted: list[tuple[float, float]]) -> None:
    kept = spread(wanted, gap=3)
    spans = sorted((wanted[index][0] - wanted[index][1] / 2, wanted[index][0] + wanted[index][1] / 2) for index in kept)

    assert not wanted or 0 in kept
    assert all(right + 3 <= left + 1e-6 for (_start, right), (left, _end) in pairwise(spans))
