"""Parameters are checked by name and type against the notebook before a kernel starts.

papermill itself only logs a parameter that the notebook does not have, and runs on with the default: the wrong
network's brief. So the ``parameters`` cell is read here, and whatever does not fit it stops the run.
"""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from striveutils.errors import BadParameter, RunFailed
from striveutils.naming import nearest, quoted
from striveutils.words import Message, Sentences, _

Value: TypeAlias = str | int | float | bool | list[Any]
ALLOWED = ("str", "int", "float", "bool", "list")
"""papermill writes any other value into the notebook without escaping it."""


def checked(notebook: Path, parameters: Mapping[str, Any]) -> dict[str, Value]:
    """``parameters``, when each is one of the notebook's and of its type; else BadParameter with every fault."""
    known = declared(notebook)
    faults = [fault for name, value in parameters.items() if (fault := _fault(name, value, known)) is not None]
    if faults:
        raise BadParameter(
            _("The notebook “{notebook}” cannot be run like this. {faults}", notebook=notebook.stem,
              faults=Sentences(tuple(faults))),
            _("Its parameters are: {known}.", known=", ".join(f"{name} ({kind})" for name, kind in known.items())),
        )
    return dict(parameters)


def declared(notebook: Path) -> dict[str, str]:
    """The names and types that the notebook's ``parameters`` cell gives, in order.

    The type is the annotation, else that of the default; ``any`` where neither says. Raises BadParameter for a
    notebook without such a cell, RunFailed for a file that is no notebook.
    """
    source = _parameters_cell(notebook)
    if source is None:
        raise BadParameter(
            _("The notebook “{notebook}” has no cell tagged “parameters”.", notebook=notebook.stem),
            _("Tag the cell with the parameters' defaults, or take the notebook that came with the package."),
        )
    try:
        body = ast.parse(source).body
    except SyntaxError as error:
        raise BadParameter(
            _("The parameters cell of the notebook “{notebook}” is not valid Python.", notebook=notebook.stem),
            _("Write one parameter a line, such as: network: str = \"\""),
        ) from error
    return dict(_assigned(body))


def _parameters_cell(notebook: Path) -> str | None:
    for cell in _cells(notebook):
        if "parameters" in (cell.get("metadata") or {}).get("tags", []):
            source = cell.get("source", "")
            return source if isinstance(source, str) else "".join(source)
    return None


def _cells(notebook: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(notebook.read_text(encoding="utf-8"))
        cells = content["cells"]
        if not all(isinstance(cell, dict) for cell in cells):
            raise TypeError("cells are objects")
    except FileNotFoundError as error:
        raise RunFailed(
            _("The notebook {file} is missing.", file=notebook.name),
            _("Renew the notebooks with: strive new FOLDER --update"),
        ) from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise RunFailed(
            _("{file} is not a notebook that can be read.", file=notebook.name),
            _("Take it from your backup, or renew the notebooks with: strive new FOLDER --update"),
        ) from error
    return list(cells)


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement in body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                yield name, ast.unparse(annotation).split("[")[0]
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, _type_of_literal(value)


def _type_of_literal(value: ast.expr) -> str:
    try:
        kind = type(ast.literal_eval(value)).__name__
    except ValueError:
        return "any"
    return kind if kind in ALLOWED else "any"


def _fault(name: str, value: object, known: Mapping[str, str]) -> Message | None:
    if name not in known:
        if near := nearest(name, known):
            return _("It has no parameter “{name}”; did you mean “{near}”?", name=quoted(name), near=near)
        return _("It has no parameter “{name}”.", name=quoted(name))
    given = type(value).__name__
    if not _plain(value):
        return _("“{name}” was given a value of type {given}, which cannot be passed to a notebook.", name=name,
                 given=given)
    if not _fits(given, known[name]):
        return _("“{name}” needs a value of type {expected}, not {given}.", name=name, expected=known[name],
                 given=given)
    return None


def _plain(value: object) -> bool:
    if isinstance(value, list):
        return all(_plain(item) for item in value)
    return type(value).__name__ in ALLOWED and not (isinstance(value, float) and not math.isfinite(value))


def _fits(given: str, expected: str) -> bool:
    return given == expected or expected not in ALLOWED or (given, expected) == ("int", "float")
