"""The door: who makes rows that may be shown, and what goes through in which form."""

from __future__ import annotations

import ast
import copy
import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from door_tables import TEN, YEAR, let_through, reading, visible

import striveutils
from striveutils.disclosure import Policy, Shown, admit, admit_comparison, cells, policy_of
from striveutils.evidence.baseline import Comparison
from striveutils.evidence.cycles import MeasuredPoint
from striveutils.evidence.series import Reading
from striveutils.words import _, text

SMALL_AND_LARGE = [reading("all", 60, 100), reading("g1", 30, 50), reading("g2", 27, 45), reading("g3", 3, 5)]


def test_nobody_but_the_door_makes_a_row_that_may_be_shown():
    with pytest.raises(TypeError, match="admit only"):
        Shown("graduation", "2018-19", date(2018, 7, 1), "north", "all", "all", 3, 5, 60.0, None, "1", "shown",
              "percent", YEAR, door=None)


def test_a_row_that_may_be_shown_cannot_be_altered():
    row = let_through(SMALL_AND_LARGE)[3]
    with pytest.raises((TypeError, ValueError)):
        replace(row, numerator=3)
    with pytest.raises(AttributeError):
        row.numerator = 3  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(row)) == copy.deepcopy(row) == row


def test_no_other_room_makes_rows_that_may_be_shown():
    package = Path(striveutils.__file__).parent
    makers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Shown")
        or (isinstance(node, ast.alias) and node.name == "DOOR")
    }
    assert makers == {"disclosure/door.py"}


def test_rows_come_out_in_the_order_they_went_in():
    rows = [SMALL_AND_LARGE[index] for index in (2, 0, 3, 1)]
    assert [row.group for row in let_through(rows)] == ["g2", "all", "g3", "g1"]


def test_a_hidden_row_and_the_one_that_protects_it_look_the_same():
    """Two kinds of mark would tell which of the two is the small one."""
    _, _, protecting, small = let_through(SMALL_AND_LARGE)
    assert protecting.status == small.status == "small"


def test_periods_are_protected_one_by_one():
    rows = [*SMALL_AND_LARGE, reading("all", 60, 100, year="2017-18"), reading("g1", 30, 50, year="2017-18"),
            reading("g2", 30, 50, year="2017-18")]
    assert {period for period, *_, group in visible(let_through(rows)) if group == "g2"} == {"2017-18"}


def test_a_row_given_twice_counts_once():
    assert visible(let_through([*SMALL_AND_LARGE, *SMALL_AND_LARGE])) == visible(let_through(SMALL_AND_LARGE))


def test_rows_that_contradict_each_other_are_hidden():
    """One of them may be of a small group; which, nobody knows."""
    rows = [reading("all", 60, 100), reading("g1", 30, 50), reading("g1", 30, 40), reading("g2", 30, 50)]
    assert ("2018-19", "north", "grade", "g1") not in visible(let_through(rows))


def test_groups_that_overlap_do_not_give_each_other_away():
    """Special education and its counterpart stand among other programmes; 100 - 96 is still 4 children."""
    rows = [reading("all", 60, 100), reading("special", 2, 4), reading("not-special", 58, 96),
            reading("gifted", 20, 30), reading("after-school", 35, 50)]
    assert ("2018-19", "north", "grade", "not-special") not in visible(let_through(rows))


def test_a_group_whose_counterpart_is_not_listed_is_hidden_beside_groups_that_overlap():
    """No group is small, and together they are more than the total; 100 - 96 is 4 children all the same."""
    rows = [reading("all", 60, 100), reading("not-special", 58, 96), reading("gifted", 20, 30)]
    assert ("2018-19", "north", "grade", "not-special") not in visible(let_through(rows))


def test_small_groups_that_the_total_has_no_room_for_are_hidden_alone():
    """50 + 50 is all of the total: the figures do not agree, so taking the shown groups away tells nothing true."""
    rows = [reading("all", 80, 100), reading("g1", 40, 50), reading("g2", 40, 50), reading("g3", 2, 4),
            reading("g4", 1, 3)]
    assert {group for *_, group in visible(let_through(rows))} == {"all", "g1", "g2"}


