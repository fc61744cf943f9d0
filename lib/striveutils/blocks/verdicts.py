"""Has it really changed? First the plain fact, then the verdict in one sentence, then what would settle it.

Every number comes from a ``Judgement`` of shown figures. A verdict word stands in a fixed place: after the question
and its colon. Nothing here says why something changed; ``methods`` says so once for a page.
"""

from __future__ import annotations

from datetime import date

from striveutils.blocks import reasons
from striveutils.blocks.model import Items
from striveutils.blocks.sentences import difference_words, in_a_hundred, short_period, value_words
from striveutils.evidence.judgement import Answer, Figure, Judgement, Verdict
from striveutils.evidence.preparing import end_of, start_of
from striveutils.evidence.seasons import without_season
from striveutils.evidence.signals import LEAST_FIGURES, LEAST_FOR_RUNS, LEVEL
from striveutils.evidence.values import rounded
from striveutils.words import Day, Message, Number, Sentences, Words, _

WORDS: dict[Verdict, Message] = {
    "improving": _("improving"),
    "worsening": _("worsening"),
    "no sign of change": _("no sign of change"),
    "cannot tell yet": _("cannot tell yet"),
    "not comparable": _("not comparable"),
}
"""The word for each verdict; they are explained in the glossary."""


def word(verdict: Verdict) -> Message:
    """The verdict word, as it stands inside a sentence."""
    return WORDS[verdict]


def fact(judgement: Judgement, whom: Words | None = None) -> Words:
    """Then and now, without a judgement; ``whom`` the counts are about, such as students."""
    first, latest = then(judgement), judgement.latest
    if first is None or latest is None:
        return _("No figure can be shown yet.")
    if first is latest:
        return _only(latest, whom, alone=len(judgement.figures) == 1)
    return Sentences((_then_and_now(first, latest, whom), _moved(first, latest)))


def then(judgement: Judgement) -> Figure | None:
    """The oldest figure that can be compared with the newest one: of months, the oldest of the same month.

    Across a break there is no "then"; nor does January compare with October.
    """
    latest = judgement.latest
    if latest is None or isinstance(latest.period, date) or not _has_season(judgement):
        return judgement.first
    month = start_of(latest.period).month
    return next((one for one in judgement.figures if start_of(one.period).month == month), judgement.first)


def _has_season(judgement: Judgement) -> bool:
    """Months always have one; of weeks and days it can be told, and is taken out, from three years on."""
    latest = judgement.latest
    if latest is None or isinstance(latest.period, date) or latest.period.frequency == "annual":
        return False
    return latest.period.frequency == "monthly" or without_season(judgement.figures) is not None


def question(answer: Answer, judgement: Judgement) -> Message:
    """What was asked, as it stands before a verdict: over which years, or since which day."""
    if answer.question == "since the change began":
        return (_("Since the change began ({day})", day=Day(judgement.start)) if judgement.start
                else _("Since the change began"))
    first, latest = judgement.first, judgement.latest
    if first is None or latest is None or first is latest or answer.verdict == "not comparable":
        return _("Over all figures")
    span: dict[str, Words] = {"first": short_period(first.period), "last": short_period(latest.period)}
    if isinstance(latest.period, date):
        return _("Over all points ({first} to {last})", **span)
    match latest.period.frequency:
        case "annual":
            return _("Over all comparable years ({first} to {last})", **span)
        case "monthly":
            return _("Over all comparable months ({first} to {last})", **span)
    return _("Over all comparable figures ({first} to {last})", **span)


def asked(answer: Answer, judgement: Judgement) -> Message:
    """The question alone, for the middle of a sentence or a table."""
    if answer.question == "since the change began":
        return _("since the change began")
    if judgement.latest is not None and isinstance(judgement.latest.period, date):
        return _("over all points")
    if answer.verdict == "not comparable":
        return _("over all figures")
    return _("over all comparable years")


def headline(answer: Answer, judgement: Judgement) -> Message:
    """The question and the verdict word, alone."""
    return _("{question}: {verdict}.", question=question(answer, judgement), verdict=word(answer.verdict))


