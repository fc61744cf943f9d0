"""The strive command: what it says, in which language, and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import striveutils
from samples import FILES, write_partnership
from striveutils import batch, records
from striveutils.cli import language, main

POINTS = "networks/north-attendance/points.csv"


def strive(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def sound(folder: Path) -> Path:
    """A partnership in which every id that is named is recorded."""
    return write_partnership(folder)


class TestCheck:
    def test_a_sound_partnership_has_exit_status_0(self, tmp_path: Path) -> None:
        result = strive("check", "--data", sound(tmp_path))

        assert result.exit_code == 0, result.output
        assert f"{len(FILES)} files were read" in result.output or "warning" in result.output

    def test_every_problem_is_told_at_once_with_row_and_column(self, tmp_path: Path) -> None:
        data = write_partnership(tmp_path, {
            POINTS: "measure,date,value\non-time,yesterday,1\non-time,2019-01-01,lots\n",
            "outcomes.csv": "outcome,name_en,priority\nattendance,In school,perhaps\n"})

        result = strive("check", "--data", data)

        assert result.exit_code == 1
        for told in (f"data/{POINTS}", "row 2, date", "row 3, value", "data/outcomes.csv", "row 2, priority"):
            assert told in result.stdout
        assert "3 problems" in result.stdout

    def test_warnings_are_shown_and_stop_nothing(self, tmp_path: Path) -> None:
        data = write_partnership(tmp_path, {"labels.csv": FILES["labels.csv"].replace("kind,", "kind,ours,", 1)
                                            .replace("\nplace,", "\nplace,,").replace("\ndimension,", "\ndimension,,")
                                            .replace("\ngroup,", "\ngroup,,")})

        result = strive("check", "--data", data)

        assert result.exit_code == 0, result.output
        assert "warning" in result.stdout

    def test_machines_get_every_problem_in_both_languages(self, tmp_path: Path) -> None:
        data = write_partnership(tmp_path, {POINTS: "measure,date,value\non-time,yesterday,1\n"})

        result = strive("check", "--data", data, "--json")
        page = json.loads(result.stdout)

        assert (result.exit_code, page["schema"], page["ok"]) == (1, 1, False)
        problem = next(problem for problem in page["problems"] if not problem["warning"])
        assert (problem["file"], problem["row"], problem["column"]) == (f"data/{POINTS}", 2, "date")
        assert set(problem["wrong"]) == {"en", "es"}

    def test_machines_are_told_too_that_there_is_no_partnership(self, tmp_path: Path) -> None:
        result = strive("check", "--data", tmp_path, "--json")

        assert result.exit_code == 1
        assert json.loads(result.stdout)["error"][0]["en"].endswith("holds no partnership.yaml.")

    def test_without_a_partnership_it_says_how_to_make_one(self, tmp_path: Path) -> None:
        result = strive("check", "--data", tmp_path)

        assert result.exit_code == 1
        assert "strive new FOLDER" in result.stderr
        assert result.stdout == ""

    def test_the_partnership_is_found_from_a_folder_below(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(sound(tmp_path) / "networks")

        assert strive("check").exit_code == 0


class TestRun:
    def test_every_option_reaches_the_batch(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[batch.RunRequest] = []

        def run(request: batch.RunRequest, **_how: object) -> batch.RunResult:
            asked.append(request)
            return batch.RunResult(1)

        monkeypatch.setattr(batch, "run", run)
        result = strive("run", "north", "south", "--data", "d", "--as-of", "2020-02-29", "--jobs", 2, "--notebook",
                        "cycle", "--notebook", "charter", "--force", "--timeout", 30, "--runs", "r", "--cold",
                        "--explain")

        assert result.exit_code == 1, result.output
        assert asked == [batch.RunRequest(
            data_dir="d", networks=("north", "south"), as_of="2020-02-29", jobs=2, notebooks=("cycle", "charter"),
            force=True, timeout=30, runs_dir="r", cold=True, explain=True, language="en")]

    def test_what_is_not_asked_is_left_to_the_batch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[batch.RunRequest] = []
        monkeypatch.setattr(batch, "run", lambda request, **_how: asked.append(request) or batch.RunResult(0))

        assert strive("run").exit_code == 0
        assert asked == [batch.RunRequest(language=language())]

    def test_a_misspelt_network_gets_the_nearest_name(self, tmp_path: Path) -> None:
        result = strive("run", "north-atendance", "--data", sound(tmp_path))

        assert result.exit_code == 2
        assert "north-attendance" in result.output

    def test_no_partnership_means_it_could_not_start(self, tmp_path: Path) -> None:
        assert strive("run", "--data", tmp_path).exit_code == 2


class TestLanguage:
    def test_it_is_the_partnerships_first_one(self, tmp_path: Path) -> None:
        settings = FILES["partnership.yaml"]
        for written in ("languages: [es, en]", "languages:\n  - es\n  - en", 'languages: ["es"]'):
            data = write_partnership(tmp_path, {"partnership.yaml": settings.replace("languages: [en, es]", written)})

            assert language(data) == "es"

    def test_strive_lang_overrides_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("STRIVE_LANG", "es")

        result = strive("check", "--data", sound(tmp_path))
        assert "problema" in result.output or "aviso" in result.output

    @pytest.mark.parametrize("asked", ["fr", "", "EN_us"])
    def test_a_language_that_is_not_spoken_is_passed_over(self, asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("STRIVE_LANG", asked)

        assert language("/nowhere") == "en"

    def test_help_is_in_spanish_too(self) -> None:
        done = subprocess.run([sys.executable, "-m", "striveutils", "--help"], capture_output=True, text=True,
                              env={"STRIVE_LANG": "es", "PYTHONIOENCODING": "utf-8"}, check=True)

        assert "todos los problemas" in done.stdout


class TestFaultsOfTheProgram:
    def test_no_traceback_reaches_a_person(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(_data_dir: str) -> None:
            raise ZeroDivisionError

        monkeypatch.delenv("STRIVE_DEBUG", raising=False)
        monkeypatch.setattr(records, "open_partnership", broken)
        result = strive("check", "--data", tmp_path)

        assert result.exit_code == 1
        assert "Something went wrong inside the program (ZeroDivisionError)" in result.stderr
        assert "Traceback" not in result.output

    def test_developers_can_ask_for_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(_data_dir: str) -> None:
            raise ZeroDivisionError

        monkeypatch.setenv("STRIVE_DEBUG", "1")
        monkeypatch.setattr(records, "open_partnership", broken)

        assert isinstance(strive("check", "--data", tmp_path).exception, ZeroDivisionError)

    def test_a_terminal_without_the_letters_gets_question_marks(self, tmp_path: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "striveutils", "check", "--data", str(tmp_path / "ñ")], capture_output=True,
            env={"PYTHONIOENCODING": "ascii", "STRIVE_LANG": "es"}, check=False)

        assert done.returncode == 1
        assert b"Traceback" not in done.stderr


HEAVY = {"pandas", "papermill", "matplotlib", "nbconvert", "nbformat", "nbclient", "jupyter_client", "ipywidgets",
         "IPython", "tqdm"}


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["check"]])
def test_help_and_check_come_at_once(arguments: list[str], tmp_path: Path) -> None:
    """What notebooks need takes seconds to import; these commands don't wait for it."""
    write_partnership(tmp_path)
    code = (f"import sys\nfrom striveutils.cli import main\nmain({arguments!r}, standalone_mode=False)\n"
            if "--help" in arguments else
            "import sys\nfrom striveutils.cli import main\ntry:\n    main(['check'])\nexcept SystemExit:\n    pass\n")
    done = subprocess.run([sys.executable, "-c", code + "print('\\nmodules', *sys.modules)"], capture_output=True,
                          text=True, cwd=tmp_path, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()[1:]}

    assert "striveutils" in loaded
    assert loaded & HEAVY == set()


def test_the_version_is_told() -> None:
    assert striveutils.__version__ in strive("--version").output


def test_python_m_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "striveutils", "--version"], capture_output=True, text=True,
                          check=True)

    assert done.stdout.startswith("strive, version")
