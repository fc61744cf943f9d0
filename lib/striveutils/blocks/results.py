"""What was predicted beside what came, and how well a cycle was done: tables and sentences. Never a cause.

Every figure here came through the door of ``disclosure``; a result made from anything else raises TypeError.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from striveutils.blocks.counted import DASH, WHY_A_DASH
from striveutils.blocks.model import Column, Sentence, Table
from striveutils.blocks.sentences import expected_words, value_words
from striveutils.disclosure import Shown, cells
from striveutils.evidence.predictions import Result, ShownPoint, day_of
from striveutils.words import Joined, Message, Number, Sentences, ShortDay, Words, _, n_

OUTCOMES: dict[str, Message] = {
    "met": _("met"), "not met": _("not met"), "too wide to tell": _("too wide to tell"),
    "none given": _("none given"),
}

STILL_OPEN = ("not due", "awaited", "not set")
"""Reasons that time will take away: what cannot be told *yet*."""


def predicted(results: Iterable[Result], *, caption: Words | None = None) -> Table:
    """Each prediction beside what came, in the plan's order; withdrawn ones stay, with their day and reason.

    Whether the direction was met has a column only where it can be told for one of them; else a note says why not.
    """
    known = tuple(results)
    directions = any(one.direction in ("met", "not met") for one in known)
    columns = [Column(_("What we measure")), Column(_("What we predicted")), Column(_("What came")),
               Column(_("Was the range met?"))]
    return Table(
        caption=caption or _("What we predicted and what came"),
        columns=[*columns, Column(_("Was the direction met?"))] if directions else columns,
        rows=[[_measured(one), _predicted(one), _came(one), _range(one), *([_direction(one)] if directions else [])]
              for one in known],
        note=Sentences(tuple(_notes(known))),
        cells=cells(row for one in known for row in (_admitted(one.start), _admitted(one.came)) if row),
    )


def summary(results: Iterable[Result]) -> Sentence:
    """How many predictions were met, were not, and cannot be told; withdrawn ones are named and not counted."""
    known = tuple(results)
    standing = Counter(map(_standing, known))
    withdrawn = standing.pop("withdrawn", 0)
    counted = sum(standing.values())
    if not counted:
        return Sentence(_("Every prediction was withdrawn, so there is nothing to compare.") if withdrawn else
                        _("No prediction is written down, so there is nothing to compare."), role="note")
    told = _of_many(counted, standing) if counted > 1 else next(
        _of_one(one) for one in known if _standing(one) != "withdrawn")
    if not withdrawn:
        return Sentence(told)
    return Sentence(Sentences((told, n_("1 more was withdrawn and does not count.",
                                        "{count} more were withdrawn and do not count.", withdrawn))))


OF_ONE: dict[str, Message] = {
    "met": _("The prediction was met."), "not met": _("The prediction was not met."),
    "open": _("We cannot tell yet whether the prediction was met."),
    "cannot tell": _("We cannot tell whether the prediction was met."),
}


def _of_one(one: Result) -> Message:
    """A range that was missed says on which side: more children read to than predicted is no bad news."""
    if one.range != "not met":
        return OF_ONE[_standing(one)]
    return (_("The prediction was not met: what came is below the range.") if _below(one) else
            _("The prediction was not met: what came is above the range."))


def _standing(one: Result) -> str:
    return "open" if one.outcome == "cannot tell" and one.reason in STILL_OPEN else one.outcome


def _of_many(counted: int, standing: Mapping[str, int]) -> Message:
    met, missed, still, never = (standing.get(one, 0) for one in ("met", "not met", "open", "cannot tell"))
    parts = (
        (met, n_("1 was met", "{count} were met", met)),
        (missed, n_("1 was not met", "{count} were not met", missed)),
        (still, n_("1 cannot be judged yet", "{count} cannot be judged yet", still)),
        (never, n_("1 cannot be judged", "{count} cannot be judged", never)),
    )
    return _("Of {n} predictions, {parts}.", n=Number(counted),
             parts=Joined(tuple(words for times, words in parts if times)))


def _measured(one: Result) -> Words:
    return (one.measure.name if one.measure and one.measure.name else None) or one.prediction.measure


def _predicted(one: Result) -> Words:
    row, unit = one.prediction, one.measure.unit if one.measure else "percent"
    expected = expected_words(row.low, row.high, unit, row.direction)
    if row.direction is None or (row.low is None and row.high is None):
        return expected
    way = expected_words(None, None, unit, row.direction)
    return _("{range}, {direction}", range=expected, direction=way)


def _came(one: Result) -> Words:
    """What came; taking a prediction back once figures were there changes nothing, but it is told."""
    taken_back = one.prediction.withdrawn
    if one.reason != "withdrawn late" or taken_back is None:
        return _figure_that_came(one)
    return _("{came}. It was withdrawn on {day}, after figures had come in, so it counts. The reason given: {why}",
             came=_figure_that_came(one), day=ShortDay(taken_back.on), why=taken_back.why)


def _figure_that_came(one: Result) -> Words:
    came, start = _admitted(one.came), _admitted(one.start)
    if came is None or came.value is None:
        return _why_nothing(one)
    value, day = value_words(came.value, came.unit), ShortDay(day_of(came))
    if start is None or start.value is None:
        return _("{value} on {day}", value=value, day=day)
    return _("{value} on {day} (before the plan: {start} on {start_day})", value=value, day=day,
             start=value_words(start.value, start.unit), start_day=ShortDay(day_of(start)))


def _why_nothing(one: Result) -> Words:
    """What stands in place of a figure."""
    due, taken_back = one.due, one.prediction.withdrawn
    match one.reason:
        case "not due" if due is not None:
            return _("We look on {day}.", day=ShortDay(due))
        case "withdrawn" if taken_back is not None:
            return _("Withdrawn on {day}: {why}", day=ShortDay(taken_back.on), why=taken_back.why)
        case "hidden":
            return DASH
    return {
        "not set": _("The plan is a draft: its predictions are not final yet."),
        "unknown measure": _("The plan does not measure this."),
        "no day": _("No day to look is written down."),
        "day before plan": _("The day to look was over when the plan was set."),
        "awaited": _("The day to look has come, but no figure yet."),
        "nothing measured": _("Nothing was measured in time."),
        "no total": _("There is no figure for all places together."),
    }.get(one.reason or "", _("no data"))


def _range(one: Result) -> Words:
    if one.outcome == "withdrawn":
        return _("not counted")
    if one.range == "not met":
        return _("not met: below it") if _below(one) else _("not met: above it")
    return OUTCOMES.get(one.range) or _cannot_tell(one)


def _below(one: Result) -> bool:
    """Of a range that was missed: on its lower side?"""
    low, came = one.prediction.low, one.came.value if one.came else None
    return low is not None and came is not None and came < low


def _direction(one: Result) -> Words:
    if one.outcome == "withdrawn":
        return _("not counted")
    return OUTCOMES.get(one.direction) or _cannot_tell(one)


def _cannot_tell(one: Result) -> Message:
    return _("cannot tell yet") if one.reason in STILL_OPEN else _("cannot tell")


def _notes(results: Sequence[Result]) -> Iterator[Message]:
    """How it was decided, what could not be told and why, and that a result is no cause."""
    if any(one.came is not None or one.reason in STILL_OPEN for one in results):
        yield _("Of the figures from the second half of the time between the plan and the day to look, the newest "
                "one counts. If there is none, the first one in the month after counts.")
    if any(one.direction == "cannot tell" and one.came is not None for one in results):
        yield _("Where no figure from before the plan is shown, nobody can tell whether it went up or down.")
    if any(one.range == "too wide to tell" for one in results):
        yield _("A range is too wide to tell if it would be met with or without a change that matters.")
    if any(one.reason == "hidden" for one in results):
        yield WHY_A_DASH
    yield _("This tells what came, not why.")


def _admitted(row: ShownPoint | None) -> Shown | None:
    if row is not None and not isinstance(row, Shown):
        raise TypeError("only rows that disclosure let through may be shown")
    return row