def because(answer: Answer, judgement: Judgement) -> tuple[Words, ...]:
    """A plain reason for the verdict; where nothing can be told, also what is known."""
    match answer.verdict:
        case "improving" | "worsening":
            return _what_moved(answer, judgement), _("No figure can tell why.")
        case "no sign of change":
            return _maybe(reasons.why(answer, judgement))
    return (*_maybe(reasons.why(answer, judgement)), *_maybe(known(answer, judgement)))


def verdict(answer: Answer, judgement: Judgement) -> Words:
    """The question, the verdict word and a plain reason; where nothing can be told, also what is known."""
    return Sentences((headline(answer, judgement), *because(answer, judgement)))


def settle(answer: Answer, judgement: Judgement, as_of: date | None = None) -> Words | None:
    """What would settle it: how many more figures, which missing one, how large a change; None where it is settled.

    Years that were over by ``as_of`` are not named as those to wait for: their figures did not come.
    """
    match answer.verdict:
        case "improving" | "worsening":
            return _("The next figures will show whether it lasts.")
        case "no sign of change":
            return None
    return reasons.settled_by(answer, judgement, as_of) or _("More figures will show it.")


def remarks(judgement: Judgement) -> tuple[Words, ...]:
    """What goes with every verdict on these figures, said once."""
    found = {reason.code: reason for reason in judgement.overall.reasons if reason.code in reasons.REMARKS}
    return tuple(reasons.WHY[code](found[code], judgement.overall, judgement) for code in found)


def methods() -> Items:
    """How verdicts are reached, and what no chart can tell."""
    return Items((
        _("We choose the test before we look at the figures. With fewer than {few} figures there is none. With up to "
          "{some}: does the newest figure fit the earlier ones? With {many} or more: do figures stay on one side of "
          "the middle line? A second test asks if they go one way over all years.",
          few=Number(LEAST_FIGURES), some=Number(LEAST_FOR_RUNS - 1), many=Number(LEAST_FOR_RUNS)),
        _("Even when nothing has changed, we may say that it has: at most {errors} times in 100, unless each year "
          "leans on the one before. A chart can show that something changed. It cannot tell why.",
          errors=Number(round(100 * LEVEL))),
    ), heading=_("How we decide"))


def known(answer: Answer, judgement: Judgement) -> Words | None:
    """What the figures do say where a verdict cannot be given; None where the fact before it says all there is."""
    first, latest = then(judgement), judgement.latest
    if first is None or latest is None:
        return None
    if answer.question == "since the change began":
        return _around(judgement, latest)
    if first is latest:
        return None
    difference = _difference(first, latest)
    size = difference_words(difference, latest.unit)
    if answer.verdict == "not comparable":
        return _since_the_break(difference, judgement, size)
    if first is not judgement.first:
        return _since_that_month(difference, judgement, size, first)
    if difference == 0:
        return _("The newest figure is the same as the first.")
    if (difference > 0) == (judgement.wanted == "up"):
        return _("The newest figure is better than the first by {size}.", size=size)
    return _("The newest figure is worse than the first by {size}.", size=size)


def _since_the_break(difference: float, judgement: Judgement, size: Words) -> Message:
    if difference == 0:
        return _("Of these, the newest is the same as the first.")
    if (difference > 0) == (judgement.wanted == "up"):
        return _("Of these, the newest is better than the first by {size}.", size=size)
    return _("Of these, the newest is worse than the first by {size}.", size=size)


def _since_that_month(difference: float, judgement: Judgement, size: Words, first: Figure) -> Message:
    month = short_period(first.period)
    if difference == 0:
        return _("The newest figure is the same as that of {month}.", month=month)
    if (difference > 0) == (judgement.wanted == "up"):
        return _("The newest figure is better than that of {month} by {size}.", month=month, size=size)
    return _("The newest figure is worse than that of {month} by {size}.", month=month, size=size)


def at(figure: Figure) -> Message:
    """A figure with its period: 76.0% (2018-19)."""
    return _("{figure} ({period})", figure=_value(figure), period=short_period(figure.period))


def _around(judgement: Judgement, latest: Figure) -> Words | None:
    """The last figure from before the change began, and the newest one, without a comparison."""
    start = judgement.start
    before = [one for one in judgement.figures if start is not None and end_of(one.period) < start]
    if not before:
        return None
    if before[-1] is latest or start is None:
        return _("The last figure from before that day is {figure}.", figure=at(before[-1]))
    if start_of(latest.period) >= start:
        return _("The last figure from before that day is {figure}, the newest is {latest}.",
                 figure=at(before[-1]), latest=at(latest))
    return _("The last figure from before that day is {figure}. The newest, {latest}, covers that day, so it "
             "counts neither as before nor as after.", figure=at(before[-1]), latest=at(latest))


