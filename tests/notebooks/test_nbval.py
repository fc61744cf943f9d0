"""The plain test command runs every notebook through nbval; these tests make sure that it does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def pytest_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """pytest in a process of its own, with the project's settings."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider", *arguments],
        cwd=folder, capture_output=True, text=True, timeout=300,
    )


def test_the_plain_test_command_includes_the_notebooks(pytestconfig: pytest.Config) -> None:
    """`uv run pytest` without arguments looks below notebooks/, with nbval in its lax mode."""
    assert "notebooks" in pytestconfig.getini("testpaths")
    assert pytestconfig.getoption("nbval_lax")
    assert pytestconfig.getoption("nbval_current_env"), "notebooks must run in the Python that runs the tests"


def test_every_code_cell_of_every_notebook_is_a_test() -> None:
    """nbval collects one test per code cell, so none can fail unseen."""
    done = pytest_in(ROOT, "--collect-only", "-q", *(f"notebooks/{path.name}" for path in NOTEBOOKS))
    for path in NOTEBOOKS:
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        collected = [line for line in done.stdout.splitlines() if line.startswith(f"notebooks/{path.name}::")]
        assert len(collected) == len(cells), done.stdout


def test_a_cell_that_raises_fails_the_tests(tmp_path: Path) -> None:
    """Lax means that outputs are not compared; an error in a cell still fails."""
    cells = [nbformat.v4.new_code_cell("1 + 1"), nbformat.v4.new_code_cell("1 / 0")]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), tmp_path / "wrong.ipynb")

    done = pytest_in(tmp_path, "-q", "wrong.ipynb")

    assert done.returncode == 1, done.stdout + done.stderr
    assert "ZeroDivisionError" in done.stdout
    assert "1 failed, 1 passed" in done.stdout
