"""What a page is about: one network, one of its cycles, one day; everything it shows already through the door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

from striveutils import disclosure
from striveutils.disclosure import Admission, Asked, Past, Policy, Shown, words
from striveutils.evidence import change, cycles, predictions, series, targets
from striveutils.evidence.baseline import Comparison, since_baseline
from striveutils.evidence.breaks import breaks_within
from striveutils.evidence.cycles import MeasuredPoint
from striveutils.evidence.groups import DimensionJudgement, GroupJudgement, judge_groups
from striveutils.evidence.judgement import Judgement
from striveutils.evidence.practice import Practice, practice
from striveutils.evidence.predictions import Result, everybody
from striveutils.evidence.series import Reading, totals
from striveutils.records import ALL, Cycle, Indicator, IndicatorVersion, Measure, NetworkFolder, Partnership, Target
from striveutils.words import Joined, Message, Typed, Words, _

TOGETHER = "+"
"""Stands between the ids of places that were taken together (see ``disclosure.Shown``)."""


@dataclass(frozen=True)
class Subject:
    """A network seen on a day, from its partnership's ``records``. ``cycle_id`` is None while no cycle is recorded."""

    records: Partnership
    network_id: str
    cycle_id: str | None
    as_of: date
    audience: str

    @cached_property
    def data(self) -> Partnership:
        """The records as this page may tell them: without the words that wait for approval."""
        return words.reviewed(self.records, self.network_id, self.audience)

    @cached_property
    def network(self) -> NetworkFolder:
        return self.data.network(self.network_id)

    @cached_property
    def indicator(self) -> Indicator:
        return self.data.indicator(self.network.record.indicator)

    @cached_property
    def versions(self) -> tuple[IndicatorVersion, ...]:
        """Definitions in force by the page's day, oldest first."""
        found = self.data.versions(self.indicator.indicator)
        return tuple(version for version in found if version.from_period.start <= self.as_of)

    @property
    def looks_back(self) -> bool:
        """Is the page's day in the partnership's past? Then it must not tell what came later."""
        return self.as_of < self.data.today()

    @property
    def tells_results(self) -> bool:
        """May what happened and was learned be told? Their texts have no date, so a look back waits for the end."""
        if self.cycle is None:
            return False
        ends_on = self.cycle.plan.ends_on
        return not self.looks_back or (ends_on is not None and ends_on <= self.as_of)

    @cached_property
    def cycle(self) -> Cycle | None:
        return self.network.cycles.get(self.cycle_id) if self.cycle_id else None

    @property
    def cycle_state(self) -> cycles.State | None:
        """Where the cycle stood on the page's day, as far as could be known then."""
        if self.cycle is None:
            return None
        state = cycles.state(self.cycle, self.as_of)
        return "running" if state == "studied" and not self.tells_results else state

    @property
    def cycle_is_over(self) -> bool:
        """Had the cycle's last day passed, or was it decided, by the page's day?"""
        ends_on = self.cycle.plan.ends_on if self.cycle else None
        return self.cycle_state == "decided" or (ends_on is not None and ends_on <= self.as_of)

    @cached_property
    def target(self) -> Target | None:
        return targets.target_of(self.data, self.network_id, self.as_of)

    @cached_property
    def policy(self) -> Policy:
        """The strictest rule of the partnership's and of every agreement."""
        return disclosure.policy_of(self.data.settings, self.data.agreements, audience=self.audience)

    def _past(self, of: str, *pages: str) -> Past:
        """What earlier releases told of an indicator or a measure, on these pages or on all."""
        return Past.of(row for row in self.data.released([of]) if not pages or row.page in pages)

    def note(self, row: Shown) -> Typed | None:
        """The note of a figure, if it may be shown."""
        return words.public_note(row.note, self.data, self.network_id, self.audience)

    @cached_property
    def places(self) -> Joined:
        """The places the network works in, in words."""
        return Joined(tuple(self.data.name("place", place) for place in self.network.record.places))

    @cached_property
    def _readings(self) -> tuple[Reading, ...]:
        return series.readings(self.data, self.network_id, self.as_of)

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """Every published figure of the indicator for the network's places together, oldest first."""
        together = TOGETHER.join(self.network.record.places)
        return tuple(row for row in self._admission.shown if row.place == together)

    @property
    def rest(self) -> tuple[Shown, ...]:
        """Beside groups with hidden ones: everybody else, together; one row for each period and dimension."""
        return self._admission.rest

    @property
    def withheld(self) -> tuple[Message, ...]:
        """For the coordinator: which figures by group were withheld because a reader could still find a hidden one."""
        names = {measure.measure: measure.name or measure.measure
                 for cycle in self._known.values() for measure in cycle.plan.measures}
        found: list[tuple[Words, str]] = [(self.indicator.name, period) for period in self._admission.withheld]
        for (_cycle, of), admission in self._points.items():
            found += [(names[of], period) for period in admission.withheld if (names[of], period) not in found]
        return tuple(
            _("{indicator}, {period}: all figures by group are withheld, because a reader could still work out one "
              "that is hidden.", indicator=name, period=period) for name, period in found)

    @cached_property
    def total_by_place(self) -> tuple[Shown, ...]:
        """The figures for all children of each place by itself, oldest first; none where there is only one place."""
        together = TOGETHER.join(self.network.record.places)
        return tuple(row for row in self._admission.shown if row.place != together and row.dimension == ALL)

    @cached_property
    def _admission(self) -> Admission:
        """All places together and, where there are several, each by itself: sum and parts are admitted at once."""
        several = len(self.network.record.places) > 1
        parts = series.by_place(self.data, self.network_id, self.as_of) if several else ()
        id_ = self.indicator.indicator
        return disclosure.decide(
            (*self._readings, *parts), self.policy, of=id_, counts=self.indicator.counts, parts=parts,
            past=self._past(id_),
        )

    @cached_property
    def total(self) -> tuple[Shown, ...]:
        """The figures for all children, oldest first."""
        return tuple(row for row in self.shown if row.dimension == ALL)

    @cached_property
    def latest(self) -> Shown | None:
        """The newest figure for all children that may be shown."""
        return next((row for row in reversed(self.total) if row.status == "shown"), None)

    @cached_property
    def comparison(self) -> Comparison:
        """The newest figure against the baseline year; a plain difference, no verdict."""
        baseline = self.target.baseline_period if self.target else None
        plain = since_baseline(totals(self._readings), baseline, self.indicator, self.versions)
        return disclosure.admit_comparison(plain, self.total)

    @cached_property
    def breaks(self) -> tuple[IndicatorVersion, ...]:
        """The versions across which the figures for all children are not compared."""
        return breaks_within(totals(self._readings), self.versions)

    @cached_property
    def begun(self) -> dict[str, Cycle]:
        """The network's cycles that were known of on the page's day."""
        return cycles.begun_by(self.network.cycles, self.as_of)

    @cached_property
    def change_began_on(self) -> date | None:
        """The first day of the network's first cycle, if it has come; then its work on the indicator began."""
        starts = [cycle.plan.starts_on for cycle in self.begun.values() if cycle.plan.starts_on]
        return min((day for day in starts if day <= self.as_of), default=None)

    @cached_property
    def judgement(self) -> Judgement:
        """Has the indicator really changed? From what the page shows, and from nothing else."""
        return change.judge(
            self.total, direction=self.indicator.direction, since=self.change_began_on,
            smallest_change=self.indicator.smallest_change, versions=self.versions,
        )

    def judged_groups(self, dimension: str) -> DimensionJudgement:
        """Each group of a dimension against its own past and against the target: its own, else everybody's."""
        known = sorted(self._groups_of(dimension), key=lambda group: self.data.position("group", group))
        rows = {group: tuple(row for row in self.shown if (row.dimension, row.group) == (dimension, group))
                for group in known}
        return judge_groups(
            rows, totals=self.total, direction=self.indicator.direction, since=self.change_began_on,
            smallest_change=self.indicator.smallest_change, versions=self.versions,
            targets={group: self._target_for(group) for group in known},
        )

    @cached_property
    def together(self) -> GroupJudgement:
        """Everybody as a group of one: the indicator's verdict, and where all children stand by the target."""
        found = judge_groups({ALL: self.total}, totals=self.total, direction=self.indicator.direction,
                             targets={ALL: self._target_for(ALL)})
        return replace(found.groups[0], judgement=self.judgement)

    @cached_property
    def shared_target(self) -> float | None:
        """The target for everybody, if no group has one of its own."""
        own = any(target.group != ALL for target in self.data.targets(self.indicator.indicator))
        return None if own or self.target is None else self.target.target

    def _target_for(self, group: str) -> float | None:
        found = targets.target_of(self.data, self.network_id, self.as_of, group) or self.target
        return found.target if found else None

    def _groups_of(self, dimension: str) -> set[str]:
        """Every group of the dimension that the source has given a row for by the page's day, in whatever place."""
        return {row.group for row in self.data.observations(self.indicator.indicator)
                if row.dimension == dimension
                and series.published_by(row.period, self.indicator.lag_months, self.as_of)}

    @cached_property
    def _known(self) -> dict[str, Cycle]:
        """The cycles begun by the page's day, and the page's own, by id."""
        return {**self.begun, **({self.cycle.id: self.cycle} if self.cycle else {})}

    @cached_property
    def points(self) -> dict[str, dict[str, tuple[Shown, ...]]]:
        """What each cycle measured by the page's day, by cycle and measure, oldest first."""
        return {id_: {measure.measure: self._points[id_, measure.measure].shown for measure in cycle.plan.measures}
                for id_, cycle in self._known.items()}

    @cached_property
    def _points(self) -> dict[tuple[str, str], Admission]:
        return {(id_, of): admission for id_, cycle in self._known.items()
                for of, admission in self._measured(cycle).items()}

    def measured(self, measure: Measure) -> tuple[Shown, ...]:
        """What the page's cycle measured by ``as_of``, oldest first."""
        return self.points[self.cycle.id].get(measure.measure, ()) if self.cycle is not None else ()

    def judged(self, measure: Measure) -> Judgement | None:
        """Has a measure of the page's cycle changed? None where nothing was measured for everybody together.

        Without a direction nobody can say which way is better, so such a measure has no verdict.
        """
        rows = everybody(self.measured(measure))
        if self.cycle is None or measure.direction is None or not rows:
            return None
        start = self.cycle.plan.starts_on
        return change.judge(
            rows, direction=measure.direction, since=start if start and start <= self.as_of else None,
            smallest_change=measure.smallest_change,
        )

    @cached_property
    def results(self) -> dict[str, tuple[Result, ...]]:
        """What came of the predictions of each cycle that is known of, by cycle."""
        return {id_: predictions.results(cycle, self.points[id_], self.as_of) for id_, cycle in self._known.items()}

    @cached_property
    def practice(self) -> Practice | None:
        """How well the page's cycle was done, from the records alone; None while its plan is not set."""
        cycle = self.cycle
        if cycle is None or self.cycle_state in (None, "draft"):
            return None
        judged = {measure.measure: self.judged(measure) for measure in cycle.plan.measures}
        return practice(
            cycle, self.begun.values(), self.results[cycle.id], self.points[cycle.id], self.as_of,
            other_points={id_: points for id_, points in self.points.items() if id_ != cycle.id},
            verdicts={id_: one.verdict for id_, one in judged.items() if one is not None},
            indicator=self.judgement.verdict if self.judgement.figures else None, goal=self.together.target_status,
        )

    def _measured(self, cycle: Cycle) -> dict[str, Admission]:
        return disclosure.decide_together(
            [Asked(one.measure, self._in_order(cycle, one), one.counts, self._past(one.measure, self.network_id))
             for one in cycle.plan.measures], self.policy)

    def _in_order(self, cycle: Cycle, measure: Measure) -> list[MeasuredPoint]:
        place, group = partial(self.data.position, "place"), partial(self.data.position, "group")
        return sorted(
            cycles.measured(self.network.points, cycle, measure.measure, self.as_of),
            key=lambda p: (p.date, p.place != ALL, place(p.place), p.group != ALL, group(p.group)),
        )
