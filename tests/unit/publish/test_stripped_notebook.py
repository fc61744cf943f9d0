"""The notebook a run keeps shows what was found, not where, when, by whom and with which values it was run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from brief_notebook import executed, sentence
from striveutils import publish
from striveutils.blocks.model import MIME


def as_papermill_leaves_it(folder: str = "/home/maria/partnership") -> NotebookNode:
    """An executed notebook with everything papermill, the kernel and a form put into it."""
    notebook = executed()
    notebook.metadata.update({
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python", "env": {"KEY": "secret-1"}},
        "language_info": {"name": "python", "version": "3.11.7", "file_extension": ".py"},
        "papermill": {"input_path": f"{folder}/cycle.ipynb", "parameters": {"network": "secret-2"}, "duration": 1.5},
        "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {"value": "secret-3"}}},
    })
    injected = new_code_cell("network = 'secret-4'", execution_count=2, metadata={"tags": ["injected-parameters"]})
    notebook.cells.insert(2, injected)
    notebook.cells.append(new_markdown_cell("An Exception", metadata={"tags": ["papermill-error-cell-tag"]}))
    for cell in notebook.cells:
        cell.metadata.update({"papermill": {"start_time": "secret-5"}, "execution": {"iopub.status.busy": "secret-6"}})
    notebook.cells.append(new_code_cell("form()", execution_count=12, metadata={"tags": ["barriers"]}, outputs=[
        new_output("display_data", {"application/vnd.jupyter.widget-view+json": {"model_id": "a"},
                                    "text/plain": "Text(value='secret-7')"}),
        new_output("stream", name="stderr", text=f"{folder}/lib/x.py:3: UserWarning\n"),
        new_output("error", ename="ValueError", evalue="Ana secret-8", traceback=[f"{folder}/x.py secret-9"]),
    ]))
    return notebook


@pytest.fixture
def kept() -> NotebookNode:
    return publish.clean(as_papermill_leaves_it())


def test_nothing_of_the_run_is_left(kept: NotebookNode) -> None:
    assert "secret" not in nbformat.writes(kept)


def test_no_folder_and_no_name_of_a_person_is_left(kept: NotebookNode) -> None:
    assert "maria" not in nbformat.writes(kept)


@pytest.mark.parametrize("folder", [
    "/home/maria/x", "/Users/maria/x", "C:\\Users\\maria\\x", "C:\\\\Users\\\\maria\\\\x", "/root/x", "/tmp/strive-1/x",
    "/private/var/folders/x", str(Path.home() / "x"), str(Path.cwd() / "data"),
])
def test_folders_of_many_kinds_of_machines_are_taken_out(folder: str) -> None:
    text = json.dumps(publish.clean(as_papermill_leaves_it(folder)))
    assert folder not in text
    assert "maria" not in text


def test_an_account_at_this_machine_is_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "maria")
    monkeypatch.setattr("platform.node", lambda: "laptop-3.local")
    assert "maria" not in nbformat.writes(publish.clean(as_papermill_leaves_it("maria@laptop-3:x")))


def test_further_folders_can_be_named() -> None:
    notebook = as_papermill_leaves_it("/srv/district-7")
    assert "district-7" not in json.dumps(publish.clean(notebook, [Path("/srv/district-7")]))


def test_words_that_only_look_like_a_folder_stay() -> None:
    words = {lang: [["See /homework/etc and /etc/hostname, root causes too.", None]] for lang in ("en", "es")}
    kept = publish.clean(executed({"now": sentence(words)}))
    assert kept.cells[-1].outputs[0].data[MIME]["text"] == words


def test_blocks_and_their_twins_stay(kept: NotebookNode) -> None:
    assert publish.head(kept) == publish.head(executed())
    assert publish.shown(kept) == publish.shown(executed())
    assert kept.cells[2].outputs[0].data["text/html"] == "<p>for JupyterLab</p>"


def test_the_pages_are_those_of_the_notebook_as_it_was_run() -> None:
    templates = Path(__file__).parents[3] / "templates"
    assert publish.pages(publish.clean(executed()), ["es"], templates=templates) == publish.pages(
        executed(), ["es"], templates=templates
    )


def test_the_injected_cell_is_gone_and_the_counts_have_no_gap(kept: NotebookNode) -> None:
    code = [cell for cell in kept.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert [cell.metadata.tags for cell in code][:3] == [["parameters"], ["setup"], ["working-on"]]


def test_a_cell_that_did_not_run_says_so() -> None:
    notebook = executed()
    notebook.cells.append(new_code_cell("page.more()", metadata={"tags": ["more"]}))
    assert publish.clean(notebook).cells[-1].execution_count is None


def test_an_error_keeps_its_kind_alone(kept: NotebookNode) -> None:
    """Its message and the lines it passed may quote a value."""
    errors: list[Any] = [output for output in kept.cells[-1].outputs if output.output_type == "error"]
    assert errors == [{"output_type": "error", "ename": "ValueError", "evalue": "", "traceback": []}]


def test_what_is_kept_is_a_valid_notebook_that_still_finds_its_kernel(kept: NotebookNode) -> None:
    nbformat.validate(kept)
    assert kept.metadata == {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
    }


def test_the_given_notebook_is_not_changed() -> None:
    notebook = as_papermill_leaves_it()
    before = nbformat.writes(notebook)
    publish.clean(notebook)
    assert nbformat.writes(notebook) == before


def test_cleaning_twice_is_cleaning_once(kept: NotebookNode) -> None:
    assert publish.clean(kept) == kept
