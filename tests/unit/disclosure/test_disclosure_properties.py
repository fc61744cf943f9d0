"""What holds for every table, tried on many: a reader who subtracts learns nothing about a small group."""

from __future__ import annotations

from itertools import product

import numpy as np
from door_tables import everything_left, let_through, reading, visible
from hypothesis import given, settings
from hypothesis import strategies as st

from striveutils.disclosure import Policy, Shown
from striveutils.evidence.series import Reading

MANY, FEW = settings(deadline=None), settings(deadline=None, max_examples=60)
SIZES = st.one_of(st.integers(1, 20), st.integers(1, 300))


@st.composite
def groups_with_a_total(draw: st.DrawFn, least: int = 1) -> list[Reading]:
    """One dimension: up to eight groups, some held back at the source, sometimes with children in none of them."""
    sizes = draw(st.lists(SIZES, min_size=least, max_size=8))
    counts = [draw(st.integers(0, size)) for size in sizes]
    held_back = [draw(st.integers(0, 9)) == 0 for _ in sizes]
    rest = draw(st.one_of(st.just(0), st.integers(1, 30)))
    total = reading("all", sum(counts) + draw(st.integers(0, rest)), sum(sizes) + rest)
    rows = [reading(f"g{index}", note="suppressed at source") if hidden else reading(f"g{index}", count, size)
            for index, (count, size, hidden) in enumerate(zip(counts, sizes, held_back, strict=True))]
    return [total, *rows]


@st.composite
def groups_by_places(draw: st.DrawFn) -> list[Reading]:
    """A network of two to four places with two to five groups, all sums among the rows."""
    places = ("east", "north", "south", "west")[: draw(st.integers(2, 4))]
    groups = [f"g{index}" for index in range(draw(st.integers(2, 5)))]
    sizes = {cell: draw(SIZES) for cell in product(places, groups)}
    rows = [reading(group, size // 2, size, places=(place,)) for (place, group), size in sizes.items()]

    def total(group: str, over: tuple[str, ...], of: list[str]) -> Reading:
        size = sum(sizes[place, one] for place in over for one in of)
        return reading(group, size // 2, size, places=over)

    rows += [total("all", (place,), groups) for place in places]
    rows += [total(group, places, [group]) for group in groups]
    return [total("all", places, groups), *rows]


@MANY
@given(groups_with_a_total(), st.sampled_from([5, 10, 16]))
def test_no_group_below_the_minimum_is_shown(rows: list[Reading], minimum: int):
    shown = let_through(rows, Policy(minimum))
    assert all(row.denominator >= minimum for row in shown if row.status == "shown")


@MANY
@given(groups_with_a_total(), st.sampled_from([5, 10, 16]))
def test_subtracting_never_leaves_fewer_children_than_the_minimum(rows: list[Reading], minimum: int):
    """Whatever shown groups are taken from the shown total: nobody is left, or at least the minimum."""
    shown = let_through(rows, Policy(minimum))
    if shown[0].status == "shown":
        hidden = any(row.status in ("small", "source") for row in shown)
        left = everything_left(shown, shown[0].denominator)
        assert all(number >= minimum or (number == 0 and not hidden) for number in left)


@MANY
@given(groups_with_a_total(), st.sampled_from([5, 10, 16]))
def test_a_hidden_group_is_never_hidden_alone(rows: list[Reading], minimum: int):
    """Beside shown groups of the same dimension there are two hidden ones or none, so no one of them is found."""
    _total, *groups = let_through(rows, Policy(minimum))
    if any(row.status == "shown" for row in groups):
        assert sum(row.status in ("small", "source") for row in groups) != 1


@MANY
@given(groups_with_a_total(least=2), st.integers(5, 20))
def test_the_hidden_ones_are_not_all_alike(rows: list[Reading], minimum: int):
    """Subtracting numerators, too, does not tell that nobody or everybody among the hidden children did it."""
    total, *groups = let_through(rows, Policy(minimum))
    shown = [row for row in groups if row.status == "shown"]
    if total.status == "shown" and 0 < total.numerator < total.denominator and 0 < len(shown) < len(groups):
        left = total.denominator - sum(row.denominator for row in shown)
        who_did = total.numerator - sum(row.numerator for row in shown)
        assert 0 < who_did < left


@MANY
@given(groups_with_a_total(), st.randoms())
def test_the_order_of_rows_changes_nothing(rows: list[Reading], chance):
    shuffled = rows.copy()
    chance.shuffle(shuffled)
    assert visible(let_through(rows)) == visible(let_through(shuffled))


@MANY
@given(groups_with_a_total())
def test_what_came_through_comes_through_again(rows: list[Reading]):
    """The page's own table, its dashes taken for figures held back, loses nothing more at the door."""
    shown = let_through(rows)
    again = [reading(row.group, note="suppressed at source") if row.status in ("small", "source") else given_row
             for row, given_row in zip(shown, rows, strict=True)]
    assert visible(let_through(again)) == visible(shown)


@MANY
@given(groups_with_a_total())
def test_hidden_rows_hold_no_number(rows: list[Reading]):
    for row in let_through(rows):
        if row.status != "shown":
            assert (row.numerator, row.denominator, row.value, row.note) == (None, None, None, None)


@FEW
@given(groups_by_places())
def test_no_hidden_cell_follows_from_all_sums_together(rows: list[Reading]):
    """Groups add up to places and places to the network: solved together, no hidden cell has only one answer."""
    shown = let_through(rows)
    unknown = [row for row in shown if row.status != "shown"]
    if not unknown:
        return
    equations = np.array(sums_of_hidden_cells(shown, unknown))
    rank = np.linalg.matrix_rank(equations)
    for index in range(len(unknown)):
        alone = np.zeros((1, len(unknown)))
        alone[0, index] = 1
        assert np.linalg.matrix_rank(np.vstack([equations, alone])) == rank + 1


@FEW
@given(groups_by_places(), st.randoms())
def test_the_order_of_places_and_groups_changes_nothing(rows: list[Reading], chance):
    shuffled = rows.copy()
    chance.shuffle(shuffled)
    assert visible(let_through(rows)) == visible(let_through(shuffled))


def sums_of_hidden_cells(shown: tuple[Shown, ...], unknown: list[Shown]) -> list[list[int]]:
    """One row per sum of the table, one column per hidden cell: -1 the sum itself, 1 its parts."""
    totals = [row for row in shown if row.group == "all" or "+" in row.place]
    found = []
    for total in totals:
        if total.group == "all":
            found.append([_sign(cell, total, [r for r in shown if r.place == total.place and r.group != "all"])
                          for cell in unknown])
        if "+" in total.place:
            found.append([_sign(cell, total, [r for r in shown if r.group == total.group and "+" not in r.place])
                          for cell in unknown])
    return found


def _sign(cell: Shown, total: Shown, parts: list[Shown]) -> int:
    return -1 if cell is total else 1 if any(cell is part for part in parts) else 0
