"""The rule for small groups: the strictest of what the partnership set and what its data agreements ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from striveutils.records import SMALLEST_GROUP

if TYPE_CHECKING:
    from striveutils.records import PartnershipSettings, SharingAgreement

Counts: TypeAlias = Literal["children", "adults", "events"]
Audience: TypeAlias = Literal["public", "team"]
Tails: TypeAlias = Literal["ends", "bands"]
Figures: TypeAlias = Literal["counts", "percents"]


@dataclass(frozen=True)
class Policy:
    """``minimum_group_size`` is the smallest group of children that is shown. Raises ValueError below the lowest.

    ``tails``: nobody (0 %) and everybody (100 %) are hidden (``ends``), or told as a band that is the wider the
    smaller the group is (``bands``; see ``tails.band``). ``figures``: ``percents`` shows no counts. ``audience`` is
    ``public`` for everything that is saved or published. ``team`` is for an analyst at a live kernel, who may see
    small groups too; the page then says so in a banner.
    """

    minimum_group_size: int
    audience: Audience = "public"
    tails: Tails = "ends"
    figures: Figures = "counts"

    def __post_init__(self) -> None:
        if self.minimum_group_size < SMALLEST_GROUP:
            raise ValueError(f"a minimum group size below {SMALLEST_GROUP} protects nobody")
        if self.audience not in ("public", "team"):
            raise ValueError("the audience is public or team")

    def protects(self, counts: str | None) -> bool:
        """Are groups hidden when ``counts`` are counted? Only children are protected; unknown counts as children."""
        return self.audience == "public" and counts not in ("adults", "events")


def policy_of(
    settings: PartnershipSettings, agreements: Iterable[SharingAgreement] = (), audience: str = "public"
) -> Policy:
    """The strictest rule of all; a minimum below the lowest is raised to it. Any audience but ``team`` is the public.

    An agreement that has ended counts too: what was received under it is still there.
    """
    given = tuple(agreements)
    minimums = (settings.minimum_group_size, SMALLEST_GROUP, *(one.minimum_group_size or 0 for one in given))
    return Policy(
        max(minimums), "team" if audience == "team" else "public",
        "bands" if "bands" in (settings.tails, *(one.tails for one in given)) else "ends",
        "percents" if "percents" in (settings.figures, *(one.figures for one in given)) else "counts",
    )
