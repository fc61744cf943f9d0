"""Groups in a table: each with the verdict on its own past and where it stands by the target."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from shown_rows import TEN, name_of, year

from striveutils.blocks import Table, grouped
from striveutils.disclosure import Shown, admit, decide
from striveutils.evidence.groups import DimensionJudgement, judge_groups
from striveutils.evidence.judgement import Answer, Reason
from striveutils.evidence.series import Reading
from striveutils.words import LANGUAGES, spans, text

YEARS = [f"20{y}-{y + 1}" for y in range(10, 19)]
RISING = (60, 64, 66, 70, 71, 75, 78, 80, 84)
LEVEL = (70, 73, 69, 72, 70, 74, 69, 71, 70)


def shown(
    group: str, values: tuple[float | None, ...], size: int | None = 400, note: str | None = None
) -> list[Reading]:
    """A group's yearly percents, of ``size`` children each year."""
    return [Reading(year(text_), "all" if group == "all" else "grade", group,
                    round(value * size / 100) if size and value is not None else None, size if value else None, value,
                    "1", note, ("north",))
            for text_, value in zip(YEARS, values, strict=True)]


def admitted(*rows: list[Reading]) -> tuple[Shown, ...]:
    return admit([row for group in rows for row in group], TEN, of="graduation", counts="children")


def table_of(
    rows: tuple[Shown, ...], *, target: float | None = 80.0, since: date | None = None, known: tuple[str, ...] = (),
    own: dict[str, float | None] | None = None,
) -> tuple[Table, DimensionJudgement, grouped.Ask]:
    total = tuple(row for row in rows if row.group == "all")
    ids = list(dict.fromkeys([row.group for row in rows if row.group != "all"] + list(known)))
    groups = {group: tuple(row for row in rows if row.group == group) for group in ids}
    asked: dict[str, Any] = {"totals": total, "direction": "up", "smallest_change": 2.0, "since": since}
    judged = judge_groups(groups, targets=own or dict.fromkeys(ids, target), **asked)
    together = judge_groups({"all": total}, targets={"all": target}, **asked).groups[0]
    ask = grouped.answers([together.judgement, *(one.judgement for one in judged.groups)])
    newest = [row for row in rows if row.group != "all" and row.period_text == YEARS[-1]]
    everybody = (total[-1], together) if total else None
    return grouped.groups(newest, name_of, judged, ask, everybody=everybody, target=target), judged, ask


def grid(table: Table, lang: str = "en") -> list[list[str]]:
    return [[text(column.words, lang) for column in table.columns],
            *([text(words, lang) for words in row] for row in table.rows)]


def note(table: Table, lang: str = "en") -> str:
    return text(table.note, lang) if table.note else ""


def test_the_verdict_stands_beside_the_figure_and_the_counts_come_last() -> None:
    table, _judged, _ask = table_of(admitted(shown("all", LEVEL, 800), shown("one", RISING), shown("two", LEVEL)))
    assert grid(table) == [
        ["Grade", "Percent", "Has it changed?", "Target: 80%", "How many", "Out of"],
        ["All together", "70.0%", "cannot tell yet", "not reached", "560", "800"],
        ["one", "84.0%", "improving", "reached", "336", "400"],
        ["two", "70.0%", "cannot tell yet", "not reached", "280", "400"],
    ]
    assert [column.short for column in table.columns] == [False, False, True, True, False, False]
    assert grid(table, "es")[2][2:4] == ["mejora", "alcanzada"]


@pytest.mark.parametrize(("newest", "said"), [
    (84.0, "reached"), (80.5, "cannot tell"), (79.5, "cannot tell"), (75.0, "not reached")])
def test_a_figure_near_the_target_is_too_close_to_tell(newest: float, said: str) -> None:
    table, _judged, _ask = table_of(admitted(shown("one", (*LEVEL[:-1], newest))))
    assert grid(table)[1][3] == said


def test_a_hidden_group_has_a_dash_for_its_figure_and_its_standing() -> None:
    rows = admitted(shown("one", RISING), shown("two", (*LEVEL[:-1], 50.0), 6))
    table, _judged, _ask = table_of(rows)
    assert grid(table)[2][:4] == ["two", "—", "cannot tell yet", "—"]


