"""What every test may use: the modules beside this one on the path, and one finished run of the example."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from example import copy_example, latest_run, strive


@pytest.fixture(scope="session")
def example_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run folder of one ``strive run`` over a copy of the shipped example; read it, never write in it.

    The copy (data, notebooks, templates) is two folders up. Made once, by the first test that asks.
    """
    folder = copy_example(tmp_path_factory.mktemp("example"))
    done = strive("run", folder=folder)
    if done.returncode != 0:
        pytest.fail(f"strive run of the example ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return latest_run(folder)
