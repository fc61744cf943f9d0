"""Groups: each against its own past and the target, never one against another; who is missing is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from evidence_records import version
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_series import Year, codes, school_year, starting

from striveutils.disclosure import Policy, admit
from striveutils.evidence.change import judge
from striveutils.evidence.groups import DimensionJudgement, GroupJudgement, judge_groups
from striveutils.evidence.series import Reading

STEP = (50.0, 51.0, 49.0, 50.5, 60.0, 61.0, 59.0, 60.5)
"""Eight figures with a clear step: alone p = 2/70, less than the primary test's 3 %."""
CLIMB = (50.0, 51.0, 52.0, 53.0, 54.0, 55.0, 56.0, 57.0)
"""Eight figures that only rise: p of the direction is 2/8!, which survives any dimension."""
FLAT = (50.0, 52.0, 49.0, 51.0, 50.5, 49.5, 51.5, 50.2)
SIZE = 400
unhurried = settings(deadline=None)
"""The first call imports scipy and simulates a power."""
NOTE = "not comparable between years: almost every child here gets free meals"


@dataclass(frozen=True)
class Row(Year):
    """One figure of a group."""

    note: str | None = None


def rows(values: Iterable[float | None], size: int | None = SIZE, *, first: int = 0, unit: str = "mean",
         note: str | None = None) -> list[Row]:
    """A figure a school year from 2010-11 on. Means have a spread of their own, so what they say is in the values."""
    return [Row(school_year(first + index), value, None, size, unit, note=note) for index, value in enumerate(values)]


def counted(*pairs: tuple[int, int] | None, first: int = 0) -> list[Row]:
    """Percents from (how many, out of), one a school year; None is a hidden figure."""
    return [Row(school_year(first + index), 100 * pair[0] / pair[1] if pair and pair[1] else None,
                *(pair or (None, None)))
            for index, pair in enumerate(pairs)]


def judged(groups: dict[str, Sequence[Any]], totals: Sequence[Any] | None = None, **more: Any) -> DimensionJudgement:
    """The groups with a total as large as all of them together, unless one is given."""
    if totals is None:
        totals = rows(FLAT, SIZE * len(groups))
    return judge_groups(groups, totals=totals, **{"direction": "up", **more})


def of(found: DimensionJudgement, group: str) -> GroupJudgement:
    return next(one for one in found.groups if one.group == group)


def verdicts(found: DimensionJudgement) -> dict[str, str]:
    return {one.group: one.judgement.verdict for one in found.groups}


# Its own past

def test_each_group_is_judged_against_its_own_past() -> None:
    """The group with the lower figures improves, the one with the higher ones worsens; their gap is not judged."""
    found = judged({"low": rows(CLIMB), "high": rows([90 - x / 10 for x in CLIMB])})
    assert verdicts(found) == {"low": "improving", "high": "worsening"}
    assert verdicts(judged({"low": rows(CLIMB), "high": rows(CLIMB)}, direction="down")) == {
        "low": "worsening", "high": "worsening"}


def test_a_single_group_is_judged_as_if_it_stood_alone() -> None:
    (only,) = judged({"one": rows(STEP)}, since=starting(4)).groups
    assert only.judgement == judge(rows(STEP), direction="up", since=starting(4))
    assert only.judgement.verdict == "improving"


# The error is shared

def test_what_is_a_signal_alone_is_none_among_two() -> None:
    found = judged({"one": rows(STEP), "two": rows(FLAT)}, since=starting(4))
    for answer in (of(found, "one").judgement.since, of(found, "one").judgement.overall):
        assert answer is not None
        assert (answer.verdict, codes(answer)[0]) == ("cannot tell yet", "many groups")
    reason = of(found, "one").judgement.overall.because("many groups")
    assert reason is not None
    assert (reason.have, found.tested) == (2, 2)


def test_a_group_that_cannot_be_tested_takes_no_share() -> None:
    found = judged({"one": rows(STEP), "new": rows(STEP[-3:], first=5)}, since=starting(4))
    assert (found.tested, of(found, "one").judgement.verdict) == (1, "improving")
    assert of(found, "new").judgement.overall.because("too few figures")


def test_among_disjoint_groups_a_settled_one_passes_its_share_on() -> None:
    found = judged({"one": rows(STEP), "two": rows(CLIMB)})
    assert (found.together, found.overlap) == (True, False)
    assert verdicts(found) == {"one": "improving", "two": "improving"}


