"""A problem is told in words, kept as JSON, and comes back from it as it was."""

from __future__ import annotations

import json
from dataclasses import replace

from striveutils.errors import Problem, in_order, report
from striveutils.words import LANGUAGES, Message, n_

FAULT = Problem("data/networks/north/points.csv", n_("1 row is missing.", "{count} rows are missing.", 3), row=4,
                column="numerator", cure=Message("Ask who sent it."))


def test_a_problem_kept_as_json_says_the_same_again() -> None:
    for problem in (FAULT, replace(FAULT, warning=True), Problem("data/labels.csv", Message("It is empty."))):
        again = Problem.of_json(json.loads(json.dumps(problem.as_json())))
        assert again.as_json() == problem.as_json()
        assert [report([again], lang) for lang in LANGUAGES] == [report([problem], lang) for lang in LANGUAGES]


def test_problems_stand_by_file_from_the_top_down() -> None:
    other = Problem("data/labels.csv", Message("It is empty."))
    whole, later, left = replace(FAULT, row=None), replace(FAULT, row=10), replace(FAULT, column="date")
    assert in_order([later, FAULT, left, other, whole]) == (other, whole, left, FAULT, later)
