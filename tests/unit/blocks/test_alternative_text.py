"""What those hear who cannot see a drawing, from the same shown figures."""

from __future__ import annotations

from datetime import date

import pytest
from shown_rows import ABSENCE, NAMES, by_group, let_through, name_of, points, published, year

from striveutils.blocks import alternatives
from striveutils.words import LANGUAGES, text


def english(words: object) -> str:
    return text(words, "en")  # type: ignore[arg-type]


def test_a_history_says_first_last_highest_lowest_baseline_and_target() -> None:
    alt = alternatives.history_alt(published(ABSENCE), target=12, target_period=year("2020-21"), baseline="2015-16",
                              subject="Chronic absence")

    assert english(alt) == (
        "Line chart: Chronic absence. It begins at 18.1% (2011-12) and ends at 15.6% (2018-19). "
        "The highest figure is 20.6% (2013-14). The lowest figure is 15.6% (2018-19). "
        "The baseline, an open dot, is 16.2% (2015-16). The target, a dashed line, is 12% (2020-21)."
    )
    assert text(alt, "es") == (
        "Gráfica de línea: Chronic absence. Empieza en 18.1% (2011-12) y termina en 15.6% (2018-19). "
        "La cifra más alta es 20.6% (2013-14). La cifra más baja es 15.6% (2018-19). "
        "El punto de partida, un círculo sin relleno, es 16.2% (2015-16). "
        "La meta, una línea de rayas, es 12% (2020-21)."
    )


@pytest.mark.parametrize("hidden", [3.0, 97.0])
def test_a_hidden_figure_is_a_gap_in_words_and_nothing_of_it_is_said(hidden: float) -> None:
    rows = published({"2015-16": 50.0, "2016-17": hidden, "2017-18": 51.0, "2018-19": 52.0},
                     counts={"2016-17": (3, 6), "2015-16": (50, 100), "2017-18": (51, 100), "2018-19": (52, 100)})
    alt = english(alternatives.history_alt(rows))

    assert "The line has a gap where no figure is shown: 2016-17." in alt
    assert "The highest figure is 52.0% (2018-19). The lowest figure is 50.0% (2015-16)." in alt
    assert "3" not in alt.replace("2013", "") and "97" not in alt


def test_years_without_a_row_are_named_and_many_are_counted() -> None:
    few = alternatives.history_alt(published({"2012-13": 25.9, "2014-15": 24.5}))
    many = alternatives.history_alt(published({"2000": 25.9, "2015": 24.5}))

    assert "no figure is shown: 2013-14." in english(few)
    assert "The line has gaps: 14 figures are not shown." in english(many)


def test_a_week_without_a_row_is_named() -> None:
    weeks = published({"2019-03-04": 5.0, "2019-03-18": 6.0, "2019-03-25": 7.0}, frequency="weekly")

    assert "no figure is shown: March 11, 2019." in english(alternatives.history_alt(weeks))


def test_a_new_definition_is_said() -> None:
    alt = alternatives.history_alt(published(ABSENCE), breaks=("2014-15", "2011-12"))

    assert "A dotted upright line shows where a new definition begins: 2014-15." in english(alt)
    assert "definition" not in english(alternatives.history_alt(published(ABSENCE), breaks=("2011-12",)))


def test_one_figure_and_none_are_said_to_be_so() -> None:
    one, none = published({"2018-19": 15.6}), published({"2018-19": None}, held_back=["2018-19"])

    assert english(alternatives.history_alt(one)) == "Line chart. It shows one figure: 15.6% (2018-19)."
    assert english(alternatives.history_alt(none)) == "Line chart. No figure can be shown."
    assert english(alternatives.history_alt(())) == "Line chart. No figure can be shown."


def test_a_scale_that_does_not_start_at_zero_is_said() -> None:
    scores = published({"2017-18": 2431.0, "2018-19": 2471.0}, unit="mean")

    assert "The scale on the left starts at 2,350, not at 0." in english(alternatives.history_alt(scores))
    assert "scale on the left" not in english(alternatives.history_alt(published(ABSENCE)))


def test_a_measure_says_what_was_predicted_and_how_many_points_lie_there() -> None:
    fixed = date(2019, 10, 10)
    rows = let_through(points([80, 70, 75, 85], fixed_on=fixed))
    alt = alternatives.measure_alt(rows, low=75, high=85, locked_on=fixed, subject=NAMES["kindergarten"])

    assert english(alt) == (
        "Chart of dated points: Kindergarten. It begins at 80.0% (October 7, 2019) and ends at 85.0% "
        "(October 28, 2019). The highest figure is 85.0% (October 28, 2019). The lowest figure is 70.0% "
        "(October 14, 2019). The network predicted between 75% and 85%, drawn as a hatched band. "
        "Points in that range since the plan was set: 2 of 3. "
        "Open squares are points from before October 10, 2019, when the plan was set."
    )
    assert "Kínder" in text(alt, "es")


def test_several_lines_are_summed_up() -> None:
    both = let_through(points([60, 65]) + points([70, 75], place="south"))

    assert english(alternatives.measure_alt(both)) == (
        "Chart of dated points. It shows 2 lines from October 7, 2019 to October 14, 2019, "
        "with values between 60.0% and 75.0%."
    )


def test_lines_without_a_point_to_see_are_not_counted_and_the_only_one_left_is_named() -> None:
    rows = by_group(kindergarten=(18, 66), grade_1=(3, 6), grade_2=(2, 7))
    alt = alternatives.measure_alt(rows, low=20, high=30, name_of=name_of)

    assert english(alt) == (
        "Chart of dated points. Figures can be shown for Kindergarten only. It shows one figure: 27.3% "
        "(October 7, 2019). The network predicted between 20% and 30%, drawn as a hatched band."
    )
    assert "Solo se pueden mostrar cifras de Kínder." in text(alt, "es")


def test_a_prediction_for_everybody_is_not_compared_with_the_points_of_groups() -> None:
    groups = by_group(kindergarten=(18, 66), grade_1=(20, 60), grade_2=(2, 7), grade_3=(3, 6))
    everybody = let_through(points([27]))

    assert "It shows 2 lines" in english(alternatives.measure_alt(groups, low=20, high=30))
    assert "Points in that range" not in english(alternatives.measure_alt(groups, low=20, high=30))
    assert "Points in that range since the plan was set: 1 of 1." in english(
        alternatives.measure_alt(everybody, low=20, high=30))


def test_open_squares_that_nobody_sees_are_not_explained() -> None:
    early = let_through(points([None], fixed_on=date(2019, 10, 10)))

    assert "Open squares" not in english(alternatives.measure_alt(early))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_alternative_text_holds_a_hole_or_a_placeholder(lang: str) -> None:
    for alt in (alternatives.history_alt(published(ABSENCE), target=12), alternatives.measure_alt((), low=75)):
        assert not {"{", "}", "None", "nan"} & set(text(alt, lang).replace(".", " ").split())
        assert "{" not in text(alt, lang)
