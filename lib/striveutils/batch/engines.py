"""How the cells of one notebook are run: papermill, with an ordinary kernel of this very Python.

papermill is given no output path, so it never leaves a half-written notebook behind; what it returns is looked
at here, because it calls a notebook finished whose cell left early (``exit()``).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from striveutils.batch.processes import KERNEL_FILE, remember
from striveutils.batch.scratch import LONGEST_SOCKET_PATH

Notebook: TypeAlias = Any
CONNECTION = "k.json"
SECONDS_TO_START = 60
KERNEL_COMMAND = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
"""Whatever kernels the computer has: a brief is made by the Python that runs the batch."""


class StoppedEarly(Exception):
    """A cell ended the notebook without an error, so the cells after it never ran."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


class KernelDied(Exception):
    """The process of the notebook ended by itself, or did not come up; ``exit_status`` None means the latter."""

    def __init__(self, exit_status: int | None) -> None:
        super().__init__(exit_status)
        self.exit_status = exit_status


@dataclass
class LastKernel:
    """The process of the kernel that was started last; its exit status says how it died."""

    process: subprocess.Popen[bytes] | None = None

    @property
    def exit_status(self) -> int | None:
        """Negative is the signal that ended it; None while it lives or when none was started."""
        return self.process.poll() if self.process else None


LAST_KERNEL = LastKernel()


def kernel_manager(folder: Path) -> type[AsyncKernelManager]:
    """A manager whose kernel talks through socket files in ``folder`` instead of the network, where it can.

    Over TCP every kernel warns on the terminal that its messages can be overheard, and ports clash. ``folder``
    is absolute, because kernel and client may work in different folders, and short: such paths have a limit.
    """
    sockets = os.name == "posix" and len(str(folder / CONNECTION)) + len("-ipc-5") <= LONGEST_SOCKET_PATH

    class JobKernelManager(AsyncKernelManager):
        def __init__(self, **more: Any) -> None:
            super().__init__(**more)
            self.connection_file = str(folder / CONNECTION)
            if sockets:
                self.transport = "ipc"

        @property
        def kernel_spec(self) -> KernelSpec:
            return KernelSpec(argv=list(KERNEL_COMMAND), display_name="Python 3", language="python")

        async def _async_launch_kernel(self, kernel_cmd: list[str], **more: Any) -> None:
            await super()._async_launch_kernel(kernel_cmd, **more)
            LAST_KERNEL.process = getattr(self.provisioner, "process", None)
            if LAST_KERNEL.process is not None:
                remember(folder / KERNEL_FILE, LAST_KERNEL.process.pid)

    return JobKernelManager


def execute(notebook: Path, parameters: Mapping[str, Any], *, folder: Path, seconds: float,
            on_step: Callable[[str], None]) -> Notebook:
    """Run ``notebook`` with ``parameters`` and give it with its outputs; nothing is saved.

    ``folder`` takes the kernel's sockets, ``seconds`` limits each cell, ``on_step`` hears the name of each step
    as it begins. Raises PapermillExecutionError, nbclient's CellTimeoutError, KernelDied and StoppedEarly.
    """
    try:
        done = _papermill(notebook, parameters, folder=folder, seconds=seconds, on_step=on_step)
    except RuntimeError as error:  # nbclient's DeadKernelError is one, and so is a kernel that never answered
        raise KernelDied(LAST_KERNEL.exit_status if "died" in str(error) else None) from error
    for index, cell in enumerate(done.cells):
        if cell.cell_type == "code" and cell.source.strip() and not _ran_to_its_end(cell):
            raise StoppedEarly(step_of(cell, index))
    return done


def _papermill(notebook: Path, parameters: Mapping[str, Any], *, folder: Path, seconds: float,
               on_step: Callable[[str], None]) -> Notebook:
    import papermill

    # papermill treats the path as a pattern for parameters; braces in a folder's name mean themselves.
    path = str(notebook).replace("{", "{{").replace("}", "}}")
    return papermill.execute_notebook(
        path, None, parameters=dict(parameters), kernel_name="python3", language="python", progress_bar=False,
        start_timeout=SECONDS_TO_START, execution_timeout=max(1, round(seconds)), shutdown_kernel="immediate",
        kernel_manager_class=kernel_manager(folder),
        on_cell_start=lambda cell, cell_index: on_step(step_of(cell, cell_index)),
    )


def _ran_to_its_end(cell: Any) -> bool:
    """papermill's own record: completed, no exception. A cell that never ran has no number."""
    record = cell.metadata.get("papermill", {})
    return record.get("status") == "completed" and not record.get("exception") and cell.execution_count is not None


def step_of(cell: Mapping[str, Any], index: int) -> str:
    """The name of a step: the cell's tag, or its place in the notebook, counted from 1."""
    tags: Iterable[str] = cell.get("metadata", {}).get("tags", [])
    return next((tag for tag in tags if tag != "raises-exception"), str(index + 1))
