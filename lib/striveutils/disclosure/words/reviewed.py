"""The door for words: the records as the public may read them, with no text in them that was not approved."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property, partial
from typing import Any, TypeVar

from striveutils.disclosure.words.approved import NEW_TITLE, NEW_WORDS, approved_words, fingerprint
from striveutils.records import (
    AccountabilityTable,
    Approval,
    Indicator,
    IndicatorCheck,
    IndicatorVersion,
    JournalRow,
    Label,
    LiftEvent,
    LiftItem,
    Observation,
    Organisation,
    Outcome,
    Partnership,
    PartnershipSettings,
    Point,
    ReleasedCell,
    Target,
    typed,
)
from striveutils.records.typed import Told, TypedText
from striveutils.words import LANGUAGES, Name, Typed, text

R = TypeVar("R", bound=Any)

OPEN: frozenset[type] = frozenset({
    AccountabilityTable, Approval, Indicator, IndicatorCheck, IndicatorVersion, JournalRow, Label, Observation,
    Organisation, Outcome, PartnershipSettings, Point, ReleasedCell, Target,
})
"""Records whose texts the partnership publishes as its own: settings, definitions, names. All others wait.

The notes of figures are among them only because the rule for small groups reads them; ``notes`` lets them out.
"""

MARK = text(NEW_TITLE, "en")
"""In the place of a text that may also be an organisation's id; ``organisation_name`` says it in every language."""


class Reviewed(Partnership):
    """A partnership as the page of one network may tell it: typed texts are there only if they are approved for it.

    Nothing else differs: what was written down is still written down, so that evidence comes out the same. Names are
    not withheld. Texts about other networks, and of items that are not public, are withheld in any case.
    """

    def __init__(self, given: Partnership, network_id: str) -> None:
        super().__init__(given.folder)
        self._contents, self._parts = given._contents, given._parts
        self._network_id = network_id
        self._reviewed: dict[tuple[type, tuple[str, ...], int], tuple[Any, ...]] = {}

    def rows(self, model: type[R], *ids: str) -> tuple[R, ...]:
        return self._through(model, ids, super().rows(model, *ids))

    def found(self, model: type[R], *ids: str) -> tuple[R, ...]:
        return self._through(model, ids, super().found(model, *ids))

    def rows_about(self, model: type[R], **about: Collection[str]) -> tuple[R, ...]:
        rows = super().rows_about(model, **about)
        return rows if model in OPEN else tuple(self._review(row, ()) for row in rows)

    def organisation_name(self, id: str) -> Name:
        """The display name of an organisation, or the role that was typed in its place, once it is approved."""
        if id == MARK:
            return Name({lang: text(NEW_TITLE, lang) for lang in LANGUAGES})
        return super().organisation_name(id)

    def _through(self, model: type[R], ids: tuple[str, ...], rows: tuple[R, ...]) -> tuple[R, ...]:
        if model in OPEN:
            return rows
        key = model, ids, len(rows)
        if key not in self._reviewed:
            self._reviewed[key] = tuple(self._review(row, ids) for row in rows)
        return self._reviewed[key]

    def _review(self, row: R, ids: tuple[str, ...]) -> R:
        return typed.with_texts(row, partial(self._told, self._allowed(row, ids)))

    def _allowed(self, row: Any, ids: tuple[str, ...]) -> frozenset[str]:
        """What is approved for a record: nothing for one that is about another network, or that is not public."""
        about = self._items.get(row.item) if isinstance(row, LiftEvent) else row
        public = getattr(about, "visibility", "public") == "public"
        network = ids[0] if ids else getattr(about, "network", None)
        return self._approved if public and network == self._network_id else frozenset()

    def _told(self, approved: frozenset[str], one: TypedText) -> Told:
        if isinstance(one.words, Typed):
            return approved_words(one.words, approved, NEW_TITLE if one.keys == ("title",) else NEW_WORDS)
        return one.words if one.words in self._ids or fingerprint(one.words) in approved else MARK

    @cached_property
    def _approved(self) -> frozenset[str]:
        return self.approved(self._network_id)

    @cached_property
    def _items(self) -> dict[str, LiftItem]:
        return {item.item: item for item in super().found(LiftItem)}

    @cached_property
    def _ids(self) -> frozenset[str]:
        return known_ids(self)


def known_ids(data: Partnership) -> frozenset[str]:
    """Ids that stand where a role may be typed; their display names are no typed text."""
    names: Iterable[str] = (*(row.organisation for row in data.found(Organisation)),
                            *(row.table for row in data.found(AccountabilityTable)))
    return frozenset((*names, *data.network_ids))


def reviewed(data: Partnership, network_id: str, audience: str) -> Partnership:
    """``data`` as the page of a network may tell it: everything to the team, to anybody else what was approved."""
    return data if audience == "team" else Reviewed(data, network_id)
