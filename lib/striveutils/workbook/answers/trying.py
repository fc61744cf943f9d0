"""What are we trying, and what do we predict? The current cycle's plan in the network's words."""

from __future__ import annotations

from striveutils.blocks import Block, Facts, Items, Sentence, Stack, tables
from striveutils.records import Cycle, Plan
from striveutils.words import Day, Message, Words, _
from striveutils.workbook.phrases import filled, not_recorded, state
from striveutils.workbook.subject import Subject


def answer(subject: Subject) -> Block:
    """Title, change idea, the question, the facts of the plan, its tasks and its predictions."""
    cycle = subject.cycle
    if cycle is None:
        return not_recorded(_("No cycle is recorded yet. The network has not written down what it will try."))
    blocks: list[Block] = [Sentence(_heading(cycle, subject), role="lead")]
    if cycle.change_idea:
        blocks.append(Sentence(cycle.change_idea))
    if facts := _facts(cycle):
        blocks.append(Facts(tuple(facts)))
    if cycle.plan.tasks:
        blocks.append(Items(tuple(cycle.plan.tasks), heading=_("What we will do")))
    return Stack(*blocks, *_predictions(cycle))


def _heading(cycle: Cycle, subject: Subject) -> Message:
    return _("{title} ({state})", title=cycle.title or subject.cycle_id, state=state(subject))


def _facts(cycle: Cycle) -> list[tuple[Words, Words]]:
    plan = cycle.plan
    return filled((
        (_("Our question"), plan.question),
        (_("What we want to see"), cycle.driver),
        (_("Where"), plan.where),
        (_("Who does it"), plan.who),
        (_("How many take part"), plan.scale),
        (_("When"), _when(plan)),
    ))


def _when(plan: Plan) -> Message | None:
    if plan.starts_on and plan.ends_on:
        return _("{start} to {end}", start=Day(plan.starts_on), end=Day(plan.ends_on))
    return _("from {start}", start=Day(plan.starts_on)) if plan.starts_on else None


def _predictions(cycle: Cycle) -> list[Block]:
    predictions = cycle.plan.predictions
    if not predictions:
        return [not_recorded(
            _("No prediction is written down yet. A prediction helps us learn, even when it is wrong.")
        )]
    locked = cycle.plan.locked_on
    remark = (
        _("The plan and its predictions were set on {day}, before the results below.", day=Day(locked))
        if locked
        else _("The plan is a draft: its predictions are not final yet.")
    )
    return [tables.predictions(predictions, cycle.plan.measures), Sentence(remark, role="quiet")]

