"""Has it really changed? The verdict on one series, by rules chosen before anybody looked. See docs/method.md.

One primary test, by the number of comparable figures: under 5 none, from 5 on the newest figure against a prediction
from the others, from 8 on the exact conditional runs test on the series' own median. A second test, Kendall's exact
test of direction, is asked for all comparable years. Both share an error of 5 % (Holm 1979, weighted). Everything else
that pages draw is a view and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, get_args

from striveutils.evidence import noise, power
from striveutils.evidence.judgement import Answer, Figure, Judgement, Method, Question, Reason, Verdict, Wanted
from striveutils.evidence.memory import best_cut
from striveutils.evidence.noise import Difference
from striveutils.evidence.preparing import Prepared, end_of, prepare, start_of, value_of
from striveutils.evidence.runs import run_chart, sides
from striveutils.evidence.sequences import same
from striveutils.evidence.signals import LEAST_FIGURES, LEAST_FOR_RUNS, LEVEL, PRIMARY_SHARE, Signals, signals_of

if TYPE_CHECKING:
    from striveutils.records import IndicatorVersion

LEAST_SINCE = 3
LEAST_BEFORE = 2

LEEWAY = 1
"""Figures by which the best-fitting step may come before the start: chance can move it so far."""

OVERALL: Question = "over all comparable years"
SINCE: Question = "since the change began"


def judge(
    series: Iterable[Figure], *, direction: Wanted, since: date | None = None,
    smallest_change: float | None = None, versions: Sequence[IndicatorVersion] = (),
) -> Judgement:
    """The verdict on ``series``: one measure of one group, a figure for each period, in any order.

    ``direction`` is the way it should go; ``since`` the day a change began; ``smallest_change``, in the series' unit,
    the change that matters: without it "no sign of change" is never said. ``versions`` are the indicator's: nothing is
    computed across one that is not comparable. A start freezes nothing and never splits the series. Raises ValueError
    for any other direction.
    """
    if direction not in get_args(Wanted):
        raise ValueError(f"A direction is up or down, not {direction!r}.")
    ready = prepare(series, versions)
    matters = smallest_change if smallest_change is not None and smallest_change > 0 else None
    case = _Case(ready, signals_of(ready), direction, matters)
    return Judgement(
        overall=_overall(case),
        since=None if since is None else _since(case, since),
        figures=ready.figures, wanted=direction, unit=ready.figures[0].unit if ready.figures else "percent",
        start=since, smallest_change=matters, missing=ready.missing,
        chart=run_chart(ready.values) if len(ready.figures) > 1 else None,
    )


@dataclass(frozen=True)
class _Case:
    """A series with its tests, and what whoever asks wants to know."""

    ready: Prepared
    tested: Signals
    wanted: Wanted
    smallest_change: float | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.ready.figures

    def verdict(self, way: float) -> Verdict:
        """What a move of this sign is called."""
        return "improving" if (way > 0) == (self.wanted == "up") else "worsening"


def _overall(case: _Case) -> Answer:
    """Over all comparable years: Kendall's test of direction, or the primary test where that alone found a shift."""
    tested, figures = case.tested, case.figures
    if stop := _stopped(case, OVERALL):
        return stop
    middle = len(figures) // 2
    apart = noise.difference(figures[:middle], figures[len(figures) - middle:], seasonal=tested.seasonal)
    if tested.jump is not None and tested.shifted and not tested.drifted:
        apart = tested.jump
    method: Method = tested.method if tested.shifted and not tested.drifted else "kendall"
    answer = Answer(
        OVERALL, "cannot tell yet", method, tested.primary if method == tested.method else tested.trend,
        apart.value, apart.interval, _visible(case, middle, len(figures) - middle, apart),
    )
    way = tested.slope if tested.drifted else apart.value
    found = tested.shifted or tested.drifted
    return _concluded(case, answer, apart, way if found else 0.0, found, (middle, len(figures) - middle))


def _since(case: _Case, start: date) -> Answer:
    """Since the change began: the primary test, if it speaks of a move at that time."""
    before = tuple(takewhile(lambda figure: end_of(figure.period) < start, case.figures))
    after = tuple(figure for figure in case.figures if start_of(figure.period) >= start)
    if stop := _stopped(case, SINCE, _too_few_around(case, start, len(before), len(after))):
        return stop
    tested = case.tested
    apart = tested.jump or noise.difference(before, after, seasonal=tested.seasonal)
    answer = Answer(
        SINCE, "cannot tell yet", tested.method, tested.primary, apart.value, apart.interval,
        _visible(case, len(before), len(after), apart),
    )
    if tested.shifted and not _moved_then(tested, len(before), len(after)):
        return replace(answer, reasons=(*tested.doubts, Reason("moved at another time", when=start),
                                        *case.ready.remarks))
    return _concluded(case, answer, apart, apart.value if tested.shifted else 0.0, tested.shifted,
                      (len(before), len(after)))


