"""Groups of one dimension with the verdict on each: against its own past and the target, never one against another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from striveutils.blocks import tables, verdicts
from striveutils.blocks.model import Column, Table
from striveutils.blocks.sentences import value_words
from striveutils.disclosure import Shown
from striveutils.evidence.groups import DimensionJudgement, GroupJudgement, TargetStatus
from striveutils.evidence.judgement import Answer, Judgement
from striveutils.words import Joined, Message, Sentences, Words, _

STANDINGS: dict[TargetStatus, Message] = {
    "reached": _("reached"),
    "not reached": _("not reached"),
    "cannot tell": _("cannot tell"),
    "no target": _("no target"),
}
"""Where a group with a figure stands by its target."""

Ask = Callable[[Judgement], Answer]
T = TypeVar("T")


def answers(judgements: Iterable[Judgement]) -> Ask:
    """One question for a whole column: since the change began if anybody could be asked, else over all years."""
    since = any(one.since is not None and one.since.method != "none" for one in judgements)
    return lambda one: one.since if since and one.since is not None else one.overall


def groups(
    rows: Iterable[Shown], name_of: tables.NameOf, judged: DimensionJudgement, ask: Ask, *,
    everybody: tuple[Shown, GroupJudgement] | None = None, rest: Shown | None = None, target: float | None = None,
    about_counts: bool = True,
) -> Table:
    """``tables.groups`` with a verdict and a standing by the target in each row.

    ``rows`` are those of the newest period, ``judged`` the verdicts on the same groups, ``everybody`` those for all
    children together. ``rest``, everybody whom no shown group counts, has no verdict, for it is made of other groups
    from year to year. ``target`` is the one that all groups share; without it the column has no number in its head,
    and where no group has a target there is no column.
    """
    shown = tuple(rows)
    plain = tables.groups(shown, name_of, total=everybody[0] if everybody else None, rest=rest,
                          about_counts=about_counts)
    found = {one.group: one for one in judged.groups}
    beside = [*([everybody[1]] if everybody else []), *(found[row.group] for row in shown)]
    aimed = any(one.target_status != "no target" for one in beside)
    unit = shown[0].unit
    heads = [Column(_("Has it changed?"), short=True),
             *([Column(_target_head(target, unit), short=True)] if aimed else [])]
    verdicts_in = [_judged(one, ask, aimed) for one in beside] + ([_not_judged(aimed)] if rest is not None else [])
    notes = (*([plain.note] if plain.note is not None else []), *_who(shown, judged, name_of))
    return replace(
        plain,
        columns=_after_the_figure(plain.columns, heads),
        rows=[_after_the_figure(cells, added) for cells, added in zip(plain.rows, verdicts_in, strict=True)],
        note=Sentences(notes) if notes else None,
    )


def rule(answer: Answer, judgement: Judgement, aimed: bool) -> Message:
    """What the verdicts of a page's groups compare, said once before them."""
    question = verdicts.asked(answer, judgement)
    if aimed:
        return _("Each group is compared with its own past, {question}, and with the target. It is not compared with "
                 "another group.", question=question)
    return _("Each group is compared with its own past, {question}. It is not compared with another group.",
             question=question)


def remarks(judged: Iterable[DimensionJudgement], ask: Ask) -> Iterator[Message]:
    """What makes a verdict or a standing other than expected: said once for all tables of a page."""
    found = [one for dimension in judged for one in dimension.groups]
    asked = [ask(one.judgement) for one in found]
    if any(answer.because("many groups") for answer in asked):
        yield _("Among so many groups, one stands out by chance now and then. So it takes more to say that a group has "
                "changed.")
    if any(answer.because("group changed") for answer in asked):
        yield _("“Not comparable” means that the group is no longer made up in the same way.")
    if any(answer.verdict == "not comparable" and answer.because("definition changed") for answer in asked):
        yield _("“Not comparable” means that the way this is measured changed, and there are too few figures "
                "since.")
    if any(one.target_status == "cannot tell" and one.interval is not None for one in found):
        yield _("“Cannot tell” under the target means that chance alone could put the group on the other side of "
                "it.")
    if any(one.compared_plainly for one in found):
        yield _("Without the size of the groups, each figure is compared with the target just as it stands.")


def _after_the_figure(cells: Sequence[T], added: Sequence[T]) -> list[T]:
    """The name and the figure first, then the verdict, then the counts: the first columns are seen on a phone."""
    return [*cells[:2], *added, *cells[2:]]


def _target_head(target: float | None, unit: str) -> Message:
    if target is None:
        return _("Target")
    return _("Target: {value}", value=value_words(target, unit, exact=False))


def _judged(one: GroupJudgement, ask: Ask, aimed: bool) -> list[Words]:
    return [verdicts.word(ask(one.judgement).verdict), *([_standing(one)] if aimed else [])]


def _not_judged(aimed: bool) -> list[Words]:
    return [_("not compared"), *([_("not compared")] if aimed else [])]


def _standing(one: GroupJudgement) -> Words:
    """Where a group stands by its target; without its newest figure that is not known."""
    return tables.DASH if one.target_status == "cannot tell" and one.interval is None else STANDINGS[one.target_status]


def _who(rows: Sequence[Shown], judged: DimensionJudgement, name_of: tables.NameOf) -> Iterator[Message]:
    """Who is not in the table, and who is in it twice."""
    listed = {row.group for row in rows}
    absent = tuple(name_of("group", group) for group in judged.missing if group not in listed)
    if absent:
        yield _("There is no figure for {groups}.", groups=Joined(absent))
    if judged.others:
        yield _("Some children are in none of these groups.")
    if judged.overlap:
        yield _("Some children are in more than one of these groups.")
