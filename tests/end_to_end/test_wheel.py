"""An installed package is complete: the wheel carries notebooks and templates, and can start a partnership."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from example import ROOT, files_below

IGNORED = (".ipynb_checkpoints", "__pycache__")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, as pip unpacks it; built by hatchling in place, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
                          cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    wheels = list(folder.glob("*.whl"))
    assert len(wheels) == 1
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(folder / "site-packages")
    return folder / "site-packages"


def run_python(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """This Python, with the unpacked wheel before the repository's own package."""
    return subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, timeout=300,
                          stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(installed)})


def shipped(name: str) -> dict[str, bytes]:
    """The files of a folder of the repository that a wheel should carry."""
    return {path: content for path, content in files_below(ROOT / name).items()
            if not any(part in path for part in IGNORED)}


@pytest.mark.parametrize("name", ["notebooks", "templates"])
def test_the_wheel_carries_notebooks_and_templates(installed: Path, name: str) -> None:
    carried = files_below(installed / "striveutils" / "shipped" / name)
    assert shipped(name)
    assert carried == shipped(name)


def test_the_wheel_carries_the_spanish(installed: Path) -> None:
    """Catalogues are read from .po at start, so they must be there."""
    catalogues = {path.name for path in (ROOT / "lib" / "striveutils" / "locale" / "es").glob("*.po")}
    assert catalogues
    assert {path.name for path in (installed / "striveutils" / "locale" / "es").glob("*.po")} == catalogues


def test_the_wheel_carries_nothing_of_the_partnership_and_no_tests(installed: Path) -> None:
    """Only the package and its metadata: the example's data stays in the repository."""
    names = {path.name for path in installed.iterdir()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"striveutils"}


def test_an_installed_package_finds_what_it_ships(installed: Path, tmp_path: Path) -> None:
    done = run_python(installed, "-c", "from striveutils import places; print(places.shipped_folder('notebooks'))",
                      cwd=tmp_path)
    assert done.stdout.strip() == str(installed / "striveutils" / "shipped" / "notebooks"), done.stderr


def test_a_new_partnership_starts_from_an_installed_package(installed: Path, tmp_path: Path) -> None:
    """`strive new` copies notebooks and templates; the empty partnership is valid, and a run of it ends well."""
    made = run_python(installed, "-m", "striveutils", "new", "ours", cwd=tmp_path)
    assert made.returncode == 0, made.stdout + made.stderr
    ours = tmp_path / "ours"
    assert (ours / "data" / "partnership.yaml").is_file()
    for name in ("notebooks", "templates"):
        copied = files_below(ours / name)
        assert {path: copied.get(path) for path in shipped(name)} == shipped(name)

    checked = run_python(installed, "-m", "striveutils", "check", cwd=ours)
    assert checked.returncode == 0, checked.stdout + checked.stderr

    ran = run_python(installed, "-m", "striveutils", "run", cwd=ours)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_new_never_overwrites(installed: Path, tmp_path: Path) -> None:
    """A second `strive new` in the same place stops with status 2 and leaves every file as it was."""
    run_python(installed, "-m", "striveutils", "new", "ours", cwd=tmp_path)
    (tmp_path / "ours" / "data" / "partnership.yaml").write_text("name: Ours\n", encoding="utf-8")
    before = files_below(tmp_path / "ours")

    again = run_python(installed, "-m", "striveutils", "new", "ours", cwd=tmp_path)

    assert again.returncode == 2, again.stdout + again.stderr
    assert files_below(tmp_path / "ours") == before