def test_a_small_place_is_hidden_with_another_where_their_sum_is_shown():
    rows = [reading("all", 90, 158, places=("east", "north", "south")), reading("all", 50, 90, places=("east",)),
            reading("all", 36, 60, places=("north",)), reading("all", 4, 8, places=("south",))]
    assert {place for _, place, *_ in visible(let_through(rows))} == {"east+north+south", "east"}


def test_a_place_by_itself_is_shown_when_another_is_held_back_and_there_is_no_sum():
    """The sum is held back too, so there is nothing to subtract from."""
    rows = [reading("all", places=("north", "south"), note="suppressed at source"),
            reading("all", 36, 60, places=("north",)),
            reading("all", places=("south",), note="suppressed at source")]
    assert visible(let_through(rows)) == {("2018-19", "north", "all", "all")}


def test_a_place_hidden_with_its_total_hides_one_of_its_groups():
    """30 + 30 would give North away, and 68 - 60 the 8 children of South."""
    rows = [reading("all", 30, 60, places=("north",)), reading("all", 4, 8, places=("south",)),
            reading("g1", 4, 8, places=("south",)), reading("all", 34, 68, places=("north", "south")),
            reading("g1", 15, 30, places=("north",)), reading("g2", 15, 30, places=("north",))]
    assert visible(let_through(rows)) == {
        ("2018-19", "north+south", "all", "all"), ("2018-19", "north", "grade", "g1")}


def test_a_mean_of_few_children_is_hidden_and_one_without_counts_is_shown():
    few, many, published = (reading("all", *counts, value=8.0, unit="mean") for counts in ((40, 5), (400, 50), ()))
    assert [let_through([row])[0].status for row in (few, many, published)] == ["small", "shown", "shown"]


def point(group: str, numerator: int, denominator: int, place: str = "all", day: int = 7) -> MeasuredPoint:
    return MeasuredPoint("on-time", date(2019, 10, day), place, group, numerator, denominator,
                         100 * numerator / denominator, None, before_lock=day < 7)


def test_measured_points_are_protected_on_each_day():
    points = [point("all", 40, 60), point("g1", 20, 30), point("g2", 15, 22), point("g3", 5, 8),
              point("all", 40, 60, day=14), point("g1", 20, 30, day=14), point("g2", 20, 30, day=14)]
    shown = admit(points, TEN, of="on-time", counts="children")
    assert [row.status for row in shown] == ["shown", "shown", "small", "small", "shown", "shown", "shown"]
    assert {(row.period_text, row.dimension) for row in shown[4:]} == {("2019-10-14", "all"), ("2019-10-14", "group")}


def test_measured_places_are_protected_where_all_of_them_are_measured_too():
    places = [point("all", 30, 40, "north"), point("all", 20, 30, "south"), point("all", 4, 6, "west")]
    alone = admit(places, TEN, of="on-time", counts="children")
    with_all = admit([point("all", 54, 76), *places], TEN, of="on-time", counts="children")
    assert [row.status for row in alone] == ["shown", "shown", "small"]
    assert [row.status for row in with_all] == ["shown", "shown", "small", "small"]


def test_a_shown_point_tells_whether_it_came_before_the_lock():
    points = [point("all", 40, 60, day=6), point("all", 40, 60, day=7)]
    early, late = admit(points, TEN, of="on-time", counts="children")
    assert (early.before_lock, late.before_lock, late.period) == (True, False, date(2019, 10, 7))


def test_a_count_of_home_visits_is_no_group_of_children():
    visits = MeasuredPoint("visits", date(2019, 10, 7), "north", "all", None, None, 8, None, "count")
    assert admit([visits], TEN, of="visits", counts="events")[0].value == 8
    assert admit([visits], TEN, of="visits", counts="children")[0].status == "small"


def test_cells_name_what_is_shown_and_what_is_hidden():
    found = cells(let_through([*SMALL_AND_LARGE[:1], SMALL_AND_LARGE[3], reading("g4")]))
    common = {"of": "graduation", "period": "2018-19", "place": "north"}
    nothing = {"numerator": None, "denominator": None, "value": None}
    assert found == [
        {**common, "dimension": "all", "group": "all", "shown": True, "numerator": 60, "denominator": 100,
         "value": 60.0},
        {**common, "dimension": "grade", "group": "g3", "shown": False, **nothing}]


