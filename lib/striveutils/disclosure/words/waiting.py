"""Which texts wait for approval: those that a network's page would show and that nobody has approved yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from striveutils.disclosure.words.approved import fingerprint
from striveutils.disclosure.words.looking import known_words, looks
from striveutils.disclosure.words.notes import may_stand
from striveutils.disclosure.words.reviewed import known_ids
from striveutils.records import ALL, Action, Answer, Cycle, LiftItem, Network, Partnership, typed
from striveutils.words import Message, Name, _, in_every_language

SHOWN: Mapping[type, frozenset[tuple[str, ...]]] = {
    Network: frozenset({("meets",), ("join",), ("charters", "purpose")}),
    Action: frozenset({("what",), ("who",)}),
    Cycle: frozenset({
        ("title",), ("change_idea",), ("driver",), ("plan", "question"), ("plan", "where"), ("plan", "who"),
        ("plan", "scale"), ("plan", "tasks"), ("plan", "predictions", "because"),
        ("plan", "predictions", "withdrawn", "why"), ("do", "happened"), ("do", "surprises"), ("study", "learned"),
        ("study", "by_group"), ("act", "why"), ("act", "next"), ("act", "lesson"), ("notes", "text"),
    }),
    LiftItem: frozenset({("statement",), ("asked_of",)}),
    Answer: frozenset({("you_told_us",), ("we_did",)}),
}
"""The typed texts that a network's page shows, by the keys they stand under. What is not here stays withheld."""

NOTE = _("Note")


@dataclass(frozen=True)
class Waiting:
    """One text in one language that waits for approval, where it stands, and what the coordinator is asked to look at.

    ``file`` and ``row`` are as a Problem has them, ``label`` is what the column is called, ``sha256`` the text's
    fingerprint.
    """

    network: str
    file: str
    row: int | None
    label: Message
    lang: str
    text: str
    sha256: str
    looks: tuple[Message, ...] = ()

    @property
    def where(self) -> Message:
        """File, row and column in words."""
        if self.row is None:
            return _("{file}: {column}", file=self.file, column=self.label)
        return _("{file}, row {row}: {column}", file=self.file, row=str(self.row), column=self.label)

    def as_json(self) -> dict[str, Any]:
        """The same for a file, with its words in every language."""
        return {"network": self.network, "file": self.file, "row": self.row, "lang": self.lang, "text": self.text,
                "sha256": self.sha256, "label": in_every_language(self.label),
                "looks": [in_every_language(look) for look in self.looks]}

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> Waiting:
        """The text again from what ``as_json`` gave."""
        return cls(told["network"], told["file"], told["row"], _as_told(told["label"]), told["lang"], told["text"],
                   told["sha256"], tuple(map(_as_told, told["looks"])))


def waiting(data: Partnership, network_id: str) -> tuple[Waiting, ...]:
    """The texts of a network that its page withholds until they are approved, each once, in the order of the files.

    Raises RecordsError where a file they stand in is faulty.
    """
    approved = data.approved(network_id)
    found: dict[str, Waiting] = {}
    for one in texts(data, network_id):
        if one.sha256 not in approved:
            found.setdefault(one.sha256, one)
    if not found:
        return ()
    known, minimum = known_words(data, network_id), data.settings.minimum_group_size
    return tuple(Waiting(one.network, one.file, one.row, one.label, one.lang, one.text, one.sha256,
                         looks(one.text, known, minimum)) for one in found.values())


def texts(data: Partnership, network_id: str) -> Iterator[Waiting]:
    """Every text that the network's page shows, approved or not."""
    ids, written_in = known_ids(data), data.settings.languages[0]
    for record in _records(data, network_id):
        for one in typed.typed_texts(record):
            if one.keys not in SHOWN[type(record)] or (isinstance(one.words, str) and one.words in ids):
                continue
            spoken = {written_in: one.words} if isinstance(one.words, str) else one.words.texts
            for lang, words in spoken.items():
                if words and words.strip():
                    yield Waiting(network_id, record.where.file, _row(record, one), one.label, lang, words,
                                  fingerprint(words))
    yield from _notes(data, network_id)


def _row(record: Any, one: typed.TypedText) -> int | None:
    """The line of a page, the row of a table."""
    line: int | None = record.line(one.path) if isinstance(record, (Network, Cycle)) else record.where.row
    return line


def _records(data: Partnership, network_id: str) -> Iterator[Any]:
    network = data.network(network_id)
    yield network.record
    yield from network.actions
    yield from network.cycles.values()
    yield from (item for item in data.lift_items if item.network == network_id and item.visibility == "public")
    yield from (answer for answer in data.answers if answer.network == network_id)


def _notes(data: Partnership, network_id: str) -> Iterator[Waiting]:
    """Notes on the figures for all children, which the page shows."""
    record = data.network(network_id).record
    for row in data.observations(record.indicator):
        if row.note and row.dimension == ALL and row.place in record.places and may_stand(row.note):
            yield Waiting(network_id, row.where.file, row.where.row, NOTE, data.settings.languages[0], row.note,
                          fingerprint(row.note))


def _as_told(words: Mapping[str, str]) -> Message:
    return Message("{told}", {"told": Name(words)})
