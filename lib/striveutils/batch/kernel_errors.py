"""What a cell says when it stops: an error for people leaves the kernel in every language, not as a traceback.

A notebook's error output holds one text in one language. So the job's kernel has a start-up file that calls
``install``: it writes a StriveError of a cell, whole, into a file that the job reads.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from striveutils.errors import Problem, RecordsError, StriveError
from striveutils.words import Message, Name, in_every_language

FILE_VARIABLE = "STRIVE_CELL_ERROR"
STARTUP = "from striveutils.batch import kernel_errors\nkernel_errors.install(get_ipython())\n"


def write_startup(ipython_folder: Path) -> None:
    """Make ``ipython_folder`` a private IPython folder whose kernels report their errors."""
    startup = ipython_folder / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00-errors.py").write_text(STARTUP, encoding="utf-8")


def install(shell: Any, file: Path | None = None) -> None:
    """Have ``shell`` write the StriveError that ends a cell into ``file`` (by default the one the job named)."""
    target = file or Path(os.environ[FILE_VARIABLE])
    shell.events.register("post_run_cell", reporter(target))


def reporter(file: Path) -> Callable[[Any], None]:
    """A listener for the end of a cell."""

    def report(result: Any) -> None:
        error = getattr(result, "error_in_exec", None)
        if isinstance(error, StriveError):
            file.write_text(json.dumps(as_json(error), ensure_ascii=False), encoding="utf-8")

    return report


def as_json(error: StriveError) -> dict[str, Any]:
    """An error with all its words in every language."""
    problems = error.problems if isinstance(error, RecordsError) else ()
    return {
        "message": in_every_language(error.message),
        "cure": _texts(error.cure),
        "problems": [problem_as_json(problem) for problem in problems if not problem.warning],
    }


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """A fault in a file: where it is, and in every language what is wrong, what was expected, what to do."""
    return {
        "file": problem.file,
        "row": problem.row,
        "column": problem.column,
        "place": in_every_language(problem.place()),
        "wrong": in_every_language(problem.wrong),
        "expected": _texts(problem.expected),
        "cure": _texts(problem.cure),
    }


def problem_of(told: Mapping[str, Any]) -> Problem:
    """A fault again from its JSON, its words as they were told."""
    return Problem(
        told["file"], _as_told(told["wrong"]), row=told["row"], column=told["column"],
        expected=_as_told(told["expected"]) if told["expected"] else None,
        cure=_as_told(told["cure"]) if told["cure"] else None,
    )


def _as_told(texts: Mapping[str, str]) -> Message:
    """Words that are already in every language, as a message."""
    return Message("{told}", {"told": Name(texts)})


def _texts(words: Message | None) -> dict[str, str] | None:
    return in_every_language(words) if words is not None else None
