"""One job, in a process of its own: check the files, run the notebook, make the pages, keep them all at once."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from striveutils import places, publish, records
from striveutils.batch import failures, kernel_errors
from striveutils.batch.concealing import secrets
from striveutils.batch.failures import Failure
from striveutils.batch.keys import Fingerprints, Parts
from striveutils.batch.processes import KERNEL_FILE, end_with_parent, heed_signals
from striveutils.batch.store import Store, write_job
from striveutils.disclosure.words import waiting
from striveutils.disk import is_no_space
from striveutils.errors import RecordsError, StriveError
from striveutils.publish import gates
from striveutils.records import listing

LOG, FAILURE, STEP = "log.txt", "failure.json", "step"
CELL_ERROR = "cell-error.json"
FIRST_STEP = "parameters"


@dataclass(frozen=True)
class Order:
    """What a job's process is told: what to run, on which files, for how long, and where to work.

    ``parameters`` are the notebook's without paths of this machine. ``scratch`` is a folder of this attempt for
    everything that passes; ``work`` a folder beside the finished jobs, from where they are moved in one step.
    """

    network: str
    notebook: str
    notebook_file: Path
    parameters: Mapping[str, Any]
    data: Path
    inputs: tuple[str, ...]
    key: str
    parts: Parts
    policy: Mapping[str, Any]
    languages: tuple[str, ...]
    seconds: float
    scratch: Path
    work: Path
    jobs: Path


def perform(order: Order) -> None:
    """The whole life of a job's process. Exit status 0: the job is kept; 1: ``failure.json`` says why not."""
    _separate(order)
    failure = _attempt(order)
    if failure is not None:
        failure.save(order.scratch / FAILURE)
    _flush()
    # Not sys.exit: threads of libraries must not keep a finished job alive.
    os._exit(0 if failure is None else 1)


def _separate(order: Order) -> None:
    """Cut the process off: own session, folder, log and Jupyter folders, and no way to survive the batch."""
    if hasattr(os, "setsid"):
        os.setsid()
    heed_signals()
    try:
        os.chdir(order.scratch)
    except OSError:
        # The run was ended before this process came to work, and its folder is gone: nobody waits for an answer.
        os._exit(1)
    log = os.open(order.scratch / LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    _flush()
    os.dup2(log, 1)
    os.dup2(log, 2)
    kernel_errors.write_startup(order.scratch / "ipython")
    os.environ.update({
        "IPYTHONDIR": str(order.scratch / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(order.scratch),
        "JUPYTER_CONFIG_DIR": str(order.scratch / "config"),
        kernel_errors.FILE_VARIABLE: str(order.scratch / CELL_ERROR),
        places.PUBLIC_ALONE: "1",
        # One job a core already: threads of the linear algebra would only fight each other.
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
    })
    os.environ.pop("PYTHONSTARTUP", None)
    end_with_parent(order.scratch / KERNEL_FILE)


def _attempt(order: Order) -> Failure | None:
    try:
        data, told = _check_files(order)
        executed = publish.clean(_execute(order), (order.data.parent, order.notebook_file.parent))
        notebook, dropped = publish.of_blocks_alone(executed)
        pages = publish.pages(notebook, order.languages, templates=places.templates_folder(order.data))
        shown = publish.shown(notebook)
        _refuse_hidden_figures(order, data, notebook, pages, shown)
        if _files_changed(order):
            return failures.files_changed()
        told["warnings"] += [one.problem(order.notebook).as_json() for one in dropped]
        write_job(order.work, notebook, pages, publish.head(notebook), shown, {**_facts(order), **told})
        Store(order.jobs).put(order.work, order.key)
        return None
    except Exception as error:
        traceback.print_exc()
        return _explained(error, order)


def _check_files(order: Order) -> tuple[records.Partnership, dict[str, Any]]:
    """Before a kernel is started: every fault of every file the notebook would read.

    Gives the records, and what to tell the coordinator: warnings, and the texts that the page withholds until they
    are approved. They go past the kernel, so that the executed notebook does not hold them.
    """
    data = records.open_partnership(order.data)
    found = data.problems(order.inputs)
    faults = (*listing.unreadable(order.data, f"networks/{order.network}" if order.network else ""),
              *(problem for problem in found if not problem.warning))
    if faults:
        raise RecordsError(faults)
    unapproved = waiting(data, order.network) if order.network else ()
    return data, {"warnings": [warning.as_json() for warning in found],
                  "waiting": [one.as_json() for one in unapproved]}


def _refuse_hidden_figures(order: Order, data: records.Partnership, notebook: Any, pages: Mapping[str, str],
                           shown: list[dict[str, Any]]) -> None:
    """Raise NotPublishable if what the job made tells a figure that the rules for small groups hide."""
    if not order.network:
        return
    hidden = secrets(data, order.network, date.fromisoformat(order.parameters["as_of"]))
    gates.refuse_told(gates.check_concealed(pages, notebook, shown, hidden))


def _execute(order: Order) -> Any:
    from striveutils.batch.engines import execute

    parameters = {**order.parameters, "data_dir": str(order.data)}
    return execute(order.notebook_file, parameters, folder=order.scratch, seconds=order.seconds,
                   on_step=lambda step: _note_step(order, step))


def _note_step(order: Order, step: str) -> None:
    (order.scratch / STEP).write_text(step, encoding="utf-8")


def _files_changed(order: Order) -> bool:
    """Whether a file differs from what the key was made of; then the pages are not those of the key."""
    now = Fingerprints(order.data, places.templates_folder(order.data))
    slices = records.open_partnership(order.data).slices(order.network) if order.network else {}
    before = order.parts["inputs"], order.parts["notebook"], order.parts["slices"]
    return bool((now.inputs(order.inputs), now.file(order.notebook_file), slices) != before)


def _facts(order: Order) -> dict[str, Any]:
    return {
        "schema_version": 1, "key": order.key, "network": order.network, "notebook": order.notebook,
        "parameters": dict(order.parameters), "languages": list(order.languages), "parts": dict(order.parts),
        "policy": dict(order.policy),
    }


def _explained(error: Exception, order: Order) -> Failure:
    """What a job's error means for people."""
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError

    from striveutils.batch.engines import KernelDied, StoppedEarly

    step = step_so_far(order.scratch)
    if isinstance(error, StriveError):
        return Failure.of_error(error)
    if isinstance(error, PapermillExecutionError):
        return _of_cell(error, order, step)
    if isinstance(error, StoppedEarly):
        return failures.left_early(error.step)
    if isinstance(error, CellTimeoutError):
        return failures.over_time(step, order.seconds)
    if isinstance(error, MemoryError):
        return failures.out_of_memory(step)
    if is_no_space(error):
        return failures.no_space()
    if isinstance(error, PermissionError):
        return failures.no_permission(Path(error.filename or "").name)
    if isinstance(error, KernelDied):
        return failures.not_started() if error.exit_status is None else failures.died(step, error.exit_status)
    return failures.internal(type(error).__name__)


def _of_cell(error: Any, order: Order, step: str) -> Failure:
    """The error of a cell: an error for people as the kernel told it, else only its name."""
    try:
        told = json.loads((order.scratch / CELL_ERROR).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return failures.stopped_with(step, error.ename)
    return Failure.of_told(told, "records" if told["problems"] else "step", step)


def step_so_far(scratch: Path) -> str:
    """The step a job was in when it was last heard of."""
    try:
        return (scratch / STEP).read_text(encoding="utf-8") or FIRST_STEP
    except OSError:
        return FIRST_STEP


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
