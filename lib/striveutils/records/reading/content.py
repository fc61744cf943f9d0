"""What was found in one file: its records and its problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from striveutils.errors import Problem
from striveutils.records.columns.checking import Fault
from striveutils.records.columns.record import Row
from striveutils.words import _, n_

MOST_PROBLEMS = 200
"""Problems told of one file; who mends that many will look again anyway."""


@dataclass(frozen=True)
class Content:
    """The records of one file, in its order, and everything wrong with it. With faults the records are a part only."""

    records: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def faulty(self) -> bool:
        """Is there a problem that is more than a warning?"""
        return any(not problem.warning for problem in self.problems)


class Problems:
    """Gathers the problems of one file as it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self.left_out = 0

    def add(self, fault: Fault, row: int | None = None, column: str | None = None) -> None:
        """Note one fault in its place."""
        if len(self.found) >= MOST_PROBLEMS:
            self.left_out += 1
            return
        self.found.append(Problem(self.file, fault.wrong, fault.expected, fault.cure, row, column, fault.warning))

    def all(self) -> tuple[Problem, ...]:
        """Every problem noted, and how many more there were."""
        if not self.left_out:
            return tuple(self.found)
        more = n_("There is 1 more problem.", "There are {count} more problems.", self.left_out)
        return (*self.found, Problem(self.file, more, None, _("Correct these first, then check again.")))


def faults_of(error: ValidationError) -> Iterator[Fault]:
    """The faults in a record that its model refused, each with the path of its value."""
    for detail in error.errors(include_url=False, include_input=False):
        path = tuple(detail["loc"])
        cause = detail.get("ctx", {}).get("error")
        match detail["type"]:
            case "missing":
                yield Fault(_("This is empty, but it is required."), column=path)
            case "value_error" if isinstance(cause, Fault):
                yield cause.below(*path)
            case "tuple_type" | "list_type":
                yield Fault(_("A list belongs here, each item on a line that begins with a hyphen."), column=path)
            case _:
                yield Fault(_("Keys with values belong here, one on each line."), column=path)
