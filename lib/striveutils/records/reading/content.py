"""What was found in one file: its records and its problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from striveutils.errors import Problem
from striveutils.records.columns.checking import Fault
from striveutils.records.columns.record import Row
from striveutils.words import Joined, Message, Number, _, n_

MOST_PROBLEMS = 200
"""Problems told of one file; who mends that many will look again anyway."""
MOST_ROWS = 6
"""Further rows with the same fault are listed one by one up to this many."""


@dataclass(frozen=True)
class Content:
    """The records of one file, in its order, and everything wrong with it. With faults the records are a part only."""

    records: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def faulty(self) -> bool:
        """Is there a problem that is more than a warning?"""
        return any(not problem.warning for problem in self.problems)


@dataclass
class _Noted:
    """A fault of one column, and every row it is in."""

    fault: Fault
    column: str | None
    rows: list[int] = field(default_factory=list)


class Problems:
    """Gathers the problems of one file as it is read; the same fault of a column in many rows is one problem."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._noted: dict[str, _Noted] = {}
        self._left_out = 0

    def add(self, fault: Fault, row: int | None = None, column: str | None = None) -> None:
        """Note one fault in its place."""
        key = repr((fault.wrong, fault.expected, fault.cure, fault.warning, column, row is None))
        if key not in self._noted and len(self._noted) >= MOST_PROBLEMS:
            self._left_out += 1
            return
        rows = self._noted.setdefault(key, _Noted(fault, column)).rows
        if row is not None and row not in rows[-1:]:
            rows.append(row)

    def all(self) -> tuple[Problem, ...]:
        """Every problem noted, and how many more there were."""
        found = tuple(self._problem(noted) for noted in self._noted.values())
        if not self._left_out:
            return found
        more = n_("There is 1 more problem.", "There are {count} more problems.", self._left_out)
        return (*found, Problem(self.file, more, None, _("Correct these first, then check again.")))

    def _problem(self, noted: _Noted) -> Problem:
        fault, row = noted.fault, noted.rows[0] if noted.rows else None
        wrong = _in_rows(fault.wrong, noted.rows[1:])
        return Problem(self.file, wrong, fault.expected, fault.cure, row, noted.column, fault.warning)


def _in_rows(wrong: Message, more: list[int]) -> Message:
    """What is wrong in one row, and that it is so in ``more`` rows."""
    if not more:
        return wrong
    if len(more) == 1:
        return _("{wrong} The same in row {row}.", wrong=wrong, row=str(more[0]))
    if more == list(range(more[0], more[-1] + 1)):
        return _("{wrong} The same in rows {first} to {last}.", wrong=wrong, first=str(more[0]), last=str(more[-1]))
    if len(more) <= MOST_ROWS:
        return _("{wrong} The same in rows {rows}.", wrong=wrong, rows=Joined(tuple(map(str, more))))
    return _("{wrong} The same in {count} more rows, the last of them row {last}.", wrong=wrong,
             count=Number(len(more)), last=str(more[-1]))


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
