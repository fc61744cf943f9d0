"""strive doctor says what is there, what is missing, and how to mend it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from samples import write_partnership
from striveutils import doctor, places
from striveutils.cli import main
from striveutils.words import text


def examine(data_dir: str | Path = "") -> dict[str, doctor.Check]:
    return {text(check.name, "en"): check for check in doctor.examine(data_dir)}


def cure(check: doctor.Check) -> str:
    assert check.cure is not None
    return text(check.cure, "en")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = write_partnership(tmp_path)
    for name in ("notebooks", "templates"):
        shutil.copytree(places.shipped_folder(name), tmp_path / name)
    return folder


def test_a_sound_installation_lacks_nothing(data: Path) -> None:
    found = examine(data)

    assert {name: check.state for name, check in found.items() if check.state == "missing"} == {}
    assert {"Python", "pandas", "papermill", "jupyterlab", "kernel “python3”", "partnership", "notebooks",
            "page templates", "runs/", "Chromium"} <= set(found)
    result = CliRunner().invoke(main, ["doctor", "--data", str(data)])
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Everything that is needed is here.")


def test_a_missing_package_is_named_with_the_command_that_installs_it() -> None:
    [check] = doctor.packages(["surely-not-there>=1.2,<3"])

    assert check.state == "missing"
    assert 'pip install "surely-not-there>=1.2,<3"' in cure(check)


@pytest.mark.parametrize(("requirement", "state"), [
    ("click>=1", "ok"), ("click<1", "missing"), ("click>=999", "missing"), ("click>=8.1,<9", "ok"), ("click", "ok")])
def test_a_package_of_another_version_is_missing_too(requirement: str, state: str) -> None:
    [check] = doctor.packages([requirement])

    assert check.state == state


def test_packages_of_extras_are_not_asked_for() -> None:
    assert list(doctor.packages(['surely-not-there>=1; extra == "lab"'])) == []


@pytest.mark.parametrize(("version", "sign", "bound", "holds"), [
    ((3, 10), ">=", (3, 11), False), ((3, 11), ">=", (3, 11), True), ((3, 13), "<", (3, 14), True),
    ((3, 14), "<", (3, 14), False), ((2, 10), ">=", (2, 9), True), ((2,), ">=", (2, 0), True),
    ((2, 0, 1), "<=", (2, 0), False), ((2, 0), "==", (2,), True)])
def test_versions_are_compared_as_numbers(
    version: tuple[int, ...], sign: str, bound: tuple[int, ...], holds: bool
) -> None:
    assert doctor._holds(version, sign, bound) is holds


def test_a_kernel_whose_python_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = tmp_path / "kernels" / "python3"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text(json.dumps({
        "argv": [str(tmp_path / "gone/python"), "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Python 3", "language": "python"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))

    check = examine()["kernel “python3”"]

    assert check.state == "missing"
    assert "ipykernel install --sys-prefix --name python3" in cure(check)


def test_without_a_partnership_nothing_is_wrong_with_the_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    check = examine()["partnership"]
    assert check.state == "optional"
    assert "strive new" in cure(check)


def test_a_partnership_that_was_named_must_be_there(tmp_path: Path) -> None:
    assert examine(tmp_path)["partnership"].state == "missing"
    assert CliRunner().invoke(main, ["doctor", "--data", str(tmp_path)]).exit_code == 1


def test_settings_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    data = write_partnership(tmp_path, {"partnership.yaml": "name: [\n"})

    check = examine(data)["partnership"]
    assert check.state == "missing"
    assert "strive check" in cure(check)


def test_a_folder_of_notebooks_without_the_notebook_is_told(data: Path) -> None:
    (data.parent / "notebooks/cycle.ipynb").unlink()

    check = examine(data)["notebooks"]
    assert check.state == "missing"
    assert "--update" in cure(check)


@pytest.fixture
def everybodys() -> Iterator[Path]:
    """A folder that every user of the computer can read; other runs of pytest close their own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are given otherwise on Windows")
def test_a_runs_folder_that_cannot_be_written_is_told(everybodys: Path) -> None:
    data = write_partnership(everybodys)
    (everybodys / "runs").mkdir(mode=0o555)
    code = ("import os, sys\nfrom striveutils import doctor\n"
            "if os.getuid() == 0:\n    os.setgid(65534), os.setuid(65534)\n"
            "print(next(c.state for c in doctor.examine(sys.argv[1]) if c.name == 'runs/'))")
    done = subprocess.run([sys.executable, "-c", code, str(data)], capture_output=True, text=True, check=True,
                          env={**os.environ, "HOME": str(everybodys)})

    assert done.stdout.strip() == "missing"


def test_the_report_is_in_spanish_too(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIVE_LANG", "es")

    assert "alianza" in CliRunner().invoke(main, ["doctor", "--data", str(data)]).output


def test_a_check_that_breaks_is_reported_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_name: str) -> Path:
        raise ZeroDivisionError

    monkeypatch.setattr(places, "notebooks_folder", broken)
    found = examine()

    assert found["notebooks"].state == "missing"
    assert "Chromium" in found
