"""Which cells are hidden so that the others may be printed: safe, and as few as can be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from random_tables import RandomTable, random_table, random_tables
from striveutils.disclosure.choosing import Candidate, choose
from striveutils.disclosure.choosing.blocks import blocks_of
from striveutils.disclosure.choosing.quick import good_enough
from striveutils.disclosure.structure import Line, lines_of

ONE_LINE = (Line(0, (1, 2, 3, 4)),)


def row(*sizes: int, minimum: int = 10) -> frozenset[int]:
    """Groups of these sizes below their total, half of whom are counted; which are hidden."""
    cells = [Candidate(sum(sizes), sum(size // 2 for size in sizes), may_hide=False, dear=True),
             *(Candidate(size, size // 2, must_hide=size < minimum) for size in sizes)]
    return choose(cells, (Line(0, tuple(range(1, len(sizes) + 1))),), minimum)


def test_where_nothing_must_be_hidden_everything_is_shown():
    assert row(30, 40, 50) == frozenset()


def test_a_small_group_takes_the_smallest_other_with_it():
    """150 - 60 - 50 - 35 would give the 5 away."""
    assert row(60, 50, 35, 5) == {3, 4}


def test_two_small_groups_that_are_enough_together_need_no_other():
    """8 + 7 = 15 children: nobody learns how the 8 did."""
    assert row(60, 50, 8, 7) == {3, 4}


def test_two_small_groups_that_are_few_together_take_a_third():
    """4 + 3 = 7 children: whoever subtracts learns how those seven did."""
    assert row(60, 50, 35, 4, 3) == {3, 4, 5}


def test_hidden_groups_of_whom_nearly_nobody_is_counted_take_a_third():
    """Of the 8 + 9 hidden children 1 is counted: for each group that leaves 0 and 1, and 5 values are wanted."""
    cells = [Candidate(137, 61, may_hide=False), Candidate(60, 30), Candidate(60, 30), Candidate(8, 0, must_hide=True),
             Candidate(9, 1, must_hide=True)]
    assert len(choose(cells, ONE_LINE, 10)) == 3


def test_head_counts_have_no_outcome_to_protect():
    """155 children; 5 and 20 are hidden, and each may be 0 to 25."""
    cells = [Candidate(155, None, may_hide=False), Candidate(60, None), Candidate(70, None), Candidate(20, None),
             Candidate(5, None, must_hide=True)]
    assert choose(cells, ONE_LINE, 10) == {3, 4}


def test_what_may_not_be_hidden_protects_nobody():
    """35 was printed before, so the next smallest goes."""
    cells = [Candidate(150, 75, may_hide=False), Candidate(60, 30), Candidate(50, 25),
             Candidate(35, 17, may_hide=False), Candidate(5, 2, must_hide=True)]
    assert choose(cells, ONE_LINE, 10) == {2, 4}


def test_where_nothing_safe_is_left_everything_that_may_be_hidden_is():
    """Only 2 of 130 children are counted: no group can keep 5 possible numerators."""
    cells = [Candidate(130, 2, may_hide=False), Candidate(60, 1), Candidate(50, 1), Candidate(15, 0, must_hide=True),
             Candidate(5, 0, must_hide=True)]
    assert choose(cells, ONE_LINE, 10) == {1, 2, 3, 4}


def test_a_rectangle_protects_its_corners():
    """Two schools by two groups: a small corner needs its row, its column and the corner between them."""
    keys = [(a, b) for a in ("All", "s", "t", "u") for b in ("All", "x", "y", "z")]
    sizes = {("s", "x"): 5}
    parts = {key: sizes.get(key, 40) for key in keys if "All" not in key}
    cells = [Candidate(d := sum(size for part, size in parts.items()
                                if all(k in ("All", p) for k, p in zip(key, part, strict=True))),
                       d // 2, must_hide=d < 10, may_hide=key != ("All", "All")) for key in keys]
    hidden = {keys[index] for index in choose(cells, lines_of(keys), 10)}
    assert len(hidden) == 4
    assert len({a for a, _ in hidden}) == len({b for _, b in hidden}) == 2


@pytest.mark.parametrize("table", list(random_tables(12)), ids=lambda table: f"seed {table.seed}")
@pytest.mark.parametrize("minimum", [10, 16])
def test_the_attacker_finds_nothing_in_a_random_table(table: RandomTable, minimum: int):
    hidden = choose(table.candidates(minimum), table.lines, minimum)
    assert table.must_hide(minimum) <= hidden
    everything = frozenset(range(len(table.keys))) - {table.grand}
    assert hidden == everything or not table.leaks(hidden, minimum)


@pytest.mark.parametrize("seed", range(100, 112))
def test_a_small_table_hides_no_cell_more_than_it_must(seed: int):
    """Every smaller choice is tried, and each of them leaks."""
    table = random_table(seed, (3, 3) if seed % 2 else (7,))
    hidden = choose(table.candidates(10), table.lines, 10)
    assert table.fewest(10, at_most=len(hidden), tries=20_000) == len(hidden)


@pytest.mark.parametrize("seed", range(200, 206))
def test_the_quick_way_is_safe_where_the_exact_one_takes_too_long(seed: int):
    table = random_table(seed, (5, 6))
    quick = frozenset(block.cells[at] for block in blocks_of(table.candidates(10), table.lines, 10)
                      for at in good_enough(block, block.must).nonzero()[0])
    assert not table.leaks(quick, 10)
    assert choose(table.candidates(10), table.lines, 10, seconds=0) == quick
    assert len(quick) >= len(choose(table.candidates(10), table.lines, 10))


def test_a_large_table_is_safe_too():
    """400 cells with their totals."""
    table = random_table(1, (19, 19))
    assert not table.leaks(choose(table.candidates(10), table.lines, 10), 10)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 60), min_size=2, max_size=7), st.sampled_from([5, 10, 16]), st.randoms())
def test_the_order_of_the_cells_does_not_matter_for_how_many_are_hidden(sizes: list[int], minimum: int, chance):
    shuffled = sizes.copy()
    chance.shuffle(shuffled)
    assert len(row(*sizes, minimum=minimum)) == len(row(*shuffled, minimum=minimum))


def test_the_same_table_has_the_same_cells_hidden_again():
    table = random_table(3, (5, 6))
    first, again = (choose(table.candidates(10), table.lines, 10) for _ in range(2))
    assert first == again
