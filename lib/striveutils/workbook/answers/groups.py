"""For which children? The newest figures by student group, where the source gives them."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.blocks import Block, Sentence, Stack, tables
from striveutils.blocks.sentences import period_words
from striveutils.disclosure import Shown
from striveutils.records import ALL
from striveutils.words import _
from striveutils.workbook.phrases import not_recorded
from striveutils.workbook.subject import Subject


def answer(subject: Subject) -> Block:
    """One table per dimension, each for the newest period in which that dimension was published."""
    newest = [_newest(rows) for rows in _dimensions(subject).values()]
    if not newest:
        return not_recorded(_("The source gives no figures by student group here, so this page cannot show them."))
    last = len(newest) - 1
    tables_ = [
        tables.groups(rows, subject.data.name, total=_total(subject, rows[0]), about_counts=index == last)
        for index, rows in enumerate(newest)
    ]
    return Stack(*_older(subject, newest), *tables_)


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
