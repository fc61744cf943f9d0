"""You told us, we did: what readers said and what came of it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from striveutils.records.columns.fields import Id, PastDay, Text
from striveutils.records.columns.record import Column, Row, TypedPair
from striveutils.words import _


class Answer(Row):
    """One thing readers said and the network's answer."""

    network: Annotated[Id | None, Column(_("Network"), _("The network that heard it."), refers="network")] = None
    heard_on: Annotated[PastDay | None, Column(_("Heard on"), _("The day it was heard."))] = None
    you_told_us_en: Annotated[Text | None, Column(_("You told us"), _("What readers said."), "en")] = None
    you_told_us_es: Annotated[Text | None, Column(_("You told us"), _("What readers said."), "es")] = None
    we_did_en: Annotated[Text | None, Column(_("We did"), _("What the network did about it."), "en")] = None
    we_did_es: Annotated[Text | None, Column(_("We did"), _("What the network did about it."), "es")] = None

    you_told_us: ClassVar[TypedPair] = TypedPair()
    we_did: ClassVar[TypedPair] = TypedPair()
