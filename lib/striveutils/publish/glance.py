"""The verdicts of all networks beside each other, and which of them stand when so many are looked at together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from striveutils.evidence.many import RATE, Screen, screen
from striveutils.publish.entries import Entry
from striveutils.publish.frame import spoken
from striveutils.publish.linking import Piece
from striveutils.publish.listing import linked_name, name, table
from striveutils.publish.reading import Json
from striveutils.publish.view import Pieces, View, pieces
from striveutils.words import Day, Joined, Message, Number, Words, _, n_

CHANGED = ("improving", "worsening")
"""The verdicts that say that something has changed."""

COLUMNS = ((_("Network"), False), (_("Measure"), False), (_("Then"), False), (_("Now"), False),
           (_("Verdict"), False), (_("Question"), False))
NOTHING = _("no data")
CHANCE = _("may be chance")


@dataclass(frozen=True)
class Found:
    """A finding of a network's page. ``stands``: it is a change, and it stands beside all the others' findings."""

    entry: Entry
    finding: Json
    stands: bool

    @property
    def changed(self) -> bool:
        """Is it said to have changed?"""
        return self.finding["verdict"] in CHANGED

    def verdict(self, lang: str) -> Pieces:
        """The verdict's word, with a mark where it may be chance."""
        word = pieces(self.finding["word"], lang)
        return (*word, Piece("; "), *spoken(CHANCE, lang)) if self.changed and not self.stands else word


@dataclass(frozen=True)
class Glance:
    """All findings, by network, each network's indicator before the measures of its cycle."""

    rows: tuple[Found, ...]
    without: tuple[Entry, ...]
    """Networks without one: no page, or one made before pages had verdicts."""
    screen: Screen

    @property
    def changed(self) -> tuple[Found, ...]:
        """What is said to have changed."""
        return tuple(row for row in self.rows if row.changed)

    @cached_property
    def indicators(self) -> dict[str, Found]:
        """The finding on each network's own indicator, by network."""
        return {row.entry.network: row for row in reversed(self.rows) if row.finding["kind"] == "indicator"}


def glance(entries: Iterable[Entry]) -> Glance:
    """The findings of every network's page, and which stand.

    What was tested but not called a change counts as no signal, however small its p: doubts outweighed it.
    """
    networks = of_networks(entries)
    found = [(entry, finding) for entry in networks for finding in _findings(entry)]
    screened = screen(_p_value(finding) for _entry, finding in found)
    return Glance(
        tuple(Found(entry, finding, kept) for (entry, finding), kept in zip(found, screened.kept, strict=True)),
        tuple(entry for entry in networks if not _findings(entry)),
        screened,
    )


