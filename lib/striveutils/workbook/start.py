"""The start page: is the installation sound, what is recorded here, what needs mending."""

from __future__ import annotations

from striveutils import doctor, records
from striveutils.blocks import Block, Facts, Items, Sentence, Stack
from striveutils.errors import NoPartnership, Problem
from striveutils.words import Joined, Message, Number, Words, _


class StartPage:
    """Answers for ``notebooks/00_start.ipynb``; works without a partnership, and says so kindly."""

    def __init__(self, data_dir: str = "") -> None:
        self.data_dir = data_dir

    def installation(self) -> Block:
        """Whether all that is needed is here; what is missing comes first, with its cure."""
        checks = list(doctor.examine(self.data_dir))
        missing = tuple(check.line() for check in checks if check.state == "missing")
        verdict = (
            Stack(Sentence(_("Something is missing."), role="warning"), Items(missing)) if missing
            else Sentence(_("Everything that is needed is here."), role="lead")
        )
        return Stack(verdict, Facts(tuple((check.name, check.found) for check in checks)))

    def recorded(self) -> Block:
        """The partnership's name, its networks and indicators."""
        try:
            data = records.open_partnership(self.data_dir)
        except NoPartnership as none:
            return Items(none.words())
        names = tuple(data.network_ids)
        facts: tuple[tuple[Words, Words], ...] = (
            (_("Partnership"), data.settings.name),
            (_("Networks"), _("{n}: {names}", n=Number(len(names)), names=Joined(names)) if names
             else _("none recorded yet; make a folder in data/networks")),
            (_("Indicators"), Joined(tuple(indicator.name for indicator in data.indicators))
             if data.indicators else _("none recorded yet; fill in data/indicators/indicators.csv")),
        )
        return Facts(facts)

    def problems(self) -> Block:
        """Every problem in the partnership's files, with its cure."""
        try:
            found = records.open_partnership(self.data_dir).problems()
        except NoPartnership as none:
            return Items(none.words())
        if not found:
            return Sentence(_("Nothing: every file reads well."))
        return Items(tuple(_line(problem) for problem in found))


def _line(problem: Problem) -> Message:
    return _(
        "{file}, {place}: {wrong} {cure}",
        file=problem.file, place=problem.place(), wrong=problem.wrong, cure=problem.cure or problem.expected or "",
    )
