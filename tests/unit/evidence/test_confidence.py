"""Over many predictions: how often ranges held, and whether networks were as sure as they were right."""

from __future__ import annotations

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from striveutils.evidence.confidence import GAP_THAT_MATTERS, LEAST_PREDICTIONS, Predicted, calibration, matching_p


def told(confidence: float | None, *, met: int, missed: int) -> list[Predicted]:
    return [*[Predicted(confidence, "met")] * met, *[Predicted(confidence, "not met")] * missed]


def test_only_ranges_that_could_be_told_count() -> None:
    found = calibration([*told(70, met=2, missed=1), *told(None, met=1, missed=0), Predicted(70, "too wide to tell"),
                         Predicted(70, "cannot tell"), Predicted(70, "none given")])

    assert (found.ranges.told, found.ranges.held) == (4, 3)
    assert (found.sure.told, found.sure.held) == (3, 2)
    assert found.expected == pytest.approx(2.1)


def test_without_predictions_nothing_is_known() -> None:
    found = calibration([])

    assert (found.ranges.told, found.ranges.interval, found.p_value, found.expected) == (0, None, None, None)
    assert found.verdict == "cannot tell yet"


def test_the_share_comes_with_wilson_s_interval() -> None:
    """8 of 10: from 0.490 to 0.943 (Wilson 1927; R's prop.test without correction)."""
    interval = calibration(told(80, met=8, missed=2)).ranges.interval

    assert interval == pytest.approx((0.4902, 0.9433), abs=1e-4)


@pytest.mark.parametrize(("confidence", "band"), [
    (0, 0), (49.9, 0), (50, 1), (69.9, 1), (70, 2), (89.9, 2), (90, 3), (100, 3),
])
def test_bands_of_confidence_begin_with_their_lower_edge(confidence: float, band: int) -> None:
    bands = calibration(told(confidence, met=1, missed=0)).bands

    assert [one.share.told for one in bands] == [int(index == band) for index in range(4)]
    assert bands[band].stated == confidence


def test_a_band_without_predictions_has_neither_share_nor_confidence() -> None:
    empty = calibration(told(70, met=1, missed=0)).bands[0]

    assert (empty.stated, empty.share.interval) == (None, None)


@pytest.mark.parametrize(("confidence", "met", "missed", "verdict"), [
    (90, 5, 4, "cannot tell yet"),
    (90, 5, 5, "more sure than right"),
    (90, 6, 4, "more sure than right"),
    (90, 7, 3, "cannot tell yet"),
    (50, 10, 0, "less sure than right"),
    (50, 8, 2, "cannot tell yet"),
    (70, 7, 3, "cannot tell yet"),
    (70, 28, 12, "matched"),
    (70, 27, 13, "matched"),
    (70, 26, 14, "cannot tell yet"),
    (70, 24, 16, "cannot tell yet"),
    (100, 9, 1, "more sure than right"),
    (100, 30, 0, "matched"),
])
def test_confidence_is_compared_with_what_held(confidence: float, met: int, missed: int, verdict: str) -> None:
    """Seven of ten at 70 percent is right on the mark, but ten predictions leave room for a gap of 20 points."""
    assert calibration(told(confidence, met=met, missed=missed)).verdict == verdict


def test_at_least_ten_predictions_that_state_a_confidence_are_needed() -> None:
    nine = told(95, met=0, missed=LEAST_PREDICTIONS - 1)

    assert calibration([*nine, *told(None, met=0, missed=20)]).verdict == "cannot tell yet"
    assert calibration([*nine, *told(95, met=0, missed=1)]).verdict == "more sure than right"


def test_the_chance_of_a_count_is_exact() -> None:
    """Against every outcome of four predictions with chances of their own, counted one by one."""
    chances = (0.1, 0.5, 0.6, 0.95)
    ways = list(product((False, True), repeat=4))
    exact = [sum(prod(chance if held else 1 - chance for chance, held in zip(chances, way, strict=True))
                 for way in ways if sum(way) == count) for count in range(5)]

    for held in range(5):
        assert matching_p(chances, held) == pytest.approx(min(1, 2 * min(sum(exact[: held + 1]), sum(exact[held:]))))


def test_with_equal_chances_it_is_the_sign_test() -> None:
    """Two or fewer heads in ten throws: 56 of 1,024 ways, and as many for eight or more."""
    assert matching_p([0.5] * 10, 2) == pytest.approx(2 * 56 / 1024)


@given(st.lists(st.integers(5, 95), min_size=10, max_size=40))
def test_networks_that_are_as_right_as_sure_are_seldom_told_otherwise(confidences: list[int]) -> None:
    """The exact chance of a verdict against them is at most 5 percent, whatever they stated."""
    chances = [one / 100 for one in confidences]
    odds = [1.0]
    for chance in chances:
        odds = [a * (1 - chance) + b * chance for a, b in zip([*odds, 0.0], [0.0, *odds], strict=True)]
    wrong = sum(odds[held] for held in range(len(odds)) if calibration(
        [Predicted(one, "met" if index < held else "not met") for index, one in enumerate(confidences)]
    ).verdict in ("more sure than right", "less sure than right"))

    assert wrong <= 0.05 + 1e-12


@given(st.lists(st.tuples(st.integers(0, 100), st.booleans()), max_size=60))
def test_matched_is_said_only_where_a_gap_that_matters_is_ruled_out(given: list[tuple[int, bool]]) -> None:
    found = calibration([Predicted(confidence, "met" if met else "not met") for confidence, met in given])
    if found.verdict == "matched":
        assert found.sure.interval is not None and found.expected is not None
        stated = found.expected / found.sure.told
        assert all(abs(edge - stated) <= GAP_THAT_MATTERS / 100 + 1e-12 for edge in found.sure.interval)
