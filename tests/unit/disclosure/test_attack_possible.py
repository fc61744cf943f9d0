"""What the attacker holds possible: all that is true, and on small tables exactly what trying everything shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from attack_tables import counts, dash, leaks, percent, table
from hypothesis import given, settings
from hypothesis import strategies as st

from striveutils.disclosure.attacking import Fact, Possible, Range, Span, Table, attack, possible
from striveutils.disclosure.structure import EVERY, lines_of

Counts = tuple[int, int]
PLACES = (("girls", "boys"), ("p", "q"))


@dataclass(frozen=True)
class Truth:
    """A table with all its true counts, and how each cell is printed: counts, percent or hidden."""

    keys: tuple[tuple[str, ...], ...]
    counts: tuple[Counts, ...]
    printed: tuple[str, ...]

    @property
    def table(self) -> Table:
        facts = [self._fact(cell) for cell in range(len(self.keys))]
        return Table(tuple(" ".join(key) for key in self.keys), lines_of(self.keys), tuple(facts))

    def _fact(self, cell: int) -> Fact:
        n, d = self.counts[cell]
        if self.printed[cell] == "hidden":
            return Fact(cell, hidden=True)
        if self.printed[cell] == "counts" or not d:
            return Fact(cell, Range.exactly(n), Range.exactly(d))
        small = Range(0, 9) if d < 10 else None
        size = Range.exactly(d) if self.printed[cell] == "percent" else small
        return Fact(cell, None, size, Span.rounded(f"{100 * n / d:.0f}"))


@st.composite
def truths(draw: st.DrawFn, dimensions: int, most: int) -> Truth:
    """Random counts of up to ``most`` children in each single cell, with totals in every direction."""
    single = {key: draw(st.integers(0, most).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d))))
              for key in product(*PLACES[:dimensions])}
    keys = tuple(product(*((EVERY, *values) for values in PLACES[:dimensions])))
    sums = tuple(_sum(key, single) for key in keys)
    printed = [draw(st.sampled_from(["counts", "hidden", "hidden", "percent", "percent alone"])) for _key in keys]
    printed[0] = "counts"
    return Truth(keys, sums, tuple(printed))


def _sum(key: tuple[str, ...], single: dict[tuple[str, ...], Counts]) -> Counts:
    fitting = [count for place, count in single.items()
               if all(one in (EVERY, other) for one, other in zip(key, place, strict=True))]
    return sum(n for n, _ in fitting), sum(d for _, d in fitting)


def every_table(truth: Truth) -> Iterator[tuple[Counts, ...]]:
    """All tables that would be printed just as ``truth`` is; by trying all single cells."""
    places = list(product(*PLACES[:len(truth.keys[0])]))
    whole = truth.counts[0][1]
    pairs = [(n, d) for d in range(whole + 1) for n in range(d + 1)]
    facts = truth.table.facts
    for chosen in product(pairs, repeat=len(places) - 1):
        rest = truth.counts[0][0] - sum(n for n, _ in chosen), whole - sum(d for _, d in chosen)
        if not 0 <= rest[0] <= rest[1]:
            continue
        single = dict(zip(places, (*chosen, rest), strict=True))
        found = tuple(_sum(key, single) for key in truth.keys)
        if all(_fits(fact, count) for fact, count in zip(facts, found, strict=True)):
            yield found


def _fits(fact: Fact, count: Counts) -> bool:
    n, d = count
    within = [given.low <= number and (given.high is None or number <= given.high)
              for given, number in ((fact.numerator, n), (fact.denominator, d)) if given is not None]
    if fact.percent is not None:
        within.append(d > 0 and fact.percent.low * d <= 100 * n <= fact.percent.high * d)
    return all(within)


def _hull(values: list[Counts]) -> Possible:
    def between(numbers: list[int]) -> Range:
        return Range(min(numbers), max(numbers))

    return Possible(between([n for n, _ in values]), between([d for _, d in values]),
                    between([d - n for n, d in values]))


@settings(max_examples=60, deadline=None)
@given(truths(dimensions=1, most=9))
def test_two_groups_can_be_what_trying_everything_shows(truth: Truth) -> None:
    """Lowest and highest numerator, denominator and complement of every cell, to the child."""
    _is_exact(truth)


@settings(max_examples=25, deadline=None)
@given(truths(dimensions=2, most=2))
def test_two_by_two_groups_can_be_what_trying_everything_shows(truth: Truth) -> None:
    """The same with totals in two directions."""
    _is_exact(truth)


def _is_exact(truth: Truth) -> None:
    if all(how == "hidden" for how in truth.printed[1:]):
        return
    tables = list(every_table(truth))
    assert truth.counts in tables
    for cell, found in enumerate(possible(truth.table)):
        assert found == _hull([one[cell] for one in tables])


@settings(max_examples=60, deadline=None)
@given(truths(dimensions=2, most=40))
def test_what_is_true_is_always_held_possible(truth: Truth) -> None:
    """Otherwise a leak could be overlooked."""
    for found, (n, d) in zip(possible(truth.table), truth.counts, strict=True):
        assert found.numerator is not None
        assert found.complement is not None
        for given_, number in ((found.numerator, n), (found.denominator, d), (found.complement, d - n)):
            assert given_.low <= number
            assert given_.high is None or number <= given_.high


@settings(max_examples=40, deadline=None)
@given(truths(dimensions=2, most=40), st.data())
def test_the_order_of_the_facts_changes_nothing(truth: Truth, data: st.DataObject) -> None:
    """Rows and releases come in any order."""
    printed = truth.table
    shuffled = Table(printed.names, printed.lines, tuple(data.draw(st.permutations(printed.facts))), printed.links)

    assert attack(shuffled, 10) == attack(printed, 10)


@settings(max_examples=40, deadline=None)
@given(truths(dimensions=2, most=60))
def test_a_hidden_cell_without_a_leak_has_five_values(truth: Truth) -> None:
    """And neither nobody nor everybody is forced."""
    printed = truth.table
    leaking = {leak.cell for leak in attack(printed, 10)}
    told = any(how != "hidden" for how in truth.printed[1:])
    for cell, found in enumerate(possible(printed, 10)):
        if truth.printed[cell] == "hidden" and told and cell not in leaking and found.denominator.high != 0:
            assert found.numerator is not None and found.numerator.high is not None
            assert found.complement is not None and found.complement.high is not None
            assert found.numerator.high - found.numerator.low >= 4
            assert found.complement.high >= 1


def test_without_a_total_there_is_no_end():
    """Nothing says how many children are in the hidden group."""
    assert possible(table(counts("a", 20, 50), dash("b")))[1].denominator == Range(0, None)


def test_a_percent_alone_bounds_nothing_from_above():
    """Half of the children, of however many: at least one of two."""
    found = possible(table(percent("a", "50")))[0]

    assert found.denominator == Range(1, None) or found.denominator == Range(2, None)


def test_children_are_whole():
    """Half of a, half of b and a third of c, 14 together: a and b are even, so c is; 3 or 9 would fit in halves."""
    printed = table(counts("All", None, 14), percent("a", "50.0"), percent("b", "50.0"), percent("c", "33.3"))

    assert [one.denominator for one in possible(printed)] == [Range(14, 14), Range(2, 6), Range(2, 6), Range(6, 6)]


def test_a_large_table_is_attacked_whole():
    """Twenty by twenty with totals; each hidden cell shares its row and its column with three others."""
    size = 20
    inner = {(f"r{i}", f"c{j}"): (7 + (i * j) % 5, 20 + (i + j) % 7) for i in range(size) for j in range(size)}
    keys = list(product((EVERY, *(f"r{i}" for i in range(size))), (EVERY, *(f"c{j}" for j in range(size)))))
    hidden = {(f"r{i}", f"c{(i + step) % size}") for i in range(size) for step in range(4)}
    sums = [_sum(key, inner) for key in keys]
    facts = tuple(Fact(cell, hidden=True) if key in hidden else Fact(cell, Range.exactly(n), Range.exactly(d))
                  for cell, (key, (n, d)) in enumerate(zip(keys, sums, strict=True)))

    assert attack(Table(tuple(" ".join(key) for key in keys), lines_of(keys), facts), 10) == ()


def test_leaks_are_told_once_for_each_cell():
    """b is hidden, printed elsewhere and the rest of its line: one message."""
    rows = (counts("All", 60, 100), counts("a", 30, 50), counts("b", 30, 50, "x"), dash("b", release="y"))

    assert leaks(table(*rows)) == [("printed", "b")]
