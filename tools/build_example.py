"""Build the example partnership in data/ from the published figures and the pages in tools/example/.

    python tools/build_example.py --figures PATH/public_figures.csv

The figures are real; partnership, networks, charters, cycles, points and records are invented. The result is committed,
so nobody needs the source file to use the repository. The same bytes come out each time.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from example import approvals, figures, history, points
from example.writing import load, write_csv, write_yaml
from striveutils.records import Action, Cycle, Finding, Network, Observation, Point, files

HERE = Path(__file__).parent / "example"
DATA = Path(__file__).parents[1] / "data"
KEPT = ("README.md", "framework")
"""Parts of data/ that other tools write."""

TABLES = tuple(kind.pattern for kind in files.FILES
               if kind.kind == "csv" and "*" not in kind.pattern and kind.pattern not in files.KEPT_BY_THE_PROJECT)
"""The tables that all networks share; ``history`` and ``approvals`` write what the project keeps, from the others."""


def build(source: Path, data: Path) -> None:
    """Write the whole example below ``data``; what other tools keep there stays."""
    _clear(data)
    common = load(HERE / "partnership.yaml")
    networks = {path.stem: load(path) for path in sorted((HERE / "networks").glob("*.yaml"))}
    write_yaml(data / "partnership.yaml", common["partnership"])
    for file in TABLES:
        name = Path(file).stem
        if rows := [*common.get(name, []), *_rows_of_networks(name, networks)]:
            write_csv(data, file, rows)
    for indicator, rows in figures.observations(source, common["versions"]).items():
        write_csv(data, files.path_of(Observation, indicator), rows)
    for network, page in networks.items():
        _write_network(data, network, page)
    history.write(data)
    approvals.write(data)


def _clear(data: Path) -> None:
    for path in sorted(data.iterdir()) if data.is_dir() else ():
        if path.name not in KEPT:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _rows_of_networks(name: str, networks: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What the networks' pages hold for a table that all of them share."""
    for network, page in networks.items():
        if name == "targets":
            yield from ({"indicator": page["network"]["indicator"], "place": page["network"]["places"][0],
                         "group": "all", **row} for row in page.get("targets", []))
        elif name == "answers":
            yield from ({"network": network, **row} for row in page.get("answers", []))
        elif name == "items":
            yield from ({"network": network, **{key: row[key] for key in row if key != "events"}}
                        for row in page.get("lifts", []))
        elif name == "events":
            yield from ({"item": row["item"], **event} for row in page.get("lifts", []) for event in row["events"])


def _write_network(data: Path, network: str, page: Mapping[str, Any]) -> None:
    place = page["network"]["places"][0]
    write_yaml(data / files.path_of(Network, network), page["network"])
    write_csv(data, files.path_of(Finding, network), page.get("findings", []))
    write_csv(data, files.path_of(Action, network), page.get("actions", []))
    rows = [row for described in page.get("points", []) for row in points.series(network, place, described)]
    write_csv(data, files.path_of(Point, network), rows)
    for cycle, record in page.get("cycles", {}).items():
        write_yaml(data / files.path_of(Cycle, network, cycle), record)


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--figures", type=Path, required=True, help="the file of published figures (CSV)")
    parser.add_argument("--data", type=Path, default=DATA, help="where to write (default: the repository's data/)")
    arguments = parser.parse_args()
    build(arguments.figures, arguments.data)


if __name__ == "__main__":
    main()
