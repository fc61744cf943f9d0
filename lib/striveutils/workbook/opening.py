"""Finding what a page is about from a notebook's parameters; every fault of every file it needs, at once."""

from __future__ import annotations

from striveutils import evidence, records
from striveutils.errors import BadParameter, RecordsError
from striveutils.naming import did_you_mean, one_of, quoted
from striveutils.words import _
from striveutils.workbook.page import CyclePage
from striveutils.workbook.start import StartPage
from striveutils.workbook.subject import Subject

AUDIENCES = ("public", "team")


def open_page(
    network: str = "", cycle: str = "", *, as_of: str = "", data_dir: str = "", audience: str = "public"
) -> CyclePage:
    """The page of a network's cycle.

    Blank means: the first network; its newest cycle that is not decided, else the last; the partnership's day;
    the nearest ``data`` folder. Raises RecordsError (every fault of every file the page reads) and BadParameter.
    """
    _one_of("audience", audience, AUDIENCES)
    data = records.open_partnership(data_dir)
    network_id = _network_id(data, network)
    faults = [problem for problem in data.problems(data.inputs(network_id)) if not problem.warning]
    if faults:
        raise RecordsError(faults)
    cycles, day = data.network(network_id).cycles, data.today(as_of)
    if cycle:
        _one_of("cycle", cycle, tuple(cycles))
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


def _one_of(name: str, given: str, known: tuple[str, ...]) -> None:
    if given in known:
        return
    raise BadParameter(
        _("{name} “{given}” is not recorded here.", name=name, given=quoted(given)),
        did_you_mean(given, known, one_of(known) if known else _("None is recorded yet; leave it blank.")),
    )
