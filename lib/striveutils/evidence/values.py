"""A figure from its counts, in its unit, and with as many decimals as it is published."""

from __future__ import annotations

from striveutils.words import half_up

DECIMALS = {"percent": 1, "rate": 2, "count": 0, "mean": 1}
"""Digits after the point that figures of a unit are published and compared with."""


def decimals(unit: str) -> int:
    """Digits after the point for figures in ``unit``."""
    return DECIMALS.get(unit, 1)


def rounded(value: float, unit: str) -> float:
    """``value`` as a reader sees it, so that what looks equal is equal."""
    return float(half_up(value, decimals(unit)))


def value_of(unit: str, numerator: float | None, denominator: int | None, published: float | None) -> float | None:
    """The figure in ``unit``: a percent from 0 to 100, a rate or mean per one of the denominator, a count as it is.

    Counts win over a published figure. A denominator of zero makes the figure missing, not zero; 0 of n is zero.
    """
    if unit == "count":
        return numerator if numerator is not None else published
    if denominator == 0:
        return None
    if numerator is None or denominator is None:
        return published
    return (100 if unit == "percent" else 1) * numerator / denominator
