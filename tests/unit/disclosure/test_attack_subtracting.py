"""Leaks by subtracting: what totals give away."""

from __future__ import annotations

from attack_tables import counts, dash, leaks, percent, table, told

from striveutils.disclosure.attacking import Fact, Range, Table, examine
from striveutils.disclosure.structure import Line


def test_one_hidden_group_is_the_total_less_the_others():
    """100 - 50 - 42 = 8 children, 60 - 30 - 25 = 5 of them."""
    printed = table(counts("All", 60, 100), counts("a", 30, 50), counts("b", 25, 42), dash("c"))

    assert leaks(printed) == [("values", "c")]
    assert "100 - 50 - 42 = 8" in told(printed)
    assert "60 - 30 - 25 = 5" in told(printed)


def test_one_hidden_total_is_the_sum_of_the_groups():
    """50 + 42 = 92 children, 30 + 25 = 55 of them."""
    printed = table(dash("All"), counts("a", 30, 50), counts("b", 25, 42))

    assert leaks(printed) == [("values", "All")]
    assert "50 + 42 = 92" in told(printed)


def test_a_flag_with_two_values_needs_both_hidden():
    """Of 200 children 190 are not in foster care: 10 are; 120 - 112 = 8 of them met the goal."""
    printed = table(counts("All", 120, 200), counts("no", 112, 190), dash("yes"))

    assert leaks(printed) == [("values", "yes")]


def test_two_hidden_groups_that_have_few_children_together_are_found():
    """100 - 50 - 42 = 8 children in two groups: neither is known, and both are told of."""
    rows = (counts("All", 60, 100), counts("a", 30, 50), counts("b", 25, 42))
    printed = table(*rows, dash("c"), dash("d"))

    assert leaks(printed, 9) == [("together", "All")]
    assert "100 - 50 - 42 = 8" in told(printed, 9)
    assert leaks(printed, 8) == []


def test_two_hidden_groups_with_many_answers_are_safe():
    """100 - 50 = 50 children in two groups, 30 of them counted."""
    assert leaks(table(counts("All", 60, 100), counts("a", 30, 50), dash("b"), dash("c"))) == []


def test_few_counted_children_leave_too_few_values():
    """33 - 30 = 3 counted children in two groups: each of them has 0, 1, 2 or 3."""
    printed = table(counts("All", 33, 100), counts("a", 30, 50), dash("b"), dash("c"))

    assert leaks(printed) == [("values", "b"), ("values", "c")]
    assert "only 0 to 3 for its numerator and 0 to 50 for its denominator" in told(printed)


def test_four_counted_children_leave_five_values():
    """34 - 30 = 4: each hidden group has 0, 1, 2, 3 or 4."""
    assert leaks(table(counts("All", 34, 100), counts("a", 30, 50), dash("b"), dash("c"))) == []


def test_hidden_groups_of_whom_nobody_is_counted_are_told_of():
    """30 - 30 = 0 of 100 - 50 = 50 children in two hidden groups."""
    printed = table(counts("All", 30, 100), counts("a", 30, 50), dash("b"), dash("c"))

    assert {cell for _kind, cell in leaks(printed)} == {"b", "c"}


def test_hidden_groups_of_whom_everybody_is_counted_are_told_of():
    """80 - 30 = 50 counted of 100 - 50 = 50 children in two hidden groups of at least 10 each (their mark says so)."""
    printed = table(counts("All", 80, 100), counts("a", 30, 50), dash("b", "c"), dash("d", "c"))

    assert leaks(printed) == [("somebody", "b"), ("somebody", "d")]
    assert "tells something about every one of them" in told(printed)


def test_two_hidden_groups_that_may_be_empty_but_hold_only_counted_children_are_told_of():
    """35 - 30 = 5 of 35 - 30 = 5 children: whoever is in one of the two groups is counted."""
    printed = table(counts("All", 35, 65), counts("a", 30, 60), dash("b"), dash("c"))

    assert ("somebody", "b") in leaks(printed, 5)
    assert ("somebody", "c") in leaks(printed, 5)


