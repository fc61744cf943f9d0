"""strive new makes a partnership's folder once, and renews only what nobody changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from striveutils import places, records
from striveutils.cli import main
from striveutils.records.files import FILES, KEPT_BY_THE_PROJECT
from striveutils.starting import copies, folder
from striveutils.words import text


def strive(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A folder just made."""
    assert strive("new", tmp_path / "ours").exit_code == 0
    return tmp_path / "ours"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program whose notebooks and templates can change from version to version."""
    shipped = tmp_path / "program"
    for name, content in {"notebooks/cycle.ipynb": notebook("1"), "notebooks/old.ipynb": notebook("old"),
                          "templates/brief/style.css": "a { color: red }\n"}.items():
        (shipped / name).parent.mkdir(parents=True, exist_ok=True)
        (shipped / name).write_text(content)
    monkeypatch.setattr(places, "shipped_folder", lambda name: shipped / name)
    return shipped


def notebook(source: str, **more: object) -> str:
    cell = {"cell_type": "code", "source": [source], "metadata": {"tags": ["now"]}, "outputs": [], **more}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_makes_data_notebooks_and_templates(ours: Path) -> None:
    assert {"data", "notebooks", "templates", "runs", ".gitignore"} == {path.name for path in ours.iterdir()}
    assert {name for name in files(ours / "notebooks") if not name.startswith(".")} == set(copies.files("notebooks"))
    assert (ours / "templates/brief/index.html.j2").is_file()


def test_the_new_partnership_is_sound(ours: Path) -> None:
    assert records.open_partnership(ours).problems() == ()
    assert strive("check", "--data", ours).exit_code == 0


def test_it_warns_of_small_counts_and_says_what_comes_next(tmp_path: Path) -> None:
    told = strive("new", tmp_path / "ours").output

    assert "Keep it out of public places: do not push it to a public repository" in told
    assert "strive check" in told
    assert "keep this repository private" in (tmp_path / "ours/.gitignore").read_text(encoding="utf-8")


def test_no_locks_or_halves_are_left(ours: Path) -> None:
    assert [name for name in files(ours) if name.endswith((".lock", ".tmp")) or ".~" in name] == []


def test_it_never_overwrites_and_says_what_is_there(ours: Path) -> None:
    before = files(ours)

    again = strive("new", ours)

    assert again.exit_code == 2
    assert "data, notebooks and templates" in again.stderr
    assert files(ours) == before


@pytest.mark.parametrize("name", ["data", "notebooks", "templates"])
def test_one_thing_that_is_there_is_enough_to_make_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()

    assert strive("new", tmp_path).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_folder_that_holds_other_things_is_welcome(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("ours\n")
    (tmp_path / "README.md").write_text("Ours\n")

    assert strive("new", tmp_path).exit_code == 0
    assert (tmp_path / ".gitignore").read_text() == "ours\n"


def test_a_start_that_fails_midway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_name: str, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "copy", full)
    result = strive("new", tmp_path / "ours")

    assert result.exit_code == 2
    assert "disk is full" in result.stderr
    assert list((tmp_path / "ours").iterdir()) == []


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("x")

    result = strive("new", tmp_path / "ours")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


class TestUpdate:
    @pytest.fixture
    def ours(self, tmp_path: Path, program: Path) -> Path:
        folder.new(tmp_path / "ours")
        return tmp_path / "ours"

    def test_with_the_same_program_nothing_is_touched(self, ours: Path) -> None:
        before = files(ours)

        assert "up to date" in strive("new", ours, "--update").output
        assert {name: text for name, text in files(ours).items() if not name.endswith(".lock")} == before

    def test_what_nobody_changed_is_renewed(self, ours: Path, program: Path) -> None:
        (program / "notebooks/cycle.ipynb").write_text(notebook("2"))

        assert "Renewed: notebooks/cycle.ipynb." in strive("new", ours, "--update").output
        assert (ours / "notebooks/cycle.ipynb").read_text() == notebook("2")
        assert "up to date" in strive("new", ours, "--update").output

    def test_what_somebody_changed_is_left_and_named(self, ours: Path, program: Path) -> None:
        (program / "templates/brief/style.css").write_text("a { color: green }\n")
        (ours / "templates/brief/style.css").write_text("a { color: blue }\n")

        for _time in range(2):
            result = strive("new", ours, "--update")
            assert result.exit_code == 0
            assert "changed here: templates/brief/style.css." in result.output
        assert (ours / "templates/brief/style.css").read_text() == "a { color: blue }\n"

    def test_running_a_notebook_is_no_change(self, ours: Path, program: Path) -> None:
        """JupyterLab saves outputs and counts; only what people write counts."""
        (ours / "notebooks/cycle.ipynb").write_text(notebook("1", outputs=[{"text": "61"}], execution_count=7))
        (program / "notebooks/cycle.ipynb").write_text(notebook("2"))

        assert "Renewed" in strive("new", ours, "--update").output

    def test_other_line_ends_are_no_change(self, ours: Path, program: Path) -> None:
        (ours / "templates/brief/style.css").write_bytes(b"a { color: red }\r\n")
        (program / "templates/brief/style.css").write_text("a { color: green }\n")

        assert "Renewed" in strive("new", ours, "--update").output

    def test_what_is_new_is_put_there(self, ours: Path, program: Path) -> None:
        (program / "notebooks/month.ipynb").write_text(notebook("m"))

        assert "New: notebooks/month.ipynb." in strive("new", ours, "--update").output

    def test_what_is_missing_is_put_back(self, ours: Path) -> None:
        (ours / "notebooks/cycle.ipynb").unlink()

        assert "New: notebooks/cycle.ipynb." in strive("new", ours, "--update").output
        assert (ours / "notebooks/cycle.ipynb").read_text() == notebook("1")

    def test_what_is_no_longer_shipped_goes_unless_it_was_changed(self, ours: Path, program: Path) -> None:
        (program / "notebooks/old.ipynb").unlink()
        (program / "notebooks/cycle.ipynb").unlink()
        (ours / "notebooks/cycle.ipynb").write_text(notebook("ours"))

        result = strive("new", ours, "--update").output

        assert "no longer used: notebooks/old.ipynb." in result
        assert (ours / "notebooks/cycle.ipynb").exists()
        assert not (ours / "notebooks/old.ipynb").exists()

    def test_files_of_their_own_are_never_touched(self, ours: Path) -> None:
        (ours / "notebooks/ours.ipynb").write_text("ours")

        strive("new", ours, "--update")
        assert (ours / "notebooks/ours.ipynb").read_text() == "ours"

    def test_data_stays_as_it_is(self, ours: Path, program: Path) -> None:
        (ours / "data/outcomes.csv").unlink()
        before = files(ours / "data")
        (program / "notebooks/cycle.ipynb").write_text(notebook("2"))

        strive("new", ours, "--update")
        assert files(ours / "data") == before

    def test_a_damaged_list_of_what_was_shipped_is_told(self, ours: Path) -> None:
        (ours / "notebooks/.shipped.json").write_text("{")

        result = strive("new", ours, "--update")
        assert result.exit_code == 2
        assert "notebooks/.shipped.json is damaged" in result.stderr

    def test_without_a_partnership_there_is_nothing_to_renew(self, tmp_path: Path) -> None:
        result = strive("new", tmp_path, "--update")

        assert result.exit_code == 2
        assert "nothing to renew" in result.stderr
        assert list(tmp_path.iterdir()) == []

    def test_a_partnership_that_uses_the_programs_own_is_told_so(self, tmp_path: Path) -> None:
        (tmp_path / "data").mkdir()
        (tmp_path / "data/partnership.yaml").write_text("name: x\n")

        result = strive("new", tmp_path, "--update")
        assert result.exit_code == 2
        assert "those of the program are used" in result.stderr


@pytest.fixture
def copied(ours: Path) -> Path:
    """A new partnership into which somebody copied every example of data/README.md."""
    for kind in FILES:
        if kind.pattern not in KEPT_BY_THE_PROJECT:
            path = ours / "data" / kind.example_path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(kind.example, encoding="utf-8")
    return ours


def test_the_examples_of_the_data_readme_are_a_partnership_without_a_fault(copied: Path) -> None:
    assert [text(part, "en") for problem in records.open_partnership(copied).problems()
            for part in (problem.place(), *problem.told())] == []


def test_the_examples_of_the_data_readme_make_a_page(copied: Path) -> None:
    assert strive("approve", "--by", "coordinator", "--data", copied).exit_code == 0
    ran = strive("run", "--data", copied)

    assert ran.exit_code == 0, ran.output
    page = (copied / "runs/latest/site/north-attendance.en.html").read_text(encoding="utf-8")
    assert "Walking groups" in page and "15.6" in page


def test_a_network_whose_indicator_is_recorded_nowhere_has_a_page_that_says_so(copied: Path) -> None:
    """check only warns of it, so it stops nothing."""
    shutil.rmtree(copied / "data/indicators")
    told = records.open_partnership(copied).problems()

    ran = strive("run", "--data", copied)

    assert told and all(problem.warning for problem in told)
    assert ran.exit_code == 0, ran.output
    page = (copied / "runs/latest/site/north-attendance.en.html").read_text(encoding="utf-8")
    assert "Chronic absence" in page and "no data" in page.casefold()


def test_the_data_readme_says_in_what_order_to_begin_in_both_languages(ours: Path) -> None:
    page = (ours / "data/README.md").read_text(encoding="utf-8")

    assert "## In what order / En qué orden" in page
    assert page.index("`partnership.yaml`") > page.index("1. partnership.yaml: ")
