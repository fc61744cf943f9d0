"""What a network's page reads is in the key of its job; else a change could go unnoticed for ever."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from samples import write_partnership
from striveutils import places, records

NETWORKS = ("both-graduate", "north-attendance")


@pytest.mark.parametrize("network", NETWORKS)
def test_every_file_the_notebook_reads_is_in_the_key(tmp_path: Path, network: str) -> None:
    """The notebook's own cells, run here; the partnership remembers which files were looked for."""
    data = write_partnership(tmp_path)
    names: dict[str, Any] = {}
    for cell in nbformat.read(places.shipped_folder("notebooks") / "cycle.ipynb", as_version=4).cells:
        if cell.cell_type == "code":
            exec(cell.source, names)
            if "parameters" in cell.metadata.tags:
                names.update(network=network, as_of="2020-02-29", data_dir=str(data))

    read = names["page"].subject.data.files_read

    assert f"networks/{network}/network.yaml" in read
    assert read <= set(records.open_partnership(data).inputs(network))


@pytest.mark.parametrize("network", NETWORKS)
def test_what_a_run_itself_writes_is_not_in_the_key(tmp_path: Path, network: str) -> None:
    """Otherwise each run would be a reason for the next one."""
    assert "journal.csv" not in records.open_partnership(write_partnership(tmp_path)).inputs(network)