@pytest.mark.parametrize("size, total, overlap", [(SIZE, 2 * SIZE - 1, True), (None, SIZE, None)])
def test_groups_that_overlap_or_may_do_so_stand_alone(size: int | None, total: int, overlap: bool | None) -> None:
    """The same figures as above; here the second group lends the first nothing."""
    found = judged({"one": rows(STEP, size), "two": rows(CLIMB, size)}, rows(FLAT, total))
    assert (found.together, found.overlap) == (False, overlap)
    assert verdicts(found) == {"one": "cannot tell yet", "two": "improving"}


@unhurried
@given(st.permutations(CLIMB))
def test_what_an_overlapping_group_did_changes_nothing_for_the_others(other: list[float]) -> None:
    one, alone = (judged({"one": rows(STEP), "two": rows(two)}, rows(FLAT, SIZE)) for two in (other, CLIMB))
    assert of(one, "one") == of(alone, "one")


def test_a_chance_is_never_told_smaller_than_alone() -> None:
    alone = judge(rows(STEP), direction="up")
    for n in range(1, 6):
        found = judged({"one": rows(STEP), **{f"flat {k}": rows(FLAT) for k in range(1, n)}})
        answer = of(found, "one").judgement.overall
        assert answer.p_value == pytest.approx(min(1.0, n * (alone.overall.p_value or 0)))


def test_what_could_be_seen_alone_is_not_promised_among_several() -> None:
    more: dict[str, Any] = {"smallest_change": 1.0}
    (alone,), several = judged({"one": rows(FLAT)}, **more).groups, judged({"a": rows(FLAT), "b": rows(FLAT)}, **more)
    assert alone.judgement.overall.smallest_visible is not None
    assert of(several, "a").judgement.overall.smallest_visible is None
    assert of(several, "a").judgement.overall.more_points is None


def test_no_sign_of_change_comes_from_the_groups_own_interval_and_stays() -> None:
    found = judged({"one": rows(FLAT), "two": rows(CLIMB)}, smallest_change=10.0)
    assert verdicts(found) == {"one": "no sign of change", "two": "improving"}


# Who is missing

def test_a_group_without_the_newest_figure_is_named_and_not_judged_on_old_ones() -> None:
    found = judged({"gone": rows(CLIMB[:7]), "hidden": rows((*CLIMB[:7], None)), "never": (), "here": rows(CLIMB)})
    assert found.missing == ("gone", "hidden", "never")
    assert found.newest == school_year(7)
    assert verdicts(found) == {"gone": "cannot tell yet", "hidden": "cannot tell yet", "never": "cannot tell yet",
                               "here": "improving"}
    for group in ("gone", "hidden"):
        answer = of(found, group).judgement.overall
        assert (answer.method, codes(answer)) == ("none", ["latest missing"])
    assert found.tested == 1


def test_groups_that_stopped_before_everybody_are_all_missing() -> None:
    """Grade 3 reading: groups are on file until 2015-16, all students until 2018-19."""
    found = judged({"one": rows(CLIMB[:5]), "two": rows(CLIMB[:5])})
    assert (found.missing, found.tested) == (("one", "two"), 0)
    assert of(found, "one").judgement.latest == rows(CLIMB)[4]


def test_an_old_verdict_is_not_told_as_news_even_where_a_break_follows() -> None:
    """The figures before the break are all that is known of the group; the newest period is on its other side."""
    versions = (version("1", "2010-11"), version("2", "2018-19", "no"))
    found = judged({"gone": rows(CLIMB)}, rows((*FLAT, 50.0)), versions=versions)
    assert found.missing == ("gone",)
    assert codes(of(found, "gone").judgement.overall) == ["latest missing"]


def test_a_missing_group_after_a_break_stays_not_comparable() -> None:
    versions = (version("1", "2010-11"), version("2", "2014-15", "no"))
    found = judged({"gone": rows(CLIMB[:7])}, versions=versions)
    answer = of(found, "gone").judgement.overall
    assert (answer.verdict, codes(answer)[0]) == ("not comparable", "latest missing")


def test_measured_points_may_be_taken_group_by_group() -> None:
    days = [Row(date(2019, 10, day), float(value), unit="mean") for day, value in enumerate(CLIMB, start=1)]
    found = judge_groups({"one": days[:-1], "two": days, "none": ()}, totals=(), direction="up")
    assert (found.missing, found.newest) == (("none",), date(2019, 10, 8))
    assert verdicts(found) == {"one": "improving", "two": "improving", "none": "cannot tell yet"}


# Everybody, and nobody twice

