"""A notebook is a page of questions, each answered by one call: the work is in the library."""

from __future__ import annotations

import ast
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
MOST_LINES = 8
NOT_ON_A_PAGE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.AsyncFor, ast.While,
                 ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
CELL_ID = re.compile(r"^[a-zA-Z0-9_-]{1,64}$")

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def notebook(path: Path) -> dict[str, Any]:
    """The notebook as its file says, nothing filled in by a reader."""
    return json.loads(path.read_text(encoding="utf-8"))


def code_cells(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in notebook(path)["cells"] if cell["cell_type"] == "code"]


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def test_the_workbook_has_its_first_two_notebooks() -> None:
    assert {"00_start", "cycle"} <= {path.stem for path in NOTEBOOKS}


@each_notebook
def test_a_cell_has_at_most_eight_lines(path: Path) -> None:
    long = [cell["id"] for cell in code_cells(path) if len(source(cell).strip().splitlines()) > MOST_LINES]
    assert long == []


@each_notebook
def test_a_cell_defines_nothing_and_repeats_nothing(path: Path) -> None:
    """No function, class, loop or comprehension, no shell line and no cell magic: a page calls, the library does."""
    for cell in code_cells(path):
        tree = ast.parse(source(cell))
        found = [type(node).__name__ for node in ast.walk(tree) if isinstance(node, NOT_ON_A_PAGE)]
        assert found == [], f"cell {cell['id']} of {path.name}"


@each_notebook
def test_no_output_is_stored(path: Path) -> None:
    """A stored output goes stale, and could show what a later disclosure rule would hide."""
    for cell in code_cells(path):
        assert cell["outputs"] == [], f"cell {cell['id']} of {path.name}: clear all outputs, then save"
        assert cell["execution_count"] is None, f"cell {cell['id']} of {path.name}: clear all outputs, then save"


@each_notebook
def test_every_code_cell_has_exactly_one_tag_of_its_own(path: Path) -> None:
    """The tag names the section of the page, so no two cells share one."""
    tags = [cell["metadata"].get("tags", []) for cell in code_cells(path)]
    assert [len(of_cell) for of_cell in tags] == [1] * len(tags)
    assert len({of_cell[0] for of_cell in tags}) == len(tags)


@each_notebook
def test_parameters_come_first_then_the_setup(path: Path) -> None:
    assert [cell["metadata"]["tags"][0] for cell in code_cells(path)][:2] == ["parameters", "setup"]


@each_notebook
def test_the_parameters_say_their_types(path: Path) -> None:
    """papermill reads a type only from an annotation; without one a wrong value would pass unseen."""
    for statement in ast.parse(source(code_cells(path)[0])).body:
        assert isinstance(statement, ast.AnnAssign), ast.unparse(statement)
        assert ast.unparse(statement.annotation) in {"str", "int", "float", "bool"}


@each_notebook
def test_a_question_stands_before_each_answer(path: Path) -> None:
    """Before the cell of a section there is Markdown that says what is asked."""
    cells = notebook(path)["cells"]
    for before, cell in pairwise(cells):
        if cell["cell_type"] == "code" and cell["metadata"]["tags"][0] not in {"parameters", "setup"}:
            assert before["cell_type"] == "markdown", f"cell {cell['id']} of {path.name}"


@each_notebook
def test_any_installation_can_open_it(path: Path) -> None:
    """The kernel is the one every installation has, and nothing of the machine it was written on is kept."""
    metadata = notebook(path)["metadata"]
    assert metadata["kernelspec"]["name"] == "python3"
    assert set(metadata) <= {"kernelspec", "language_info"}
    assert set(metadata["language_info"]) <= {"name"}


@each_notebook
def test_every_cell_has_an_id_of_its_own(path: Path) -> None:
    """Ids keep the history readable: a moved cell is a moved cell."""
    book = notebook(path)
    ids = [cell.get("id", "") for cell in book["cells"]]
    assert (book["nbformat"], book["nbformat_minor"] >= 5) == (4, True)
    assert all(CELL_ID.match(cell_id) for cell_id in ids)
    assert len(set(ids)) == len(ids)
