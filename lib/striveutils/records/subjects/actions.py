"""What a network's members have agreed to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, TypeAlias

from striveutils.records.columns.cells import Choices
from striveutils.records.columns.checking import Context, Fault
from striveutils.records.columns.fields import Day, Id, PastDay, Positive, Text
from striveutils.records.columns.record import Column, Row, TypedPair
from striveutils.words import _

ActionState: TypeAlias = Annotated[Literal["open", "done", "partly", "dropped"], Choices({
    "open": _("open"), "done": _("done"), "partly": _("partly done"), "dropped": _("dropped")})]


class Action(Row):
    """A commitment: what, who, by when; and what became of it."""

    action: Annotated[Id, Column(_("Action"), _("The action's id."))]
    what_en: Annotated[Text, Column(_("What"), _("What will be done."), "en")]
    what_es: Annotated[Text | None, Column(_("What"), _("What will be done."), "es")] = None
    who: Annotated[Text, Column(_("Who"), _("The role or organization that does it; no person's name."))]
    due: Annotated[Day, Column(_("Due"), _("The day it should be done by."))]
    horizon: Annotated[Positive | None, Column(_("Horizon"), _("The days it was planned for: 30, 60 or 90."))] = None
    finding: Annotated[Id | None, Column(_("Finding"), _("The finding it answers."), refers="finding")] = None
    state: Annotated[ActionState, Column(_("State"), _("What became of it; open if left out."))] = "open"
    done_on: Annotated[PastDay | None, Column(_("Done on"), _("The day it was done."))] = None
    done_by: Annotated[Id | None, Column(
        _("Done by"), _("The organization that did it."), refers="organisation")] = None
    result: Annotated[Text | None, Column(_("Result"), _("What came of it."))] = None
    obstacle: Annotated[Text | None, Column(_("Obstacle"), _("What got in the way."))] = None

    what: ClassVar[TypedPair] = TypedPair()

    def check(self, context: Context) -> Iterator[Fault]:
        yield from super().check(context)
        if self.state == "done" and self.done_on is None:
            yield Fault(_("The action is done, but the day is missing."), None, _("Fill in done_on."), column="done_on",
                        warning=True)
        if self.state in ("open", "dropped") and self.done_on is not None:
            yield Fault(_("There is a day on which it was done, but the state says it is not done."), None,
                        _("Correct the state or clear done_on."), column="state", warning=True)
