"""How sure is one proportion, or the difference of two; and p-values where more than one thing is asked at once.

Fractions of one. An interval is about what made these figures, not about these children: they were all counted. It is
no test of change, and two intervals that overlap don't show that nothing differs. Sources: Brown, Cai and DasGupta
2001 (Statistical Science 16:101), Newcombe 1998 (Statistics in Medicine 17:873), Holm 1979 (Scandinavian Journal of
Statistics 6:65), Benjamini and Hochberg 1995 (Journal of the Royal Statistical Society B 57:289).

statsmodels and scipy reckon; here stand the edge cases. Both are loaded at the first call, for they take seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, TypeAlias

from striveutils.evidence.sequences import counts, numbers

Interval: TypeAlias = tuple[float, float]


def wilson(x: float, n: float, level: float = 0.95) -> Interval:
    """Wilson's score interval for ``x`` of ``n``: the one to use by default. With n = 0 nothing is known: 0 to 1."""
    return _of_one(x, n, level, "wilson")


def jeffreys(x: float, n: float, level: float = 0.95) -> Interval:
    """The Bayesian interval with Jeffreys' prior, equal tails; from 0 where x is 0, to 1 where x is n."""
    return _of_one(x, n, level, "jeffreys")


def clopper_pearson(x: float, n: float, level: float = 0.95) -> Interval:
    """The "exact" interval, which holds the truth at least as often as ``level`` says; wider than need be."""
    return _of_one(x, n, level, "beta")


def newcombe(x1: float, n1: float, x2: float, n2: float, level: float = 0.95) -> Interval:
    """Newcombe's interval for the second proportion less the first, from both Wilson intervals; -1 to 1 if n is 0."""
    _check(x1, n1, level)
    _check(x2, n2, level)
    if n1 == 0 or n2 == 0:
        return -1.0, 1.0
    from statsmodels.stats.proportion import confint_proportions_2indep

    low, high = confint_proportions_2indep(x2, n2, x1, n1, method="newcomb", alpha=1 - level)
    return float(low), float(high)


def holm(p_values: Iterable[Any]) -> list[float | None]:
    """Adjusted for asking several planned questions: one false alarm or more stays as rare as the level.

    None (not tested) stays None and doesn't count as a question.
    """
    return _adjusted(p_values, "holm")


def benjamini_hochberg(p_values: Iterable[Any]) -> list[float | None]:
    """Adjusted for a look over many: of those called changed, the share that is not stays at the level.

    None (not tested) stays None and doesn't count.
    """
    return _adjusted(p_values, "fdr_bh")


def differ(numerators: Iterable[Any], denominators: Iterable[Any]) -> float | None:
    """The chi-square test that groups which share nobody have one proportion in common: its p-value.

    Groups with a missing count or nobody in them are left out. None where that leaves fewer than two, or where
    everybody or nobody counts.
    """
    pairs = [pair for pair in counts(numerators, denominators) if pair]
    hits, misses = [top for top, _ in pairs], [bottom - top for top, bottom in pairs]
    if len(pairs) < 2 or not sum(hits) or not sum(misses):
        return None
    from scipy.stats import chi2_contingency

    return float(chi2_contingency([hits, misses], correction=False).pvalue)


def _of_one(x: float, n: float, level: float, method: Literal["wilson", "jeffreys", "beta"]) -> Interval:
    _check(x, n, level)
    if n == 0:
        return 0.0, 1.0
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(x, n, 1 - level, method=method)
    return (float(low) if x > 0 else 0.0), (float(high) if x < n else 1.0)


def _adjusted(p_values: Iterable[Any], method: str) -> list[float | None]:
    """The p-values in their own places; those that are None stay so."""
    plain = numbers(p_values)
    if any(p is not None and not 0 <= p <= 1 for p in plain):
        raise ValueError("A p-value lies between 0 and 1.")
    tested = [p for p in plain if p is not None]
    if not tested:
        return list(plain)
    from statsmodels.stats.multitest import multipletests

    adjusted = iter(multipletests(tested, method=method)[1].tolist())
    return [None if p is None else next(adjusted) for p in plain]


def _check(x: float, n: float, level: float) -> None:
    if not 0 <= x <= n:
        raise ValueError(f"{x} of {n} is no proportion.")
    if not 0 < level < 1:
        raise ValueError("The level of an interval lies between 0 and 1, as 0.95.")
