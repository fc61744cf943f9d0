"""The groups of one dimension: each against its own past and against the target, never one against another.

A dimension asks as many times as it has groups, so its groups share the error of 5 %. Groups that are known to be
disjoint share it by Holm's step-down, in which a group that is settled passes its share on. Where groups overlap, or
nobody can tell because their sizes are not published, each stands alone with its own share (Bonferroni): what another
group of the same children did then lends it nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from striveutils.evidence import families, sizes
from striveutils.evidence.change import judge
from striveutils.evidence.intervals import Interval, wilson
from striveutils.evidence.judgement import Answer, Figure, Judgement, Question, Reason, Verdict, Wanted
from striveutils.evidence.preparing import start_of, value_of
from striveutils.evidence.signals import LEAST_FIGURES, LEVEL
from striveutils.evidence.sizes import is_known
from striveutils.evidence.values import rounded

if TYPE_CHECKING:
    from striveutils.records import IndicatorVersion, Period

TargetStatus: TypeAlias = Literal["reached", "not reached", "cannot tell", "no target"]

NOT_COMPARABLE = "not comparable"
"""A note that says so takes its row out of every comparison: who is in the group changed."""


class GroupFigure(Figure, Protocol):
    """One figure of a group, with what its row remarks: a ``Reading`` or a ``Shown``."""

    @property
    def note(self) -> str | None: ...


@dataclass(frozen=True)
class GroupJudgement:
    """One group: the verdict on its own past, after the groups shared the error, and its newest figure's standing.

    ``interval`` is Wilson's for the newest figure, 95 %, in percent; None without counts or without that figure.
    """

    group: str
    judgement: Judgement
    target_status: TargetStatus
    interval: Interval | None

    @property
    def compared_plainly(self) -> bool:
        """Was the figure held against the target as it stands, chance not considered, as no counts are known?"""
        return self.interval is None and self.target_status in ("reached", "not reached")


@dataclass(frozen=True)
class DimensionJudgement:
    """The groups in the order given, and what a reader must know about the whole.

    ``missing``: groups without a figure in the ``newest`` period, or with none at all. ``others``: are there children
    in none of the groups? ``overlap``: are there children in several? None: it can't be told from what is known.
    ``tested`` groups shared the error; everybody together is a question of its own and not among them.
    """

    groups: tuple[GroupJudgement, ...]
    missing: tuple[str, ...]
    others: bool | None
    overlap: bool | None
    newest: Period | date | None
    tested: int

    @property
    def together(self) -> bool:
        """Were the groups tested as one family (Holm)? Only if they are known to be disjoint."""
        return self.overlap is False


def judge_groups(
    rows_by_group: Mapping[str, Sequence[GroupFigure]], *, totals: Sequence[GroupFigure], direction: Wanted,
    since: date | None = None, smallest_change: float | None = None, versions: Sequence[IndicatorVersion] = (),
    targets: Mapping[str, float | None] | None = None,
) -> DimensionJudgement:
    """The verdicts of one dimension in one place, or several taken together; ``totals`` are the rows for everybody.

    Give every group that is known, those without rows too. ``targets`` are in the indicator's unit. A group whose
    newest figure is missing is not judged on older ones. Points with a day each may be taken group by group, so
    there only a group without any figure is missing.
    """
    newest = max((row.period for rows in (totals, *rows_by_group.values()) for row in rows), key=start_of, default=None)
    ask = partial(judge, direction=direction, since=since, smallest_change=smallest_change, versions=versions)
    missing = tuple(group for group, rows in rows_by_group.items() if _is_missing(rows, newest))
    known = sizes.sizes(rows_by_group.values(), totals)
    day = start_of(newest) if newest is not None else None
    overlap = sizes.overlap(known, day)
    judged, tested = _sharing({
        group: _on_its_own(rows, ask, newest if group in missing else None) for group, rows in rows_by_group.items()
    }, together=overlap is False)
    return DimensionJudgement(
        groups=tuple(_group(group, rows, judged[group], (targets or {}).get(group), newest)
                     for group, rows in rows_by_group.items()),
        missing=missing, others=sizes.others(known, day, len(rows_by_group)), overlap=overlap, newest=newest,
        tested=tested,
    )


def _is_missing(rows: Sequence[GroupFigure], newest: Period | date | None) -> bool:
    return not any(is_known(row) and (isinstance(newest, date) or row.period == newest) for row in rows)


def _on_its_own(
    rows: Sequence[GroupFigure], ask: Callable[[Iterable[Figure]], Judgement], lacks: Period | date | None
) -> Judgement:
    """The verdict on the group's own past; ``lacks`` is the newest period, if the group has no figure for it."""
    kept, changed = _same_children(rows)
    judgement = ask(kept)
    if changed is not None and len(judgement.figures) < LEAST_FIGURES:
        reason = Reason("group changed", have=len(judgement.figures), when=changed)
        return _each(judgement, lambda answer: Answer(
            answer.question, "not comparable", "none", reasons=(reason, *answer.reasons)))
    if lacks is None or not judgement.figures:
        return judgement
    return _each(judgement, lambda answer: _out_of_date(answer, lacks))


