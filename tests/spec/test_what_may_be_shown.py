"""What may be shown of a table? The table is in the test, the page beside it.

Each line is one group: how many of how many children (``30 of 35``), a percent published without counts
(``15.6%``), a bare count (``1457``), or a star where the publisher holds the figure back (``*``). A page shows the
same or a dash; ``no data`` is neither hidden nor shown. Groups smaller than 10 are protected unless a test says
otherwise. A group's dimension stands before a slash; without one it is the grade.
"""

from __future__ import annotations

import pytest

from striveutils import disclosure
from striveutils.evidence.series import Reading
from striveutils.records.columns.periods import parse


def test_a_group_below_the_minimum_is_hidden_with_the_next_smallest():
    """103 - 60 - 35 would give the 8 children of grade 2 away, so grade 1 is hidden too: 43 children remain."""
    assert page("""
        all              83 of 103
        kindergarten     50 of 60
        grade-1          30 of 35
        grade-2           3 of 8
    """) == lines("""
        all              83 of 103
        kindergarten     50 of 60
        grade-1          -
        grade-2          -
    """)


@pytest.mark.parametrize("size, shown", [(9, "-"), (10, "3 of 10"), (11, "3 of 11")])
def test_the_minimum_itself_is_shown(size: int, shown: str):
    assert page(f"""
        all              {53 + size} of {100 + size}
        kindergarten     25 of 50
        grade-1          25 of 50
        grade-2           3 of {size}
    """)["grade-2"] == shown


def test_nothing_is_hidden_where_no_group_is_small():
    assert page("""
        all              83 of 106
        kindergarten     50 of 60
        grade-1          33 of 46
    """) == lines("""
        all              83 of 106
        kindergarten     50 of 60
        grade-1          33 of 46
    """)


def test_two_small_groups_that_are_small_together_take_a_third_with_them():
    """Four and three are seven children: whoever subtracts learns how those seven did."""
    assert page("""
        all              63 of 107
        kindergarten     30 of 50
        grade-1          20 of 30
        grade-2          10 of 20
        grade-3           2 of 4
        grade-4           1 of 3
    """) == lines("""
        all              63 of 107
        kindergarten     30 of 50
        grade-1          20 of 30
        grade-2          -
        grade-3          -
        grade-4          -
    """)


def test_two_small_groups_that_are_large_enough_together_protect_each_other():
    assert page("""
        all              57 of 92
        kindergarten     30 of 50
        grade-1          20 of 30
        grade-2           4 of 6
        grade-3           3 of 6
    """) == lines("""
        all              57 of 92
        kindergarten     30 of 50
        grade-1          20 of 30
        grade-2          -
        grade-3          -
    """)


def test_of_two_groups_one_of_them_small_both_are_hidden():
    assert page("""
        all              70 of 100
        ell/yes           4 of 7
        ell/no           66 of 93
    """) == lines("""
        all              70 of 100
        ell/yes          -
        ell/no           -
    """)


def test_one_group_beside_a_total_of_nearly_the_same_size_is_hidden():
    """Nobody lists the other 5 children, and yet 100 - 95 tells how they did."""
    assert page("""
        all              70 of 100
        ell/no           68 of 95
    """) == lines("""
        all              70 of 100
        ell/no           -
    """)


def test_children_who_are_in_no_listed_group_are_protected_too():
    """3 children have no grade; 100 - 60 - 25 - 12 would tell how they did."""
    assert page("""
        all              60 of 100
        kindergarten     40 of 60
        grade-1          12 of 25
        grade-2           7 of 12
    """) == lines("""
        all              60 of 100
        kindergarten     40 of 60
        grade-1          -
        grade-2          -
    """)


def test_what_the_publisher_holds_back_is_protected_like_a_small_group():
    """Waterbury, four-year graduation 2013-14, as published: the two starred groups are 7 students together."""
    assert page("""
        all              916 of 1350
        race/black       262 of 364
        race/hispanic    373 of 633
        race/native        *
        race/asian        20 of 26
        race/two-or-more  14 of 17
        race/white       244 of 303
        race/pacific       *
    """) == lines("""
        all              916 of 1350
        race/black       262 of 364
        race/hispanic    373 of 633
        race/native      -
        race/asian        20 of 26
        race/two-or-more -
        race/white       244 of 303
        race/pacific     -
    """)


def test_hidden_children_of_whom_none_or_all_did_it_are_given_away():
    """The hidden 12 are 92 - 50 - 30, and the ones who did it 50 - 30 - 20: not one of them. Grade 1 goes too."""
    assert page("""
        all              50 of 92
        kindergarten     30 of 50
        grade-1          20 of 30
        grade-2           0 of 6
        grade-3           0 of 6
    """) == lines("""
        all              50 of 92
        kindergarten     30 of 50
        grade-1          -
        grade-2          -
        grade-3          -
    """)


def test_hidden_children_who_all_did_it_are_given_away_too():
    """Of the hidden 12 children, 62 - 30 - 20 did it: every one."""
    assert page("""
        all              62 of 92
        kindergarten     30 of 50
        grade-1          20 of 30
        grade-2           6 of 6
        grade-3           6 of 6
    """)["grade-1"] == "-"


def test_nobody_or_everybody_of_a_group_is_hidden_however_large_it_is():
    """0 of 50 tells something about every one of the 50 children."""
    assert page("""
        all              70 of 150
        kindergarten     40 of 60
        grade-1          30 of 40
        grade-2           0 of 50
    """) == lines("""
        all              70 of 150
        kindergarten     40 of 60
        grade-1          -
        grade-2          -
    """)


