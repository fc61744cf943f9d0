"""A figure as a dot on a line, for a table's cell."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from striveutils.blocks.strip import WIDTH, strip


def dot(drawing: str) -> float:
    """Where the dot is, in pixels from the left."""
    found = re.search(r'<circle cx="([\d.]+)"', drawing)
    assert found
    return float(found[1])


def test_the_ends_and_the_middle_of_the_line_are_where_their_figures_are() -> None:
    left, middle, right = (dot(strip(value, 0, 100)) for value in (0, 50, 100))
    assert middle == WIDTH / 2
    assert middle - left == right - middle > 60


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_larger_figure_never_lies_further_left(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert dot(strip(low, 0, 100)) <= dot(strip(high, 0, 100))


@given(st.floats(-5, 105).filter(lambda value: -5 <= value <= 105))
def test_the_whole_dot_lies_in_the_drawing(value: float) -> None:
    assert 5 <= dot(strip(value, -5, 105)) <= WIDTH - 5


def test_a_strip_holds_no_words() -> None:
    assert "<text" not in strip(40, 0, 100)


@pytest.mark.parametrize(("value", "low", "high"), [(101, 0, 100), (-1, 0, 100), (0, 0, 0)])
def test_a_figure_beyond_the_line_is_refused(value: float, low: float, high: float) -> None:
    with pytest.raises(ValueError, match="does not lie"):
        strip(value, low, high)