def test_a_hidden_pair_alone_in_its_columns_is_found_by_its_columns():
    """The rows have two hidden cells, as the usual rule asks; but column p has one: 90 - 50 = 40, and so on."""
    printed = table(
        counts("All All", 90, 190), counts("All p", 40, 90), counts("All q", 50, 100),
        counts("x All", 50, 110), dash("x p"), dash("x q"),
        counts("y All", 40, 80), counts("y p", 20, 50), counts("y q", 20, 30),
    )

    assert {cell for _kind, cell in leaks(printed)} == {"x p", "x q"}
    assert "90 - 50 = 40" in told(printed)


def test_a_rectangle_of_tiny_cells_moves_too_little():
    """Two hidden in each row and column; but of the counted children in them (1 and 1, 1 and 1) only one can move."""
    printed = table(
        counts("All All", 64, 160), counts("All p", 22, 60), counts("All q", 22, 60), counts("All r", 20, 40),
        counts("x All", 12, 60), dash("x p"), dash("x q"), counts("x r", 10, 20),
        counts("y All", 12, 60), dash("y p"), dash("y q"), counts("y r", 10, 20),
        counts("z All", 40, 40), counts("z p", 20, 20), counts("z q", 20, 20), counts("z r", 0, 0),
    )

    found = {cell: kind for kind, cell in leaks(printed)}
    assert {cell: kind for cell, kind in found.items() if cell[0] in "xy"} == dict.fromkeys(
        ("x p", "x q", "y p", "y q"), "values")


def test_a_hidden_school_is_the_district_less_the_other_schools():
    """Every cell of school s is hidden; the district's girls less the other schools' are its girls."""
    printed = table(
        counts("All All", 150, 330), counts("All girls", 80, 170), counts("All boys", 70, 160),
        counts("t All", 145, 321), counts("t girls", 77, 165), counts("t boys", 68, 156),
        dash("s All"), dash("s girls"), dash("s boys"),
    )

    assert [cell for kind, cell in leaks(printed) if kind == "values"] == ["s All", "s girls", "s boys"]
    assert "330 - 321 = 9" in told(printed)


def test_a_school_that_opened_this_year_is_what_the_listed_schools_leave():
    """400 - 250 - 143 = 7 children are in a school that the old list does not have."""
    printed = table(counts("All", 200, 400), counts("s", 120, 250), counts("t", 76, 143))

    assert leaks(printed) == [("unlisted", "All")]
    assert "400 - 250 - 143 = 7" in told(printed)
    assert "200 - 120 - 76 = 4" in told(printed)


def test_a_row_dropped_instead_of_marked_is_found_too():
    """100 - 50 - 41 = 9 children in a group that is not listed; of ten nobody would complain."""
    assert leaks(table(counts("All", 60, 100), counts("a", 30, 50), counts("b", 25, 41))) == [("unlisted", "All")]
    assert leaks(table(counts("All", 60, 100), counts("a", 30, 50), counts("b", 25, 40))) == []


def test_cumulative_months_tell_the_last_month():
    """October so far less September: 52 - 48 = 4 children joined in October."""
    printed = Table(("September to October", "September"), (Line(0, (1,)),), (
        Fact(0, Range.exactly(20), Range.exactly(52)), Fact(1, Range.exactly(18), Range.exactly(48))))

    assert leaks(printed) == [("unlisted", "September to October")]


def test_groups_that_overlap_tell_who_is_in_neither():
    """Two groups of 95 and 30 children among 100 overlap. 100 - 95 = 5 are not in the first."""
    printed = table(counts("All", 60, 100), counts("a", 57, 95), counts("b", 20, 30))

    assert leaks(printed) == [("overlap", "a")]
    assert "So 5 children are not in it" in told(printed)