def test_each_dimension_is_protected_by_itself():
    assert page("""
        all              60 of 100
        kindergarten     40 of 60
        grade-1          20 of 40
        ell/yes           4 of 7
        ell/no           56 of 93
    """) == lines("""
        all              60 of 100
        kindergarten     40 of 60
        grade-1          20 of 40
        ell/yes          -
        ell/no           -
    """)


def test_a_total_that_is_small_itself_hides_everything():
    assert page("""
        all               4 of 9
        ell/yes            *
        ell/no           11.1%
    """) == lines("""
        all              -
        ell/yes          -
        ell/no           -
    """)


def test_where_no_total_is_given_a_reader_may_still_know_it():
    """School totals are no secret, so a missing total line protects nobody."""
    assert page("""
        kindergarten     50 of 60
        grade-1          30 of 35
        grade-2           3 of 8
    """) == lines("""
        kindergarten     50 of 60
        grade-1          -
        grade-2          -
    """)


def test_percents_without_counts_show_as_published():
    """Nothing is derived from them, and nothing can be subtracted; the star stays hidden, and hides nobody else."""
    assert page("""
        all              15.6%
        kindergarten     15.0%
        grade-1          13.0%
        grade-2            *
    """) == lines("""
        all              15.6%
        kindergarten     15.0%
        grade-1          13.0%
        grade-2          -
    """)


def test_a_count_of_few_children_is_hidden_even_without_a_denominator():
    """269 - 118 - 79 - 67 would be the 5 of grade 10."""
    assert page("""
        all              269
        grade-8          118
        grade-9           79
        grade-10           5
        grade-11          67
    """) == lines("""
        all              269
        grade-8          118
        grade-9           79
        grade-10         -
        grade-11         -
    """)


def test_counts_without_denominators_are_subtracted_as_well():
    """269 - 118 - 79 - 67 leaves 5 children of a grade that is not listed."""
    assert page("""
        all              269
        grade-8          118
        grade-9           79
        grade-11          67
    """) == lines("""
        all              269
        grade-8          118
        grade-9          -
        grade-11         -
    """)


def test_where_nobody_at_all_did_it_there_is_nothing_to_show():
    assert page("""
        all               0 of 40
        kindergarten      0 of 40
    """) == lines("""
        all              -
        kindergarten     -
    """)


def test_a_group_of_nobody_is_no_data_and_hides_nobody():
    assert page("""
        all              20 of 40
        kindergarten      9 of 20
        grade-1          11 of 20
        grade-2           0 of 0
    """) == lines("""
        all              20 of 40
        kindergarten      9 of 20
        grade-1          11 of 20
        grade-2          no data
    """)


@pytest.mark.parametrize("counts", ["adults", "events"])
def test_only_children_are_protected(counts: str):
    """Eight home visits are no secret; what the publisher holds back stays hidden whoever it is about."""
    assert page("""
        all               8
        team/north        3 of 8
        team/south         *
    """, counts=counts) == lines("""
        all               8
        team/north        3 of 8
        team/south       -
    """)


def test_where_nobody_says_what_is_counted_it_is_children():
    assert page("all    8", counts=None) == lines("all    -")


@pytest.mark.parametrize("minimum, shown", [(10, "7 of 12"), (11, "7 of 12"), (16, "-")])
def test_a_partnership_may_set_a_higher_minimum(minimum: int, shown: str):
    assert page("""
        all              67 of 112
        kindergarten     30 of 50
        grade-1          30 of 50
        grade-2           7 of 12
    """, minimum=minimum)["grade-2"] == shown


def page(table: str, *, minimum: int = 10, counts: str | None = "children") -> dict[str, str]:
    """The table as the public sees it, by group."""
    rows = [reading(group, figure) for group, figure in lines(table).items()]
    shown = disclosure.admit(rows, disclosure.Policy(minimum), of="graduation", counts=counts)
    return {group: written(row) for group, row in zip(lines(table), shown, strict=True)}


def lines(table: str) -> dict[str, str]:
    """The figures of a table, by group."""
    found = [line.split(maxsplit=1) for line in table.strip().splitlines()]
    return {group: figure.strip() for group, figure in found}


def reading(group: str, figure: str) -> Reading:
    dimension, _, name = group.rpartition("/")
    numerator, denominator, value, note, unit = None, None, None, None, "percent"
    match figure.replace("%", " %").split():
        case ["*"]:
            note = "suppressed at source"
        case [percent, "%"]:
            value = float(percent)
        case [count]:
            numerator, value, unit = int(count), int(count), "count"
        case [some, "of", whole]:
            numerator, denominator = int(some), int(whole)
            value = 100 * numerator / denominator if denominator else None
    return Reading(parse("2018-19", "annual"), "all" if name == "all" else dimension or "grade", name, numerator,
                   denominator, value, "1", note, ("north",), unit)


def written(row: disclosure.Shown) -> str:
    """As a page writes it."""
    if row.status == "missing":
        return "no data"
    if row.status != "shown":
        assert (row.numerator, row.denominator, row.value, row.note, row.version) == (None,) * 5
        return "-"
    if row.denominator is not None:
        return f"{row.numerator} of {row.denominator}"
    return str(row.numerator) if row.numerator is not None else f"{row.value}%"
