"""Short sentences and phrases about a figure: its size in plain words, its period, what was expected."""

from __future__ import annotations

from datetime import date

from striveutils.disclosure.shown import Side
from striveutils.evidence.values import decimals as decimals_of
from striveutils.records import Period
from striveutils.words import NOT_RECORDED, Day, Message, Month, Number, Percent, Words, _, half_up


def in_a_hundred(value: float) -> Message:
    """A percent (0 to 100) as "61 in 100", halves rounded up.

    What is not nobody never reads "0 in 100", and what is not everybody never "100 in 100".
    """
    if 0 < value < 0.5:
        return _("fewer than 1 in 100")
    if 99.5 <= value < 100:
        return _("more than 99 in 100")
    return _("{n} in 100", n=Number(int(half_up(value))))


def value_words(value: float, unit: str, *, exact: bool = True) -> Words:
    """A figure in its unit, with the decimals its unit is published with: 61.2%.

    A target or the edge of a prediction (``exact`` is false) has no more decimals than it needs: 12%.
    """
    decimals = 0 if not exact and float(value).is_integer() else decimals_of(unit)
    if unit == "count" and not float(value).is_integer():
        decimals = 1
    return Percent(value, decimals) if unit == "percent" else Number(value, decimals)


def band_words(side: Side, edge: float) -> Message:
    """A band in place of a percent that is nearly nobody's or nearly everybody's: 2% or less, 98% or more."""
    value = value_words(edge, "percent", exact=False)
    return _("{value} or less", value=value) if side == "at most" else _("{value} or more", value=value)


def band_in_a_hundred(side: Side, edge: float) -> Message:
    """A band as people say it: at most 2 in 100."""
    n = Number(int(half_up(edge)))
    return _("at most {n} in 100", n=n) if side == "at most" else _("at least {n} in 100", n=n)


def difference_words(difference: float, unit: str) -> Words:
    """The size of a difference, without its sign: percentage points for percents, the plain number otherwise."""
    size = abs(difference)
    if unit == "percent":
        return _("{number} percentage points", number=Number(size, decimals_of(unit)))
    return value_words(size, unit)


def expected_words(low: float | None, high: float | None, unit: str, direction: str | None = None) -> Words:
    """What a prediction expects: a range, one edge of it, or only the direction."""
    if low is not None and high is not None and low != high:
        return _("between {low} and {high}", low=value_words(low, unit, exact=False),
                 high=value_words(high, unit, exact=False))
    if low is not None and high is not None:
        return value_words(low, unit, exact=False)
    if low is not None:
        return _("{value} or more", value=value_words(low, unit, exact=False))
    if high is not None:
        return _("{value} or less", value=value_words(high, unit, exact=False))
    return {"up": _("higher than before"), "down": _("lower than before")}.get(direction or "", NOT_RECORDED)


def period_words(period: Period | date) -> Words:
    """A period inside a sentence: the 2018-19 school year, 2019, March 2019, the week of March 11, 2019."""
    if not isinstance(period, Period):
        return Day(period)
    if period.frequency == "annual" and "-" in period.text:
        return _("the {years} school year", years=period.text)
    if period.frequency == "weekly":
        return _("the week of {day}", day=Day(period.start))
    return short_period(period)


def short_period(period: Period | date) -> Words:
    """A period in a table or a list, where its kind is said elsewhere: 2018-19, 2019, March 2019, March 11, 2019."""
    if not isinstance(period, Period):
        return Day(period)
    match period.frequency:
        case "annual":
            return period.text
        case "monthly":
            return Month(period.start)
    return Day(period.start)
