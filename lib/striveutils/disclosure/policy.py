"""The rule for small groups, as the partnership set it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from striveutils.records import SMALLEST_GROUP

if TYPE_CHECKING:
    from striveutils.records import PartnershipSettings

Counts: TypeAlias = Literal["children", "adults", "events"]
Audience: TypeAlias = Literal["public", "team"]


@dataclass(frozen=True)
class Policy:
    """``minimum_group_size`` is the smallest group of children that is shown. Raises ValueError below the lowest.

    ``audience`` is ``public`` for everything that is saved or published. ``team`` is for an analyst at a live
    kernel, who may see small groups too; the page then says so in a banner.
    """

    minimum_group_size: int
    audience: Audience = "public"

    def __post_init__(self) -> None:
        if self.minimum_group_size < SMALLEST_GROUP:
            raise ValueError(f"a minimum group size below {SMALLEST_GROUP} protects nobody")
        if self.audience not in ("public", "team"):
            raise ValueError("the audience is public or team")

    def protects(self, counts: str | None) -> bool:
        """Are groups hidden when ``counts`` are counted? Only children are protected; unknown counts as children."""
        return self.audience == "public" and counts not in ("adults", "events")


def policy_of(settings: PartnershipSettings, audience: str = "public") -> Policy:
    """The partnership's rule; a minimum below the lowest is raised to it. Any audience but ``team`` is the public."""
    minimum = max(settings.minimum_group_size, SMALLEST_GROUP)
    return Policy(minimum, "team" if audience == "team" else "public")
