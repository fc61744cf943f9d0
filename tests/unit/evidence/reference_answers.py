"""Reference answers from other packages: the compact copy in tests/reference, or the full files where they are.

Run as a program, beside the full files, it writes the compact copy anew.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
COPY = ROOT / "tests" / "reference"
FULL = Path(os.environ.get("REFERENCE_ANSWERS", ROOT.parent / "shared" / "golden" / "spc"))
TABLES = ("anhoej_limits.csv", "own_median_exact_runs_test.csv", "run_rule_error_rates_exact.csv")
RUNS = ("n_useful", "longest_run", "longest_run_max", "crossings", "crossings_min", "runs_signal")
INTERVALS = ("wilson", "jeffreys_plain", "jeffreys_with_edges", "clopper_pearson")


def answers(of: str) -> Any:
    """The answers of one kind, as in the compact copy: "series", "qicharts2", "plotthedots", "qcc", "r_stats"."""
    return _compact()[of] if FULL.is_dir() else copy()[of]


def copy() -> dict[str, Any]:
    """The compact copy."""
    told: dict[str, Any] = json.loads((COPY / "answers.json").read_text(encoding="utf-8"))
    return told


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the small tables."""
    with ((FULL if FULL.is_dir() else COPY) / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def every_case() -> dict[str, Any]:
    """What the full files say, as a compact copy of them; of the copy itself where they are not to be had."""
    return _compact() if FULL.is_dir() else copy()


def values(series: dict[str, Any]) -> list[float | None]:
    """The figures of a series: its values, or numerator over denominator as a fraction."""
    if series["value"] is not None:
        plain: list[float | None] = series["value"]
        return plain
    pairs = zip(series["numerator"], series["denominator"], strict=True)
    return [top / bottom if top is not None and bottom else None for top, bottom in pairs]


def whole(entry: Any, points: int) -> list[Any]:
    """A line of the compact copy, an entry for each point."""
    return entry if isinstance(entry, list) else [entry] * points


def _compact() -> dict[str, Any]:
    """Without what the limits don't depend on: the direction that is better, rule sets, other run rules."""
    return {
        "series": {one["id"]: {key: one[key] for key in ("value", "numerator", "denominator")}
                   for one in _full("series")["series"]},
        "qicharts2": [_of_qicharts2(case) for case in _full("qicharts2")["cases"]
                      if case["settings"]["method"] == "anhoej"],
        "plotthedots": [_of_plotthedots(case) for case in _full("plotthedots")["cases"]
                        if case["settings"]["improvement_direction"] == "increase"],
        "qcc": [{"case": case["case"], "series": case["series"], "chart": case["chart"], "centre": case["center"],
                 "lower": _line(case["lcl"]), "upper": _line(case["ucl"])} for case in _full("qcc")["cases"]
                if case["settings"]["rule_set"] == "nelson"],
        "r_stats": _of_r(_full("intervals_groups")),
    }


def _full(name: str) -> Any:
    return json.loads((FULL / f"{name}.json").read_text(encoding="utf-8"))


def _of_qicharts2(case: dict[str, Any]) -> dict[str, Any]:
    settings, points = case["settings"], case["points"]
    parts = settings["part"] if isinstance(settings["part"], list) else [settings["part"] or 0]
    edges = [0, *(place for place in parts if place), len(points["y"])]
    return {
        "case": case["case"], "series": case["series"], "chart": case["chart"],
        "screened": settings["screened_mr"], "freeze": settings["freeze"], "exclude": settings["exclude"],
        "centre_given": settings["centre_given"],
        "parts": [{
            "first": first, "last": last, "runs": [told[key] for key in RUNS],
            "centre": _line(points["centre"][first:last]),
            "lower": _line(points["lcl"][first:last]), "upper": _line(points["ucl"][first:last]),
            "outside": [place for place, out in enumerate(points["sigma_signal"][first:last]) if out],
        } for first, last, told in zip(edges, edges[1:], case["summary"], strict=False)],
    }


def _of_plotthedots(case: dict[str, Any]) -> dict[str, Any]:
    first, parts = 0, []
    for part in case["parts"]:
        last = first + part["n"]
        parts.append({"first": first, "last": last, **{
            ours: _line(case["points"][theirs][first:last])
            for ours, theirs in (("centre", "mean"), ("lower", "lpl"), ("upper", "upl"))}})
        first = last
    settings = case["settings"]
    return {"case": case["case"], "series": case["series"], "screened": settings["screen_outliers"],
            "freeze": settings["fix_after_n_points"], "parts": parts}


def _of_r(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "intervals": [[one["x"], one["n"], one["level"], *(_line(one[kind]) for kind in INTERVALS)]
                      for one in told["intervals"]],
        "two_groups": [{**{key: one[key] for key in ("x1", "n1", "x2", "n2", "chisq_p")},
                        "newcombe": _line(one["newcombe_by_formula"])} for one in told["two_groups"]],
        "p_adjust": [{key: one[key] for key in ("p", "holm", "bh")} for one in told["p_adjust"]],
        "k_groups": told["k_groups"],
        "series": [{key: one[key] for key in ("series", "n", "df", "phi", "p_homogeneity")}
                   for one in told["proportion_series"]],
    }


def _line(entries: list[float | None]) -> Any:
    """Ten digits of each; one entry for all where they are equal."""
    short = [None if entry is None else float(f"{entry:.10g}") for entry in entries]
    return short[0] if short and all(entry == short[0] for entry in short) else short


if __name__ == "__main__":
    (COPY / "answers.json").write_text(json.dumps(_compact(), separators=(",", ":")) + "\n", encoding="utf-8")
    for name in TABLES:
        shutil.copyfile(FULL / name, COPY / name)
