"""How often a verdict is wrong: false alarms and power by number of figures, size of groups and spread between years.

    uv run python tests/bench/error_rates.py            writes the tables of docs/method.md
    uv run python tests/bench/error_rates.py --series 500 --print   a rough look in a minute, nothing written

Seeds are fixed, so the same versions give the same tables.
"""

from __future__ import annotations

import argparse
import platform
import re
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
import simulating as sim

PAGE = Path(__file__).parents[2] / "docs" / "method.md"
BEGIN, END = "<!-- error rates: written by tests/bench/error_rates.py -->", "<!-- end of error rates -->"
LENGTHS = range(8, 41)
SHORT = (5, 6, 7)
SOME = (8, 10, 12, 16, 20, 24, 30, 36)
Row = tuple[str, ...]


def main() -> int:
    """Write the tables, or print them."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--series", type=int, default=4000, help="simulated series for each cell (4000)")
    asked.add_argument("--print", action="store_true", help="print the tables instead of writing docs/method.md")
    options = asked.parse_args()
    text = tables(options.series)
    if options.print:
        print(text)
        return 0
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: f"{BEGIN}\n{text}\n{END}", page,
                           flags=re.DOTALL), encoding="utf-8")
    print(f"written to {PAGE.name}")
    return 0


def tables(series: int) -> str:
    """All tables as Markdown."""
    with ProcessPoolExecutor() as pool:
        false, power, counts, silence, uneven = (
            list(pool.map(partial(row, series), of))
            for row, of in ((false_alarms, (*SHORT, *LENGTHS)), (power_row, SOME), (counts_row, COUNTS),
                            (silence_row, SOME), (uneven_row, UNEVEN)))
    return "\n\n".join((
        f"Made with Python {platform.python_version()}, numpy {version('numpy')}, scipy {version('scipy')}; "
        f"{series:,} series a cell, eight times as many for the primary test alone; {speed()}",
        "**False alarms: no change, figures independent and normal (%)**\n\n" + markdown(FALSE_HEAD, false),
        "**Power: a real change (%)**\n\n" + markdown(POWER_HEAD, power),
        "**Counts of children: false alarms, and power for a rise of 10 points from 50 (%)**\n\n"
        + markdown(COUNTS_HEAD, counts),
        "**\"No sign of change\": figures that vary by a quarter of the change that matters (%)**\n\n"
        + markdown(SILENCE_HEAD, silence),
        "**Where the promise of 5 % does not hold: no change, either question (%)**\n\n"
        + markdown(UNEVEN_HEAD, uneven),
    ))


def percent(rule: sim.Rule, made: Sequence[Sequence[sim.Simulated]]) -> str:
    """The share of series with a signal, as a reader sees it."""
    return f"{100 * sim.share(rule, made):.1f}"


FALSE_HEAD = ("figures", "primary test alone", "since the change began", "over all comparable years", "either question",
              "Anhøj's rules", "any figure beyond I limits")


def false_alarms(series: int, count: int) -> Row:
    """A row: every rule on series in which nothing happened."""
    made = list(sim.normal(np.random.default_rng([1, count]), series, sim.flat(count)))
    primary = f"{100 * sim.primary_rate(count, 8 * series):.1f}" if count >= 8 else "(prediction)"
    return (str(count), primary, *(percent(rule, made) for rule in (
        sim.verdict_since, sim.verdict_overall, sim.any_verdict, sim.anhoej, sim.beyond_individuals)))


POWER_HEAD = ("figures", *(f"{shape}: {rule}" for shape in ("step 1 sd", "step 2 sd", "step 3 sd", "drift 3 sd")
                           for rule in ("since", "overall", "Anhøj")))


def power_row(series: int, count: int) -> Row:
    """A row: steps half way and a drift, found since the change began, over all years, by Anhøj's rules."""
    shapes = (*(sim.step(count, size) for size in (1, 2, 3)), sim.drift(count, 3))
    cells: list[str] = []
    for index, shape in enumerate(shapes):
        made = list(sim.normal(np.random.default_rng([2, count, index]), series, shape))
        cells += [percent(rule, made) for rule in (sim.verdict_since, sim.verdict_overall, sim.anhoej)]
    return (str(count), *cells)


COUNTS = tuple((count, size, between) for count in (6, 8, 12, 20) for size in (30, 400, 4000) for between in (0.0, 0.1))
COUNTS_HEAD = ("figures", "children a year", "spread between years (sd on the logit)", "verdict, no change",
               "newest year, plain test, no change", "P chart, no change", "verdict, +10 points half way")


def counts_row(series: int, case: tuple[int, int, float]) -> Row:
    """A row: verdicts on counts beside the tests that take children for the only chance."""
    count, size, between = case
    rng = np.random.default_rng([3, count, size, int(10 * between)])
    made = list(sim.counted(rng, series, [50.0] * count, size=size, between=between))
    risen = list(sim.counted(rng, series, [50.0] * (count // 2) + [60.0] * (count - count // 2), size=size,
                             between=between))
    return (str(count), f"{size:,}", f"{between:g}", percent(sim.any_verdict, made),
            percent(sim.newest_against_others, made), percent(sim.beyond_p, made), percent(sim.any_verdict, risen))


SILENCE_HEAD = ("figures", "no change", "drift as large as the change that matters", "a step of that size half way",
                "a step of that size in the last two")


def silence_row(series: int, count: int) -> Row:
    """A row: how often "no sign of change" is said, rightly in the first column and wrongly in the others."""
    ratio = 4.0
    shapes = (sim.flat(count), sim.drift(count, ratio), sim.step(count, ratio), sim.late(count, ratio))
    return (str(count), *(percent(sim.silent_overall, list(sim.normal(
        np.random.default_rng([4, count, index]), series, shape, sd=sim.SMALLEST / ratio)))
        for index, shape in enumerate(shapes)))


UNEVEN = (5, 6, 7, 8, 12, 20, 30)
UNEVEN_HEAD = ("figures", "each leans on the one before by 0.2", "by 0.4", "by 0.6", "now and then one stands out")


def uneven_row(series: int, count: int) -> Row:
    """A row: figures that are not independent, or not normal."""
    leaning = (list(sim.leaning(np.random.default_rng([5, count, index]), series, count, phi))
               for index, phi in enumerate((0.2, 0.4, 0.6)))
    return (str(count), *(percent(sim.any_verdict, made) for made in leaning),
            percent(sim.any_verdict, list(sim.heavy(np.random.default_rng([6, count]), series, count))))


def speed() -> str:
    """How long 10,000 series take, beside 10,000 plain means of the same figures."""
    made = list(sim.normal(np.random.default_rng(4), 10_000, sim.step(9, 1.5)))
    judged, plain = timed(sim.judged, made), timed(lambda one: float(np.mean([x.value for x in one])), made)
    return f"10,000 verdicts on nine figures took {judged:.0f} s on one core ({judged / plain:.0f} times a plain mean)."


def timed(rule: Callable[[Sequence[sim.Simulated]], object], made: Sequence[Sequence[sim.Simulated]]) -> float:
    """Seconds that ``rule`` takes for all."""
    begun = time.perf_counter()
    for one in made:
        rule(one)
    return time.perf_counter() - begun


def markdown(head: Sequence[str], rows: Sequence[Row]) -> str:
    """A table."""
    lines = [head, ["---:"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