def _stopped(case: _Case, question: Question, around: tuple[Reason, int | None] | None = None) -> Answer | None:
    """The answer where the question can't be asked at all, with everything that stands in the way; else None."""
    ready, have = case.ready, len(case.figures)
    verdict: Verdict = "cannot tell yet"
    more: int | None = None
    reasons: tuple[Reason, ...] = ready.faults if have else (Reason("no figure"), *ready.faults)
    if have and not ready.faults:
        lacking = around
        if lacking is None and have < LEAST_FIGURES:
            lacking = Reason("too few figures", have=have, need=LEAST_FIGURES), LEAST_FIGURES - have
        if lacking is None:
            return None
        reason, more = lacking
        reasons = (reason,)
        if ready.broke and reason.code in ("too few figures", "none before"):
            verdict, reasons = "not comparable", (ready.broke, reason)
    return Answer(question, verdict, "none", more_points=more, reasons=(*reasons, *ready.remarks))


def _too_few_around(case: _Case, start: date, before: int, after: int) -> tuple[Reason, int | None] | None:
    """Why nothing can be said about the time since ``start``, and how many more figures it takes."""
    if before < LEAST_BEFORE:
        return Reason("none before", have=before, need=LEAST_BEFORE, when=start), None
    if after < LEAST_SINCE:
        more = max(LEAST_SINCE - after, LEAST_FIGURES - len(case.figures))
        return Reason("too few since", have=after, need=LEAST_SINCE, when=start), more
    return None


def _moved_then(tested: Signals, before: int, after: int) -> bool:
    """Did the level move when the change began or later, as far as the figures tell?

    Most figures since the start lie on one side of the median and most of those before it on the other, and the one
    step that fits the series best comes no more than LEEWAY figures before the start.
    """
    if tested.chart is None or tested.chart.centre is None:
        return True
    found = sides(tested.values, tested.chart.centre)
    then, now = sum(found[:before]), sum(found[len(found) - after:])
    return then * now < 0 and best_cut(tested.values) >= before - LEEWAY


def _concluded(
    case: _Case, answer: Answer, apart: Difference, way: float, found: bool, sizes: tuple[int, int]
) -> Answer:
    """The answer with its verdict: ``found`` says that a test spoke, ``way`` which way the figures went."""
    figures, remarks = case.figures, case.ready.remarks
    if found and case.tested.doubts:
        return replace(answer, reasons=(*case.tested.doubts, *remarks))
    if found:
        overall = value_of(figures[-1]) - value_of(_then(figures, seasonal=case.tested.seasonal))
        if way * apart.value <= 0 or (answer.question == OVERALL and way * overall <= 0):
            return replace(answer, reasons=(Reason("no one direction"), *remarks))
        return replace(answer, verdict=case.verdict(way), reasons=remarks)
    return _without_signal(case, answer, apart, sizes)


def _then(figures: Sequence[Figure], *, seasonal: bool) -> Figure:
    """The oldest figure; with a season, the oldest of the newest one's month: like is compared with like."""
    month = start_of(figures[-1].period).month
    return next(figure for figure in figures if not seasonal or start_of(figure.period).month == month)


def _without_signal(case: _Case, answer: Answer, apart: Difference, sizes: tuple[int, int]) -> Answer:
    """Silence means something only where a change that matters is ruled out."""
    smallest, doubts = case.smallest_change, case.tested.doubts
    level = case.ready.values[0]
    constant = (Reason("constant"),) if all(same(value, level) for value in case.ready.values) else ()
    unreachable = (Reason("unreachable"),) if not constant and not case.tested.able else ()
    remarks = (*constant, *unreachable, *doubts, *case.ready.remarks)
    if constant and not noise.chance_sd(case.figures) and not doubts:
        return replace(answer, verdict="no sign of change", reasons=remarks)
    if not smallest:
        return replace(answer, reasons=(Reason("no smallest change"), *remarks))
    if not doubts and noise.rules_out(case.tested.values, smallest, noise.least_sd(case.figures)):
        return replace(answer, verdict="no sign of change", reasons=(Reason("small interval"), *remarks))
    return replace(answer, more_points=_more(case, answer, sizes, apart), reasons=(Reason("too weak"), *remarks))


def _visible(case: _Case, before: int, after: int, apart: Difference) -> float | None:
    """The smallest change, in the series' unit, that the primary test would have found four times in five."""
    steps = _smallest(case.tested.method)(before, after)
    return None if steps is None or not apart.sd or not case.tested.able else steps * apart.sd


def _smallest(method: Method) -> Callable[[int, int], float | None]:
    level = LEVEL * PRIMARY_SHARE
    if method == "prediction":
        return lambda before, after: power.smallest_jump(before + after - 1, level)
    return lambda before, after: power.smallest_step(before, after, level)


def _more(case: _Case, answer: Answer, sizes: tuple[int, int], apart: Difference) -> int | None:
    """How many more figures until a step as large as matters would be seen, if they vary as they did so far."""
    if not case.smallest_change or not apart.sd:
        return None
    size, (before, after) = case.smallest_change / apart.sd, sizes

    def settled(more: int) -> bool:
        total = before + after + more
        two = (before, after + more) if answer.question == SINCE else (total // 2, total - total // 2)
        return power.would_tell(*two, size, LEVEL * PRIMARY_SHARE)

    return power.added(settled, max(1, LEAST_FOR_RUNS - before - after))
