"""What a cell says when it stops: an error for people leaves the kernel in every language, not as a traceback.

A notebook's error output holds one text in one language. So the job's kernel has a start-up file that calls
``install``: it writes a StriveError of a cell, whole, into a file that the job reads.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from striveutils.errors import RecordsError, StriveError
from striveutils.words import in_every_language

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
        "cure": error.cure and in_every_language(error.cure),
        "problems": [problem.as_json() for problem in problems if not problem.warning],
    }