def of_networks(entries: Iterable[Entry]) -> list[Entry]:
    """One job for each network: the first whose page is public, so that no finding counts twice."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.network and entry.public:
            found.setdefault(entry.network, entry)
    return list(found.values())


def _findings(entry: Entry) -> list[Json]:
    """A page that an older version made has none."""
    return sorted((entry.head or {}).get("findings", ()), key=lambda finding: bool(finding["kind"] != "indicator"))


def _p_value(finding: Json) -> float | None:
    p_value: float | None = finding["p_value"]
    return p_value if p_value is None or finding["verdict"] in CHANGED else 1.0


def view(seen: Glance, lang: str) -> View:
    """The section for the template."""
    return {
        "counts": [spoken(line, lang) for line in _counts(seen.rows)],
        "lines": [spoken(line, lang) for line in (*_together(seen), *_remarks(seen))],
        "changes": [_change(row, lang) for row in seen.rows if row.stands],
        "table": _table(seen, lang) if seen.rows else None,
    }


def _counts(rows: Sequence[Found]) -> list[Message]:
    """How many of each verdict, in a sentence each; none about what did not occur."""
    counted = {code: sum(1 for row in rows if row.finding["verdict"] == code) for code in (
        *CHANGED, "no sign of change", "cannot tell yet", "not comparable")}
    better, worse, same, open_, apart = counted.values()
    told = (
        n_("1 measure is improving.", "{count} measures are improving.", better),
        n_("1 measure is worsening.", "{count} measures are worsening.", worse),
        n_("1 measure shows no sign of change.", "{count} measures show no sign of change.", same),
        n_("For 1 measure we cannot tell yet.", "For {count} measures we cannot tell yet.", open_),
        n_("1 measure is not comparable.", "{count} measures are not comparable.", apart),
    )
    return [line for line in told if line.count]


def _together(seen: Glance) -> list[Message]:
    """What all tests say together: how many there were, what chance gives, what stands."""
    if not seen.rows:
        return []
    if not seen.screen.tested:
        return [_("No measure has enough figures to be tested yet.")]
    return [
        n_("1 of {total} measures could be tested.", "{count} of {total} measures could be tested.",
           seen.screen.tested, total=Number(len(seen.rows))),
        _("If nothing had really changed, chance alone would still show a change in {expected} of them.",
          expected=_few(seen.screen.expected)),
        _standing(len(seen.changed), sum(row.stands for row in seen.changed)),
    ]


def _few(expected: float) -> Message:
    return _("fewer than 1") if expected < 1 else _("about {n}", n=Number(expected))


def _standing(found: int, stand: int) -> Message:
    if not found:
        return _("No change was found in any of them.")
    if stand == found:
        return n_("The 1 change found stands when all measures are looked at together.",
                  "All {count} changes found stand when all measures are looked at together.", found)
    if not stand:
        return n_("The 1 change found may be chance when all measures are looked at together.",
                  "All {count} changes found may be chance when all measures are looked at together.", found)
    return n_("Of {found} changes found, 1 stands when all measures are looked at together. The others may be chance.",
              "Of {found} changes found, {count} stand when all measures are looked at together. The others may be "
              "chance.", stand, found=Number(found))


def _remarks(seen: Glance) -> list[Words]:
    """What a reader has to know about the rows: which are old, and whose are missing."""
    old = any(row.entry.last_good_date for row in seen.rows)
    names = Joined(tuple(entry.network_name for entry in seen.without))
    return [
        *([_("Where a date stands beside a network, its rows are from the page of that day.")] if old else []),
        *([n_("1 network has no page with a verdict, so it has no row: {networks}.",
              "{count} networks have no page with a verdict, so they have no row: {networks}.", len(seen.without),
              networks=names)] if seen.without else []),
    ]


def dated(text: Pieces, entry: Entry, lang: str) -> Pieces:
    """``text`` about a network, with the day of its page where that is an earlier one's."""
    if not entry.last_good_date:
        return text
    return (*text, *spoken(_(" (page from {day})", day=Day(entry.last_good_date)), lang))


def _change(row: Found, lang: str) -> View:
    return {
        "name": name(row.entry, lang), "measure": pieces(row.finding["measure"], lang),
        "sentence": pieces(row.finding["sentence"], lang),
    }


def _table(seen: Glance, lang: str) -> View:
    rows = [
        [
            dated(linked_name(row.entry, lang), row.entry, lang),
            pieces(row.finding["measure"], lang),
            pieces(row.finding["then"], lang) or spoken(NOTHING, lang),
            pieces(row.finding["now"], lang) or spoken(NOTHING, lang),
            row.verdict(lang),
            pieces(row.finding["question"], lang),
        ]
        for row in seen.rows
    ]
    note = _(
        "The more measures one looks at, the more of them seem to change by chance. Of the changes that stand, 1 in "
        "{n} is chance, at most and on average (Benjamini and Hochberg, 1995).", n=Number(1 / RATE),
    )
    return table("glance-table", _("A row for each measure"), COLUMNS, rows, lang, wordy=True,
                 note=note if seen.changed else None)
