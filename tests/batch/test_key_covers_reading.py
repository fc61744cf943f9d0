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
    covered = records.open_partnership(data)
    assert read <= {*covered.inputs(network), *covered.slices(network)}


@pytest.mark.parametrize("network", NETWORKS)
def test_what_a_run_itself_writes_is_not_in_the_key(tmp_path: Path, network: str) -> None:
    """Otherwise each run would be a reason for the next one."""
    assert "journal.csv" not in records.open_partnership(write_partnership(tmp_path)).inputs(network)


APPROVED = "network,text,approved_by,approved_on\n{network},{hash},coordinator,2020-02-01\n"
SHOWN = ("release,page,measure,period,place,dimension,group,shown,numerator,denominator,value\n"
         "{release},index,{measure},2018-19,north,all,all,yes,60,100,60.0\n")


def test_an_approval_concerns_its_own_network_alone(tmp_path: Path) -> None:
    before = {network: records.open_partnership(write_partnership(tmp_path / "a")).slices(network)
              for network in NETWORKS}
    approvals = APPROVED.format(network=NETWORKS[0], hash="0" * 64)
    data = records.open_partnership(write_partnership(tmp_path / "b", {"approvals.csv": approvals}))
    assert {network for network in NETWORKS if data.slices(network) != before[network]} == {NETWORKS[0]}


def test_releasing_the_same_figures_again_is_no_reason_to_run(tmp_path: Path) -> None:
    def sliced(folder: str, *releases: str) -> dict[str, str | None]:
        of = records.open_partnership(write_partnership(tmp_path / f"{folder}-plain")).network(NETWORKS[0])
        rows = [SHOWN.format(release=release, measure=of.record.indicator) for release in releases]
        text = rows[0] + "".join(row.partition("\n")[2] for row in rows[1:])
        return records.open_partnership(
            write_partnership(tmp_path / folder, {"disclosure/shown.csv": text})).slices(NETWORKS[0])

    once, twice = sliced("once", "0001-2019-11-20"), sliced("twice", "0001-2019-11-20", "0002-2019-12-20")
    assert once == twice
    assert once["disclosure/shown.csv"] is not None
