"""What is known of one cell in whole numbers: numerator N, complement M and denominator D = N + M."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from striveutils.disclosure.attacking.facts import Fact, Range, Span

Quantity: TypeAlias = Literal["n", "m", "d"]

WIDEST = 300
"""Up to how many denominators are tried one by one beside a percent; above, its bounds are all but exact."""


class Contradiction(Exception):
    """The printed numbers cannot all be true."""


@dataclass
class Between:
    """Whole numbers from ``low`` to ``high``; infinity is no bound."""

    low: int = 0
    high: int | float = math.inf

    @property
    def exact(self) -> int | None:
        """The number, where there is only one."""
        return self.low if self.low == self.high else None

    def narrow(self, low: int | float, high: int | float) -> bool:
        """Keep what also lies between ``low`` and ``high``; has anything changed?

        Raises Contradiction if nothing is left.
        """
        changed = False
        if low > self.low:
            self.low, changed = int(low), True
        if high < self.high:
            self.high, changed = high, True
        if self.low > self.high:
            raise Contradiction
        return changed

    def as_range(self) -> Range:
        """The same for those who asked."""
        return Range(self.low, None if self.high == math.inf else int(self.high))


@dataclass
class Known:
    """``heads``: there is only one count; it is kept as D = M with N = 0. ``figure``: something is printed of how
    the group did. ``told`` is the denominator as it was printed, before anything was worked out."""

    heads: bool = False
    figure: bool = False
    n: Between = field(default_factory=Between)
    m: Between = field(default_factory=Between)
    d: Between = field(default_factory=Between)
    told: Between = field(default_factory=Between)
    spans: tuple[Span, ...] = ()

    @property
    def exact(self) -> bool:
        """Is there nothing more to find?"""
        return self.n.exact is not None and self.m.exact is not None

    def of(self, quantity: Quantity) -> Between:
        """Numerator, complement or denominator."""
        return {"n": self.n, "m": self.m, "d": self.d}[quantity]

    def copy(self) -> Known:
        """The same knowledge, to try more on."""
        n, m, d, told = (Between(one.low, one.high) for one in (self.n, self.m, self.d, self.told))
        return Known(self.heads, self.figure, n, m, d, told, self.spans)

    def settle(self) -> bool:
        """Carry what is known of one number over to the others; has anything changed?"""
        changed = False
        while self._settle_sum() | self._settle_percents():
            changed = True
        return changed

    def _settle_sum(self) -> bool:
        n, m, d = self.n, self.m, self.d
        changed = d.narrow(n.low + m.low, n.high + m.high)
        changed |= n.narrow(_less(d.low, m.high), d.high - m.low)
        return changed | m.narrow(_less(d.low, n.high), d.high - n.low)

    def _settle_percents(self) -> bool:
        changed = False
        for span in self.spans:
            low, high = span.low / 100, span.high / 100
            changed |= self.n.narrow(math.ceil(low * self.d.low), _times(high, self.d.high))
            changed |= self.d.narrow(math.ceil(self.n.low / high) if high else 0,
                                     _times(1 / low, self.n.high) if low else math.inf)
        return changed | (bool(self.spans) and self.d.high - self.d.low <= WIDEST and self._try_each())

    def _try_each(self) -> bool:
        """Every denominator by itself: 42.9 % of fewer than 10 is 3 of 7."""
        fitting = [(size, *self._numerators(size)) for size in range(self.d.low, int(self.d.high) + 1)]
        left = [(size, least, most) for size, least, most in fitting if least <= most]
        if not left:
            raise Contradiction
        changed = self.d.narrow(left[0][0], left[-1][0])
        changed |= self.n.narrow(min(least for _, least, _ in left), max(most for _, _, most in left))
        return changed | self.m.narrow(min(size - most for size, _, most in left),
                                       max(size - least for size, least, _ in left))

    def _numerators(self, size: int) -> tuple[int, int]:
        least, most = max(self.n.low, _less(size, self.m.high)), min(self.n.high, size - self.m.low)
        for span in self.spans:
            least = max(least, -(-span.low.numerator * size // (100 * span.low.denominator)))
            most = min(most, span.high.numerator * size // (100 * span.high.denominator))
        return int(least), int(most)


def _less(number: int | float, other: int | float) -> int | float:
    """``number - other``, where taking away the endless leaves no bound."""
    return 0 if other == math.inf else number - other


def _times(share: Fraction, number: int | float) -> int | float:
    return math.inf if number == math.inf else math.floor(share * int(number))


def learned(known: Known, fact: Fact, minimum: int | None) -> Known:
    """``known`` with one more printed fact. Raises Contradiction if both cannot be true."""
    more = known.copy()
    numerator, denominator = fact.numerator, fact.denominator
    if known.heads:
        denominator, numerator = denominator or numerator, None
    if numerator is not None:
        more.n.narrow(numerator.low, _end(numerator))
        more.figure = True
    if denominator is not None:
        more.d.narrow(denominator.low, _end(denominator))
    if fact.percent is not None:
        more.spans, more.figure = (*more.spans, fact.percent), True
        more.d.narrow(1, math.inf)
    if minimum is not None and fact.mark:
        more.d.narrow(*((1, minimum - 1) if fact.mark == "p" else (minimum, math.inf)))
    more.told = Between(more.d.low, more.d.high)
    more.settle()
    return more


def _end(given: Range) -> int | float:
    return math.inf if given.high is None else given.high


def heads_only(facts: Iterable[Fact]) -> bool:
    """Do these facts, of cells that hang together, tell one count only? Then it is the number of children.

    A table of numerators without any denominator or percent counts children too.
    """
    given = tuple(facts)
    sizes = any(fact.denominator is not None for fact in given)
    counts = any(fact.numerator is not None for fact in given)
    return sizes != counts and all(fact.percent is None for fact in given)
