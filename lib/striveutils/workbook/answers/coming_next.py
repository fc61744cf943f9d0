"""What comes next? The decision, the actions with who and when, and what earlier cycles taught."""

from __future__ import annotations

from collections.abc import Iterable

from striveutils.blocks import Block, Facts, Items, Sentence, Stack, tables
from striveutils.evidence import cycles
from striveutils.records import Action, Cycle
from striveutils.words import Day, Message, _
from striveutils.workbook.phrases import filled, not_recorded
from striveutils.workbook.subject import Subject

DECISIONS = {
    "adopt": _("We decided to adopt the change: it becomes the way we work."),
    "adapt": _("We decided to adapt the change and try again."),
    "abandon": _("We decided to abandon the change. Knowing what does not work is learning too."),
}


def answer(subject: Subject) -> Block:
    """The decision on the current cycle, open and recent actions, earlier decisions."""
    return Stack(*_decision(subject), *_actions(subject), *_earlier(subject))


def _decision(subject: Subject) -> Iterable[Block]:
    cycle = subject.cycle
    if cycle is None or cycle.act.decision is None or subject.cycle_state != "decided":
        yield not_recorded(_undecided(cycle, subject))
        return
    yield Sentence(DECISIONS[cycle.act.decision], role="lead")
    facts = filled((
        (_("Why"), cycle.act.why),
        (_("The lesson"), cycle.act.lesson),
        (_("The next step"), cycle.act.next),
        (_("Decided on"), Day(cycle.act.decided_on) if cycle.act.decided_on else None),
    ))
    if facts:
        yield Facts(tuple(facts))


def _undecided(cycle: Cycle | None, subject: Subject) -> Message:
    if cycle is None:
        return _("No decision yet.")
    match subject.cycle_state:
        case "draft" | "planned" if not (cycle.do.happened or cycle.do.as_planned):
            return _("No decision yet: the cycle has not started.")
        case "studied":
            return _("No decision yet: the network still has to decide.")
    return _("No decision yet: the cycle is still going on.")


def _actions(subject: Subject) -> Iterable[Block]:
    actions = sorted((_as_known(action, subject) for action in subject.network.actions), key=_urgency)
    if not actions:
        yield not_recorded(_("No action with a name and a date is recorded yet."))
        return
    yield tables.actions(actions, subject.data.organisation_name, as_of=subject.as_of)


def _as_known(action: Action, subject: Subject) -> Action:
    """The action as it stood on the page's day: what was done later was still open."""
    if not subject.looks_back or (action.done_on is not None and action.done_on <= subject.as_of):
        return action
    return action.model_copy(update={"state": "open", "done_on": None})


def _urgency(action: Action) -> tuple[bool, object, str]:
    """What is still to do first, by date."""
    return action.state in ("done", "dropped"), action.due, action.action


def _earlier(subject: Subject) -> Iterable[Block]:
    decided = [
        cycle
        for key, cycle in subject.network.cycles.items()
        if key != subject.cycle_id and cycles.state(cycle, subject.as_of) == "decided"
    ]
    if decided:
        yield Items(tuple(_earlier_line(cycle) for cycle in decided), heading=_("What we tried before"))


def _earlier_line(cycle: Cycle) -> Message:
    outcome = {"adopt": _("adopted"), "adapt": _("adapted"), "abandon": _("abandoned")}[str(cycle.act.decision)]
    if cycle.act.lesson:
        return _("{title}: {outcome}. {lesson}", title=cycle.title, outcome=outcome, lesson=cycle.act.lesson)
    return _("{title}: {outcome}.", title=cycle.title, outcome=outcome)
