"""Hiding cells of random tables: leaks, how many more cells than the least, and how long it takes.

    uv run python tests/bench/suppression.py              200 tables at each minimum, about 10 minutes
    uv run python tests/bench/suppression.py --tables 12  a rough look

Each table goes through ``strive protect`` and ``strive audit`` as a file would. The least is found by trying every
choice with the attacker, which is nobody's method but sure; where that is too much, the table counts for leaks only.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from random_tables import RandomTable, random_table, random_tables
from striveutils.disclosure.spreadsheet import audit, protect, read_bytes

MINIMUMS = (10, 11, 16)
TRIES = 3000


def main() -> int:
    """Print a line for each minimum and for each size that has a target; 1 if anything leaked."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--tables", type=int, default=200)
    asked.add_argument("--tries", type=int, default=TRIES, help="choices tried to find the least, for each table")
    options = asked.parse_args()
    leaked = sum(_minimum(minimum, options.tables, options.tries) for minimum in MINIMUMS)
    for name, shape, times in (("42 cells", (5, 6), 15), ("400 cells", (19, 19), 3)):
        _seconds(name, shape, times)
    return int(leaked > 0)


def _minimum(minimum: int, count: int, tries: int) -> int:
    leaked, ratios, most = [], [], []
    for table in random_tables(count):
        started = time.perf_counter()
        hidden, safe = protected(table, minimum)
        most.append(time.perf_counter() - started)
        if not safe:
            leaked.append(table.seed)
        least = table.fewest(minimum, at_most=hidden, tries=tries) if hidden else None
        if least:
            ratios.append(hidden / least)
    print(f"minimum {minimum}: seeds 0 to {count - 1}, {len(leaked)} leaks {leaked or ''}; "
          f"{len(ratios)} with a known least: on average {100 * (statistics.mean(ratios) - 1):.1f} % more hidden, "
          f"at most {100 * (max(ratios) - 1):.0f} %; "
          f"seconds median {statistics.median(most):.2f}, most {max(most):.2f}", flush=True)
    return len(leaked)


def _seconds(name: str, shape: tuple[int, ...], times: int) -> None:
    taken = []
    for seed in range(times):
        started = time.perf_counter()
        _hidden, safe = protected(random_table(seed, shape), 10)
        taken.append(time.perf_counter() - started)
        assert safe, seed
    print(f"{name}: protect and audit, {times} tables, seconds median {statistics.median(taken):.2f}, "
          f"most {max(taken):.2f}", flush=True)


def protected(table: RandomTable, minimum: int) -> tuple[int, bool]:
    """How many rows ``strive protect`` hides, and whether ``strive audit`` finds nothing in what it wrote."""
    made = protect(read_bytes(table.as_csv().encode(), "table.csv"), minimum)
    again = audit(read_bytes(made.text.encode(), "safe.csv"), minimum)
    return len(made.hidden), not again.leaks


if __name__ == "__main__":
    raise SystemExit(main())
