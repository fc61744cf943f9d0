"""Making an executed notebook fit to keep: what it shows stays, where and by whom it was run does not.

papermill writes every parameter, path and time into the notebook it saves; forms leave what was typed in
widget state; an error quotes the value it fell over. A run keeps what it was asked in its own record instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from striveutils.publish import machine
from striveutils.publish.reading import Json

if TYPE_CHECKING:
    from nbformat import NotebookNode

INJECTED = "injected-parameters"
ERROR_BANNER = "papermill-error-cell-tag"
WIDGET = "application/vnd.jupyter.widget-view+json"
KERNEL = ("name", "display_name", "language")
PERSONAL = (
    r"(?:/home|/Users|[A-Za-z]:\\{1,2}Users)(?:/|\\{1,2})[^/\\\s\"'<>:]+"
    r"|/root(?=[/\s\"':]|$)|/private/var|/var/folders"
)
HIDDEN = "…"


def clean(notebook: Json, folders: Iterable[Path] = ()) -> NotebookNode:
    """A copy of ``notebook`` without parameters, run times, widget state, errors' values and this machine's folders.

    ``folders`` are further folders whose names must not be kept, such as that of the partnership's data.
    """
    pattern = _folders(folders)
    cells = [cell for cell in notebook["cells"] if not _papermills_own(cell)]
    order = iter(range(1, len(cells) + 1))
    from nbformat import from_dict  # loads a schema checker, which a run that changes nothing does without

    kept: NotebookNode = from_dict({  # type: ignore[no-untyped-call]
        "nbformat": notebook["nbformat"],
        "nbformat_minor": notebook["nbformat_minor"],
        "metadata": _metadata(notebook["metadata"]),
        "cells": [_cell(cell, pattern, order) for cell in cells],
    })
    return kept


def _papermills_own(cell: Json) -> bool:
    return bool({INJECTED, ERROR_BANNER} & set(cell["metadata"].get("tags", [])))


def _metadata(metadata: Json) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    if kernel := metadata.get("kernelspec"):
        kept["kernelspec"] = {name: kernel[name] for name in KERNEL if name in kernel}
    if language := metadata.get("language_info"):
        kept["language_info"] = {"name": language["name"]}
    return kept


def _cell(cell: Json, pattern: re.Pattern[str], order: Iterator[int]) -> dict[str, Any]:
    tags = cell["metadata"].get("tags", [])
    kept = {"cell_type": cell["cell_type"], "metadata": {"tags": list(tags)} if tags else {}, "source": cell["source"]}
    if "id" in cell:
        kept["id"] = cell["id"]
    if cell["cell_type"] == "code":
        number = next(order) if cell["execution_count"] is not None else None
        kept["execution_count"] = number
        kept["outputs"] = [_output(output, pattern, number) for output in cell["outputs"] if not _of_a_form(output)]
    return kept


def _of_a_form(output: Json) -> bool:
    """A widget: its plain text quotes what was typed."""
    return WIDGET in output.get("data", {})


def _output(output: Json, pattern: re.Pattern[str], number: int | None) -> dict[str, Any]:
    if output["output_type"] == "error":
        return {"output_type": "error", "ename": output["ename"], "evalue": "", "traceback": []}
    kept = {key: _without_folders(output[key], pattern) for key in ("name", "text", "data") if key in output}
    if output["output_type"] in ("display_data", "execute_result"):
        kept["metadata"] = {}
    if output["output_type"] == "execute_result":
        kept["execution_count"] = number
    return {"output_type": output["output_type"], **kept}


def _without_folders(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(HIDDEN, value)
    if isinstance(value, dict):
        return {key: _without_folders(part, pattern) for key, part in value.items()}
    if isinstance(value, list):
        return [_without_folders(part, pattern) for part in value]
    return value


def _folders(more: Iterable[Path]) -> re.Pattern[str]:
    """Folders of this machine and of its people, and accounts at it."""
    exact = "|".join(re.escape(folder) + r"(?![\w-])" for folder in machine.folders(more))
    return re.compile(rf"(?<![\w.])(?:{exact}|{PERSONAL})|{machine.of_user()}")
