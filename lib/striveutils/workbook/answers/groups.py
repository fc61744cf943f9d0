"""For which children? The newest figures by student group, each against its own past; places as dots."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.blocks import Block, Sentence, Stack, grouped, spreads, tables
from striveutils.blocks.grouped import Ask
from striveutils.blocks.sentences import period_words
from striveutils.disclosure import Shown
from striveutils.evidence.funnel import funnel
from striveutils.evidence.groups import DimensionJudgement
from striveutils.records import ALL
from striveutils.words import _
from striveutils.workbook.phrases import not_recorded
from striveutils.workbook.subject import Subject

LEAST_FOR_FUNNEL = 5
"""With fewer places nobody knows how much places differ anyway."""


def answer(subject: Subject) -> Block:
    """One table per dimension, each for the newest period in which that dimension was published; then the places."""
    newest = [_newest(rows) for rows in _dimensions(subject).values()]
    if not newest:
        blocks: list[Block] = [
            not_recorded(_("The source gives no figures by student group here, so this page cannot show them."))
        ]
        return Stack(*blocks, *_places(subject))
    judged = {rows[0].dimension: subject.judged_groups(rows[0].dimension) for rows in newest
              if _is_news(subject, rows)}
    ask = grouped.answers([subject.judgement, *(one.judgement for found in judged.values() for one in found.groups)])
    last = len(newest) - 1
    return Stack(
        *_older(subject, newest), *_rule(subject, list(judged.values()), ask),
        *(_table(subject, rows, judged.get(rows[0].dimension), ask, index == last)
          for index, rows in enumerate(newest)),
        *(Sentence(words, role="quiet") for words in grouped.remarks(judged.values(), ask)),
        *_places(subject),
    )


def _table(
    subject: Subject, rows: list[Shown], judged: DimensionJudgement | None, ask: Ask, about_counts: bool
) -> Block:
    """The groups of one dimension; figures older than those of everybody have no verdict, for they are no news."""
    total, rest = _total(subject, rows[0]), _rest(subject, rows[0])
    if judged is None:
        return tables.groups(rows, subject.data.name, total=total, rest=rest, about_counts=about_counts)
    together = (total, subject.together) if total is not None else None
    return grouped.groups(rows, subject.data.name, judged, ask, everybody=together, rest=rest,
                          target=subject.shared_target, about_counts=about_counts)


def _rule(subject: Subject, judged: list[DimensionJudgement], ask: Ask) -> Iterable[Block]:
    if judged:
        aimed = any(one.target_status != "no target" for found in judged for one in found.groups)
        yield Sentence(grouped.rule(ask(subject.judgement), subject.judgement, aimed))


def _is_news(subject: Subject, rows: list[Shown]) -> bool:
    latest = max((row.period_key for row in subject.total), default=None)
    return latest is None or rows[0].period_key >= latest


def _places(subject: Subject) -> Iterable[Block]:
    """Each place's newest figure as a dot, where the network works in several."""
    rows = [row for row in subject.total_by_place if row.period_key == _newest_day(subject)]
    if len(rows) < 2:
        return
    target = subject.target
    counted = [(row.numerator, row.denominator) for row in rows]
    enough = sum(1 for n, m in counted if n is not None and m) >= LEAST_FOR_FUNNEL
    yield spreads.spread(
        rows, subject.data.name,
        subject=_("{indicator}, place by place", indicator=subject.indicator.name),
        target=target.target if target else None,
        funnel=funnel([n for n, _m in counted], [m for _n, m in counted]) if enough else None,
    )


def _newest_day(subject: Subject) -> object:
    return max((row.period_key for row in subject.total_by_place), default=None)


def _dimensions(subject: Subject) -> dict[str, list[Shown]]:
    """The rows about groups, by dimension, in the partnership's order."""
    found: dict[str, list[Shown]] = {}
    for row in subject.shown:
        if row.dimension != ALL:
            found.setdefault(row.dimension, []).append(row)
    return found


def _newest(rows: list[Shown]) -> list[Shown]:
    newest = max(row.period_key for row in rows)
    return [row for row in rows if row.period_key == newest]


def _older(subject: Subject, newest: list[list[Shown]]) -> Iterable[Block]:
    """Old news must not be read as news."""
    latest = max((row.period_key for row in subject.total), default=None)
    older = [rows[0] for rows in newest if latest is not None and rows[0].period_key < latest]
    if older and len({row.period_text for row in [rows[0] for rows in newest]}) == 1:
        period = period_words(older[0].period)
        yield Sentence(_("The newest figures by group are older than the figure above: {period}.", period=period),
                       role="note")
    elif older:
        yield Sentence(_("Some figures by group are older than the figure above: each table says its year."),
                       role="note")


def _total(subject: Subject, row: Shown) -> Shown | None:
    return next((total for total in subject.total if total.period_key == row.period_key), None)


def _rest(subject: Subject, row: Shown) -> Shown | None:
    """Everybody whom no shown group of the table of ``row`` counts, where that may be told."""
    beside = (row.dimension, row.period_key, row.place)
    return next((rest for rest in subject.rest if (rest.dimension, rest.period_key, rest.place) == beside), None)
