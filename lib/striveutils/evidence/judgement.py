"""What a verdict is made of, as data: the question, the test, the figures, the reasons. Words are for ``blocks``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from striveutils.evidence.runs import RunChart
    from striveutils.records import Period

Verdict: TypeAlias = Literal["improving", "worsening", "no sign of change", "cannot tell yet", "not comparable"]
Question: TypeAlias = Literal["since the change began", "over all comparable years"]
Method: TypeAlias = Literal["none", "prediction", "runs", "kendall"]
Wanted: TypeAlias = Literal["up", "down"]

ReasonCode: TypeAlias = Literal[
    "no figure", "too few figures", "too few since", "none before", "definition changed",
    "latest missing", "many missing", "repeated", "impossible", "constant", "no counts", "memory", "season",
    "moved at another time", "no one direction", "too weak", "no smallest change", "small interval", "bridged",
    "many groups", "group changed", "unreachable", "running total",
]


class Figure(Protocol):
    """One figure of a series: a ``Reading``, or a ``Shown`` that came through the door; missing ones have no value.

    ``period`` is a period, or the day of a measured point; ``value`` is in ``unit`` (a percent from 0 to 100).
    """

    @property
    def period(self) -> Period | date: ...
    @property
    def value(self) -> float | None: ...
    @property
    def numerator(self) -> int | None: ...
    @property
    def denominator(self) -> int | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def version(self) -> str | None: ...


@dataclass(frozen=True)
class Reason:
    """Why an answer is what it is. ``have`` and ``need`` are counts of figures where the code is about counts;
    ``when`` is the period or day it is about (a change of definition, a repeated period, a start)."""

    code: ReasonCode
    have: int | None = None
    need: int | None = None
    when: Period | date | None = None


@dataclass(frozen=True)
class Answer:
    """One question about a series and its verdict.

    ``p_value`` is adjusted for asking two tests (None: nothing was tested). ``difference`` is later less earlier, in
    the series' unit, with its 95 % ``interval``; ``smallest_visible`` is the smallest step that the test would find
    four times in five; ``more_points`` is how many more figures it takes to ask the question, or to see a step as
    large as matters (None: not known, or too many).
    """

    question: Question
    verdict: Verdict
    method: Method
    p_value: float | None = None
    difference: float | None = None
    interval: tuple[float, float] | None = None
    smallest_visible: float | None = None
    more_points: int | None = None
    reasons: tuple[Reason, ...] = ()

    def because(self, code: ReasonCode) -> Reason | None:
        """The reason with this code, if it is one."""
        return next((reason for reason in self.reasons if reason.code == code), None)


@dataclass(frozen=True)
class Judgement:
    """Has it changed? ``overall`` answers for all comparable years; ``since`` for the time since the change began.

    ``since`` is None where no start was given. ``figures`` are the comparable ones that have a value, oldest first
    (so ``figures[0]`` is "then" and ``figures[-1]`` "now"). ``chart`` holds Anhoej's figures: a view, no verdict.
    ``start`` is the day the change began; ``smallest_change`` the change that matters, in the series' unit.
    """

    overall: Answer
    since: Answer | None
    figures: tuple[Figure, ...]
    wanted: Wanted
    unit: str
    start: date | None = None
    smallest_change: float | None = None
    chart: RunChart | None = None
    missing: int = 0

    @property
    def verdict(self) -> Verdict:
        """The verdict a summary shows: that of ``answer``."""
        return self.answer.verdict

    @property
    def answer(self) -> Answer:
        """Since the change began, where that could be asked; else over all comparable years."""
        return self.since if self.since is not None and self.since.method != "none" else self.overall

    @property
    def first(self) -> Figure | None:
        """The oldest comparable figure: "then"."""
        return self.figures[0] if self.figures else None

    @property
    def latest(self) -> Figure | None:
        """The newest comparable figure: "now"."""
        return self.figures[-1] if self.figures else None
