"""Nearly nobody and nearly everybody: a range stands where the exact figure would tell about every child in a group."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown_rows import HELD_BACK, name_of, year

from striveutils.blocks import Table, alternatives, charts, figures, results, spreads, tables, timeline
from striveutils.blocks.sentences import band_in_a_hundred, band_words
from striveutils.disclosure import Policy, Shown, admit
from striveutils.evidence import change, predictions
from striveutils.evidence.cycles import MeasuredPoint
from striveutils.evidence.series import Reading
from striveutils.records import Cycle
from striveutils.words import text

BANDS = Policy(10, tails="bands")
NEARLY_NOBODY = {"2015-16": (40, 200), "2016-17": (50, 210), "2017-18": (1, 200), "2018-19": (60, 190)}


def years(counts: Mapping[str, tuple[int, int]], *, source_hides: str = "") -> tuple[Shown, ...]:
    """Everybody's figures by year, each with (how many, out of)."""
    return admit([
        Reading(year(period), "all", "all", None, None, None, "1", HELD_BACK, ("north",)) if period == source_hides else
        Reading(year(period), "all", "all", n, m, 100 * n / m, "1", None, ("north",))
        for period, (n, m) in counts.items()
    ], BANDS, of="absence", counts="children")


def places(**counts: tuple[int, int]) -> tuple[Shown, ...]:
    """One year's figure of each place by itself."""
    return tuple(row for place, (n, m) in counts.items() for row in admit(
        [Reading(year("2018-19"), "all", "all", n, m, 100 * n / m, "1", None, (place,))], BANDS, of="absence",
        counts="children"))


def points(*counts: tuple[int, int], place: str = "north", start: int = 7) -> list[MeasuredPoint]:
    """Points of a measure, one a day from October 7, 2019 on."""
    return [MeasuredPoint("on-time", date(2019, 10, start + index), place, "all", n, m, 100 * n / m, None)
            for index, (n, m) in enumerate(counts)]


def let_through(measured: list[MeasuredPoint]) -> tuple[Shown, ...]:
    return admit(measured, BANDS, of="on-time", counts="children")


def grid(table: Table, lang: str = "en") -> list[list[str]]:
    return [[text(words, lang) for words in row] for row in table.rows]


def test_a_band_stands_in_place_of_the_figure_and_its_counts_are_dashes() -> None:
    """1 of 200 is 0.5 %: of 100 children or more, 2 % or less is told, and neither the 1 nor the 200."""
    table = tables.history(years(NEARLY_NOBODY))
    assert grid(table)[2] == ["2017-18", "2% or less", "—", "—"]
    assert grid(table, "es")[2] == ["2017-18", "2% o menos", "—", "—"]
    assert table.note is not None and "“Or less” and “or more” stand" in text(table.note, "en")
    assert "A dash (—)" not in text(table.note, "en")


@pytest.mark.parametrize(("counts", "told"), [
    ((0, 12), "20% or less"), ((12, 12), "80% or more"), ((2, 50), "5% or less"), ((97, 100), "97.0%"),
    ((98, 100), "98% or more"), ((398, 400), "99% or more"), ((4, 400), "1% or less"), ((5, 400), "1.3%")])
def test_the_smaller_the_group_the_wider_its_band(counts: tuple[int, int], told: str) -> None:
    assert grid(tables.history(years({"2018-19": counts})))[0][1] == told


@given(nobody=st.integers(0, 4), of=st.integers(200, 299))
def test_nothing_of_the_exact_figure_is_in_the_block(nobody: int, of: int) -> None:
    """All from 0 of 299 to 4 of 200 are 2 % or less: one drawing, one text, one table for all of them."""
    def block(n: int, m: int) -> object:
        return charts.history(years({**NEARLY_NOBODY, "2017-18": (n, m)}), subject="Absence").data()

    assert block(nobody, of) == block(1, 200)


def test_a_band_has_no_mark_just_as_a_hidden_figure_has_none() -> None:
    assert figures.history(years(NEARLY_NOBODY)) == figures.history(years(NEARLY_NOBODY, source_hides="2017-18"))


def test_the_record_of_what_was_shown_has_the_edge_of_a_band_and_no_count() -> None:
    cell = tables.history(years(NEARLY_NOBODY)).cells[2]
    assert cell == {"of": "absence", "period": "2017-18", "place": "north", "dimension": "all", "group": "all",
                    "shown": True, "numerator": None, "denominator": None, "value": None, "at_most": 2.0}


