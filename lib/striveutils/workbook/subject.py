"""What a page is about: one network, one of its cycles, one day; everything it shows already through the door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from striveutils import disclosure
from striveutils.disclosure import Policy, Shown
from striveutils.evidence import cycles, series, targets
from striveutils.evidence.breaks import breaks_within
from striveutils.evidence.change import Comparison, since_baseline
from striveutils.evidence.series import Reading, totals
from striveutils.records import ALL, Cycle, Indicator, IndicatorVersion, Measure, NetworkFolder, Partnership, Target
from striveutils.words import Joined


@dataclass(frozen=True)
class Subject:
    """A network seen on a day. ``cycle_id`` is None while no cycle is recorded."""

    data: Partnership
    network_id: str
    cycle_id: str | None
    as_of: date
    audience: str

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

    @cached_property
    def target(self) -> Target | None:
        return targets.target_of(self.data, self.network_id, self.as_of)

    @cached_property
    def policy(self) -> Policy:
        return disclosure.policy_of(self.data.settings, audience=self.audience)

    @cached_property
    def places(self) -> Joined:
        """The places the network works in, in words."""
        return Joined(tuple(self.data.name("place", place) for place in self.network.record.places))

    @cached_property
    def _readings(self) -> tuple[Reading, ...]:
        return series.readings(self.data, self.network_id, self.as_of)

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """Every published figure of the indicator for the network's places, oldest first."""
        several = len(self.network.record.places) > 1
        return disclosure.admit(
            self._readings, self.policy, of=self.indicator.indicator, counts=self.indicator.counts,
            parts=series.by_place(self.data, self.network_id, self.as_of) if several else (),
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

    def measured(self, measure: Measure) -> tuple[Shown, ...]:
        """What the cycle measured by ``as_of``, oldest first."""
        if self.cycle is None:
            return ()
        place, group = partial(self.data.position, "place"), partial(self.data.position, "group")
        points = sorted(
            cycles.measured(self.network.points, self.cycle, measure.measure, self.as_of),
            key=lambda p: (p.date, p.place != ALL, place(p.place), p.group != ALL, group(p.group)),
        )
        return disclosure.admit(points, self.policy, of=measure.measure, counts=measure.counts)