def test_denominators_that_do_not_add_up_are_not_used_and_it_is_said():
    """50 + 42 + 40 is more than 100: the line says nothing about the hidden group."""
    printed = table(counts("All", 60, 100), counts("a", 30, 50), counts("b", 25, 42), counts("d", 20, 40), dash("c"))

    found = examine(printed, 10)

    assert not found.leaks
    assert [str(one) for one in found.warnings] == [
        "The parts of All do not add up to it. This was not used to look for leaks."]


def test_numerators_that_do_not_add_up_leave_the_denominators_in_use():
    """60 - 50 - 20 is less than nothing, but 100 - 60 - 32 = 8 is not."""
    printed = table(counts("All", 60, 100), counts("a", 50, 60), counts("b", 20, 32), dash("c"))

    assert leaks(printed) == [("values", "c")]
    assert examine(printed, 10).warnings


def test_lines_that_contradict_each_other_do_not_stop_the_search():
    """x q is 10 by its row (60 - 50) and 20 by its column (90 - 70); the other lines still give x p away."""
    printed = table(
        counts("All All", 80, 190), counts("All p", 40, 100), counts("All q", 40, 90),
        counts("x All", 30, 60), counts("x p", 25, 50), dash("x q"),
        counts("y All", 50, 130), counts("y p", 15, 50), counts("y q", 35, 70),
    )

    found = examine(printed, 10)

    assert "x q" in {str(printed.names[leak.cell]) for leak in found.leaks if leak.cell is not None}
    assert found.warnings


def test_nothing_but_the_grand_total_is_safe():
    """12 children in three groups of which no other is printed: the total says all there is to know."""
    assert leaks(table(counts("All", 3, 12), dash("a"), dash("b"), dash("c"))) == []


def test_a_grand_total_of_few_children_is_told_of_itself():
    """8 children in two hidden groups: their total is the leak."""
    assert leaks(table(counts("All", 3, 8), dash("a"), dash("b"))) == [("small", "All")]


def test_what_one_more_row_tells_is_no_longer_covered_by_the_grand_total():
    """12 - 10 = 2 children are left for the hidden groups as soon as one group is printed."""
    printed = table(counts("All", 3, 12), counts("a", 2, 10), dash("b"), dash("c"))

    assert ("together", "All") in leaks(printed)


def test_a_hidden_group_of_nobody_tells_nothing():
    """100 - 50 - 50 = 0: no child is in it."""
    assert leaks(table(counts("All", 60, 100), counts("a", 30, 50), counts("b", 30, 50), dash("c"))) == []


def test_a_table_with_nothing_hidden_and_large_groups_is_safe():
    """Nothing to find."""
    assert leaks(table(counts("All", 60, 100), counts("a", 30, 50), counts("b", 30, 50))) == []
    assert leaks(table()) == []


def test_head_counts_are_attacked_by_their_only_count():
    """100 - 50 - 42 = 8 children."""
    printed = table(counts("All", None, 100), counts("a", None, 50), counts("b", None, 42), dash("c"))

    assert leaks(printed) == [("values", "c")]
    assert "100 - 50 - 42 = 8" in told(printed)
    assert "numerator" not in told(printed).lower()


def test_numerators_without_any_denominator_are_head_counts():
    """100 - 50 - 42 = 8 children who did it; of 8 nobody prints."""
    assert leaks(table(counts("All", 100, None), counts("a", 50, None), counts("b", 42, None), dash("c"))) \
        == [("values", "c")]
    assert leaks(table(counts("All", 58, None), counts("a", 50, None), counts("b", 8, None))) == [("small", "b")]


def test_totals_known_by_their_percent_give_a_group_away_as_well():
    """All: 60.0 % of 100 is 60; a: 60.0 % of 50 is 30; b: 59.5 % of 42 is 25. So c is 5 of 8."""
    printed = table(percent("All", "60.0", 100), percent("a", "60.0", 50), percent("b", "59.5", 42), dash("c"))

    assert leaks(printed) == [("values", "c")]
    assert "60 - 30 - 25 = 5" in told(printed) or "only 5 for its numerator and 8" in told(printed)
