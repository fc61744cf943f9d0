"""Tables: every figure that may be shown, one mark for those that may not, and the reason below."""

from __future__ import annotations

from datetime import date

import pytest
from shown_rows import ABSENCE, by_grade, by_grade_with_everybody, let_through, name_of, points, published, year

from striveutils.blocks import Table, tables
from striveutils.disclosure import Policy, admit
from striveutils.evidence.cycles import MeasuredPoint
from striveutils.evidence.series import Reading
from striveutils.records import Action, Measure, Prediction
from striveutils.words import LANGUAGES, Name, Typed, text


def grid(table: Table, lang: str = "en") -> list[list[str]]:
    """Head and rows as a reader sees them."""
    return [[text(column.words, lang) for column in table.columns],
            *([text(words, lang) for words in row] for row in table.rows)]


def note(table: Table, lang: str = "en") -> str:
    return text(table.note, lang) if table.note else ""


def test_a_history_has_a_row_for_each_period() -> None:
    table = tables.history(published({"2017-18": 18.2, "2018-19": 15.6}))

    assert grid(table) == [["School year", "Percent"], ["2017-18", "18.2%"], ["2018-19", "15.6%"]]
    assert grid(table, "es")[0] == ["Año escolar", "Porcentaje"]
    assert note(table) == "The counts behind these figures are not published."
    assert table.columns[1].numeric


def test_counts_are_shown_where_they_are_published() -> None:
    table = tables.history(published({"2017-18": 76.7, "2018-19": 82.1},
                                     counts={"2017-18": (1030, 1343), "2018-19": (1007, 1226)}))

    assert grid(table) == [
        ["School year", "Percent", "How many", "Out of"],
        ["2017-18", "76.7%", "1,030", "1,343"],
        ["2018-19", "82.1%", "1,007", "1,226"],
    ]
    assert note(table) == ""


def test_where_only_some_rows_have_counts_the_others_say_so() -> None:
    table = tables.history(published({"2017-18": 76.7, "2018-19": 82.1}, counts={"2018-19": (1007, 1226)}))

    assert grid(table)[1] == ["2017-18", "76.7%", "not published", "not published"]


def test_years_without_a_record_read_no_data_in_their_place() -> None:
    table = tables.history(published({"2012-13": 25.9, "2014-15": 24.5}))

    assert [row[0] for row in grid(table)[1:]] == ["2012-13", "2013-14", "2014-15"]
    assert grid(table)[2][1] == "no data"
    assert {cell["period"] for cell in table.cells} == {"2012-13", "2014-15"}


@pytest.mark.parametrize(("written", "frequency", "head", "cell"), [
    ("2018-19", "annual", "School year", "2018-19"), ("2019", "annual", "Year", "2019"),
    ("2019-03", "monthly", "Month", "March 2019"), ("2019-03-11", "weekly", "Week of", "Mar 11, 2019"),
    ("2019-03-11", "daily", "Day", "Mar 11, 2019"),
])
def test_periods_are_called_what_they_are(written: str, frequency: str, head: str, cell: str) -> None:
    table = tables.history(published({written: 5.0}, frequency=frequency))

    assert [row[0] for row in grid(table)] == [head, cell]


def test_hidden_groups_are_a_dash_in_every_column_with_one_mark_for_every_reason() -> None:
    rows = by_grade(kindergarten=(50, 60), grade_1=(44, 52), grade_2=(5, 8), grade_3=(21, 80))
    table = tables.groups(rows, name_of)
    hidden = [row for row in grid(table)[1:] if row[1] == "—"]

    assert hidden == [["grade-1", "—", "—", "—"], ["grade-2", "—", "—", "—"]]
    assert "A dash (—) stands where a figure is not shown" in note(table)
    assert "Una raya (—)" in note(table, "es")


def test_what_the_source_holds_back_has_the_same_mark_as_a_small_group() -> None:
    source = tables.history(published({"2017-18": 18.2, "2018-19": None}, held_back=["2018-19"]))
    small = tables.history(published({"2017-18": 50.0, "2018-19": 50.0},
                                     counts={"2017-18": (50, 100), "2018-19": (3, 6)}))

    assert grid(source)[2][1] == grid(small)[2][1] == "—"
    assert "A dash" in note(source) and "A dash" in note(small)


def test_nothing_of_a_small_group_is_in_the_block() -> None:
    def block(n: int, m: int) -> object:
        return tables.groups(by_grade(kindergarten=(50, 60), grade_1=(44, 52), grade_2=(n, m)), name_of).data()

    assert block(5, 8) == block(1, 9)


def test_groups_have_the_names_of_the_partnership_and_everybody_comes_first() -> None:
    rows = by_grade(kindergarten=(50, 60), grade_1=(44, 52))
    total = published({"2018-19": 84.0}, counts={"2018-19": (94, 112)})[0]
    table = tables.groups(rows, name_of, total=total)

    assert text(table.caption, "en") == "Grade, 2018-19"
    assert grid(table)[0][0] == "Grade"
    assert [row[0] for row in grid(table)[1:]] == ["All together", "Kindergarten", "grade-1"]
    assert [row[0] for row in grid(table, "es")[1:]] == ["En conjunto", "Kínder", "grade-1"]
    assert len(table.cells) == 3


