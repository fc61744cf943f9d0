"""Where are we now? The newest figure in plain words, the plain difference to the baseline year, the target."""

from __future__ import annotations

from striveutils.blocks import Block, Sentence, Stack
from striveutils.blocks.sentences import band_in_a_hundred, difference_words, in_a_hundred, period_words, value_words
from striveutils.disclosure import Shown
from striveutils.words import Message, Number, Words, _
from striveutils.workbook.phrases import figure, newest, not_recorded
from striveutils.workbook.subject import Subject


def answer(subject: Subject) -> Block:
    """Headline, sentence with counts, comparison with the baseline year, target; whether it changed comes next."""
    latest = newest(subject)
    if latest is None:
        return _no_figure(subject)
    return Stack(
        Sentence(_headline(latest), role="headline"),
        Sentence(_meaning(subject, latest), role="lead"),
        *(Sentence(words) for words in (_since_baseline(subject), _target(subject)) if words),
    )


def _no_figure(subject: Subject) -> Block:
    if subject.total:
        return Sentence(_("No figure for all children can be shown; the next table says why."), role="note")
    return not_recorded(_("No data yet: no figure is recorded for this indicator and place."))


def _headline(latest: Shown) -> Words:
    if latest.side is not None and latest.edge is not None:
        return band_in_a_hundred(latest.side, latest.edge)
    if latest.value is not None and latest.unit == "percent":
        return in_a_hundred(latest.value)
    return figure(latest)


def _meaning(subject: Subject, latest: Shown) -> Message:
    """What the headline number counts, whom, where and when."""
    common: dict[str, Words] = {
        "indicator": subject.indicator.name, "places": subject.places, "period": period_words(latest.period),
        "figure": figure(latest), "whom": subject.indicator.population or _("children"),
    }
    if latest.side is not None:
        return _("{indicator}, {places}, {period}: {figure} of {whom}. The exact figure is not shown, to protect "
                 "children.", **common)
    if latest.unit == "percent" and latest.numerator is not None and latest.denominator is not None:
        return _(
            "{indicator}, {places}, {period}: {figure}. That is {n} of {m} {whom}.",
            **common, n=Number(latest.numerator), m=Number(latest.denominator),
        )
    if latest.unit == "percent" and subject.policy.figures == "percents":
        return _("{indicator}, {places}, {period}: {figure} of {whom}.", **common)
    if latest.unit == "percent" and latest.numerator is None:
        return _(
            "{indicator}, {places}, {period}: {figure} of {whom}. The source does not say how many that is.",
            **common,
        )
    return _("{indicator}, {places}, {period}: {figure}.", **common)


def _target(subject: Subject) -> Message | None:
    target = subject.target
    if target is None:
        return _("No target is recorded yet.")
    return _(
        "The target is {target} by {period}.",
        target=value_words(target.target, subject.indicator.unit, exact=False),
        period=period_words(target.target_period),
    )


def _since_baseline(subject: Subject) -> Message | None:
    """A plain difference of two years; whether it is more than chance is the page's next question."""
    comparison = subject.comparison
    if comparison.baseline is None or comparison.baseline.value is None or comparison.difference is None:
        return comparison.reason
    common: dict[str, Words] = {
        "figure": value_words(comparison.baseline.value, comparison.baseline.unit),
        "period": period_words(comparison.baseline.period),
        "points": difference_words(comparison.difference, comparison.baseline.unit),
    }
    match comparison.direction:
        case "same":
            return _("In the baseline year, {period}, it was the same: {figure}.", **common)
        case "better":
            return _("In the baseline year, {period}, it was {figure}. The new figure is better by {points}.", **common)
    return _("In the baseline year, {period}, it was {figure}. The new figure is worse by {points}.", **common)
