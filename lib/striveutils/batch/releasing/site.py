"""The site of a finished run, if every file of it is as the run made it and everybody may see it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from striveutils.batch.ledger import RECORD
from striveutils.batch.store import sha256_of
from striveutils.errors import Problem, RecordsError
from striveutils.publish.site import MANIFEST, refuse_private
from striveutils.words import Message, _

SITE, SHOWN = "site", "shown.json"
SCHEMA = 1
_INDEX = re.compile(r"index\.([a-z]{2})\.html")
_ABOUT = ("page", "of", "period", "place", "dimension", "group")


@dataclass(frozen=True)
class PublicSite:
    """A run's site: ``record`` is its run.json, ``files`` the fingerprints in its manifest, ``cells`` its shown.json.

    ``sha256`` is the fingerprint of the manifest, and so of the whole site.
    """

    folder: Path
    record: Mapping[str, Any]
    files: Mapping[str, str]
    cells: Sequence[Mapping[str, Any]]
    sha256: str

    @property
    def run(self) -> str:
        """The run's id."""
        return self.folder.name

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the site comes in."""
        return tuple(sorted(match[1] for match in map(_INDEX.fullmatch, self.files) if match))

    @cached_property
    def jobs(self) -> tuple[Mapping[str, Any], ...]:
        """The run's jobs that have a page on the site."""
        return tuple(job for job in self.record["jobs"]
                     if any(str(page).startswith(f"{SITE}/") for page in job["pages"].values()))


def site_of(run: Path) -> PublicSite:
    """The site of the run in this folder.

    Raises RecordsError with every file that is not as the run made it, and NotPublishable if a page was made for the
    team.
    """
    try:
        record, manifest, shown = (_json(run / name) for name in (RECORD, f"{SITE}/{MANIFEST}", SHOWN))
        site = PublicSite(run, record, dict(manifest["files"]), _cells(shown), sha256_of(run / SITE / MANIFEST))
        pages = tuple(site.jobs)
    except _Damaged as damaged:
        raise RecordsError([_problem(run, damaged.file, _("The file is missing or damaged."))]) from damaged
    except (KeyError, TypeError, ValueError, AttributeError, OSError) as error:
        raise RecordsError([_problem(run, RECORD, _("The file is missing or damaged."))]) from error
    if faults := tuple(_differences(site)):
        raise RecordsError(faults)
    for job in pages:
        refuse_private({"audience": job["parameters"].get("audience")}, job["network"] or job["notebook"])
    return site


class _Damaged(Exception):
    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


def _json(path: Path) -> Mapping[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise _Damaged(f"{SITE}/{MANIFEST}" if path.name == MANIFEST else path.name) from error


def _cells(shown: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    try:
        cells = tuple(dict(cell) for cell in shown["cells"])
    except (KeyError, TypeError, ValueError) as error:
        raise _Damaged(SHOWN) from error
    if shown.get("schema") != SCHEMA or not all(_told(cell) for cell in cells):
        raise _Damaged(SHOWN)
    return cells


def _told(cell: Mapping[str, Any]) -> bool:
    """Whether a cell says what it is about, and whether it is shown with numbers or hidden without."""
    numbers = [cell.get(name) for name in ("numerator", "denominator", "value", "at_most", "at_least")]
    return (all(isinstance(cell.get(name), str) and cell[name] for name in _ABOUT)
            and isinstance(cell.get("shown"), bool)
            and (cell["shown"] or all(number is None for number in numbers))
            and all(number is None or isinstance(number, int | float) for number in numbers))


def _differences(site: PublicSite) -> Iterator[Problem]:
    """Every file of the site that is changed, missing or not of the run; and a changed shown.json."""
    run = site.folder
    made = {**site.files, **_noted(site)}
    there = {path.relative_to(run / SITE).as_posix(): path for path in sorted((run / SITE).rglob("*"))
             if not path.is_dir()}
    for name in sorted(there.keys() - made.keys() - {MANIFEST}):
        yield _problem(run, f"{SITE}/{name}", _("The file is not part of the site that the run made."),
                       _("Take it out of the folder."))
    for name, was in sorted(made.items()):
        if name not in there or site.files.get(name) != was:
            yield _problem(run, f"{SITE}/{name}", _("The file is missing or damaged."))
        elif sha256_of(there[name]) != was:
            yield _problem(run, f"{SITE}/{name}", _("The file was changed after the run made it."))
    if site.record.get("shown") not in (None, sha256_of(run / SHOWN)):
        yield _problem(run, SHOWN, _("The file was changed after the run made it."))


def _noted(site: PublicSite) -> dict[str, str]:
    """The fingerprints of the pages as run.json has them, so that page and manifest cannot be changed together."""
    return {file.removeprefix(f"{SITE}/"): was for job in site.jobs for file, was in job["files"].items()
            if file.startswith(f"{SITE}/")}


def _problem(run: Path, file: str, wrong: Message, cure: Message | None = None) -> Problem:
    return Problem(f"{run.name}/{file}", wrong, cure=cure or _(
        "What is recorded has to be what people see. Run strive run --force, look at the pages, and release that run."))
