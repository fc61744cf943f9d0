"""Whole figures: drawing, alternative text, caption, legend and table from one set of arguments."""

from __future__ import annotations

from datetime import date

from shown_rows import ABSENCE, NAMES, by_group, let_through, name_of, points, published, year

from striveutils.blocks import Figure, charts, figures, marks
from striveutils.words import text


def legend(figure: Figure, lang: str = "en") -> list[str]:
    return [text(entry.words, lang) for entry in figure.legend]


def test_a_history_is_drawn_told_and_tabled_from_the_same_rows() -> None:
    rows = published(ABSENCE)
    figure = charts.history(rows, subject="Chronic absence", target=12, target_period=year("2020-21"),
                            baseline="2015-16", breaks=("2013-14",))

    assert figure.drawing == figures.history(rows, target=12, target_period=year("2020-21"), baseline="2015-16",
                                             breaks=("2013-14",))
    assert text(figure.caption, "en") == "Chronic absence, 2011-12 to 2018-19"
    assert text(figure.alt, "en").startswith("Line chart: Chronic absence.")
    assert [text(row[0], "en") for row in figure.table.rows] == list(ABSENCE)


def test_the_legend_explains_the_marks_that_are_there_and_no_others() -> None:
    plain = charts.history(published(ABSENCE), subject="Chronic absence")
    full = charts.history(published(ABSENCE), subject="Chronic absence", target=12, target_period=year("2020-21"),
                          baseline="2015-16", breaks=("2011-12", "2013-14"))

    assert legend(plain) == []
    assert legend(full) == [
        "Baseline: the 2015-16 school year",
        "Target: 12% by the 2020-21 school year",
        "A new definition begins; figures before and after cannot be compared",
    ]
    assert legend(full, "es")[1] == "Meta: 12% para el año escolar 2020-21"


def test_a_hidden_baseline_has_no_mark_and_no_legend() -> None:
    rows = published({"2017-18": None, "2018-19": 15.6}, held_back=["2017-18"])
    figure = charts.history(rows, subject="Chronic absence", baseline="2017-18")

    assert legend(figure) == []
    assert text(figure.caption, "en") == "Chronic absence, 2018-19"


def test_a_caption_warns_where_the_scale_does_not_start_at_zero() -> None:
    scores = published({"2017-18": 2431.0, "2018-19": 2471.0}, unit="mean")

    assert text(charts.history(scores, subject="Score").caption, "en") == (
        "Score, 2017-18 to 2018-19. The scale on the left starts at 2,350, not at 0."
    )


def test_a_measure_shows_prediction_lock_and_points_before_it() -> None:
    fixed = date(2019, 10, 10)
    figure = charts.measure(let_through(points([60, 65, 80], fixed_on=fixed)), name_of, subject="Children on time",
                            low=75, high=85, locked_on=fixed)

    assert legend(figure) == [
        "What we predicted: between 75% and 85%",
        "Measured before the plan was set",
        "The plan was set on October 10, 2019",
    ]
    assert len(figure.table.rows) == 3


def test_lines_of_several_places_have_their_names_in_the_legend() -> None:
    both = charts.measure(let_through(points([60, 65]) + points([70, 75], place="south")), name_of, subject="On time")
    many = charts.measure(let_through([p for i in range(6) for p in points([60], place=f"p{i}")]), name_of,
                          subject="On time")

    assert legend(both) == ["North", "South"]
    assert legend(both, "es") == [text(NAMES["north"], "es"), text(NAMES["south"], "es")]
    assert legend(many) == ["One place or group on one day"]


def test_the_legend_names_only_lines_with_a_point_and_each_by_the_mark_it_is_drawn_with() -> None:
    one = charts.measure(by_group(grade_1=(3, 6), grade_2=(2, 7), kindergarten=(18, 66)), name_of, subject="Late")
    two = charts.measure(by_group(grade_1=(3, 6), kindergarten=(18, 66), grade_2=(20, 60), grade_3=(2, 7)), name_of,
                         subject="Late")
    none = charts.measure(by_group(grade_1=(3, 6), grade_2=(2, 7)), name_of, subject="Late")

    assert legend(one) == ["Kindergarten"]
    assert legend(two) == ["Kindergarten", "grade-2"]
    assert legend(none) == []
    assert [entry.mark for entry in two.legend] == [marks.series(0), marks.series(1)]
    assert one.drawing == figures.measure(by_group(kindergarten=(18, 66)))
    assert "Figures can be shown for Kindergarten only." in text(one.alt, "en")