def test_everybody_else_stands_together_in_the_last_row() -> None:
    """112 children, 60 of them in kindergarten: the 52 in grades 1 and 2 are enough to be told together.

    Grade 2 has 8 children; grade 1 alone would give them away, for 112 - 60 - 44 = 8.
    """
    rows, rest = by_grade_with_everybody(everybody=(91, 112), kindergarten=(50, 60), grade_1=(36, 44), grade_2=(5, 8))
    table = tables.groups(rows[1:], name_of, total=rows[0], rest=rest)

    assert [row[1] for row in grid(table)[1:]] == ["81.3%", "83.3%", "—", "—", "78.8%"]
    assert grid(table)[-1] == ["Everybody else, together", "78.8%", "41", "52"]
    assert grid(table, "es")[-1][0] == "Todos los demás, en conjunto"
    assert "“Everybody else, together” counts all children" in note(table)
    assert table.cells[-1] == {
        "of": "absence", "period": "2018-19", "place": "north", "dimension": "grade", "group": "rest",
        "shown": True, "numerator": 41, "denominator": 52, "value": pytest.approx(100 * 41 / 52)}


def test_everybody_else_belongs_to_the_tables_own_dimension_and_period() -> None:
    rows, rest = by_grade_with_everybody(everybody=(91, 112), kindergarten=(50, 60), grade_1=(36, 44), grade_2=(5, 8))

    with pytest.raises(ValueError, match="one dimension"):
        tables.groups(rows[1:], name_of, rest=rows[0])
    assert "Everybody else" not in str(tables.groups(rows[1:], name_of).data())
    assert rest.dimension == "grade"


def test_where_an_agreement_allows_percents_only_no_count_is_in_the_block() -> None:
    """83.3 % of 60 and of 600 children read the same."""
    def block(n: int, m: int) -> Table:
        rows = [Reading(year("2018-19"), "all", "all", n, m, 100 * n / m, "1", None, ("north",))]
        return tables.history(admit(rows, Policy(10, figures="percents"), of="absence", counts="children"))

    assert grid(block(50, 60)) == [["School year", "Percent"], ["2018-19", "83.3%"]]
    assert block(50, 60).data() == block(500, 600).data()


def test_that_counts_are_not_published_need_not_be_said_below_every_table() -> None:
    rows = published({"2018-19": 15.6})

    assert note(tables.groups(rows, name_of)) == "The counts behind these figures are not published."
    assert note(tables.groups(rows, name_of, about_counts=False)) == ""


def test_a_table_of_groups_answers_one_question() -> None:
    with pytest.raises(ValueError, match="one dimension"):
        tables.groups([*by_grade(kindergarten=(50, 60)), *published({"2018-19": 5.0})], name_of)


def test_the_record_of_what_was_shown_has_an_entry_for_each_figure() -> None:
    table = tables.groups(by_grade(kindergarten=(50, 60), grade_1=(44, 52), grade_2=(5, 8), grade_3=(21, 80)), name_of)

    assert table.data()["cells"][2] == {
        "of": "absence", "period": "2018-19", "place": "north", "dimension": "grade", "group": "grade-2",
        "shown": False, "numerator": None, "denominator": None, "value": None,
    }
    assert [cell["shown"] for cell in table.cells] == [True, False, False, True]


def test_a_new_definition_is_noted_below_the_history() -> None:
    table = tables.history(published(ABSENCE), breaks=("2014-15", "2011-12"))

    assert ("A new definition began with the 2014-15 school year: figures before and after cannot be compared."
            in note(table))


def test_points_of_one_place_need_no_column_for_it() -> None:
    one = tables.measure(let_through(points([60, 65])), name_of)

    assert grid(one) == [["Day", "Percent", "How many", "Out of"], ["Oct 7, 2019", "60.0%", "36", "60"],
                         ["Oct 14, 2019", "65.0%", "39", "60"]]


def test_a_few_places_stand_side_by_side_and_a_day_without_a_point_says_so() -> None:
    two = tables.measure(let_through(points([60, 65]) + points([70], place="south")), name_of)

    assert grid(two) == [["Day", "North", "South"], ["Oct 7, 2019", "60.0% (36 of 60)", "70.0% (42 of 60)"],
                         ["Oct 14, 2019", "65.0% (39 of 60)", "no data"]]


def test_many_places_stand_below_each_other() -> None:
    many = [point for number in range(5) for point in points([60], place=f"school-{number}")]
    table = tables.measure(let_through(many), name_of)

    assert grid(table)[0][:3] == ["Day", "Place", "Percent"]
    assert len(table.rows) == 5


def test_counted_events_have_one_number_each() -> None:
    table = tables.measure(let_through(points([8, 3], unit="count"), counts="events"), name_of)

    assert grid(table) == [["Day", "Number"], ["Oct 7, 2019", "8"], ["Oct 14, 2019", "3"]]
    assert note(table) == ""


SCORES = {"2017-18": 35.0, "2018-19": 36.5}


