"""The site of a run: the pages, their index, what is shown, the manifest; and the coordinator's own page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from striveutils.disclosure.words import Waiting
from striveutils.disk import json_text, write_new
from striveutils.errors import NotPublishable, Problem
from striveutils.publish import coordinator, folder, gates, index
from striveutils.publish.entries import Entry, Settings
from striveutils.publish.folder import MANIFEST as MANIFEST
from striveutils.publish.frame import INDEX, PUBLIC, file_name
from striveutils.words import _

SCHEMA = 1


def build(
    run_folder: Path, entries: Sequence[Entry], settings: Settings, as_of: date, templates: Path, *,
    outcomes: Sequence[str] = (), problems: Iterable[Problem] = (), waiting: Iterable[Waiting] = (),
) -> None:
    """Make ``site/``, ``shown.json`` and ``private/coordinator.html`` below ``run_folder``; the manifest comes last.

    ``outcomes`` are the partnership's outcome ids in its own order, ``problems`` what checking its files found,
    ``waiting`` the texts that wait for approval: they are on the coordinator's page and nowhere else.
    Raises NotPublishable if a page must not be public or a link leads nowhere; then there is no manifest.
    """
    languages = settings.languages
    site = run_folder / "site"
    site.mkdir(parents=True, exist_ok=True)
    public = [entry for entry in entries if entry.public]
    for entry in public:
        if entry.head:
            refuse_private(entry.head, entry.stem)
    _write_index(site, index.pages(public, settings, languages, as_of=as_of, templates=templates, outcomes=outcomes))
    write_new(run_folder / "shown.json", json_text({"schema": SCHEMA, "cells": _cells(public)}))
    private = coordinator.page(entries, settings, languages, as_of=as_of, templates=templates, problems=problems,
                               waiting=waiting)
    (run_folder / "private").mkdir(exist_ok=True)
    write_new(run_folder / "private" / "coordinator.html", private)
    gates.refuse((*folder.faults(site), *gates.check_links(site)), languages[0])
    write_new(site / MANIFEST, json_text({"schema": SCHEMA, "files": fingerprints(site)}))


def fingerprints(site: Path) -> dict[str, str]:
    """The sha256 of every file of a site but its manifest, by name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.iterdir())
        if path.name != MANIFEST
    }


def refuse_private(head: Mapping[str, Any], stem: str) -> None:
    """Raise NotPublishable if the page with this head, called ``stem``, was made for somebody else than everybody."""
    if head["audience"] != PUBLIC:
        raise NotPublishable(
            _("The page of {network} was made for the team, so it cannot be part of the site.", network=stem),
            _("Run the notebook again with audience “public”."),
        )


def _write_index(site: Path, made: Mapping[str, str]) -> None:
    """The index in each language; the first is also what people see who name no page."""
    for lang, html in made.items():
        gates.refuse(gates.check_page(html, lang, limit=None), lang)
        write_new(site / file_name(INDEX, lang), html)
    write_new(site / "index.html", next(iter(made.values())))


def _cells(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Every figure each page shows or hides, by page, each once."""
    rows = ({"page": entry.stem, **cell} for entry in entries for cell in entry.shown)
    cells = {json.dumps(row, sort_keys=True): row for row in rows}
    return [cells[text] for text in sorted(cells)]
