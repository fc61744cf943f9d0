"""What cannot be started is refused before any work, with exit status 2 and a way out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tiny_batch import NORTH, PARAMETERS, Tiny, tiny

from striveutils import batch
from striveutils.batch import pool as pools

ADMINISTRATOR = hasattr(os, "geteuid") and os.geteuid() == 0
RIGHTS = "-dac_override,-dac_read_search"
BOUND_BY_PERMISSIONS = ("setpriv", f"--bounding-set={RIGHTS}", f"--inh-caps={RIGHTS}") if ADMINISTRATOR else ()
"""What to put before a command so that a folder's permissions bind it even where an administrator runs the tests."""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    """A partnership where starting a job is an error."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("a job was started")

    monkeypatch.setattr(pools.Pool, "_start", refuse)
    return tiny(tmp_path)


def refused(made: Tiny, *networks: str, **more: object) -> str:
    """What a refused run says; no run was made."""
    run = made.run(*networks, **more)
    assert run.status == 2, run.said
    assert run.result.run_folder is None
    assert not (made.runs / "latest").exists()
    assert "Traceback" not in run.said
    return run.said


def test_a_misspelt_network_is_answered_with_the_nearest_one(made: Tiny) -> None:
    said = refused(made, "north-atendance")
    assert "There is no network “north-atendance”." in said
    assert f"Did you mean {NORTH}?" in said


def test_a_misspelt_notebook_is_answered_with_the_nearest_one(made: Tiny) -> None:
    assert "Did you mean cycle?" in refused(made, notebooks=("cylce",))


def test_a_notebook_that_lost_a_parameter_stops_the_run(made: Tiny) -> None:
    """papermill would log a line and make every network's page from the defaults."""
    made.write_notebook(parameters=PARAMETERS.replace("network:", "netwrok:"))
    said = refused(made)
    assert "It has no parameter “network”; did you mean “netwrok”?" in said


def test_a_notebook_without_a_parameters_cell_stops_the_run(made: Tiny) -> None:
    made.write_notebook(tag="setup")
    assert "has no cell tagged “parameters”" in refused(made)


def test_a_missing_notebook_is_named(made: Tiny) -> None:
    (made.folder / "notebooks" / "cycle.ipynb").unlink()
    assert "The notebook cycle.ipynb is missing." in refused(made)


def test_a_broken_partnership_file_is_told_with_its_place(made: Tiny) -> None:
    made.write("partnership.yaml", made.read("partnership.yaml").replace("schema_version: 1", "schema_version: one"))
    said = refused(made)
    assert "data/partnership.yaml" in said
    assert "schema_version" in said


def test_a_folder_without_a_partnership_is_named(tmp_path: Path) -> None:
    said: list[str] = []
    done = batch.run(batch.RunRequest(data_dir=tmp_path), echo=said.append, progress=False)
    assert done.exit_status == 2
    assert "partnership.yaml" in "\n".join(said)


def test_a_day_that_is_none_is_refused(made: Tiny) -> None:
    assert "is not a day" in refused(made, as_of="2020-02-30")


@pytest.mark.parametrize("more", [{"timeout": 0}, {"timeout": -1.0}, {"jobs": 0}])
def test_limits_below_one_are_refused(made: Tiny, more: dict[str, float]) -> None:
    assert "must be above zero" in refused(made, **more)


def test_a_runs_folder_that_is_a_file_is_refused(made: Tiny, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    said = refused(made, runs_dir=tmp_path / "taken")
    assert "Nothing can be written in" in said
    assert "--runs" in said


def test_networks_that_cannot_be_listed_are_a_problem_and_not_an_empty_site(made: Tiny) -> None:
    """As when a share is gone or a permission was taken: nobody knows which networks there are."""
    networks = made.folder / "data" / "networks"
    networks.rename(made.folder / "away")
    networks.write_text("")
    assert "data/networks" in refused(made)

    networks.unlink()
    networks.symlink_to(made.folder / "not-connected", target_is_directory=True)
    assert "This folder cannot be read" in refused(made)


def test_a_copy_in_the_place_of_latest_is_refused_with_the_cure(made: Tiny) -> None:
    (made.runs / "latest").mkdir(parents=True)
    run = made.run()
    assert run.status == 2
    assert "It should only name the newest run" in run.said


def test_finished_jobs_that_cannot_be_kept_are_refused_before_work(made: Tiny) -> None:
    made.runs.mkdir()
    (made.runs / ".jobs").write_text("")
    assert f"Nothing can be written in {made.runs / '.jobs'}." in refused(made)


@pytest.mark.skipif(os.name == "nt", reason="Folders have other permissions on Windows.")
def test_a_runs_folder_without_permission_is_refused(tmp_path: Path) -> None:
    made = tiny(tmp_path)
    made.runs.mkdir(mode=0o500)
    run = [sys.executable, "-m", "striveutils", "run", "--data", str(made.folder)]
    done = subprocess.run([*BOUND_BY_PERMISSIONS, *run], capture_output=True, text=True)

    said = done.stdout + done.stderr
    assert done.returncode == 2, said
    assert "Nothing can be written in" in said and "Traceback" not in said
    assert not any(made.runs.iterdir())


def test_refusals_speak_spanish_too(made: Tiny) -> None:
    said = refused(made, "north-atendance", language="es")
    assert "No hay una red “north-atendance”." in said
    assert f"¿Quiso decir {NORTH}?" in said
