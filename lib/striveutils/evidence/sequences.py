"""Plain sequences of figures, as everybody has them: lists, tuples, arrays, data frame columns; with gaps."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

NEAR = 1e-12
"""Two figures closer than this, as a share of the larger, are the same: 0.1 + 0.2 is 0.3."""


def numbers(values: Iterable[Any]) -> list[float | None]:
    """The values as floats, in their order; None where one is missing (None, NaN, or a data frame's own mark).

    An infinite value is no figure: ``ValueError`` names its position.
    """
    plain = [number(value) for value in values]
    if math.inf in plain or -math.inf in plain:
        place = next(i for i, value in enumerate(plain) if value is not None and math.isinf(value))
        raise ValueError(f"The value at position {place} is infinite. Leave it empty if it is not known.")
    return plain


def number(value: Any) -> float | None:
    """One value as a float, or None where it is missing."""
    if value is None or type(value).__name__ in ("NAType", "NaTType", "MaskedConstant"):
        return None
    plain = float(value)
    return None if plain != plain else plain


def same(one: float, other: float) -> bool:
    """Are the two figures equal, but for the last digits that arithmetic leaves?"""
    return one == other or math.isclose(one, other, rel_tol=NEAR)


def counts(
    numerators: Iterable[Any], denominators: Iterable[Any], *, part: bool = True, signed: bool = False
) -> list[tuple[float, float] | None]:
    """The pairs of counts, in their order; None where one is missing or the denominator is zero (0 of n is a pair).

    ``ValueError`` names the position of a count below zero (``signed``: a sum may be), and, where the numerator is
    ``part`` of the denominator, of one that is larger.
    """
    tops, bottoms = numbers(numerators), numbers(denominators)
    if len(tops) != len(bottoms):
        raise ValueError(f"There are {len(tops)} numerators and {len(bottoms)} denominators. Give one of each.")
    for place, (top, bottom) in enumerate(zip(tops, bottoms, strict=True)):
        if (bottom or 0) < 0 or ((top or 0) < 0 and not signed):
            raise ValueError(f"A count at position {place} is less than zero.")
        if part and top is not None and bottom and top > bottom:
            raise ValueError(f"The numerator at position {place} is larger than its denominator.")
    return [(top, bottom) if top is not None and bottom else None for top, bottom in zip(tops, bottoms, strict=True)]
