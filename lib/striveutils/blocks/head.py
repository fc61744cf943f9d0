"""Whom a page is about, and what it found, for the pages that stand around it. See the package for its JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from striveutils.blocks.model import Block, Json, inline, maybe, require, says_something
from striveutils.words import Words, _

if TYPE_CHECKING:
    from striveutils.evidence.confidence import Predicted

Kind: TypeAlias = Literal["indicator", "measure"]


@dataclass(frozen=True)
class Finding:
    """The verdict on one measure of a page, for a list of them all; made from figures the page shows, and no others.

    ``kind`` is "indicator" for the network's own, "measure" for one of its cycle. ``then`` and ``now`` are the oldest
    and the newest comparable figure with their periods. ``verdict`` is the code of the answer, ``word`` the same for
    people, ``question`` what it answers. ``p_value`` is the answer's; None where nothing could be tested.
    """

    measure: Words
    kind: Kind
    question: Words
    then: Words | None
    now: Words | None
    verdict: str
    word: Words
    sentence: Words
    p_value: float | None = None

    def data(self) -> Json:
        """The finding in every language, ready for ``json.dumps``."""
        return {
            "measure": inline(self.measure),
            "kind": self.kind,
            "question": inline(self.question),
            "then": maybe(self.then),
            "now": maybe(self.now),
            "verdict": self.verdict,
            "word": inline(self.word),
            "sentence": inline(self.sentence),
            "p_value": self.p_value,
        }


def at_a_glance(word: Words, question: Words | None) -> Words:
    """A verdict in one short phrase for the index: improving (over all comparable years)."""
    return word if question is None else _("{verdict} ({question})", verdict=word, question=question)


@dataclass(frozen=True)
class PageHead(Block):
    """Whom a page is about, and when. ``latest``, ``verdict`` and ``state`` are the facts the index of networks shows.

    The others are for the coordinator, who sees all networks beside each other: ``findings``, what came of the
    predictions that were not withdrawn (``predicted``), and, where several networks work on one indicator
    (``indicator_id``), their ``places`` with the newest figure as a number, ``latest_value``, in ``unit``. ``withheld``
    tells which breakdowns were taken out as a whole because hidden figures could be worked out, and why.
    """

    title: Words
    network: str
    partnership: Words
    notice: Words | None
    outcome_id: str
    outcome: Words
    indicator: Words
    latest: Words | None
    state: Words | None
    as_of: date
    audience: str
    languages: Sequence[str]
    contact: str | None = None
    network_name: Words | None = None
    verdict: Words | None = None
    indicator_id: str = ""
    places: Words | None = None
    latest_value: float | None = None
    unit: str = "percent"
    findings: Sequence[Finding] = ()
    predicted: Sequence[Predicted] = ()
    withheld: Sequence[Words] = ()
    kind: ClassVar[str] = "page"

    def __post_init__(self) -> None:
        require(says_something(self.title), "a page needs a title")
        require(bool(self.languages), "a page needs a language")

    def _content(self) -> Json:
        return {
            "title": inline(self.title),
            "network": self.network,
            "network_name": inline(self.network_name or self.title),
            "partnership": inline(self.partnership),
            "notice": maybe(self.notice),
            "outcome_id": self.outcome_id,
            "outcome": inline(self.outcome),
            "indicator_id": self.indicator_id,
            "indicator": inline(self.indicator),
            "places": maybe(self.places),
            "latest": maybe(self.latest),
            "latest_value": self.latest_value,
            "unit": self.unit,
            "verdict": maybe(self.verdict),
            "state": maybe(self.state),
            "findings": [finding.data() for finding in self.findings],
            "predicted": [
                {"confidence": one.confidence, "range": one.range, "direction": one.direction} for one in self.predicted
            ],
            "withheld": [inline(words) for words in self.withheld],
            "as_of": self.as_of.isoformat(),
            "audience": self.audience,
            "languages": list(self.languages),
            "contact": self.contact,
        }
