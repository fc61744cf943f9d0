"""Figures in plain words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from striveutils.blocks import sentences
from striveutils.records.columns.periods import parse
from striveutils.words import in_every_language, text


@pytest.mark.parametrize(("percent", "english", "spanish"), [
    (61.2, "61 in 100", "61 de cada 100"),
    (60.5, "61 in 100", "61 de cada 100"),
    (60.49, "60 in 100", "60 de cada 100"),
    (0, "0 in 100", "0 de cada 100"),
    (0.01, "fewer than 1 in 100", "menos de 1 de cada 100"),
    (0.49, "fewer than 1 in 100", "menos de 1 de cada 100"),
    (0.5, "1 in 100", "1 de cada 100"),
    (99.49, "99 in 100", "99 de cada 100"),
    (99.5, "more than 99 in 100", "más de 99 de cada 100"),
    (99.99, "more than 99 in 100", "más de 99 de cada 100"),
    (100, "100 in 100", "100 de cada 100"),
])
def test_a_percent_is_so_many_in_a_hundred(percent: float, english: str, spanish: str) -> None:
    assert in_every_language(sentences.in_a_hundred(percent)) == {"en": english, "es": spanish}


@given(st.integers(1, 5000).flatmap(lambda m: st.tuples(st.integers(0, m), st.just(m))))
def test_nobody_and_everybody_are_said_only_when_it_is_so(counts: tuple[int, int]) -> None:
    n, m = counts
    words = text(sentences.in_a_hundred(100 * n / m), "en")

    assert (words == "0 in 100") == (n == 0)
    assert (words == "100 in 100") == (n == m)


@pytest.mark.parametrize(("written", "frequency", "english", "spanish"), [
    ("2018-19", "annual", "the 2018-19 school year", "el año escolar 2018-19"),
    ("2019", "annual", "2019", "2019"),
    ("2011-12", "monthly", "December 2011", "diciembre de 2011"),
    ("2019-03-11", "weekly", "the week of March 11, 2019", "la semana del 11 de marzo de 2019"),
    ("2019-03-11", "daily", "March 11, 2019", "11 de marzo de 2019"),
])
def test_a_period_is_called_what_it_is(written: str, frequency: str, english: str, spanish: str) -> None:
    assert in_every_language(sentences.period_words(parse(written, frequency))) == {"en": english, "es": spanish}


def test_the_day_of_a_measured_point_is_a_period_too() -> None:
    assert text(sentences.period_words(date(2019, 3, 11)), "es") == "11 de marzo de 2019"
    assert text(sentences.short_period(date(2019, 3, 11)), "en") == "March 11, 2019"


@pytest.mark.parametrize(("value", "unit", "exact", "words"), [
    (15.6, "percent", True, "15.6%"), (12.0, "percent", True, "12.0%"), (12.0, "percent", False, "12%"),
    (12.5, "percent", False, "12.5%"), (1234.0, "count", True, "1,234"), (7.5, "count", True, "7.5"),
    (0.25, "rate", True, "0.25"), (2471.0, "mean", True, "2,471.0"),
])
def test_a_figure_has_the_decimals_of_its_unit(value: float, unit: str, exact: bool, words: str) -> None:
    assert text(sentences.value_words(value, unit, exact=exact), "en") == words


@pytest.mark.parametrize(("low", "high", "direction", "words"), [
    (75, 85, None, "between 75% and 85%"), (75, None, None, "75% or more"), (None, 12.5, None, "12.5% or less"),
    (80, 80, None, "80%"), (None, None, "up", "higher than before"), (None, None, "down", "lower than before"),
    (None, None, None, "not yet recorded"), (0, 5, None, "between 0% and 5%"),
])
def test_a_prediction_is_a_range_an_edge_or_a_direction(
    low: float | None, high: float | None, direction: str | None, words: str
) -> None:
    assert text(sentences.expected_words(low, high, "percent", direction), "en") == words


def test_a_difference_of_percents_is_in_points_and_has_no_sign() -> None:
    assert text(sentences.difference_words(-3.2, "percent"), "en") == "3.2 percentage points"
    assert text(sentences.difference_words(-12, "count"), "es") == "12"