def test_the_alternative_text_tells_the_band_where_there_is_no_dot() -> None:
    alt = alternatives.history_alt(years(NEARLY_NOBODY))
    assert "Where only a range is shown there is no dot: 2% or less (2017-18)." in text(alt, "en")
    assert "Donde solo se muestra un rango no hay punto: 2% o menos (2017-18)." in text(alt, "es")
    assert "gap" not in text(alt, "en"), "what is told is no gap"
    assert "The lowest figure is 20.0% (2015-16)." in text(alt, "en"), "of the figures that have a dot"


def test_where_only_bands_are_told_it_is_not_said_that_nothing_can_be_shown() -> None:
    alt = text(alternatives.history_alt(years({"2017-18": (0, 200), "2018-19": (200, 200)})), "en")
    assert alt == ("Line chart. Where only a range is shown there is no dot: 2% or less (2017-18) and 98% or more "
                   "(2018-19).")


def test_many_bands_are_counted() -> None:
    many = years({f"20{y}-{y + 1}": (0, 200) for y in range(10, 19)})
    assert "9 figures have no dot, because only a range is shown" in text(alternatives.history_alt(many), "en")


def test_of_several_places_the_alternative_text_says_whose_band_it_is() -> None:
    rows = (*let_through(points((30, 60), (36, 60))), *let_through(points((0, 60), (33, 60), place="south")))
    alt = text(alternatives.measure_alt(rows, name_of=name_of), "en")
    assert "Where only a range is shown there is no dot: 5% or less (South, October 7, 2019)." in alt


def test_a_place_with_a_band_has_no_dot_among_the_others_and_is_named() -> None:
    figure = spreads.spread(places(north=(1, 60), south=(12, 60), east=(15, 60)), name_of, subject="Absence")
    alone = spreads.spread(places(north=(1, 60)), name_of, subject="Absence")
    assert "It shows 2 places, each with one dot" in text(figure.alt, "en")
    assert "Where only a range is shown there is no dot: 5% or less (North)." in text(figure.alt, "en")
    assert "No figure can be shown." not in text(alone.alt, "en")


def test_a_band_fits_in_one_cell_where_places_stand_side_by_side() -> None:
    table = tables.measure((*let_through(points((30, 60))), *let_through(points((60, 60), place="south"))), name_of)
    assert grid(table) == [["Oct 7, 2019", "50.0% (30 of 60)", "95% or more"]]


def test_a_verdict_takes_a_band_for_a_missing_figure() -> None:
    judgement = change.judge(years({**NEARLY_NOBODY, "2018-19": (0, 190)}), direction="down")
    assert [figure.value for figure in judgement.figures] == [pytest.approx(20), pytest.approx(100 * 50 / 210)]
    assert judgement.overall.because("latest missing")


def test_a_prediction_that_a_band_came_for_cannot_be_told() -> None:
    """100 % came on December 10: what was measured is known to the network, but a range is no figure to test with."""
    cycle = Cycle.model_validate({
        "plan": {"locked_on": date(2019, 10, 1),
                 "measures": [{"measure": "on-time", "name_en": "On time", "kind": "process", "unit": "percent"}],
                 "predictions": [{"prediction": "p1", "measure": "on-time", "low": 70, "high": 90,
                                  "look_on": date(2019, 12, 20)}]},
    })
    came = admit([MeasuredPoint("on-time", date(2019, 12, 10), "north", "all", 60, 60, 100.0, None)], BANDS,
                 of="on-time", counts="children")
    found = predictions.results(cycle, {"on-time": came}, date(2020, 2, 29))
    assert [(one.range, one.reason) for one in found] == [("cannot tell", "hidden")]
    assert grid(results.predicted(found))[0][2] == "—"


def test_a_band_in_words() -> None:
    assert text(band_words("at least", 98.0), "en") == "98% or more"
    assert text(band_in_a_hundred("at most", 2.0), "en") == "at most 2 in 100"
    assert text(band_in_a_hundred("at least", 98.0), "es") == "al menos 98 de cada 100"


def test_a_hidden_row_and_a_shown_one_have_no_band() -> None:
    rows = years(NEARLY_NOBODY, source_hides="2016-17")
    assert [timeline.band_of(row) is not None for row in rows] == [False, False, True, False]
    assert timeline.banded(rows) == rows[2:3]