def _what_moved(answer: Answer, judgement: Judgement) -> Message:
    """What the figures did, by the test that found it."""
    higher = (answer.verdict == "improving") == (judgement.wanted == "up")
    if answer.question == "since the change began" and answer.method != "prediction":
        return (_("Most figures since then are higher than those before. Chance alone would rarely do this.") if higher
                else _("Most figures since then are lower than those before. Chance alone would rarely do this."))
    match answer.method:
        case "prediction":
            return (_("The newest figure is higher than the earlier ones. Chance alone would rarely do this.") if higher
                    else _("The newest figure is lower than the earlier ones. Chance alone would rarely do this."))
        case "runs":
            return (_("Early figures are mostly low and late ones high. Chance alone would rarely do this.") if higher
                    else _("Early figures are mostly high and late ones low. Chance alone would rarely do this."))
    return (_("Later figures tend to be higher than earlier ones. Chance alone would rarely do this.") if higher
            else _("Later figures tend to be lower than earlier ones. Chance alone would rarely do this."))


def _only(figure: Figure, whom: Words | None, alone: bool) -> Message:
    """The newest figure where it has no "then": it is the only one, or (of months) the only one of its month."""
    common: dict[str, Words] = {"figure": _plain(figure), "period": short_period(figure.period)}
    if not alone:
        return _("{figure} now ({period}). There is no earlier figure of the same month.", **common)
    if (counts := _counts(figure)) is None:
        return _("There is only one figure that can be used: {figure} ({period}).", **common)
    if whom is None:
        return _("There is only one figure that can be used: {figure} ({period}), {n} of {m}.", **common, **counts)
    return _("There is only one figure that can be used: {figure} ({period}), {n} of {m} {whom}.", **common, **counts,
             whom=whom)


def _then_and_now(first: Figure, latest: Figure, whom: Words | None) -> Message:
    common: dict[str, Words] = {
        "then": _plain(first), "first": short_period(first.period),
        "now": _plain(latest), "last": short_period(latest.period),
    }
    before, after = _counts(first), _counts(latest)
    if before is None or after is None:
        return _("{then} then ({first}), {now} now ({last}).", **common)
    common |= {"n": before["n"], "m": before["m"], "n_now": after["n"], "m_now": after["m"]}
    if whom is None:
        return _("{then} then ({first}), {now} now ({last}): {n} of {m}, then {n_now} of {m_now}.", **common)
    return _("{then} then ({first}), {now} now ({last}): {n} of {m} {whom}, then {n_now} of {m_now}.", **common,
             whom=whom)


def _moved(first: Figure, latest: Figure) -> Message:
    """By how much, in the figures as published, so that the sum comes out for whoever reads them."""
    difference = _difference(first, latest)
    common: dict[str, Words] = {"first": _value(first), "last": _value(latest),
                                "size": difference_words(difference, latest.unit)}
    if difference == 0:
        return _("That is no difference: {first}, then {last}.", **common)
    if difference > 0:
        return _("From {first} to {last}, that is up by {size}.", **common)
    return _("From {first} to {last}, that is down by {size}.", **common)


def _difference(first: Figure, latest: Figure) -> float:
    unit = latest.unit
    return rounded(rounded(latest.value or 0.0, unit) - rounded(first.value or 0.0, unit), unit)


def _plain(figure: Figure) -> Words:
    """Percents as so many in 100; other units as they are."""
    return in_a_hundred(figure.value or 0.0) if figure.unit == "percent" else _value(figure)


def _value(figure: Figure) -> Words:
    return value_words(figure.value or 0.0, figure.unit)


def _counts(figure: Figure) -> dict[str, Words] | None:
    """How many of how many, where both are published; the sum behind a mean says nothing to a reader."""
    if figure.numerator is None or not figure.denominator or figure.unit not in ("percent", "rate"):
        return None
    return {"n": Number(figure.numerator), "m": Number(figure.denominator)}


def _maybe(words: Words | None) -> tuple[Words, ...]:
    return () if words is None else (words,)
