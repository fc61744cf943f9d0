"""Groups asked at once share one error, whichever of their questions are read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from striveutils.evidence.families import alone, step_down
from striveutils.evidence.intervals import holm

unhurried = settings(deadline=None)
chance = st.floats(0, 1, allow_nan=False).map(lambda p: round(p, 4))
asked = st.lists(st.lists(chance, min_size=1, max_size=2), min_size=1, max_size=8)


def settled_at(level: float, asked: list[list[float]]) -> set[tuple[int, int]]:
    """Which questions count at ``level``, by the rule as it is told: whoever is settled altogether passes its share."""
    counts: set[tuple[int, int]] = set()
    open_groups = set(range(len(asked)))
    while open_groups:
        new = {(group, place) for group in open_groups for place, p in enumerate(asked[group])
               if p * len(open_groups) <= level}
        done = {group for group in open_groups
                if all((group, place) in counts | new for place in range(len(asked[group])))}
        counts |= new
        if not done:
            return counts
        open_groups -= done
    return counts


def test_one_group_alone_keeps_its_chances() -> None:
    assert step_down([[0.03, 0.2]]) == alone([[0.03, 0.2]]) == [[0.03, 0.2]]


def test_a_settled_group_passes_its_share_on() -> None:
    """0.001 is settled first; 0.03 then has the whole error, and would have had half of it otherwise."""
    assert step_down([[0.001], [0.03]]) == [[0.002], [0.03]]
    assert alone([[0.001], [0.03]]) == [[0.002], [0.06]]


def test_a_group_with_an_open_question_keeps_its_share() -> None:
    """The first group's other question is not settled at 5 %, so the second group gets nothing from it."""
    (first, _open), (second,) = step_down([[0.001, 0.5], [0.03]])
    assert first == 0.002
    assert second == 0.06


@settings(max_examples=15, deadline=None)  # statsmodels' Holm takes a tenth of a second
@given(st.lists(chance, max_size=12))
def test_with_one_question_each_it_is_holms_method(p_values: list[float]) -> None:
    assert [adjusted for (adjusted,) in step_down([[p] for p in p_values])] == pytest.approx(holm(p_values))


@unhurried
@given(asked, st.floats(0.001, 0.999))
def test_adjusted_chances_say_at_which_level_a_question_counts(asked: list[list[float]], level: float) -> None:
    counts = settled_at(level, asked)
    for group, chances in enumerate(step_down(asked)):
        for place, p in enumerate(chances):
            if abs(p - level) > 1e-9:
                assert (p <= level) == ((group, place) in counts)


@unhurried
@given(asked)
def test_sharing_never_makes_a_chance_smaller_and_holm_never_larger_than_bonferroni(asked: list[list[float]]) -> None:
    for before, stepped, single in zip(asked, step_down(asked), alone(asked), strict=True):
        for p, holm_p, bonferroni in zip(before, stepped, single, strict=True):
            assert p <= holm_p <= bonferroni <= 1


def test_nobody_asked_is_nobody_answered() -> None:
    assert step_down([]) == alone([]) == []
