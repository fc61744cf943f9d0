"""What stands in the way, and who was asked? Only items the network made public."""

from __future__ import annotations

from striveutils.blocks import Block, Items, Stack
from striveutils.records import LiftEvent, LiftItem
from striveutils.words import Day, Sentences, Words, _
from striveutils.workbook.phrases import not_recorded
from striveutils.workbook.subject import Subject

STATES = {
    "identified": _("named"),
    "lifted": _("asked"),
    "chased": _("asked again"),
    "answered": _("answered"),
    "reported back": _("reported back to the network"),
    "closed": _("closed"),
}


def answer(subject: Subject) -> Block:
    """Barriers, then opportunities, each with whom it was taken to and where it stands."""
    mine = [item for item in subject.data.lift_items if item.network == subject.network_id]
    public = [item for item in mine if item.visibility == "public"]
    if not public:
        return not_recorded(
            _("What the network found is not made public yet.") if mine
            else _("No barrier or opportunity is recorded yet.")
        )
    parts = (("barrier", _("Barriers")), ("opportunity", _("Opportunities")))
    blocks: list[Block] = []
    for kind, heading in parts:
        lines = tuple(_line(subject, item) for item in public if item.kind == kind)
        if lines:
            blocks.append(Items(lines, heading=heading))
    return Stack(*blocks)


def _line(subject: Subject, item: LiftItem) -> Words:
    event = _newest_event(subject, item)
    lines: list[Words] = [item.statement]
    if asked := _asked(subject, item):
        lines.append(_("Taken to: {asked}.", asked=asked))
    if event:
        lines.append(_("Where it stands: {state} on {day}.", state=STATES[event.state], day=Day(event.on)))
    elif not asked:
        lines.append(_("Nobody has been asked yet."))
    return Sentences(tuple(lines))


def _asked(subject: Subject, item: LiftItem) -> Words | None:
    """The table or organisation the item was taken to, by name."""
    return subject.data.table_name(item.asked_of) if item.asked_of else None


def _newest_event(subject: Subject, item: LiftItem) -> LiftEvent | None:
    events = [event for event in subject.data.lift_events if event.item == item.item and event.on <= subject.as_of]
    return max(events, key=lambda event: event.on) if events else None
