"""What one line or link tells of its cells, spread through the table until nothing new comes out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from striveutils.disclosure.attacking.facts import Link
from striveutils.disclosure.attacking.known import Between, Contradiction, Known, Quantity
from striveutils.disclosure.structure import Line

ROUNDS = 40
"""Bounds may creep towards each other for ever; what is missed is found by solving all lines together."""


@dataclass(frozen=True)
class Sum:
    """On the line with the index ``line`` the ``quantity`` of the parts adds up to that of the total."""

    line: int
    quantity: Quantity


class Unsound(Contradiction):
    """A sum or a link that contradicts what else is printed."""

    def __init__(self, culprit: Sum | Link) -> None:
        super().__init__(str(culprit))
        self.culprit = culprit


def spread(known: Sequence[Known], lines: Sequence[Line], sums: Sequence[Sum], links: Sequence[Link]) -> None:
    """Narrow every cell, in place. Raises Unsound with the first sum or link that cannot hold."""
    for _round in range(ROUNDS):
        changed = False
        for one in sums:
            changed |= _use_sum(known, lines[one.line], one)
        for link in links:
            changed |= _use_link(known, link)
        if not changed:
            return


def _use_sum(known: Sequence[Known], line: Line, one: Sum) -> bool:
    try:
        changed = add_up(known[line.total].of(one.quantity), [known[part].of(one.quantity) for part in line.parts])
        if changed:
            for cell in (line.total, *line.parts):
                known[cell].settle()
        return changed
    except Contradiction:
        raise Unsound(one) from None


def add_up(total: Between, parts: Sequence[Between]) -> bool:
    """Narrow a total and its parts by each other; has anything changed?"""
    low = sum(part.low for part in parts)
    endless = sum(1 for part in parts if part.high == math.inf)
    high = sum(part.high for part in parts if part.high != math.inf)
    changed = total.narrow(low, math.inf if endless else high)
    for part in parts:
        others_end = endless - (part.high == math.inf)
        others = math.inf if others_end else high - (part.high if part.high != math.inf else 0)
        before = part.low, part.high
        if part.narrow(0 if others == math.inf else total.low - others, total.high - (low - part.low)):
            changed = True
            low += part.low - before[0]
            if before[1] == math.inf and part.high != math.inf:
                endless, high = endless - 1, high + part.high
            elif part.high != math.inf:
                high += part.high - before[1]
    return changed


def _use_link(known: Sequence[Known], link: Link) -> bool:
    first, second = known[link.first], known[link.second]
    try:
        changed = False
        for one, other in _equals(link, first, second):
            changed |= equal(one, other)
        for one, other in _orders(link, first, second):
            changed |= at_most(one, other)
        if changed:
            first.settle()
            second.settle()
        return changed
    except Contradiction:
        raise Unsound(link) from None


def _equals(link: Link, first: Known, second: Known) -> list[tuple[Between, Between]]:
    if link.kind == "within":
        return []
    opposite = [(first.n, second.m), (first.m, second.n)] if link.kind == "opposite" else []
    return [(first.d, second.d), *opposite]


def _orders(link: Link, first: Known, second: Known) -> list[tuple[Between, Between]]:
    if link.kind == "nested":
        return [(first.n, second.n), (second.m, first.m)]
    return [(first.n, second.n), (first.m, second.m)] if link.kind == "within" else []


def equal(one: Between, other: Between) -> bool:
    """Both are the same number."""
    changed = one.narrow(other.low, other.high)
    return other.narrow(one.low, one.high) or changed


def at_most(one: Between, other: Between) -> bool:
    """``one`` is no larger than ``other``."""
    changed = one.narrow(0, other.high)
    return other.narrow(one.low, math.inf) or changed
