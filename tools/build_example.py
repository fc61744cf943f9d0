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

from example import figures, history, points
from example.writing import load, write_csv, write_yaml

HERE = Path(__file__).parent / "example"
DATA = Path(__file__).parents[1] / "data"
KEPT = ("README.md", "framework")
"""Parts of data/ that other tools write."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "organisations": ("organisation", "name_en", "name_es", "sector"),
    "outcomes": ("outcome", "name_en", "name_es", "stage", "priority"),
    "labels": ("kind", "id", "name_en", "name_es"),
    "answers": ("network", "heard_on", "you_told_us_en", "you_told_us_es", "we_did_en", "we_did_es"),
    "indicators": ("indicator", "outcome", "name_en", "name_es", "level", "direction", "unit", "frequency", "counts",
                   "smallest_change", "lag_months", "population_en", "population_es", "why_en", "why_es", "source",
                   "source_address", "licence"),
    "versions": ("indicator", "version", "from_period", "definition_en", "definition_es", "kind", "reason",
                 "comparable", "decided_on"),
    "targets": ("indicator", "place", "group", "baseline_period", "target_period", "target", "set_on", "why"),
    "checks": ("indicator", "checked_on", "kind", "method", "result", "action"),
    "tables": ("table", "name_en", "name_es", "kind", "every_days", "adopted_on", "reaffirmed_on"),
    "findings": ("finding", "found_on", "dimension", "groups", "statement_en", "statement_es", "interpreted_by",
                 "used_in"),
    "actions": ("action", "what_en", "what_es", "who", "due", "horizon", "finding", "state", "done_on", "done_by",
                "result", "obstacle"),
    "items": ("item", "network", "kind", "domain", "statement_en", "statement_es", "source", "evidence",
              "who_is_affected", "asked_of", "visibility"),
    "events": ("item", "state", "on", "by", "text"),
}
FOLDERS = {"indicators": "indicators", "versions": "indicators", "targets": "indicators", "checks": "indicators",
           "tables": "accountability", "items": "lifts", "events": "lifts"}


def build(source: Path, data: Path) -> None:
    """Write the whole example below ``data``; what other tools keep there stays."""
    _clear(data)
    common = load(HERE / "partnership.yaml")
    networks = {path.stem: load(path) for path in sorted((HERE / "networks").glob("*.yaml"))}
    write_yaml(data / "partnership.yaml", common["partnership"])
    for name in COLUMNS.keys() - {"findings", "actions"}:
        rows = [*common.get(name, []), *_rows_of_networks(name, networks)]
        write_csv(data / FOLDERS.get(name, "") / f"{name}.csv", COLUMNS[name], rows)
    for indicator, rows in figures.observations(source, common["versions"]).items():
        write_csv(data / "indicators" / "observations" / f"{indicator}.csv", figures.COLUMNS, rows)
    for network, page in networks.items():
        _write_network(data / "networks" / network, network, page)
    history.write(data)


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


def _write_network(folder: Path, network: str, page: Mapping[str, Any]) -> None:
    place = page["network"]["places"][0]
    write_yaml(folder / "network.yaml", page["network"])
    for name in ("findings", "actions"):
        write_csv(folder / f"{name}.csv", COLUMNS[name], page.get(name, []))
    rows = [row for described in page.get("points", []) for row in points.series(network, place, described)]
    write_csv(folder / "points.csv", points.COLUMNS, rows)
    for cycle, record in page.get("cycles", {}).items():
        write_yaml(folder / "cycles" / f"{cycle}.yaml", record)


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--figures", type=Path, required=True, help="the file of published figures (CSV)")
    parser.add_argument("--data", type=Path, default=DATA, help="where to write (default: the repository's data/)")
    arguments = parser.parse_args()
    build(arguments.figures, arguments.data)


if __name__ == "__main__":
    main()
