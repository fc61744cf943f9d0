"""The index of a site: every network by outcome, with its newest figure, its verdict and where its cycle stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from striveutils.blocks.view import as_of_day
from striveutils.publish import headings, phrases
from striveutils.publish.entries import Entry, Settings
from striveutils.publish.frame import INDEX, Links, file_name, frame, spoken
from striveutils.publish.linking import linked
from striveutils.publish.templating import render
from striveutils.publish.view import Pieces, View, pieces
from striveutils.words import Message, _, text

LEAD = _("What each network works on, its newest figure, whether it has really changed, and where its cycle stands.")
NO_PAGE = _("No page yet: it could not be made.")
WITHOUT_PAGE = _("Networks without a page yet")
BEGIN = (
    _("There are no networks yet. This page will list them, by the outcome each one works for."),
    _("To begin: make a folder for your first network in data/networks, such as data/networks/north-attendance."),
    _("Put a file network.yaml in it. data/README.md says what goes there."),
    _("Then type: strive run"),
)


def pages(
    entries: Sequence[Entry], settings: Settings, languages: Sequence[str], *, as_of: date, templates: Path,
    outcomes: Sequence[str] = (),
) -> dict[str, str]:
    """The index in every language. ``entries`` are the jobs of the public pages."""
    order = _in_order(entries, outcomes)
    return {
        lang: render(
            "index.html.j2", templates,
            page=_frame(settings, lang, languages, as_of),
            outcomes=[{"name": _outcome_name(group[0], lang), "networks": [_network(entry, lang) for entry in group]}
                      for group in order],
            begin=[] if entries else [text(line, lang) for line in BEGIN],
            lead=text(LEAD, lang), changed=text(headings.BRIEF["changed"], lang),
        )
        for lang in languages
    }


def _frame(settings: Settings, lang: str, languages: Sequence[str], as_of: date) -> View:
    return frame(
        lang, languages, Links(INDEX, index=None),
        title=spoken(settings.name, lang),
        window_title=settings.name,
        description=text(LEAD, lang),
        outcome=(),
        as_of={"iso": as_of.isoformat(), "text": text(as_of_day(as_of), lang)},
        notice=linked(spoken(settings.notice, lang)) if settings.notice else (),
        contact=linked(spoken(settings.contact, lang)) if settings.contact else (),
    )


def _in_order(entries: Sequence[Entry], outcomes: Sequence[str]) -> list[list[Entry]]:
    """The entries by outcome, in the order of ``outcomes``; then unknown outcomes; those without a page last."""
    groups: dict[str, list[Entry]] = {outcome: [] for outcome in outcomes}
    pageless: list[Entry] = []
    for entry in entries:
        if entry.head is None:
            pageless.append(entry)
        else:
            groups.setdefault(str(entry.head["outcome_id"]), []).append(entry)
    return [group for group in (*groups.values(), pageless) if group]


def _outcome_name(entry: Entry, lang: str) -> Pieces:
    """The name over a group, from its first network."""
    if entry.head is None:
        return spoken(WITHOUT_PAGE, lang)
    return pieces(entry.head["outcome"], lang)


def _network(entry: Entry, lang: str) -> View:
    head: Mapping[str, object] = entry.head or {}
    return {
        "name": pieces(head.get("network_name"), lang) or spoken(entry.network_name, lang),
        "file": file_name(entry.stem, lang) if lang in entry.pages else None,
        "indicator": pieces(head.get("indicator"), lang),
        "latest": pieces(head.get("latest"), lang),
        "verdict": pieces(head.get("verdict"), lang),
        "state": pieces(head.get("state"), lang),
        "remark": spoken(remark, lang) if (remark := _remark(entry)) else (),
    }


def _remark(entry: Entry) -> Message | None:
    """What a reader has to know about the page of a network that failed."""
    if not entry.pages:
        return phrases.OLDER_RULE if entry.outdated else NO_PAGE
    if entry.status == "failed" and entry.last_good_date:
        return phrases.its_page_is_old(entry.last_good_date)
    return None
