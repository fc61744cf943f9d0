"""``--explain``: for each job, which part of what it depends on is another than the last time."""

from __future__ import annotations

from typing import Any

import pytest

from striveutils.batch.explaining import NAMED_FILES, differences
from striveutils.words import Joined, text

BEFORE: dict[str, Any] = {
    "as_of": "2020-02-29",
    "notebook": "n1",
    "parameters": {"network": "north", "as_of": "2020-02-29"},
    "inputs": {"partnership.yaml": "p1", "networks/north/points.csv": None},
    "library": "l1",
    "templates": "t1",
    "versions": {"python": "3.11.7", "pandas": "3.0"},
}


def told(**changes: Any) -> str:
    """The differences in English, as they stand in a sentence."""
    return text(Joined(tuple(differences(BEFORE, {**BEFORE, **changes}))), "en")


@pytest.mark.parametrize(("changes", "words"), [
    ({}, ""),
    ({"as_of": "2020-03-01", "parameters": {"network": "north", "as_of": "2020-03-01"}}, "the as-of date"),
    ({"inputs": {"partnership.yaml": "p2", "networks/north/points.csv": None}}, "data/partnership.yaml"),
    ({"inputs": {"partnership.yaml": "p1", "networks/north/points.csv": "x"}}, "data/networks/north/points.csv"),
    ({"inputs": {"partnership.yaml": "p1"}}, "data/networks/north/points.csv"),
    ({"parameters": {"network": "north", "cycle": "c2", "as_of": "2020-02-29"}}, "the parameters"),
    ({"notebook": "n2"}, "the notebook"),
    ({"library": "l2", "templates": "t2"}, "striveutils itself and the page templates"),
    ({"versions": {"python": "3.12.1", "pandas": "3.0"}}, "the version of python"),
    ({"versions": {"python": "3.11.7", "pandas": "3.0", "scipy": "1"}}, "the version of scipy"),
])
def test_what_changed_is_named(changes: dict[str, Any], words: str) -> None:
    assert told(**changes) == words


def test_many_files_are_named_in_part_and_counted() -> None:
    inputs = {f"f{number}.csv": "x" for number in range(NAMED_FILES + 3)}
    words = told(inputs={**BEFORE["inputs"], **inputs})
    assert words.endswith("and 3 more files")
    assert words.count("data/") == NAMED_FILES
