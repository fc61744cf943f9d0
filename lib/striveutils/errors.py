"""What went wrong, for people: where, what, what was expected, what to do. No traceback reaches a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from striveutils.words import LANGUAGES, Message, Name, Words, _, in_every_language, n_, text


@dataclass(frozen=True)
class Problem:
    """One fault in one place.

    ``file`` is relative to the partnership's folder (``data/networks/north/points.csv``), ``row`` the line as an
    editor or a spreadsheet counts it (the header is 1), ``column`` a column or a key (``plan.predictions[2].low``).
    A ``warning`` is shown and stops nothing.
    """

    file: str
    wrong: Message
    expected: Message | None = None
    cure: Message | None = None
    row: int | None = None
    column: str | None = None
    warning: bool = False

    def place(self) -> Message:
        """Row and column in words; the file stands above its problems."""
        if self.row is not None and self.column:
            return _("row {row}, {column}", row=str(self.row), column=self.column)
        if self.row is not None:
            return _("row {row}", row=str(self.row))
        return _("{column}", column=self.column) if self.column else _("the whole file")

    def told(self) -> tuple[Message, ...]:
        """What is wrong, what was expected and what to do, as far as each is known."""
        return tuple(part for part in (self.wrong, self.expected, self.cure) if part is not None)

    def as_json(self) -> dict[str, Any]:
        """Where it is, and in every language what is wrong, what was expected and what to do."""
        said = {"wrong": self.wrong, "expected": self.expected, "cure": self.cure}
        return {"file": self.file, "row": self.row, "column": self.column, "warning": self.warning,
                "place": in_every_language(self.place()),
                **{part: words and in_every_language(words) for part, words in said.items()}}

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> Problem:
        """The problem again from what ``as_json`` gave, its words as they were told."""
        said = {part: told[part] and Message("{told}", {"told": Name(told[part])})
                for part in ("wrong", "expected", "cure")}
        return cls(told["file"], row=told["row"], column=told["column"], warning=told.get("warning", False),
                   **said)


class StriveError(Exception):
    """Something a person can mend. ``message`` says what, ``cure`` what to do."""

    def __init__(self, message: Message, cure: Message | None = None) -> None:
        super().__init__(message, cure)
        self.message = message
        self.cure = cure

    def words(self) -> tuple[Message, ...]:
        """Everything to tell the person, in order."""
        return tuple(part for part in (self.message, self.cure) if part is not None)

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The whole error as plain text in ``lang``."""
        return " ".join(text(part, lang) for part in self.words())

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows instead of the library's own lines: the error in every language."""
        return [self.in_language(lang) for lang in LANGUAGES]


class RecordsError(StriveError):
    """Files of the partnership could not be used; carries every problem found in them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(summary(self.problems), None)

    def in_language(self, lang: str) -> str:
        return report(self.problems, lang)


class NoPartnership(StriveError):
    """No ``data/partnership.yaml`` was found where the command looked."""


class Conflict(StriveError):
    """A file changed since it was read, so it was not overwritten."""


class Busy(StriveError):
    """Somebody else holds the lock."""


class BadParameter(StriveError):
    """A notebook was asked to run with a parameter it does not have, or of the wrong type."""


class RunFailed(StriveError):
    """A job or a whole run could not be finished."""


class NotPublishable(StriveError):
    """A page did not pass the checks a page must pass before it is published."""


def summary(problems: tuple[Problem, ...]) -> Message:
    """One line: how many problems in which file, or in how many files."""
    files = sorted({problem.file for problem in problems})
    if len(files) == 1:
        return n_("{file} has 1 problem.", "{file} has {count} problems.", len(problems), file=files[0])
    return n_("{files} files have 1 problem.", "{files} files have {count} problems.", len(problems),
              files=str(len(files)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file, and within a file from its top down."""
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.row or 0, problem.column or "")))


def report(problems: Iterable[Problem], lang: str) -> str:
    """All problems as plain text, grouped by file, each with place, fault, expectation and cure."""
    by_file = (tuple(found) for _file, found in groupby(in_order(problems), key=lambda problem: problem.file))
    return "\n".join("\n".join([text(summary(found), lang), *(_lines(problem, lang) for problem in found)])
                     for found in by_file)


def _lines(problem: Problem, lang: str) -> str:
    mark: tuple[Words, ...] = (_("warning: "),) if problem.warning else ()
    head = "".join(text(part, lang) for part in (*mark, problem.place()))
    parts = [text(part, lang) for part in problem.told()]
    return f"  {head}   " + "\n      ".join(parts)