def test_a_comparison_passes_only_with_both_of_its_figures():
    before, after = reading("all", 3, 8, year="2015-16"), reading("all", 60, 100)
    found = Comparison(before, after, 22.5, "better", True, None)
    hidden = admit_comparison(found, let_through([before, after]))
    assert (hidden.baseline, hidden.latest, hidden.difference, hidden.direction, hidden.comparable) == (
        None, None, None, None, False)
    assert "small group" in text(hidden.reason, "en")
    assert "22" not in text(hidden.reason, "en")

    large = reading("all", 30, 80, year="2015-16")
    found = Comparison(large, after, 22.5, "better", True, None)
    assert admit_comparison(found, let_through([large, after])) is found


def test_where_there_was_nothing_to_compare_with_the_comparison_keeps_its_own_reason():
    after, reason = reading("all", 3, 8), _("No baseline is set yet, so there is nothing to compare with.")
    hidden = admit_comparison(Comparison(None, after, None, None, False, reason), let_through([after]))
    assert hidden == Comparison(None, None, None, None, False, reason)


def test_where_the_newest_figure_is_hidden_no_older_one_takes_its_place():
    before, between, after = (reading("all", 30, 80, year="2015-16"), reading("all", 40, 80, year="2016-17"),
                              reading("all", 3, 8))
    hidden = admit_comparison(Comparison(before, after, 0.0, "same", True, None), let_through([before, between, after]))
    assert (hidden.baseline, hidden.latest, hidden.difference) == (None, None, None)
    assert text(hidden.reason, "en") == (
        "The newest figure (2018-19) is not shown here, so it is not compared with the baseline.")
    found = Comparison(before, between, 12.5, "better", True, None)
    assert admit_comparison(found, let_through([before, between, after])) is found


def rule(minimum: int | None, tails: str | None = None, figures: str | None = None) -> SimpleNamespace:
    """What a partnership or an agreement asks for."""
    return SimpleNamespace(minimum_group_size=minimum, tails=tails, figures=figures)


def test_the_strictest_of_all_rules_wins():
    """The partnership's 10, one provider's 16 and another's bands and percents."""
    asked = [rule(16), rule(None, "bands"), rule(5, "ends", "percents")]
    assert policy_of(rule(10), asked) == Policy(16, "public", "bands", "percents")


def test_the_minimum_is_the_partnerships_and_never_below_the_lowest():
    assert policy_of(rule(16)) == Policy(16)
    assert policy_of(rule(1)).minimum_group_size == 5
    with pytest.raises(ValueError):
        Policy(4)


def test_only_the_team_at_a_live_kernel_sees_small_groups_and_never_what_is_held_back():
    rows = [*SMALL_AND_LARGE, reading("g4", note="suppressed at source")]
    team = policy_of(rule(10), audience="team")
    assert [row.status for row in let_through(rows, team)] == ["shown", "shown", "shown", "shown", "source"]
    assert policy_of(rule(10), audience="anybody else") == Policy(10)


def test_where_line_by_line_is_not_enough_the_whole_breakdown_is_withheld():
    """Every line keeps two hidden cells, and still East's g3 could be solved from all lines together.

    East g1 + South g1 = 171 + 17 = 188, East g2 + South g2 = 8 + 7 = 15, South g1 + South g2 = 17 + 7 = 24, so
    East g1 + East g2 = 188 + 15 - 24 = 179, and East g3 = 274 - 179 = 95.
    """
    groups = ("g0", "g1", "g2", "g3")
    sizes = {"east": (239, 171, 8, 95), "north": (104, 230, 158, 7), "south": (115, 17, 7, 218),
             "west": (17, 184, 271, 85)}

    def row(group: str, size: int, *places: str) -> Reading:
        return reading(group, size // 2, size, places=places)

    rows = [row("all", sum(map(sum, sizes.values())), *sizes)]
    for place, found in sizes.items():
        rows += [row("all", sum(found), place), *(row(group, found[i], place) for i, group in enumerate(groups))]
    for i, group in enumerate(groups):
        rows.append(row(group, sum(found[i] for found in sizes.values()), *sizes))
    another_year = [reading("all", 60, 100, year="2017-18"), reading("g1", 60, 100, year="2017-18")]
    assert visible(let_through([*rows, *another_year])) == {
        ("2018-19", "east+north+south+west", "all", "all"),
        ("2017-18", "north", "all", "all"), ("2017-18", "north", "grade", "g1")}