@pytest.mark.parametrize("sizes, total, others, overlap", [
    ((400, 300), 700, False, False),
    ((400, 300), 701, True, False),
    ((400, 300), 699, None, True),
    ((400, None), 701, None, None),
    ((400, None), 399, None, True),
    ((400, 300), None, None, None),
])
def test_the_sizes_tell_whether_somebody_is_in_no_group_or_in_several(
        sizes: tuple[int | None, ...], total: int | None, others: bool | None, overlap: bool | None) -> None:
    found = judged({f"group {k}": rows(FLAT, size) for k, size in enumerate(sizes)}, rows(FLAT, total))
    assert (found.others, found.overlap) == (others, overlap)


def test_whoever_is_not_counted_may_be_in_a_hidden_group() -> None:
    found = judged({"one": rows(FLAT, 400), "hidden": rows((*FLAT[:7], None), 20)}, rows(FLAT, 420))
    assert (found.others, found.overlap, found.missing) == (None, False, ("hidden",))


def test_a_hidden_group_leaves_nobody_out_where_the_others_are_everybody() -> None:
    total = [*rows(FLAT[:7], 420), *rows(FLAT[7:], 400, first=7)]
    found = judged({"one": rows(FLAT, 400), "hidden": rows((*FLAT[:7], None), 20)}, total)
    assert found.others is False


def test_an_overlap_in_an_earlier_year_is_one_still() -> None:
    """Free, reduced-price, and both together: in the newest year one of them is hidden."""
    both, free, reduced = rows(FLAT, 300), rows(FLAT, 200), rows((*FLAT[:7], None), 100)
    assert judged({"both": both, "free": free, "reduced": reduced}, rows(FLAT, 500)).overlap is True


def test_of_counts_the_count_is_the_size() -> None:
    figures = [replace(row, denominator=None) for row in rows((30.0, 40.0), unit="count")]
    total = [replace(row, denominator=None) for row in rows((60.0, 90.0), unit="count")]
    found = judged({"one": figures, "two": figures}, total)
    assert (found.others, found.overlap) == (True, False)


# Other children in the group

def test_a_group_whose_children_changed_is_not_comparable() -> None:
    """Full-price meals in Waterbury's graduating classes, 2010-11 to 2018-19, as published by the Connecticut State
    Department of Education (EdSight): from a third of all students to one in twenty-seven, as free meals came for
    nearly everybody. From 74 % to 65 % is not the same students doing worse.
    """
    full_price = counted((307, 416), (149, 211), (162, 204), (183, 238), (164, 192), (200, 234), (6, 26), (242, 304),
                         (30, 46))
    found = judged({"full-price": [replace(row, note=NOTE) for row in full_price]}, counted(*((900, 1226),) * 9),
                   targets={"full-price": 84.0})
    answer = of(found, "full-price").judgement.overall
    assert (answer.verdict, answer.method, answer.p_value) == ("not comparable", "none", None)
    reason = answer.because("group changed")
    assert reason is not None
    assert (reason.have, reason.when) == (1, school_year(8))
    assert of(found, "full-price").judgement.figures == (replace(full_price[-1], note=NOTE),)
    assert of(found, "full-price").target_status == "not reached"


def test_the_figures_after_the_marked_ones_are_compared_once_there_are_enough() -> None:
    marked = rows((90.0, 20.0), note=NOTE)
    enough = of(judged({"one": [*marked, *rows(CLIMB, first=2)]}, rows((*FLAT, 1, 1))), "one").judgement
    assert (enough.verdict, len(enough.figures)) == ("improving", 8)
    few = of(judged({"one": [*marked, *rows(CLIMB[:4], first=2)]}, rows(FLAT[:6])), "one").judgement
    assert (few.verdict, len(few.figures), codes(few.overall)[0]) == ("not comparable", 4, "group changed")


def test_other_notes_change_nothing() -> None:
    found = judged({"one": rows(CLIMB, note="published as a percent")})
    assert verdicts(found) == {"one": "improving"}


# The target

@pytest.mark.parametrize("pair, wanted, target, status", [
    ((90, 100), "up", 80.0, "reached"),        # 82.6 to 94.5
    ((82, 100), "up", 80.0, "cannot tell"),    # 73.3 to 88.3: past it, but not clearly
    ((78, 100), "up", 80.0, "cannot tell"),
    ((70, 100), "up", 80.0, "not reached"),    # 60.4 to 78.1
    ((9, 100), "down", 20.0, "reached"),
    ((18, 100), "down", 20.0, "cannot tell"),
    ((30, 100), "down", 20.0, "not reached"),
    ((820, 1000), "up", 80.0, "cannot tell"),  # 79.5 to 84.3
    ((8200, 10000), "up", 80.0, "reached"),    # the same percent of more children
    ((12, 12), "up", 95.0, "cannot tell"),     # all of a few
    ((50, 50), "up", 100.0, "reached"),        # nobody can do better than all
    ((49, 50), "up", 100.0, "not reached"),
    ((0, 50), "down", 0.0, "reached"),
    ((1, 50), "down", 0.0, "not reached"),
])
def test_with_counts_the_interval_decides(pair: tuple[int, int], wanted: str, target: float, status: str) -> None:
    found = of(judged({"one": counted(pair)}, counted(pair), direction=wanted, targets={"one": target}), "one")
    assert (found.target_status, found.compared_plainly) == (status, False)
    assert found.interval is not None
    assert found.interval[0] <= 100 * pair[0] / pair[1] <= found.interval[1]


