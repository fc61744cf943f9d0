"""A score of how far a cycle has come, 0.5 to 5.0 in half points, each step a rule on what is recorded.

The steps follow the sense of the assessment scale that the Institute for Healthcare Improvement made for teams of its
Breakthrough Series (IHI 2003 and later versions), in our own words and for one cycle. There a person judges; here only
the records speak, so a team may rightly give itself more. A step counts only if all steps before it were reached, and
what can't be told never raises the score.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from striveutils.evidence.cycles import set_on
from striveutils.evidence.predictions import Result, ShownPoint, day_of, is_figure

if TYPE_CHECKING:
    from striveutils.evidence.judgement import Verdict
    from striveutils.records import Cycle, Measure

RungCode: TypeAlias = Literal[
    "written down", "team", "planned", "measuring", "tested", "measure improving", "outcome improving",
    "as expected", "holding", "target reached",
]
Reached: TypeAlias = Literal["yes", "no", "cannot tell"]
Goal: TypeAlias = Literal["reached", "not reached", "cannot tell", "no target"]

FIGURES_OF_A_TEST = 3
"""Figures of one measure, at least, to say that a change was tested: fewer are a look, not a test."""

FIGURES_AFTER = 3
"""Figures after the decision, at least, to say that an improvement holds."""


@dataclass(frozen=True)
class Rung:
    """One step of the score and whether it was reached. "cannot tell" is not reached."""

    score: float
    code: RungCode
    reached: Reached


@dataclass(frozen=True)
class _Records:
    """What the rules look at."""

    cycle: Cycle
    results: Sequence[Result]
    rows: Mapping[str, Sequence[ShownPoint]]
    as_of: date
    verdicts: Mapping[str, Verdict]
    indicator: Verdict | None
    goal: Goal

    @property
    def locked(self) -> date | None:
        """The day the plan was set, if it was by then."""
        return set_on(self.cycle, self.as_of)

    def figures(self, measure: Measure, after: date) -> int:
        """On how many days after ``after`` the measure has a figure, shown or hidden."""
        rows = self.rows.get(measure.measure, ())
        return len({day_of(row) for row in rows if is_figure(row) and after < day_of(row) <= self.as_of})

    def most_figures(self, after: date | None) -> int:
        """As ``figures``, of the measure that has most."""
        if after is None:
            return 0
        return max((self.figures(one, after) for one in self.cycle.plan.measures), default=0)

    def verdict(self, measure: Measure) -> Verdict | None:
        """The verdict on a measure of the cycle, if one was given."""
        return self.verdicts.get(measure.measure)

    def of_kind(self, *kinds: str | None) -> list[Measure]:
        """The measures of some kinds."""
        return [one for one in self.cycle.plan.measures if one.kind in kinds]


def rungs(
    cycle: Cycle, results: Sequence[Result], rows: Mapping[str, Sequence[ShownPoint]], as_of: date,
    verdicts: Mapping[str, Verdict], indicator: Verdict | None, goal: Goal,
) -> tuple[Rung, ...]:
    """All ten steps with their answers, from the lowest; each is answered by itself (``score_of`` puts them in line).

    ``verdicts`` are of the cycle's measures by id; ``indicator`` and ``goal`` are of the network's indicator.
    """
    known = _Records(cycle, results, rows, as_of, verdicts, indicator, goal)
    return tuple(Rung((index + 1) / 2, code, rule(known)) for index, (code, rule) in enumerate(RULES.items()))


def score_of(ladder: Sequence[Rung]) -> float:
    """The highest step that was reached together with all steps before it; 0.5 for any cycle that is written down."""
    score = ladder[0].score
    for rung in ladder:
        if rung.reached != "yes":
            break
        score = rung.score
    return score


def _written_down(known: _Records) -> Reached:
    """There is a cycle."""
    return "yes"


def _team(known: _Records) -> Reached:
    """Somebody is named, by role, who does it."""
    return _yes(bool(known.cycle.plan.who))


def _planned(known: _Records) -> Reached:
    """The plan asks a question and says what is done and measured."""
    plan = known.cycle.plan
    return _yes(bool(plan.question) and bool(known.cycle.change_idea or plan.tasks) and bool(plan.measures))


def _measuring(known: _Records) -> Reached:
    """The plan is set, and there is a figure: from before it (to know where things stand) or after it."""
    return _yes(known.locked is not None and known.most_figures(date.min) > 0)


def _tested(known: _Records) -> Reached:
    """The test began, and one measure has figures over time since the plan was set."""
    starts_on = known.cycle.plan.starts_on
    begun = starts_on is None or starts_on <= known.as_of
    return _yes(begun and known.most_figures(known.locked) >= FIGURES_OF_A_TEST)


def _measure_improving(known: _Records) -> Reached:
    """A measure of the change or of its outcome improves by more than chance."""
    return _improving([known.verdict(one) for one in known.of_kind("outcome", "process", None)])


def _outcome_improving(known: _Records) -> Reached:
    """A measure of the outcome improves by more than chance, and nothing that is watched gets worse."""
    if any(known.verdict(one) == "worsening" for one in known.of_kind("balancing")):
        return "no"
    return _improving([known.verdict(one) for one in known.of_kind("outcome")])


def _as_expected(known: _Records) -> Reached:
    """What was expected of the outcome came: every prediction about it that could be told, at least one; adopted."""
    ids = {one.measure for one in known.of_kind("outcome")}
    outcomes = {one.outcome for one in known.results if one.prediction.measure in ids}
    if "not met" in outcomes or not _adopted(known):
        return "no"
    return "yes" if "met" in outcomes else "cannot tell"


def _holding(known: _Records) -> Reached:
    """The outcome was still measured after the idea was adopted, and the verdict over all of it is improving."""
    decided_on = known.cycle.act.decided_on
    if decided_on is None or not _adopted(known):
        return "no"
    kept_up = [one for one in known.of_kind("outcome") if known.figures(one, decided_on) >= FIGURES_AFTER]
    return _improving([known.verdict(one) for one in kept_up])


def _target_reached(known: _Records) -> Reached:
    """The network's indicator improves by more than chance and its target is reached."""
    if known.goal in ("not reached", "no target"):
        return "no"
    return _improving([known.indicator]) if known.goal == "reached" else "cannot tell"


RULES: Mapping[RungCode, Callable[[_Records], Reached]] = {
    "written down": _written_down, "team": _team, "planned": _planned, "measuring": _measuring, "tested": _tested,
    "measure improving": _measure_improving, "outcome improving": _outcome_improving, "as expected": _as_expected,
    "holding": _holding, "target reached": _target_reached,
}
"""The steps from 0.5 to 5.0 in half points."""


def _yes(answer: bool) -> Reached:
    return "yes" if answer else "no"


def _improving(verdicts: Sequence[Verdict | None]) -> Reached:
    """Is one of them improving? Where none is and one could not be told, neither can this."""
    if "improving" in verdicts:
        return "yes"
    told = ("worsening", "no sign of change")
    return "no" if verdicts and all(verdict in told for verdict in verdicts) else "cannot tell"


def _adopted(known: _Records) -> bool:
    act = known.cycle.act
    return act.decision == "adopt" and (act.decided_on is None or act.decided_on <= known.as_of)
