"""The target a network works towards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from striveutils.records import ALL

if TYPE_CHECKING:
    from striveutils.records import Partnership, Target


def target_of(data: Partnership, network_id: str, as_of: date | None = None, group: str = ALL) -> Target | None:
    """The newest target for ``group`` in the network's place, set by ``as_of`` (None: whenever); None if there is none.

    A network of several places has a target only for all of them together, recorded with the place ``all``: the
    targets of its places say nothing about their sum.
    """
    network = data.network(network_id).record
    places = {ALL} if len(network.places) > 1 else {*network.places}
    found = [
        target for target in data.targets(network.indicator)
        if target.place in places and target.group == group
        and (as_of is None or target.set_on is None or target.set_on <= as_of)
    ]
    return max(found, key=lambda target: (target.set_on or date.min, target.target_period.start), default=None)
