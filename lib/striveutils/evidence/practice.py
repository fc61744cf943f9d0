"""How well a cycle was done, read off its records and never asked: five features of the method and a progress score.

The features are those that Taylor et al. (2014, BMJ Qual Saf 23:290) looked for in published plan-do-study-act work:
documentation, prediction, small-scale testing, iterative cycles and data over time. What the records can't tell
stays "cannot tell"; ``progress`` holds the score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Literal, TypeAlias

from striveutils.evidence.cycles import decided, set_on
from striveutils.evidence.predictions import GRACE, Result, ShownPoint, day_of, is_figure, too_wide
from striveutils.evidence.progress import Goal, Rung, rungs, score_of
from striveutils.evidence.scale import Growth, Way, scale

if TYPE_CHECKING:
    from striveutils.evidence.judgement import Verdict
    from striveutils.records import Cycle

FeatureCode: TypeAlias = Literal["documented", "predicted", "small first", "iterative", "data over time"]
Kept: TypeAlias = Literal["yes", "partly", "no", "too early", "cannot tell"]
Step: TypeAlias = Literal["plan", "do", "study", "act"]
WhyCode: TypeAlias = Literal[
    "not set", "all steps", "steps missing", "still running", "no end day",
    "predicted before", "set after the start", "no prediction", "all withdrawn", "no number", "too wide", "no day",
    "grew", "grew within", "same size", "began larger", "after adopting", "first test", "size in words only", "no size",
    "not measured",
    "built on", "earlier undecided", "earlier undated", "decided late", "first cycle", "one cycle only",
    "earlier unknown",
    "often enough", "few figures", "far apart", "hardly any",
]
Points: TypeAlias = Mapping[str, Iterable[ShownPoint]]

NEXT_CYCLE = timedelta(days=92)
"""How long after its decision a single cycle may wait for the next one before it counts as one cycle only."""

LEAST_OVER_TIME = 5
"""Figures of one measure from which on ``change.judge`` tests anything; Knudsen et al. (2019) ask for three."""

FEW_FIGURES = 3

BY_GROWTH: Mapping[Way, Kept] = {"grew": "yes", "same size": "partly", "began larger": "no"}

A_MONTH = 31
"""Days between figures, at most, to count as data over time: Taylor et al. asked for monthly or more often."""


@dataclass(frozen=True)
class Feature:
    """One feature of good practice: whether it was kept, and the reason.

    ``steps`` are those not written down; ``have`` and ``need`` count figures or predictions, as the reason says;
    ``growth`` is from the first test to the one that it is compared with.
    """

    code: FeatureCode
    kept: Kept
    why: WhyCode
    steps: tuple[Step, ...] = ()
    have: int | None = None
    need: int | None = None
    growth: Growth | None = None


@dataclass(frozen=True)
class Practice:
    """The five features, in the order of the cycle; the derived score (0.5 to 5.0) and the team's own beside it.

    ``rungs`` are all ten steps of the score with their answers; ``following`` is the first that was not reached.
    """

    features: tuple[Feature, ...]
    score: float
    rungs: tuple[Rung, ...]
    team_score: float | None

    @property
    def following(self) -> Rung | None:
        """The step that would raise the score."""
        return next((rung for rung in self.rungs if rung.reached != "yes"), None)

    def feature(self, code: FeatureCode) -> Feature:
        """The feature with this code."""
        return next(one for one in self.features if one.code == code)


def practice(
    cycle: Cycle, others: Iterable[Cycle], results: Sequence[Result], points: Points, as_of: date, *,
    other_points: Mapping[str, Points] | None = None, verdicts: Mapping[str, Verdict] | None = None,
    indicator: Verdict | None = None, goal: Goal = "cannot tell",
) -> Practice:
    """How well ``cycle`` was done by ``as_of``, from its shown rows by measure and its predictions' ``results``.

    ``others`` are the network's other cycles that were begun by then, ``other_points`` their rows by cycle and
    measure: without them it can't be told whether the test began small. ``verdicts`` are of the cycle's measures,
    ``indicator`` and ``goal`` of the network's indicator and target; they are for the score only.
    """
    known = {one.id: one for one in others if one.id != cycle.id}
    rows = _rows(points, as_of)
    past = {id_: _rows(of_cycle, as_of) for id_, of_cycle in (other_points or {}).items()}
    ladder = rungs(cycle, results, rows, as_of, verdicts or {}, indicator, goal)
    return Practice(
        (_documented(cycle, as_of), _predicted(cycle, results, as_of),
         _small_first(cycle, known, {**past, cycle.id: rows}, as_of), _iterative(cycle, known, as_of),
         _over_time(cycle, rows, as_of)),
        score_of(ladder), ladder, cycle.team_score,
    )


def _rows(points: Points, as_of: date) -> dict[str, tuple[ShownPoint, ...]]:
    return {id_: tuple(row for row in rows if day_of(row) <= as_of) for id_, rows in points.items()}


def _end(cycle: Cycle, as_of: date) -> date | None:
    """The day the test ended or was decided, whichever came first; None if no day is known yet."""
    decided_on = cycle.act.decided_on if decided(cycle, as_of) else None
    days = [day for day in (cycle.plan.ends_on, decided_on) if day is not None]
    return min(days, default=None)


def _abandoned(cycle: Cycle, as_of: date) -> bool:
    return cycle.act.decision == "abandon" and decided(cycle, as_of)


def _documented(cycle: Cycle, as_of: date) -> Feature:
    """All four steps in writing, within a month of the end. Texts have no day: before the end only the plan counts."""
    if set_on(cycle, as_of) is None:
        return Feature("documented", "too early", "not set")
    plan, end = cycle.plan, _end(cycle, as_of)
    written: dict[Step, bool] = {
        "plan": all((cycle.change_idea, plan.question, plan.who or plan.tasks, plan.measures)),
        "do": bool(cycle.do.happened), "study": bool(cycle.study.learned),
        "act": decided(cycle, as_of) and bool(cycle.act.why),
    }
    missing = tuple(step for step, there in written.items() if not there)
    if end is None:
        return Feature("documented", "cannot tell", "no end day")
    if as_of < end or (missing and as_of <= end + GRACE):
        unplanned = missing[:1] == ("plan",)
        return Feature("documented", "partly", "steps missing", ("plan",)) if unplanned else Feature(
            "documented", "too early", "still running")
    if not missing:
        return Feature("documented", "yes", "all steps")
    return Feature("documented", "no" if {"do", "study", "act"} <= {*missing} else "partly", "steps missing", missing)


def _predicted(cycle: Cycle, results: Sequence[Result], as_of: date) -> Feature:
    """A number for a measure and a day to look at it, set before the test began."""
    locked = set_on(cycle, as_of)
    if locked is None:
        return Feature("predicted", "too early", "not set")
    if not results:
        return Feature("predicted", "no", "no prediction")
    standing = [one for one in results if one.outcome != "withdrawn"]
    if not standing:
        return Feature("predicted", "no", "all withdrawn", have=len(results))
    if cycle.plan.starts_on is not None and cycle.plan.starts_on < locked:
        return Feature("predicted", "partly", "set after the start", have=len(standing))
    ranged = [one for one in standing if one.range != "none given"]
    if not ranged:
        return Feature("predicted", "partly", "no number", have=len(standing))
    if all(too_wide(one.prediction, one.measure, one.start.value if one.start else None) for one in ranged):
        return Feature("predicted", "partly", "too wide", have=len(standing))
    if all(one.prediction.look_on is None for one in ranged):
        return Feature("predicted", "partly", "no day", have=len(standing))
    return Feature("predicted", "yes", "predicted before", have=len(standing))


def _small_first(
    cycle: Cycle, known: Mapping[str, Cycle], rows: Mapping[str, Mapping[str, Sequence[ShownPoint]]], as_of: date
) -> Feature:
    """The first test of an idea was clearly smaller than this one or, if this is the first, than the one after it."""
    here = scale(cycle, rows.get(cycle.id, {}))
    if here.figures == 0:
        return Feature("small first", "too early", "not measured")
    first = _root(cycle, known, as_of)
    later = cycle if first is not cycle else _follower(cycle, known, as_of)
    if _abandoned(first, as_of):
        later = None
    if later is not None:
        growth = scale(first, rows.get(first.id, {})).against(scale(later, rows.get(later.id, {})))
        if growth is not None and growth.way == "began larger" and _adopted_before(later, cycle, known, as_of):
            return Feature("small first", "cannot tell", "after adopting", growth=growth)
        if growth is not None:
            return Feature("small first", BY_GROWTH[growth.way], growth.way, growth=growth)
    if (growth := here.within()) is not None and growth.way == "grew":
        return Feature("small first", "yes", "grew within", growth=growth)
    if later is None:
        return Feature("small first", "cannot tell", "first test")
    return Feature("small first", "cannot tell", "size in words only" if cycle.plan.scale else "no size")


def _adopted_before(later: Cycle, cycle: Cycle, known: Mapping[str, Cycle], as_of: date) -> bool:
    """Was the idea adopted before the later test? Then a smaller test may be of a new idea, a larger one spreads it."""
    earlier = cycle if later.previous == cycle.id else known.get(later.previous or "")
    return earlier is not None and earlier.act.decision == "adopt" and decided(earlier, as_of)


def _root(cycle: Cycle, known: Mapping[str, Cycle], as_of: date) -> Cycle:
    """The first cycle of the chain that ``previous`` makes; after an idea was abandoned another one begins."""
    first, seen = cycle, {cycle.id}
    while first.previous and first.previous not in seen:
        earlier = known.get(first.previous)
        if earlier is None or _abandoned(earlier, as_of):
            break
        first = earlier
        seen.add(first.id)
    return first


def _follower(cycle: Cycle, known: Mapping[str, Cycle], as_of: date) -> Cycle | None:
    """The first cycle that was set after this one and follows on it."""
    after = [one for one in known.values() if one.previous == cycle.id and set_on(one, as_of) is not None]
    return min(after, key=lambda one: (one.plan.locked_on or date.max, one.id), default=None)


def _iterative(cycle: Cycle, known: Mapping[str, Cycle], as_of: date) -> Feature:
    """Two cycles in a row, the first one decided before the next one's plan was set."""
    if cycle.previous and cycle.previous not in known:
        return Feature("iterative", "cannot tell", "earlier unknown")
    earlier = known[cycle.previous] if cycle.previous else cycle
    later = cycle if cycle.previous else _follower(cycle, known, as_of)
    if later is not None:
        return _built_on(earlier, later, as_of)
    decided_on = cycle.act.decided_on
    if not decided(cycle, as_of) or (decided_on is not None and as_of <= decided_on + NEXT_CYCLE):
        return Feature("iterative", "too early", "first cycle")
    return Feature("iterative", "no", "one cycle only")


