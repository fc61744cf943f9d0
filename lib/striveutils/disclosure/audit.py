"""The attacker: tries to work out hidden cells from what the table still shows, by solving all lines together.

It knows nothing of how the cells were chosen. What it finds is never shown: the table is withheld instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from striveutils.disclosure.hiding import HIDDEN, Statuses
from striveutils.disclosure.table import Cell, Line, lines


@dataclass
class Equation:
    """Hidden cells with their factors, and the number they add up to."""

    factors: dict[Cell, Fraction] = field(default_factory=dict)
    result: Fraction = Fraction(0)

    def less(self, other: Equation, times: Fraction) -> None:
        """Take ``times`` the other equation from this one."""
        for cell, factor in other.factors.items():
            left = self.factors.get(cell, Fraction(0)) - times * factor
            if left:
                self.factors[cell] = left
            else:
                self.factors.pop(cell, None)
        self.result -= times * other.result


def leaks(statuses: Statuses, minimum: int) -> bool:
    """Is a hidden count determined, or a sum of hidden counts smaller than ``minimum``?"""
    table = lines(sorted(statuses, key=lambda cell: cell.order))
    found = [equation for line in table if (equation := _equation(line, statuses)) is not None]
    return any(_tells_too_much(equation, minimum) for equation in _solved(found))


def _tells_too_much(equation: Equation, minimum: int) -> bool:
    if len(equation.factors) == 1:
        return True
    is_sum = all(factor > 0 for factor in equation.factors.values())
    return is_sum and bool(equation.factors) and equation.result < minimum


def _equation(line: Line, statuses: Statuses) -> Equation | None:
    """Parts add up to the total; None where they don't, or where a count that it takes is nobody's knowledge."""
    if line.total is None or statuses[line.total] == "missing":
        return None
    parts = [part for part in line.parts if statuses[part] != "missing"]
    hidden = [cell for cell in (line.total, *parts) if statuses[cell] in HIDDEN]
    shown = [cell for cell in (line.total, *parts) if statuses[cell] == "shown"]
    sizes = {cell: Fraction(cell.size) for cell in (*shown, *hidden) if cell.size is not None}
    if any(cell not in sizes for cell in shown) or len({cell.count("denominator") is None for cell in sizes}) > 1:
        return None
    if len(parts) < 2 or (len(sizes) == len(parts) + 1 and sum(sizes[part] for part in parts) != sizes[line.total]):
        return None  # Children outside the listed groups: the parts say nothing exact about each other.
    return Equation(
        {cell: Fraction(-1 if cell is line.total else 1) for cell in hidden},
        sum((sizes[cell] * (1 if cell is line.total else -1) for cell in shown), Fraction(0)),
    )


def _solved(equations: Sequence[Equation]) -> list[Equation]:
    """The same knowledge with as few cells in each equation as elimination gives (reduced row echelon form)."""
    done: list[Equation] = []
    for equation in equations:
        for known in done:
            _take_out(equation, known)
        if not equation.factors:
            continue
        pivot = min(equation.factors, key=lambda cell: cell.order)
        scale = equation.factors[pivot]
        equation.factors = {cell: factor / scale for cell, factor in equation.factors.items()}
        equation.result /= scale
        for known in done:
            if pivot in known.factors:
                known.less(equation, known.factors[pivot])
        done.append(equation)
    return done


def _take_out(equation: Equation, known: Equation) -> None:
    pivot = min(known.factors, key=lambda cell: cell.order)
    if pivot in equation.factors:
        equation.less(known, equation.factors[pivot])