def test_everybody_else_has_no_verdict_for_it_is_made_of_other_groups_from_year_to_year() -> None:
    """1000 children, 400 in each of two groups, 193 in a third, 7 in a fourth: 1000 - 800 = 200 are told together."""
    counts = {"all": (700, 1000), "one": (280, 400), "two": (276, 400), "three": (140, 193), "four": (4, 7)}
    rows = [Reading(year(YEARS[-1]), "all" if group == "all" else "grade", group, n, m, 100 * n / m, "1", None,
                    ("north",)) for group, (n, m) in counts.items()]
    admission = decide(rows, TEN, of="graduation", counts="children")
    groups = {row.group: (row,) for row in admission.shown[1:]}
    judged = judge_groups(groups, totals=admission.shown[:1], direction="up", targets=dict.fromkeys(groups, 80.0))
    table = grouped.groups(admission.shown[1:], name_of, judged, grouped.answers([]), rest=admission.rest[0],
                           target=80.0)
    assert grid(table)[-1] == ["Everybody else, together", "72.0%", "not compared", "not compared", "144", "200"]
    assert grid(table, "es")[-1][2] == "no se compara"
    aimless = judge_groups(groups, totals=admission.shown[:1], direction="up")
    plain = grouped.groups(admission.shown[1:], name_of, aimless, grouped.answers([]), rest=admission.rest[0])
    assert grid(plain)[-1] == ["Everybody else, together", "72.0%", "not compared", "144", "200"]


def test_without_any_target_there_is_no_column_for_it() -> None:
    table, _judged, _ask = table_of(admitted(shown("one", RISING)), target=None)
    assert grid(table)[0] == ["Grade", "Percent", "Has it changed?", "How many", "Out of"]


def test_where_groups_have_targets_of_their_own_the_head_names_no_number() -> None:
    rows = admitted(shown("one", RISING), shown("two", LEVEL))
    table, _judged, _ask = table_of(rows, target=None, own={"one": 70.0, "two": None})
    assert grid(table)[0][3] == "Target"
    assert [row[3] for row in grid(table)[1:]] == ["reached", "no target"]


def test_who_is_missing_in_none_or_in_several_groups_is_said_below() -> None:
    rows = admitted(shown("all", LEVEL, 900), shown("one", RISING), shown("two", LEVEL))
    assert note(table_of(rows)[0]) == "Some children are in none of these groups."
    assert "There is no figure for kindergarten." in note(table_of(rows, known=("kindergarten",))[0]).replace(
        "Kindergarten", "kindergarten")
    twice = admitted(shown("all", LEVEL, 600), shown("one", RISING), shown("two", LEVEL))
    assert note(table_of(twice)[0]) == "Some children are in more than one of these groups."


def test_what_makes_a_verdict_other_than_expected_is_said_once_for_all_tables() -> None:
    changed = shown("one", RISING, note="not comparable between years")
    _table, judged, ask = table_of(admitted(changed))
    said = [text(words, "en") for words in grouped.remarks([judged, judged], ask)]
    assert said == ["“Not comparable” means that the group is no longer made up in the same way."]


def test_a_new_definition_and_a_figure_near_the_target_are_explained_below_the_tables() -> None:
    _table, judged, ask = table_of(admitted(shown("one", (*LEVEL[:-1], 80.5))))
    near = judged.groups[0]
    renewed = Answer("over all comparable years", "not comparable", "none", reasons=(Reason("definition changed"),))
    both = replace(judged, groups=(near, replace(near, judgement=replace(near.judgement, overall=renewed))))
    said = [text(words, "en") for words in grouped.remarks([both], ask)]
    assert said == [
        "“Not comparable” means that the way this is measured changed, and there are too few figures since.",
        "“Cannot tell” under the target means that chance alone could put the group on the other side of it.",
    ]


def test_figures_without_counts_are_held_against_the_target_as_they_stand() -> None:
    _table, judged, ask = table_of(admitted(shown("one", RISING, None)))
    assert "as it stands" in [text(words, "en") for words in grouped.remarks([judged], ask)][-1]


def test_many_groups_ask_for_more_and_the_page_says_so() -> None:
    mild = (60, 61, 60, 62, 61, 63, 62, 63, 64)
    rows = admitted(*(shown(f"group-{index}", mild if index == 0 else LEVEL) for index in range(12)))
    table, judged, ask = table_of(rows)
    assert grid(table)[1][2] == "cannot tell yet"
    assert any("Among so many groups" in text(words, "en") for words in grouped.remarks([judged], ask))


def test_the_column_answers_one_question_for_all_groups() -> None:
    """Where anybody can be asked about the time since the change, all are."""
    rows = admitted(shown("all", LEVEL, 800), shown("one", RISING), shown("two", LEVEL))
    _table, judged, ask = table_of(rows, since=date(2014, 7, 1))
    assert {ask(one.judgement).question for one in judged.groups} == {"since the change began"}
    _table, judged, ask = table_of(rows, since=date(2018, 7, 1))
    assert {ask(one.judgement).question for one in judged.groups} == {"over all comparable years"}


def test_the_rule_says_what_groups_are_compared_with_in_both_languages() -> None:
    _table, judged, ask = table_of(admitted(shown("one", RISING)))
    judgement = judged.groups[0].judgement
    for aimed in (True, False):
        for lang in LANGUAGES:
            words = grouped.rule(ask(judgement), judgement, aimed)
            assert [span.text for span in spans(words, lang) if span.lang] == []
    assert text(grouped.rule(ask(judgement), judgement, True), "en") == (
        "Each group is compared with its own past, over all comparable years, and with the target. It is not compared "
        "with another group.")
