"""For which children? The newest figures by student group, where the source gives them."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.blocks import (
    Block,
    Sentence,
    Stack,
    tables,  # imported by name: it loads the drawing library
)
from striveutils.disclosure import Shown
from striveutils.evidence.values import ALL as EVERYBODY
from striveutils.words import _
from striveutils.workbook.phrases import not_recorded
from striveutils.workbook.subject import Subject


def answer(subject: Subject) -> Block:
    """One table per dimension, each for the newest period in which that dimension was published."""
    rows = [row for row in subject.shown if row.dimension != EVERYBODY]
    if not rows:
        return not_recorded(_("The source gives no figures by student group here, so this page cannot show them."))
    blocks: list[Block] = []
    newest_total = subject.total[-1].period_text if subject.total else None
    for dimension in dict.fromkeys(row.dimension for row in rows):
        blocks += _dimension(subject, [row for row in rows if row.dimension == dimension], newest_total)
    return Stack(*blocks)


def _dimension(subject: Subject, rows: list[Shown], newest_total: str | None) -> Iterable[Block]:
    newest = max(rows, key=lambda row: row.period_key).period_text
    if newest != newest_total:
        yield Sentence(
            _(
                "{dimension}: the newest year published by group is {period}.",
                dimension=subject.data.name("dimension", rows[0].dimension), period=newest,
            ),
            role="note",
        )
    yield tables.groups(
        [row for row in rows if row.period_text == newest], subject.data.name, total=_total(subject, newest)
    )


def _total(subject: Subject, period_text: str) -> Shown | None:
    return next((row for row in subject.total if row.period_text == period_text), None)