def test_the_interval_is_wilsons_in_percent() -> None:
    """1,108 of 1,457 students in Bridgeport's class of 2018-19 (published), 76.0 %; Wilson by hand: 73.8 to 78.2."""
    found = of(judged({"one": counted((1108, 1457))}, counted((1108, 1457)), targets={"one": 80.0}), "one")
    assert found.interval == pytest.approx((73.79, 78.17), abs=0.01)
    assert found.target_status == "not reached"


@pytest.mark.parametrize("value, wanted, target, status", [
    (61.9, "up", 62.0, "not reached"), (62.0, "up", 62.0, "reached"), (61.96, "up", 62.0, "reached"),
    (16.0, "down", 16.0, "reached"), (16.1, "down", 16.0, "not reached"),
])
def test_without_counts_the_figure_is_compared_as_it_is_shown(
        value: float, wanted: str, target: float, status: str) -> None:
    figures = rows((value,), None, unit="percent")
    found = of(judged({"one": figures}, figures, direction=wanted, targets={"one": target}), "one")
    assert (found.target_status, found.interval, found.compared_plainly) == (status, None, True)


@pytest.mark.parametrize("figures", [
    counted((90, 100), None), counted((90, 100), (0, 0)), rows((104.0,), None, unit="percent"),
    [*counted((90, 100)), *counted((20, 100))], [],
], ids=["hidden", "nobody in it", "impossible", "two for one period", "none"])
def test_without_a_newest_figure_that_holds_the_target_cannot_be_told(figures: list[Row]) -> None:
    found = of(judged({"one": figures}, rows((50.0,) * 2), targets={"one": 80.0}), "one")
    assert (found.target_status, found.interval) == ("cannot tell", None)


def test_a_group_without_a_target_has_none() -> None:
    found = judged({"one": counted((90, 100)), "two": counted((90, 100))}, counted((180, 200)), targets={"two": None})
    assert [one.target_status for one in found.groups] == ["no target", "no target"]


# Rows as they come

def test_rows_that_came_through_the_door_are_judged_and_hidden_ones_are_missing() -> None:
    """Six of eight in the newest year: a small group, and the other one would give it away."""
    sizes = {"all": (40,) * 8, "grade-1": (32,) * 8, "grade-2": (8,) * 8}
    readings = [Reading(school_year(year), "all" if group == "all" else "grade", group, 3 * n // 4, n, 75.0, "1", None,
                        ("north",)) for group, numbers in sizes.items() for year, n in enumerate(numbers)]
    shown = admit(readings, Policy(10), of="reading", counts="children")
    found = judge_groups({group: [row for row in shown if row.group == group] for group in ("grade-1", "grade-2")},
                         totals=[row for row in shown if row.group == "all"], direction="up")
    assert "grade-2" in found.missing
    assert of(found, "grade-2").judgement.figures == ()
    assert (found.others, of(found, "grade-2").interval) == (None, None)


@unhurried
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(chance: Any) -> None:
    groups = {"one": rows(STEP), "two": [*rows((90.0,), note=NOTE), *rows(CLIMB[1:], first=1)]}
    shuffled = {group: chance.sample(list(figures), len(figures)) for group, figures in groups.items()}
    assert judged(shuffled) == judged(groups)


def test_no_groups_and_no_figures_are_answered_too() -> None:
    assert judge_groups({}, totals=(), direction="up") == DimensionJudgement((), (), None, None, None, 0)
    found = judge_groups({"one": ()}, totals=(), direction="up", targets={"one": 5.0})
    assert (found.missing, found.others, found.overlap, found.newest) == (("one",), None, None, None)
    assert of(found, "one").target_status == "cannot tell"


def test_nan_is_a_missing_figure() -> None:
    found = judged({"one": rows((*CLIMB[:7], float("nan")))})
    assert (found.missing, of(found, "one").judgement.verdict) == (("one",), "cannot tell yet")