def test_a_mean_has_no_count_columns_for_its_sum_counts_nobody() -> None:
    table = tables.history(published(SCORES, unit="mean", counts={"2017-18": (1400, 40), "2018-19": (1460, 40)}))

    assert grid(table) == [["School year", "Average"], ["2017-18", "35.0"], ["2018-19", "36.5"]]
    assert note(table) == ""


def test_a_rate_keeps_its_counts() -> None:
    table = tables.history(published({"2018-19": 1.5}, unit="rate", counts={"2018-19": (60, 40)}))

    assert grid(table) == [["School year", "Rate", "How many", "Out of"], ["2018-19", "1.50", "60", "40"]]


@pytest.mark.parametrize(("unit", "cell"), [("mean", "35.0"), ("rate", "35.00 (1,400 of 40)")])
def test_beside_each_other_only_rates_say_how_many_of_how_many(unit: str, cell: str) -> None:
    scores = [MeasuredPoint("score", date(2019, 10, 7), place, "all", 1400, 40, 35.0, None, unit)
              for place in ("north", "south")]

    assert grid(tables.measure(let_through(scores), name_of))[1] == ["Oct 7, 2019", cell, cell]


def test_a_week_without_a_record_reads_no_data_in_its_place_and_a_day_is_not_missed() -> None:
    weeks = tables.history(published({"2019-03-04": 5.0, "2019-03-11": 6.0, "2019-03-25": 7.0}, frequency="weekly"))
    days = tables.history(published({"2019-03-11": 5.0, "2019-03-14": 6.0}, frequency="daily"))

    assert [row[:2] for row in grid(weeks)[2:4]] == [["Mar 11, 2019", "6.0%"], ["Mar 18, 2019", "no data"]]
    assert len(weeks.rows) == 4
    assert len(days.rows) == 2


def action(**changes: object) -> Action:
    given = {"action": "call-home", "what_en": "Call families", "what_es": "Llamar a las familias",
             "who": "family-center", "due": date(2020, 3, 15), "state": "open"}
    return Action.model_construct(**{**given, **changes})


@pytest.mark.parametrize(("changes", "standing"), [
    ({}, "open"),
    ({"due": date(2020, 2, 28)}, "open, past its day"),
    ({"due": date(2020, 2, 29)}, "open"),
    ({"state": "done", "done_on": date(2020, 1, 28)}, "done on Jan 28, 2020"),
    ({"state": "done", "done_on": None}, "done"),
    ({"state": "partly", "due": date(2020, 1, 1)}, "partly done"),
    ({"state": "dropped"}, "dropped"),
])
def test_actions_say_who_by_when_and_where_it_stands(changes: dict[str, object], standing: str) -> None:
    table = tables.actions([action(**changes)], lambda id_: Name.of(en="Family Center"), as_of=date(2020, 2, 29))

    assert grid(table)[0] == ["What", "Who", "By when", "Where it stands"]
    assert grid(table)[1][:2] == ["Call families", "Family Center"]
    assert grid(table)[1][3] == standing


ON_TIME = Measure.model_construct(measure="on-time", name=Name.of(en="Children on time", es="Llegan a tiempo"),
                                  unit="percent")


def prediction(**changes: object) -> Prediction:
    given = {"prediction": "p1", "measure": "on-time", "because": Typed({}), "low": 75.0, "high": 85.0,
             "direction": "up", "confidence": 70.0, "look_on": date(2019, 12, 20), "withdrawn": None}
    return Prediction.model_construct(**{**given, **changes})


def test_predictions_say_what_is_expected_when_and_how_surely() -> None:
    table = tables.predictions([prediction(because=Typed.of(en="Children like to walk."))], [ON_TIME])

    assert grid(table)[1] == [
        "Children on time", "between 75% and 85%. Why: Children like to walk.", "Dec 20, 2019", "70%",
    ]
    assert grid(table, "es")[1][1] == (
        "entre 75% y 85%. Por qué: Children like to walk. (por ahora solo en inglés)"
    )


def test_a_withdrawn_prediction_stays_with_its_reason() -> None:
    class Withdrawn:
        on, why = date(2019, 10, 5), Typed.of(en="The bus route ended.")

    table = tables.predictions([prediction(withdrawn=Withdrawn())], [ON_TIME])

    assert grid(table)[1][1] == "between 75% and 85% (withdrawn on Oct 5, 2019: The bus route ended.)"


def test_what_a_prediction_leaves_open_is_said_to_be_open() -> None:
    table = tables.predictions([prediction(look_on=None, confidence=None, measure="unknown")], [ON_TIME])

    assert grid(table)[1][0] == "unknown"
    assert grid(table)[1][2:] == ["not yet recorded", "not yet recorded"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_has_a_caption(lang: str) -> None:
    made = [tables.history(published(ABSENCE)), tables.measure(let_through(points([60])), name_of),
            tables.groups(by_grade(kindergarten=(50, 60)), name_of), tables.actions([action()], str),
            tables.predictions([prediction()], [ON_TIME])]

    assert all(text(table.caption, lang) for table in made)
    assert text(tables.history(published(ABSENCE), caption="Mine").caption, lang) == "Mine"
