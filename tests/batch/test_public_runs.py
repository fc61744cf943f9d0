"""A run is for the public: what a cell shows past the rules for small groups is not kept, or fails its network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tiny_batch import BOTH, NETWORKS, NORTH, Tiny, tiny

from example import files_below
from striveutils.publish import gates

STUDENT = "Ana Ruiz Peña"
ADDED = f"""\
import pandas as pd
students = pd.DataFrame({{"student": ["{STUDENT}"], "<b>absent</b>": [7]}})
display(students)
display(students.style.set_caption("<script>window.ran = 1</script>{STUDENT}"))
print("{STUDENT}", 7)
import sys
print("{STUDENT}", file=sys.stderr)
"""


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """A partnership that was run with a cell that shows, styles and prints a row of a student."""
    made = tiny(tmp_path_factory.mktemp("added"), ADDED)
    run = made.run()
    assert run.status == 0, run.said
    return made


def outputs(made: Tiny, network: str) -> list[str]:
    """The kinds of output in the notebook that was kept."""
    kept = json.loads((made.latest / "notebooks" / network / "cycle.ipynb").read_text())
    return [kind for cell in kept["cells"] for output in cell.get("outputs", [])
            for kind in (output.get("data") or [output["output_type"]])]


def test_a_row_of_a_student_shown_in_a_cell_is_nowhere_but_in_the_cells_own_code(added: Tiny) -> None:
    """Neither a page nor what a notebook shows has it; the code is what the analyst typed."""
    for name, content in files_below(added.latest).items():
        told = content.decode("utf-8")
        if name.endswith(".ipynb"):
            cells = json.loads(told)["cells"]
            told = json.dumps([cell.get("outputs") for cell in cells], ensure_ascii=False)
            assert any(STUDENT in "".join(cell["source"]) for cell in cells)
        assert STUDENT not in told, name
        assert "window.ran" not in told, name


def test_the_kept_notebook_holds_blocks_alone(added: Tiny) -> None:
    for network in NETWORKS:
        assert set(outputs(added, network)) == {"application/vnd.striveutils.block+json"}


def test_the_coordinator_is_told_which_cell(added: Tiny) -> None:
    page = (added.latest / "private" / "coordinator.html").read_text()
    assert "notebooks/cycle.ipynb" in page
    assert "This cell prints text." in page
    assert "has not gone through the rules for small groups" in page


def test_the_site_passes_every_gate(added: Tiny) -> None:
    assert [str(fault) for fault in gates.check_site(added.latest / "site")] == []


def test_a_cell_that_tells_a_hidden_figure_fails_its_network_alone(tmp_path: Path) -> None:
    """In North, 5 of the 8 in grade 2 is a small group; the network on attendance has none."""
    made = tiny(tmp_path, 'show(kind="sentence", role="plain", text=words("Grade 2 did well: 5 of 8."))\n')
    run = made.run()
    assert run.status == 1, run.said
    assert made.record()[NORTH]["status"] == "ran"
    assert made.record()[BOTH]["error"]["kind"] == "page"
    assert f"{BOTH}: This would tell figures that must stay hidden." in run.said
    assert "grade-2, 2018-19" in run.said
    assert "5 of 8" not in run.said
    assert not any(name.startswith(BOTH) for name in made.site()), "it has no page, and none of before"


def test_no_cell_of_a_run_gets_the_page_of_the_team(tmp_path: Path) -> None:
    """It shows small groups to an analyst at a live notebook, and a run keeps what its cells show."""
    made = tiny(tmp_path, f"""\
from striveutils import workbook
if network == {BOTH!r}:
    display(workbook.open(network, data_dir=data_dir, audience="team").groups())
""")
    run = made.run()
    assert run.status == 1, run.said
    assert made.record()[NORTH]["status"] == "ran"
    assert "no cell of its notebook can ask for the page of the team" in run.said


def test_a_row_at_fault_that_names_a_child_does_not_get_into_the_site(tmp_path: Path) -> None:
    """Where a row is wrong, the private pages say so; the public ones only that the page is not there."""
    points = f"networks/{NORTH}/points.csv"
    made = tiny(tmp_path)
    made.write(points, made.read(points) + f"on-time,2019-10-28,north,all,{STUDENT},60,,walking-groups,\n")
    run = made.run()
    assert run.status == 1
    assert "row 6" in run.said
    for name, content in files_below(made.latest / "site").items():
        assert STUDENT not in content.decode("utf-8"), name
    assert STUDENT not in (made.latest / "shown.json").read_text()


def test_a_key_that_a_cell_holds_is_in_nothing_that_a_run_keeps(tmp_path: Path) -> None:
    """What a cell shows of a secret is dropped. (As a parameter it would be refused: no notebook has one for it.)"""
    made = tiny(tmp_path, """\
key = "sk-" + "1234567890"
print(key)
key
""")
    run = made.run(NORTH)
    assert run.status == 0, run.said
    for name, content in files_below(made.latest).items():
        assert b"sk-1234567890" not in content, name
