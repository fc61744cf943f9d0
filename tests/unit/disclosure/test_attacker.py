"""The attacker: what can be worked out from a table with dashes."""

from __future__ import annotations

from door_tables import reading

from striveutils.disclosure.audit import leaks
from striveutils.disclosure.hiding import Statuses
from striveutils.disclosure.table import cell_of
from striveutils.evidence.series import Reading


def table(*rows: Reading, hidden: set[str]) -> Statuses:
    """Hidden cells are named ``group`` or ``place/group``."""
    found: Statuses = {}
    for row in rows:
        cell = cell_of(row)
        names = {cell.group, f"{cell.place}/{cell.group}"}
        found[cell] = "source" if row.suppressed else "small" if names & hidden else "shown"
    return found


GROUPS = (reading("all", 60, 100), reading("g1", 30, 50), reading("g2", 25, 42), reading("g3", 5, 8))


def test_one_hidden_group_is_the_total_less_the_others():
    """100 - 50 - 42 = 8."""
    assert leaks(table(*GROUPS, hidden={"g3"}), 10)


def test_two_hidden_groups_have_many_answers():
    """100 - 50 = 50 children in two groups."""
    assert not leaks(table(*GROUPS, hidden={"g2", "g3"}), 10)


def test_two_hidden_groups_of_few_children_together_are_found():
    """100 - 50 - 42 = 8 children in two groups: neither is known, and both are small."""
    rows = (*GROUPS[:3], reading("g3", 2, 4), reading("g4", 3, 4))
    assert leaks(table(*rows, hidden={"g3", "g4"}), 8 + 1)
    assert not leaks(table(*rows, hidden={"g3", "g4"}), 8)


def test_groups_held_back_at_the_source_are_attacked_too():
    assert leaks(table(*GROUPS[:3], reading("g3", note="suppressed at source"), hidden=set()), 10)


def test_a_lone_group_held_back_is_not_the_whole():
    assert not leaks(table(GROUPS[0], reading("g1", note="suppressed at source"), hidden=set()), 10)


def test_groups_that_do_not_add_up_to_the_total_tell_nothing_exact():
    """11 children are in no group."""
    rows = (reading("all", 60, 111), *GROUPS[1:])
    assert not leaks(table(*rows, hidden={"g3"}), 10)


def test_what_two_lines_do_not_tell_may_follow_from_all_of_them():
    """g3 is hidden in North and South, the only tie between two blocks of hidden cells: that tie can be solved.

        east    [g1] [g2]  g3   g4   g5
        north   [g1] [g2] [g3]  g4   g5
        south    g1   g2  [g3] [g4] [g5]
        west     g1   g2   g3  [g4] [g5]
    """
    sizes = dict.fromkeys(((place, group) for place in ("east", "north", "south", "west")
                           for group in ("g1", "g2", "g3", "g4", "g5")), 20)
    places = ("east", "north", "south", "west")
    rows = [reading(group, 10, 20, places=(place,)) for place, group in sizes]
    rows += [reading("all", 50, 100, places=(place,)) for place in places]
    rows += [reading(group, 40, 80, places=places) for group in ("g1", "g2", "g3", "g4", "g5")]
    rows += [reading("all", 200, 400, places=places)]
    blocks = {f"{place}/{group}" for place in ("east", "north") for group in ("g1", "g2")}
    blocks |= {f"{place}/{group}" for place in ("south", "west") for group in ("g4", "g5")}
    assert not leaks(table(*rows, hidden=blocks), 10)
    assert leaks(table(*rows, hidden={*blocks, "north/g3", "south/g3"}), 10)


def test_a_percent_without_counts_is_not_subtracted():
    rows = (reading("all", value=60.0), reading("g1", value=61.0), reading("g2", note="suppressed at source"))
    assert not leaks(table(*rows, hidden=set()), 10)
