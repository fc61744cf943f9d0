"""The coordinator's page of a run: what failed, what has changed, every job, how fresh the figures are. Private."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from striveutils.blocks.view import as_of_day
from striveutils.disclosure.words import Waiting
from striveutils.errors import Problem, in_order
from striveutils.publish import gates, glance, headings, phrases, side_by_side, sureness, unapproved, withholding
from striveutils.publish.entries import Entry, Settings
from striveutils.publish.frame import Links, frame, spoken
from striveutils.publish.linking import Piece
from striveutils.publish.listing import SITE, linked_name, name, table
from striveutils.publish.reading import Json
from striveutils.publish.templating import render
from striveutils.publish.view import View, pieces
from striveutils.words import Message, Number, _, n_, text

MOST_PROBLEMS = 20
"""Faults listed under one heading: one slip can make hundreds, and most go when the first few are fixed."""
WORDS = {
    "title": _("The run at a glance"),
    "private": _("For the coordinator. This page is not part of the site: do not publish it."),
    "failed": _("What needs fixing"),
    "withheld": _("What had to be held back"),
    **unapproved.WORDS,
    "changed": _("Has it changed? All measures at a glance"),
    "stands": _("The changes that stand"),
    "places": _("The same indicator in several places"),
    "predictions": _("Predictions"),
    "jobs": _("Every page of this run"),
    "fresh": _("How fresh the figures are"),
    "problems": _("What checking the files found"),
    "open": _("Open the site"),
    "cause": _("What happened"),
    "cure": _("What to do"),
    "fix": _("What to fix"),
    "step": _("Where it stopped"),
    "page": _("The page readers see"),
    "warning": _("warning: "),
}
STATUS = {"ran": _("made new"), "unchanged": _("unchanged"), "failed": _("could not be made")}
NONE_FAILED = _("Nothing failed.")
NO_FIGURE = _("no data")
NO_PAGE_YET = _("No page yet.")
IN_TIME = _("The page of this run.")


def page(
    entries: Sequence[Entry], settings: Settings, languages: Sequence[str], *, as_of: date, templates: Path,
    problems: Iterable[Problem] = (), waiting: Iterable[Waiting] = (),
) -> str:
    """The page, in the partnership's first language. ``waiting`` are the texts that wait for approval."""
    lang = languages[0]
    seen = glance.glance(entries)
    html = render(
        "coordinator.html.j2", templates,
        page=_frame(settings, lang, as_of),
        words_of={name: text(message, lang) for name, message in WORDS.items()},
        summary=[spoken(line, lang) for line in _summary(entries)],
        site=SITE + "index.html",
        failures=[_failure(entry, lang) for entry in entries if entry.status == "failed"],
        withheld=withholding.view(entries, lang),
        unapproved=unapproved.view(waiting, lang),
        changed=glance.view(seen, lang) if seen.rows or seen.without else None,
        places=side_by_side.view(entries, seen, lang),
        predictions=sureness.view(sureness.predicted(entries), lang),
        jobs=_jobs(entries, lang),
        fresh=_freshness(entries, lang),
        files=_files(problems, lang),
    )
    gates.refuse(gates.check_page(html, lang, limit=None, beside=SITE), lang)
    return html


def _frame(settings: Settings, lang: str, as_of: date) -> View:
    return frame(
        lang, (), Links("coordinator", index=None),
        title=spoken(WORDS["title"], lang),
        window_title=f"{text(WORDS['title'], lang)} · {settings.name}",
        partnership=spoken(settings.name, lang),
        outcome=(),
        as_of={"iso": as_of.isoformat(), "text": text(as_of_day(as_of), lang)},
        urgent=[spoken(WORDS["private"], lang)],
    )


def _summary(entries: Sequence[Entry]) -> list[Message]:
    """How many of each, in a sentence each; none about what did not occur."""
    counted = {status: sum(1 for entry in entries if entry.status == status) for status in STATUS}
    return [
        sentence
        for status, sentence in (
            ("ran", n_("1 page was made new.", "{count} pages were made new.", counted["ran"])),
            ("unchanged", n_("1 page is unchanged.", "{count} pages are unchanged.", counted["unchanged"])),
            ("failed", n_("1 page could not be made.", "{count} pages could not be made.", counted["failed"])),
        )
        if counted[status]
    ] + ([] if counted["failed"] else [NONE_FAILED])


def _failure(entry: Entry, lang: str) -> View:
    error = entry.error or {}
    step = error.get("step") or ""
    return {
        "name": name(entry, lang),
        "cause": pieces(error.get("message"), lang),
        "cure": pieces(error.get("cure"), lang),
        "step": spoken(headings.BRIEF.get(step, step), lang),
        "page": spoken(_kept(entry), lang),
        "problems": _some([_told(problem, lang) for problem in error.get("problems", ())], lang),
    }


def _some(problems: list[View], lang: str) -> list[View]:
    """The first of ``problems``, with a last line on how many more there are."""
    more = len(problems) - MOST_PROBLEMS
    if more <= 0:
        return problems
    line = n_("1 more; to see them all, type: strive check", "{count} more; to see them all, type: strive check", more)
    return [*problems[:MOST_PROBLEMS], {"warning": False, "place": (), "told": [spoken(line, lang)]}]


def _told(problem: Json, lang: str) -> View:
    """A fault in a file, as a failed job told it."""
    fault = _problem(Problem.of_json(problem), lang)
    return {**fault, "place": (Piece(f"{problem['file']}, "), *fault["place"])}


def _kept(entry: Entry) -> Message:
    if not entry.pages:
        return phrases.OLDER_RULE if entry.outdated else NO_PAGE_YET
    return phrases.its_page_is_old(entry.last_good_date) if entry.last_good_date else IN_TIME


def _jobs(entries: Sequence[Entry], lang: str) -> View:
    columns = ((_("Network"), False), (_("Notebook"), False), (_("Result"), False), (_("Seconds"), True))
    rows = [
        [
            linked_name(entry, lang),
            (Piece(entry.notebook),),
            spoken(STATUS[entry.status], lang),
            spoken(Number(entry.seconds, decimals=1), lang),
        ]
        for entry in entries
    ]
    return table("jobs-table", _("Pages, in the order of their networks"), columns, rows, lang)


def _freshness(entries: Sequence[Entry], lang: str) -> View:
    columns = ((_("Network"), False), (_("Indicator"), False), (_("Newest published figure"), False))
    rows = [
        [
            name(entry, lang),
            pieces(entry.head["indicator"], lang),
            pieces(entry.head["latest"], lang) or spoken(NO_FIGURE, lang),
        ]
        for entry in entries
        if entry.head
    ]
    return table("fresh-table", _("The newest figure each page shows"), columns, rows, lang)


def _files(problems: Iterable[Problem], lang: str) -> list[View]:
    """The problems by file; within a file in the order of its rows."""
    return [
        {"name": file, "problems": _some([_problem(problem, lang) for problem in group], lang)}
        for file, group in groupby(in_order(problems), key=lambda problem: problem.file)
    ]


def _problem(problem: Problem, lang: str) -> View:
    return {
        "warning": problem.warning,
        "place": spoken(problem.place(), lang),
        "told": [spoken(part, lang) for part in problem.told()],
    }
