"""Parameters are checked against the notebook before a kernel starts; papermill would run on with the defaults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from striveutils.batch.parameters import checked, declared
from striveutils.errors import BadParameter, RunFailed, StriveError

CELL = """\
network: str = ""
cycle = ""
limit: int = 3
share: float = 0.5
public = True
groups: list[str] = []
free = None
"""
KNOWN = {"network": "str", "cycle": "str", "limit": "int", "share": "float", "public": "bool", "groups": "list",
         "free": "any"}


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    return written(tmp_path, CELL)


def written(folder: Path, source: str, tag: str = "parameters") -> Path:
    """A notebook with one tagged code cell after a heading."""
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": [tag]})
    path = folder / "cycle.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Cycle"), cell]), path)
    return path


def test_the_parameters_cell_gives_names_and_types(notebook: Path) -> None:
    """From the annotation, else from the default; where neither says, anything goes."""
    assert declared(notebook) == KNOWN


@pytest.mark.parametrize("fitting", [
    {"network": "north"}, {"limit": 4}, {"share": 1}, {"share": 0.25}, {"public": False}, {"groups": ["a", 1, True]},
    {"free": "anything"}, {"network": "north's \"best\"\nline"}, {},
])
def test_a_parameter_of_its_type_passes(notebook: Path, fitting: dict[str, Any]) -> None:
    assert checked(notebook, fitting) == fitting


@pytest.mark.parametrize(("wrong", "told"), [
    ({"netwrok": "north"}, "did you mean “network”?"),
    ({"zzz": "north"}, "It has no parameter “zzz”."),
    ({"limit": "4"}, "“limit” needs a value of type int, not str."),
    ({"limit": True}, "“limit” needs a value of type int, not bool."),
    ({"public": 1}, "“public” needs a value of type bool, not int."),
    ({"network": 7}, "“network” needs a value of type str, not int."),
    ({"network": Path("x")}, "cannot be passed to a notebook"),
    ({"free": ("a", "b")}, "cannot be passed to a notebook"),
    ({"groups": ["a", Path("x")]}, "cannot be passed to a notebook"),
    ({"share": float("nan")}, "cannot be passed to a notebook"),
    ({'x = 1\nimport os; os.abort()\ny': "north"}, "It has no parameter"),
])
def test_a_parameter_that_does_not_fit_is_named_with_what_was_expected(
    notebook: Path, wrong: dict[str, Any], told: str,
) -> None:
    """papermill writes a name as code and a value of a strange type without escaping it, so these never reach it."""
    with pytest.raises(BadParameter) as caught:
        checked(notebook, wrong)
    assert told in str(caught.value)


def test_every_fault_is_told_at_once_with_what_the_notebook_takes(notebook: Path) -> None:
    with pytest.raises(BadParameter) as caught:
        checked(notebook, {"netwrok": "north", "limit": "4"})
    told = str(caught.value)
    assert "netwrok" in told
    assert "limit" in told
    assert "network (str), cycle (str), limit (int)" in told


def test_a_notebook_without_a_parameters_cell_is_refused(tmp_path: Path) -> None:
    """papermill would put the parameters on top, where the notebook's own defaults undo them."""
    with pytest.raises(BadParameter, match="no cell tagged “parameters”"):
        checked(written(tmp_path, CELL, tag="setup"), {"network": "north"})


def test_a_parameters_cell_that_is_not_python_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match="not valid Python"):
        declared(written(tmp_path, "network ="))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 3}', '{"cells": [3]}', "\xff"])
def test_a_file_that_is_no_notebook_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "cycle.ipynb"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(RunFailed, match="is not a notebook that can be read"):
        declared(path)


def test_a_missing_notebook_is_named_with_the_way_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(RunFailed) as caught:
        declared(tmp_path / "cycle.ipynb")
    assert "cycle.ipynb is missing" in str(caught.value)
    assert "strive new" in str(caught.value)


def test_errors_exist_in_both_languages(notebook: Path) -> None:
    with pytest.raises(StriveError) as caught:
        checked(notebook, {"netwrok": "north"})
    assert "network" in caught.value.in_language("es")
    assert caught.value.in_language("es") != caught.value.in_language("en")
