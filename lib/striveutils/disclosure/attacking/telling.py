"""Leaks in words: what can be found, the arithmetic that finds it, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from striveutils.disclosure.attacking.facts import Fact, Leak, LeakKind, Possible, Range
from striveutils.disclosure.attacking.known import Quantity
from striveutils.disclosure.attacking.plain import Seen, left_of
from striveutils.disclosure.attacking.pooling import Pool
from striveutils.disclosure.attacking.solving import Worked
from striveutils.disclosure.attacking.spreading import Sum
from striveutils.disclosure.structure import Line
from striveutils.words import Message, Number, Words, _


@dataclass(frozen=True)
class Teller:
    """Tells leaks of one table, as one reader worked them out."""

    pool: Pool
    worked: Worked
    minimum: int

    def of_cell(self, kind: LeakKind, cell: int) -> Leak:
        """A leak that was found by solving."""
        found = self.worked.possible(cell)
        return Leak(kind, cell, None, found, self._how(kind, cell, found), _cure(kind))

    def of_seen(self, seen: Seen) -> Leak:
        """A leak that can be read off."""
        if seen.line is not None:
            return self._of_line(seen, seen.line)
        cell = seen.facts[0].cell
        return Leak(seen.kind, cell, None, self.worked.possible(cell), self._printed(seen, cell), _cure(seen.kind))

    def _name(self, cell: int) -> Words:
        return self.pool.table.names[cell]

    def _printed(self, seen: Seen, index: int) -> Message:
        cell, first = self._name(index), seen.facts[0]
        if seen.kind == "printed":
            where, figure = first.release, self._figure(first)
            return (_("{cell} is marked as hidden, but {release} prints {figure} for it.",
                      cell=cell, release=where, figure=figure) if where
                    else _("{cell} is marked as hidden, but {figure} is printed for it.", cell=cell, figure=figure))
        if seen.kind == "correction":
            one, other = (_given(fact.denominator or fact.numerator) for fact in seen.facts)
            return _("{cell} is printed with {one} children in one release and with {other} in another. Rows that add "
                     "up with it are hidden, so who was added or taken away can be told from the rest: they are fewer "
                     "than {minimum}.", cell=cell, one=one, other=other, minimum=Number(self.minimum))
        return _("{cell} is printed, and it has {size} children. That is fewer than {minimum}.", cell=cell,
                 size=_given(first.denominator or first.numerator), minimum=Number(self.minimum))

    def _figure(self, fact: Fact) -> Words:
        """What the row prints; of a percent of a known group, what it stands for."""
        found = self.worked.possible(fact.cell)
        if fact.numerator is not None and fact.numerator.exact is not None:
            if fact.denominator is not None and fact.denominator.exact is not None:
                return _("{n} of {m}", n=_given(fact.numerator), m=_given(fact.denominator))
            return _given(fact.numerator)
        if found.numerator is not None and found.denominator.high is not None:
            return _("a percent (so it can only be {n} of {m})", n=_given(found.numerator), m=_given(found.denominator))
        return _("a percent")

    def _how(self, kind: LeakKind, cell: int, found: Possible) -> Message:
        """The finding, and the subtraction where one line is enough."""
        finding = self._finding(kind, cell, found)
        sums = [step for line in self.pool.table.lines if (step := self._subtraction(line, cell)) is not None]
        if sums:
            return _("{finding} {steps}", finding=finding, steps=sums[0])
        return finding

    def _finding(self, kind: LeakKind, cell: int, found: Possible) -> Message:
        name, sizes = self._name(cell), _given(found.denominator)
        if found.numerator is None or found.complement is None:
            return _("{cell} is hidden, but the other rows leave only {sizes} children for it.", cell=name, sizes=sizes)
        counts = _given(found.numerator)
        if kind == "small":
            return _("{cell} has a printed figure, and all rows together leave only {sizes} children for it. That is "
                     "fewer than {minimum}. Its numerator can only be {counts}.",
                     cell=name, sizes=sizes, minimum=Number(self.minimum), counts=counts)
        if found.numerator.high == 0:
            return _("{cell}: the numerator can only be 0, so nobody of {sizes} children is counted. That tells "
                     "something about every one of them.", cell=name, sizes=sizes)
        if found.complement.high == 0:
            return _("{cell}: the numerator can only be as large as the denominator, so every one of {sizes} children "
                     "is counted. That tells something about every one of them.", cell=name, sizes=sizes)
        return _("{cell} is hidden, but the printed rows together leave only {counts} for its numerator and {sizes} "
                 "for its denominator.", cell=name, counts=counts, sizes=sizes)

    def _subtraction(self, line: Line, cell: int) -> Message | None:
        """How a reader finds ``cell`` from one line; None where more than this cell is not printed."""
        cells = (line.total, *line.parts)
        if cell not in cells or not self._holds(line) or len(cells) < 2:
            return None
        others = [one for one in cells if one != cell]
        if not all(self.worked.printed[one].exact for one in others):
            return None
        return self._both(lambda quantity: self._sum_for(line, cell, quantity), heads=self.worked.known[cell].heads)

    def _holds(self, line: Line) -> bool:
        return not any(self.pool.table.lines[one.line] == line for one in self.worked.unsound)

    def _both(self, told: Callable[[Quantity], str], heads: bool) -> Message:
        if heads:
            return _("A reader can subtract or add: {denominators}.", denominators=told("d"))
        return _("A reader can subtract or add. Denominators: {denominators}. Numerators: {numerators}.",
                 denominators=told("d"), numerators=told("n"))

    def _sum_for(self, line: Line, cell: int, quantity: Quantity) -> str:
        counts = {one: self.worked.printed[one].of(quantity).low for one in (line.total, *line.parts) if one != cell}
        if cell == line.total:
            return _arithmetic(" + ", [counts[part] for part in line.parts], sum(counts.values()))
        parts = [counts[part] for part in line.parts if part != cell]
        return _arithmetic(" - ", [counts[line.total], *parts], counts[line.total] - sum(parts))

    def _of_line(self, seen: Seen, index: int) -> Leak:
        line, known = self.pool.table.lines[index], self.worked.known
        if seen.part is not None:
            total, part = known[line.total].d.low, known[seen.part].d.low
            told = _("{total} has {all} children and {part} has {some} of them. So {left} children are not in it: "
                     "fewer than {minimum}.", total=self._name(line.total), all=Number(total),
                     part=self._name(seen.part), some=Number(part), left=Number(total - part),
                     minimum=Number(self.minimum))
            return Leak(seen.kind, seen.part, index, None, told, _cure(seen.kind))
        without = self.pool.hidden if seen.kind == "together" else frozenset[int]()
        parts = [part for part in line.parts if part not in without]
        heads = known[line.total].heads or any(known[one].n.exact is None for one in (line.total, *parts))
        steps = self._both(lambda quantity: _arithmetic(
            " - ", [known[one].of(quantity).low for one in (line.total, *parts)],
            left_of(line, known, quantity, without)), heads=heads)
        told = _("{finding} {steps}", finding=self._few(seen.kind, line), steps=steps)
        return Leak(seen.kind, None, index, self._left(line, without, heads), told, _cure(seen.kind))

    def _few(self, kind: LeakKind, line: Line) -> Message:
        total, minimum = self._name(line.total), Number(self.minimum)
        if kind == "together":
            return _("The hidden parts of {total} have fewer than {minimum} children together.",
                     total=total, minimum=minimum)
        return _("The parts of {total} that are listed leave out fewer than {minimum} children.",
                 total=total, minimum=minimum)

    def _left(self, line: Line, without: frozenset[int], heads: bool) -> Possible:
        n, d = (left_of(line, self.worked.known, quantity, without) for quantity in ("n", "d"))
        if heads or not 0 <= n <= d:
            return Possible(None, Range.exactly(d), None)
        return Possible(Range.exactly(n), Range.exactly(d), Range.exactly(d - n))

    def warning(self, one: Sum) -> Message:
        """A line whose parts and total do not fit together."""
        return _("The parts of {total} do not add up to it. This was not used to look for leaks.",
                 total=self._name(self.pool.table.lines[one.line].total))


def _arithmetic(sign: str, numbers: Sequence[float], result: float) -> str:
    """A sum as it is written everywhere: 1,000 - 950 = 50."""
    return f"{sign.join(f'{int(number):,}' for number in numbers)} = {int(result):,}"


def _given(given: Range | None) -> Words:
    if given is None:
        return ""
    if given.high is None:
        return _("{low} or more", low=Number(given.low))
    if given.exact is not None:
        return Number(given.low)
    return _("{low} to {high}", low=Number(given.low), high=Number(given.high))


def _cure(kind: LeakKind) -> Message:
    match kind:
        case "printed":
            return _("Hide this row everywhere it is printed.")
        case "small" | "tail":
            return _("Hide the whole row.")
        case "unlisted":
            return _("List the missing group as a row of its own, and hide it together with another one.")
        case "overlap":
            return _("Hide the row of this group too: who is not in it can be told.")
        case "correction":
            return _("Keep the numbers that were printed first, or hide this row from now on and tell the people who "
                     "got the earlier table.")
        case _:
            return _("Hide one more row that adds up with the hidden ones.")
