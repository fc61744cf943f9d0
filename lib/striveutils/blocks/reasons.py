"""Why a verdict is what it is, and what would settle it: a short plain sentence for every reason code.

No sentence names a cause of a change; a chart cannot tell it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from striveutils.blocks.sentences import difference_words, period_words
from striveutils.evidence.judgement import Answer, Judgement, Reason, ReasonCode
from striveutils.evidence.power import MOST_ADDED
from striveutils.evidence.preparing import end_of, start_of
from striveutils.evidence.series import following
from striveutils.evidence.signals import LEAST_FOR_RUNS
from striveutils.records import Period
from striveutils.words import Message, Number, Sentences, Words, _, n_

Phrase = Callable[[Reason, Answer, Judgement], Words]

REMARKS: tuple[ReasonCode, ...] = ("no counts", "bridged")
"""Reasons that go with any verdict: said once for all questions."""

DOUBTS: tuple[ReasonCode, ...] = ("unreachable", "running total", "season", "memory")
"""Reasons why the test could not have told; they say more than that it did not."""


def why(answer: Answer, judgement: Judgement) -> Words | None:
    """The first reason of an answer that is no mere remark, as a sentence; None where the verdict needs none."""
    reason = main_reason(answer)
    return WHY[reason.code](reason, answer, judgement) if reason else None


def settled_by(answer: Answer, judgement: Judgement, as_of: date | None = None) -> Words | None:
    """What would have to come for a verdict, as a sentence; None where nothing more is needed."""
    reason = main_reason(answer)
    if reason is None:
        return None
    match reason.code:
        case "too few figures" | "too few since":
            return _more_figures(answer, judgement, as_of)
        case "definition changed":
            return _more_alike(answer, judgement, as_of)
    return SETTLED_BY[reason.code](reason, answer, judgement)


def main_reason(answer: Answer) -> Reason | None:
    """What most stands in the way: a doubt about the test itself, else the first reason that is no mere remark."""
    doubts = (reason for reason in answer.reasons if reason.code in DOUBTS)
    return next(doubts, None) or next((reason for reason in answer.reasons if reason.code not in REMARKS), None)


def _said(words: Message) -> Phrase:
    """A phrase that needs nothing of its reason."""
    return lambda _reason, _answer, _judgement: words


def _of_period(words: Callable[[Words], Message]) -> Phrase:
    """A phrase about the period or day of its reason."""
    return lambda reason, _answer, _judgement: words(_when(reason))


def _when(reason: Reason) -> Words:
    return period_words(reason.when) if reason.when is not None else _("a period")


def _too_few(reason: Reason, _answer: Answer, _judgement: Judgement) -> Message:
    return n_("There is only 1 figure that can be compared.", "There are only {count} figures that can be compared.",
              reason.have or 0)


def _too_few_since(reason: Reason, _answer: Answer, judgement: Judgement) -> Message:
    if reason.have:
        return n_("There is only 1 figure from after that day.", "There are only {count} figures from after that day.",
                  reason.have)
    if _annual(judgement):
        return _("No figure is yet about a whole year after that day.")
    return _("No figure is from after that day.")


def _none_before(reason: Reason, _answer: Answer, _judgement: Judgement) -> Message:
    if reason.have:
        return n_("There is only 1 figure from before that day.",
                  "There are only {count} figures from before that day.", reason.have)
    return _("No figure from before that day can be compared.")


def _definition(reason: Reason, answer: Answer, judgement: Judgement) -> Words:
    changed = (
        _("The way this is measured changed with {period}, so older figures are about something else.",
          period=period_words(reason.when)) if reason.when is not None
        else _("The way this is measured changed, so older figures are about something else.")
    )
    also = next((one for one in answer.reasons if one.code in _COUNTED), None)
    return Sentences((changed, WHY[also.code](also, answer, judgement))) if also else changed


def _many_missing(reason: Reason, _answer: Answer, _judgement: Judgement) -> Message:
    return n_("Of {all} figures, 1 is missing or not shown.", "Of {all} figures, {count} are missing or not shown.",
              reason.have or 0, all=Number(reason.need or 0))


def _group_changed(reason: Reason, _answer: Answer, _judgement: Judgement) -> Message:
    if reason.when is None:
        return _("This group used to be made up in another way, so older figures are about other people.")
    return _("Up to {period} this group was made up in another way, so those figures are about other people.",
             period=period_words(reason.when))


def _too_weak(_reason: Reason, answer: Answer, judgement: Judgement) -> Message:
    if answer.because("constant"):
        return _("Every figure is the same, but they are about too few people to rule out a change.")
    if judgement.smallest_change is None:
        return _("The figures go up and down too much to tell a change from chance.")
    return _("The figures go up and down too much to tell a change of {size} from chance.", size=_matters(judgement))


def _small_interval(_reason: Reason, _answer: Answer, judgement: Judgement) -> Message:
    if judgement.smallest_change is None:
        return _("If there is a change, it is too small to matter.")
    return _("If there is a change, it is smaller than {size}, the change that matters.", size=_matters(judgement))


WHY: dict[ReasonCode, Phrase] = {
    "no figure": _said(_("There is no figure to compare.")),
    "too few figures": _too_few,
    "too few since": _too_few_since,
    "none before": _none_before,
    "definition changed": _definition,
    "latest missing": _of_period(lambda period: _("The newest figure, for {period}, is missing or not shown.",
                                                  period=period)),
    "many missing": _many_missing,
    "repeated": _of_period(lambda period: _("There is more than one figure for {period}.", period=period)),
    "impossible": _of_period(lambda period: _("The figure for {period} cannot be right: a percent is from 0 to 100.",
                                              period=period)),
    "constant": _said(_("Every figure is the same.")),
    "no counts": _said(_("How many people stand behind each figure is not published.")),
    "memory": _said(_("Each figure stays close to the one before. Then a move by chance looks like a real one.")),
    "season": _said(_("Figures like these change with the time of year.")),
    "moved at another time": _said(_("The figures did move, but not at that time.")),
    "no one direction": _said(_("The figures moved, but not in one direction.")),
    "too weak": _too_weak,
    "no smallest change": _said(_("Nothing stands out. But nobody has written down how large a change matters.")),
    "small interval": _small_interval,
    "bridged": _said(_("The way this is measured changed. One year was measured both ways, so compare with care.")),
    "many groups": _said(_("Among so many groups, one stands out by chance now and then.")),
    "group changed": _group_changed,
    "running total": _said(_("Each figure seems to include the one before, so the figures can move only one way.")),
    "unreachable": _said(_("So many figures are equal that no move of the others could be told from chance.")),
}
"""A sentence for each reason."""


def _more_figures(answer: Answer, judgement: Judgement, as_of: date | None) -> Words:
    """How many more figures it takes and, for years to come, with which year they are complete."""
    more = answer.more_points
    if not more:
        return _("It takes more figures.")
    last = _last_of(more, answer, judgement)
    if last is None or (as_of is not None and end_of(last) <= as_of):
        return n_("It takes 1 more figure.", "It takes {count} more figures.", more)
    return n_("It takes 1 more figure: that of {period}.",
              "It takes {count} more figures. The last is that of {period}.", more, period=period_words(last))


def _more_alike(answer: Answer, judgement: Judgement, as_of: date | None) -> Words:
    if not answer.more_points:
        return _("Older figures stay apart. It takes figures that are all measured in the same way.")
    return Sentences((_more_figures(answer, judgement, as_of), _("All must be measured in the same way.")))


def _large_enough(_reason: Reason, answer: Answer, judgement: Judgement) -> Words:
    """How large a change would be seen now, and how many more figures it takes to see one that matters."""
    said: list[Words] = []
    if answer.smallest_visible is not None:
        size = difference_words(answer.smallest_visible, judgement.unit)
        said.append(_("A lasting change of about {size} or more would be seen.", size=size)
                    if len(judgement.figures) >= LEAST_FOR_RUNS else
                    _("With so few figures, the newest one has to jump by about {size} or more to be noticed.",
                      size=size))
    if answer.more_points:
        said.append(n_("If figures vary as before, 1 more would show a change of {size}.",
                       "If figures vary as before, {count} more would show a change of {size}.",
                       answer.more_points, size=_matters(judgement)))
    elif judgement.smallest_change is not None:
        said.append(_("Even {count} more figures may not be enough to tell.", count=Number(MOST_ADDED)))
    return Sentences(tuple(said)) if said else _("It takes more figures.")


def _write_it_down(reason: Reason, answer: Answer, judgement: Judgement) -> Words:
    first = _("The network has to write it down.")
    if answer.smallest_visible is None:
        return first
    return Sentences((first, _large_enough(reason, answer, judgement)))


def _before(reason: Reason, _answer: Answer, _judgement: Judgement) -> Message:
    return _("It takes at least {need} figures from before that day. They cannot be made up for later.",
             need=Number(reason.need or 0))


_MORE: Phrase = _said(_("More figures will show it."))
_LASTING: Phrase = _said(_("The next figures will show whether it lasts."))

SETTLED_BY: dict[ReasonCode, Phrase] = {
    "no figure": _said(_("First a figure has to be published or measured.")),
    "none before": _before,
    "latest missing": _of_period(lambda period: _("It takes a figure for {period} that can be shown.", period=period)),
    "many missing": _said(_("At least 3 of every 4 figures have to be there.")),
    "repeated": _of_period(lambda period: _("Somebody has to say which figure for {period} counts.", period=period)),
    "impossible": _of_period(lambda period: _("The figure for {period} has to be corrected.", period=period)),
    "constant": _MORE,
    "no counts": _MORE,
    "memory": _said(_("It takes figures over a longer time.")),
    "season": _said(_("It takes 3 years of figures, to compare like with like.")),
    "moved at another time": _MORE,
    "no one direction": _said(_("The next figures will show which way it goes.")),
    "too weak": _large_enough,
    "no smallest change": _write_it_down,
    "small interval": _MORE,
    "bridged": _MORE,
    "many groups": _LASTING,
    "group changed": _said(_("It takes figures about the same group, year after year.")),
    "running total": _said(_("It takes figures that start from zero each time.")),
    "unreachable": _MORE,
}
"""What would settle it, for each reason that is not about how many figures there are."""

_COUNTED: tuple[ReasonCode, ...] = ("too few figures", "too few since", "none before")


def _last_of(more: int, answer: Answer, judgement: Judgement) -> Period | None:
    """The year of the last of ``more`` further yearly figures; since a change began, whole years after it count."""
    if not _annual(judgement) or judgement.latest is None or not isinstance(judgement.latest.period, Period):
        return None
    period, start = judgement.latest.period, judgement.start
    while more:
        period = following(period)
        more -= answer.question != "since the change began" or start is None or start_of(period) >= start
    return period


def _annual(judgement: Judgement) -> bool:
    latest = judgement.latest
    return latest is not None and not isinstance(latest.period, date) and latest.period.frequency == "annual"


def _matters(judgement: Judgement) -> Words:
    """The smallest change that matters, with no more digits than it needs."""
    return size_words(judgement.smallest_change or 0.0, judgement.unit)


def size_words(size: float, unit: str) -> Words:
    """A size that somebody chose: 2 percentage points, not 2.0."""
    if float(size).is_integer():
        return (n_("1 percentage point", "{count} percentage points", int(size)) if unit == "percent"
                else Number(size))
    return difference_words(size, unit)