def _same_children(rows: Sequence[GroupFigure]) -> tuple[Sequence[GroupFigure], Period | date | None]:
    """The rows after the last one marked as not comparable, and its period; if it is the newest, it stands alone."""
    marked = [row for row in rows if is_known(row) and row.note and NOT_COMPARABLE in row.note.casefold()]
    if not marked:
        return rows, None
    last = max(marked, key=lambda row: start_of(row.period))
    later = [row for row in rows if start_of(row.period) > start_of(last.period)]
    return (later if any(map(is_known, later)) else [last]), last.period


def _out_of_date(answer: Answer, newest: Period | date) -> Answer:
    """The answer of a group without its newest figure: old news is not told as news."""
    if answer.because("latest missing"):
        return answer
    verdict: Verdict = "not comparable" if answer.verdict == "not comparable" else "cannot tell yet"
    known = answer.reasons if answer.method == "none" else ()
    return Answer(answer.question, verdict, "none", reasons=(Reason("latest missing", when=newest), *known))


def _sharing(judged: Mapping[str, Judgement], *, together: bool) -> tuple[dict[str, Judgement], int]:
    """The judgements with their p shared among the groups that were tested, and how many these are."""
    asked = {group: found for group, judgement in judged.items() if (found := _chances(judgement))}
    adjusted = (families.step_down if together else families.alone)([list(found.values()) for found in asked.values()])
    shared = dict(judged)
    for (group, found), chances in zip(asked.items(), adjusted, strict=True):
        shares = dict(zip(found, chances, strict=True))
        shared[group] = _each(judged[group], partial(_shared, shares=shares, groups=len(asked)))
    return shared, len(asked)


def _chances(judgement: Judgement) -> dict[Question, float]:
    """The p of each question that was tested."""
    answers = (judgement.overall, judgement.since)
    return {answer.question: answer.p_value for answer in answers if answer is not None and answer.p_value is not None}


def _shared(answer: Answer, shares: Mapping[Question, float], groups: int) -> Answer:
    """The answer with its share of the error. "No sign of change" stays: it comes from the group's own interval.

    What a test could see, and when, is known for a series asked alone; among many it would be a promise too much.
    """
    p = shares.get(answer.question)
    if p is None or groups == 1:
        return answer
    answer = replace(answer, p_value=p, smallest_visible=None, more_points=None)
    if answer.verdict not in ("improving", "worsening") or p <= LEVEL:
        return answer
    return replace(answer, verdict="cannot tell yet", reasons=(Reason("many groups", have=groups), *answer.reasons))


def _each(judgement: Judgement, change: Callable[[Answer], Answer]) -> Judgement:
    """The judgement with each of its answers changed, the one over all years first."""
    overall = change(judgement.overall)
    return replace(judgement, overall=overall, since=None if judgement.since is None else change(judgement.since))


def _group(
    group: str, rows: Sequence[GroupFigure], judgement: Judgement, target: float | None, newest: Period | date | None
) -> GroupJudgement:
    figure = _newest_figure(rows, newest)
    interval = None if figure is None else _interval(figure)
    return GroupJudgement(group, judgement, _standing(figure, interval, target, judgement.wanted), interval)


def _newest_figure(rows: Sequence[GroupFigure], newest: Period | date | None) -> GroupFigure | None:
    """The one figure of the newest period (of points: of the group's newest day); None if it can't be trusted."""
    known = [row for row in rows if is_known(row)]
    if isinstance(newest, date):
        newest = max((row.period for row in known), key=start_of, default=None)
    found = [row for row in known if row.period == newest]
    return found[0] if len(found) == 1 and _is_possible(found[0]) else None


def _is_possible(row: GroupFigure) -> bool:
    return row.unit != "percent" or 0 <= value_of(row) <= 100


def _interval(row: GroupFigure) -> Interval | None:
    if row.unit != "percent" or row.numerator is None or not row.denominator:
        return None
    low, high = wilson(row.numerator, row.denominator)
    return 100 * low, 100 * high


def _standing(
    figure: GroupFigure | None, interval: Interval | None, target: float | None, wanted: Wanted
) -> TargetStatus:
    """Past the target with the whole interval, short of it with the whole interval, or neither.

    Without counts the figure is compared as it is shown. Nobody can pass a target of all, or of none: meeting it
    will do.
    """
    if target is None:
        return "no target"
    if figure is None:
        return "cannot tell"
    shown = rounded(value_of(figure), figure.unit)
    at_best = figure.unit == "percent" and value_of(figure) == target == (100 if wanted == "up" else 0)
    ends = (shown, shown) if interval is None or at_best else interval
    past = [end >= target if wanted == "up" else end <= target for end in ends]
    return "cannot tell" if past[0] != past[1] else "reached" if past[0] else "not reached"
