"""Finding what a page is about from a notebook's parameters; every fault of every file it needs, at once."""

from __future__ import annotations

import os
from datetime import date, datetime

from striveutils import evidence, places, records
from striveutils.errors import BadParameter, RecordsError
from striveutils.naming import did_you_mean, one_of, quoted
from striveutils.words import _
from striveutils.workbook.page import CyclePage
from striveutils.workbook.start import StartPage
from striveutils.workbook.subject import Subject

AUDIENCES = ("public", "team")


def open_page(
    network: str = "", cycle: str = "", *, as_of: str | date | None = "", data_dir: str = "", audience: str = "public"
) -> CyclePage:
    """The page of a network's cycle.

    Blank means: the first network; its newest cycle that is not decided, else the last; the partnership's day;
    the nearest ``data`` folder. Raises RecordsError (every fault of every file the page reads) and BadParameter.
    """
    for name, given in (("network", network), ("cycle", cycle), ("audience", audience)):
        _text(name, given)
    if audience not in AUDIENCES:
        raise BadParameter(
            _("The audience cannot be “{given}”.", given=quoted(audience)),
            did_you_mean(audience, AUDIENCES, one_of(AUDIENCES)),
        )
    if audience == "team" and os.environ.get(places.PUBLIC_ALONE):
        raise BadParameter(
            _("A run makes pages for everybody, so no cell of its notebook can ask for the page of the team."),
            _("Leave the audience as it is, and look at small groups in JupyterLab."),
        )
    data = records.open_partnership(data_dir)
    network_id = _network_id(data, network)
    faults = [problem for problem in data.problems(data.inputs(network_id)) if not problem.warning]
    if faults:
        raise RecordsError(faults)
    cycles, day = data.network(network_id).cycles, _day(data, as_of)
    if cycle:
        _one_of("cycle", cycle, tuple(cycles))
    elif day < data.today():
        cycles = evidence.cycles.begun_by(cycles, day)
    return CyclePage(
        Subject(data, network_id, cycle or evidence.cycles.current(cycles, day), day, audience)
    )


def open_start(data_dir: str = "") -> StartPage:
    """The start page: what is installed, what is recorded, what needs mending."""
    return StartPage(data_dir)


def _network_id(data: records.Partnership, network: str) -> str:
    ids = data.network_ids
    if not ids:
        raise BadParameter(
            _("No network is recorded yet, so there is no page to show."),
            _("Make a folder in data/networks with a network.yaml; data/README.md says what goes in it."),
        )
    if network:
        _one_of("network", network, ids)
    return network or ids[0]


def _text(name: str, given: object) -> None:
    if not isinstance(given, str):
        raise BadParameter(
            _("{name} must be text in quotation marks.", name=name),
            _("Write it between quotation marks, or leave it blank."),
        )


def _day(data: records.Partnership, as_of: str | date | None) -> date:
    """The page's day; a day and time counts as its day."""
    if isinstance(as_of, datetime):
        return as_of.date()
    if as_of is not None and not isinstance(as_of, (str, date)):
        raise BadParameter(
            _("as_of must be a day in quotation marks."), _("Write it as year-month-day, such as 2019-03-11."),
        )
    return data.today(as_of.strip() if isinstance(as_of, str) else as_of)


def _one_of(name: str, given: str, known: tuple[str, ...]) -> None:
    if given in known:
        return
    raise BadParameter(
        _("{name} “{given}” is not recorded here.", name=name, given=quoted(given)),
        did_you_mean(given, known, one_of(known) if known else _("None is recorded yet; leave it blank.")),
    )