def _built_on(earlier: Cycle, later: Cycle, as_of: date) -> Feature:
    """Did the later plan come after the earlier one's decision, so that it could use what was learned?"""
    decided_on, planned = earlier.act.decided_on, set_on(later, as_of) or as_of
    if not decided(earlier, as_of):
        return Feature("iterative", "partly", "earlier undecided")
    if decided_on is None:
        return Feature("iterative", "partly", "earlier undated")
    return Feature("iterative", "yes", "built on") if decided_on <= planned else Feature(
        "iterative", "partly", "decided late")


def _over_time(cycle: Cycle, rows: Mapping[str, Sequence[ShownPoint]], as_of: date) -> Feature:
    """Enough figures of one measure since the plan was set, usually no more than a month apart; hidden ones count."""
    locked = set_on(cycle, as_of)
    if locked is None:
        return Feature("data over time", "too early", "not set")
    best: list[date] = max((_days(rows.get(one.measure, ()), locked) for one in cycle.plan.measures), key=len,
                           default=[])
    have, apart = len(best), median([(b - a).days for a, b in pairwise(best)] or [0])
    if have >= LEAST_OVER_TIME and apart <= A_MONTH:
        return Feature("data over time", "yes", "often enough", have=have)
    end = _end(cycle, as_of)
    if end is None or as_of < end:
        return Feature("data over time", "too early", "still running", have=have, need=LEAST_OVER_TIME)
    if have < FEW_FIGURES:
        return Feature("data over time", "no", "hardly any", have=have, need=LEAST_OVER_TIME)
    return Feature("data over time", "partly", "few figures" if have < LEAST_OVER_TIME else "far apart", have=have,
                   need=LEAST_OVER_TIME)


def _days(rows: Iterable[ShownPoint], locked: date) -> list[date]:
    return sorted({day_of(row) for row in rows if is_figure(row) and day_of(row) > locked})
