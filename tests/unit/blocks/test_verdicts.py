"""What a reader is told about a change: the fact, the verdict in its fixed place, what would settle it; no cause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import product
from typing import get_args

import pytest
from shown_rows import let_through, points, published, year

from striveutils.blocks import reasons, verdicts
from striveutils.disclosure import Shown
from striveutils.evidence.judgement import Answer, Judgement, Method, Question, Reason, ReasonCode, Verdict, Wanted
from striveutils.records import Period
from striveutils.words import LANGUAGES, Name, Words, spans, text

VERDICTS = get_args(Verdict)
QUESTIONS = get_args(Question)
CODES = get_args(ReasonCode)
METHODS = get_args(Method)
OVERALL: Question = "over all comparable years"
SINCE: Question = "since the change began"
STUDENTS = Name.of(en="students", es="estudiantes")
GRADUATION = published(
    {"2010-11": 60.47, "2017-18": 75.1, "2018-19": 76.05},
    counts={"2010-11": (869, 1437), "2017-18": (1086, 1446), "2018-19": (1108, 1457)})
ABSENCE = published({"2015-16": 16.2, "2017-18": 18.2, "2018-19": 15.6})
CAUSE = re.compile(
    r"\b(because|cause[ds]?|due to|thanks to|thus|therefore|worked|works|effect|led to|leads to|results? of|owing|"
    r"porque|por eso|causa\w*|debido|gracias a|efecto|funcion\w+|provoc\w+|a ra[ií]z)\b", re.IGNORECASE)
JARGON = re.compile(r"\b(p|sigma|signific\w+|deviation|median|kendall|hypothesis|interval|mediana|desviación|hipótesis|"
                    r"intervalo)\b", re.IGNORECASE)
A_DAY = date(2018, 10, 15)


def judged(rows: Iterable[Shown], answer: Answer, *, wanted: Wanted = "up", smallest: float | None = 2.0) -> Judgement:
    """A judgement as if the one question had been asked of these rows."""
    shown = tuple(row for row in rows if row.value is not None)
    return Judgement(overall=answer, since=answer if answer.question == SINCE else None, figures=shown, wanted=wanted,
                     unit=shown[0].unit if shown else "percent", start=A_DAY, smallest_change=smallest)


def says(words: Words | None, lang: str = "en") -> str:
    return "" if words is None else text(words, lang)


def answer(verdict: Verdict = "cannot tell yet", *found: Reason, question: Question = OVERALL, method: Method = "none",
           visible: float | None = None, more: int | None = None) -> Answer:
    return Answer(question, verdict, method, smallest_visible=visible, more_points=more, reasons=found)


def fact(rows: Iterable[Shown], whom: Words | None = None, lang: str = "en") -> str:
    return says(verdicts.fact(judged(rows, answer()), whom), lang)


def test_the_fact_is_then_and_now_in_a_hundred_with_counts_and_the_change_in_points() -> None:
    assert fact(GRADUATION, STUDENTS) == (
        "60 in 100 then (2010-11), 76 in 100 now (2018-19): 869 of 1,437 students, then 1,108 of 1,457. "
        "From 60.5% to 76.1%, that is up by 15.6 percentage points.")
    assert fact(GRADUATION, STUDENTS, "es") == (
        "Antes (2010-11), 60 de cada 100; ahora (2018-19), 76 de cada 100: 869 de 1,437 estudiantes, luego 1,108 de "
        "1,457. De 60.5% a 76.1%: sube 15.6 puntos porcentuales.")


def test_the_fact_without_counts_has_none() -> None:
    assert fact(ABSENCE) == (
        "16 in 100 then (2015-16), 16 in 100 now (2018-19). "
        "From 16.2% to 15.6%, that is down by 0.6 percentage points.")


@pytest.mark.parametrize(("unit", "values", "said"), [
    ("count", (12.0, 18.0), "12 then (2017-18), 18 now (2018-19). From 12 to 18, that is up by 6."),
    ("rate", (0.5, 0.25), "0.50 then (2017-18), 0.25 now (2018-19). From 0.50 to 0.25, that is down by 0.25."),
    ("mean", (3.4, 3.4), "3.4 then (2017-18), 3.4 now (2018-19). That is no difference: 3.4, then 3.4."),
])
def test_the_fact_in_other_units_is_in_that_unit(unit: str, values: tuple[float, float], said: str) -> None:
    assert fact(published(dict(zip(("2017-18", "2018-19"), values, strict=True)), unit=unit)) == said


def test_a_difference_is_that_of_the_figures_as_printed() -> None:
    """74.96 and 75.04 both read 75.0%, so nobody is told of a difference."""
    assert "no difference: 75.0%, then 75.0%" in fact(published({"2017-18": 74.96, "2018-19": 75.04}))


def test_only_one_figure_is_said_to_be_the_only_one() -> None:
    assert fact(GRADUATION[-1:], STUDENTS) == (
        "There is only one figure that can be used: 76 in 100 (2018-19), 1,108 of 1,457 students.")
    assert fact(ABSENCE[-1:]) == "There is only one figure that can be used: 16 in 100 (2018-19)."


def test_one_figure_is_no_stretch_from_itself_to_itself() -> None:
    one = answer("cannot tell yet", Reason("too few figures", have=1, need=5), more=4)
    assert says(verdicts.verdict(one, judged(ABSENCE[-1:], one))) == (
        "Over all figures: cannot tell yet. There is only 1 figure that can be compared.")


def test_without_a_figure_the_fact_says_so() -> None:
    assert fact(()) == "No figure can be shown yet."


def test_a_month_is_held_against_the_same_month_of_an_earlier_year() -> None:
    """October 2018 and 2019 are alike, and January is not: like is compared with like."""
    rows = published({"2018-09": 90.0, "2018-10": 94.0, "2019-01": 88.0, "2019-10": 95.5}, frequency="monthly")
    assert fact(rows).startswith("94 in 100 then (October 2018), 96 in 100 now (October 2019).")
    one = answer("cannot tell yet", Reason("season"))
    told = says(verdicts.verdict(one, judged(rows, one)))
    assert told.startswith("Over all comparable months (September 2018 to October 2019): cannot tell yet.")
    assert told.endswith("The newest figure is better than that of October 2018 by 1.5 percentage points.")
    assert fact(rows[:3]) == "88 in 100 now (January 2019). There is no earlier figure of the same month."


def test_a_measured_day_is_told_as_a_day() -> None:
    rows = let_through(points([66.7, 78.3]))
    told = says(verdicts.verdict(answer("improving", method="runs"), judged(rows, answer())))
    assert told.startswith("Over all points (October 7, 2019 to October 14, 2019): improving.")
    assert "(October 7, 2019)" in fact(rows)


@pytest.mark.parametrize(("verdict", "en", "es"), [
    ("improving", "improving", "mejora"), ("worsening", "worsening", "empeora"),
    ("no sign of change", "no sign of change", "sin señal de cambio"),
    ("cannot tell yet", "cannot tell yet", "todavía no se puede saber"),
    ("not comparable", "not comparable", "no comparable"),
])
def test_the_verdict_words_are_those_of_the_glossary(verdict: Verdict, en: str, es: str) -> None:
    assert (text(verdicts.word(verdict), "en"), text(verdicts.word(verdict), "es")) == (en, es)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_verdict_word_stands_after_the_question_and_its_colon(
    verdict: Verdict, question: Question, lang: str
) -> None:
    one = answer(verdict, Reason("too weak"), question=question, method="runs")
    judgement = judged(GRADUATION, one)
    told = says(verdicts.verdict(one, judgement), lang)
    assert told.startswith(f"{text(verdicts.question(one, judgement), lang)}: {text(verdicts.word(verdict), lang)}.")


def test_over_all_years_names_the_first_and_the_last_and_since_names_the_day() -> None:
    overall = answer("improving", method="kendall")
    since = answer("cannot tell yet", Reason("too few since", have=0, need=3, when=A_DAY), question=SINCE, more=3)
    assert says(verdicts.verdict(overall, judged(GRADUATION, overall))).startswith(
        "Over all comparable years (2010-11 to 2018-19): improving. Later figures tend to be higher")
    assert says(verdicts.verdict(since, judged(GRADUATION, since))).startswith(
        "Since the change began (October 15, 2018): cannot tell yet. No figure is yet about a whole year")


@pytest.mark.parametrize("method", METHODS[1:])
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(("verdict", "wanted", "said"), [
    ("improving", "up", "high"), ("worsening", "up", "low"),
    ("improving", "down", "low"), ("worsening", "down", "high"),
])
def test_what_moved_is_said_in_the_way_it_moved_not_in_the_way_it_should(
    verdict: Verdict, wanted: Wanted, said: str, question: Question, method: Method
) -> None:
    one = answer(verdict, question=question, method=method)
    told = says(verdicts.verdict(one, judged(GRADUATION, one, wanted=wanted)))
    if method == "runs" and question == OVERALL:
        assert ("mostly low and late ones high" in told) == (said == "high")
    else:
        assert f"{said}er than" in told
    assert "Chance alone would rarely do this." in told


def test_every_reason_has_a_sentence_and_something_that_would_settle_it() -> None:
    counted = {"too few figures", "too few since", "definition changed"}
    assert set(reasons.WHY) == set(CODES)
    assert set(reasons.SETTLED_BY) | counted == set(CODES)


DETAILS: tuple[tuple[int | None, float | None, Period | date | None], ...] = (
    (0, 2.0, year("2018-19")), (1, 1.0, None), (2, 2.5, A_DAY), (None, None, None))
"""How many figures there are, the change that matters, and when."""


@pytest.mark.parametrize("rows", [GRADUATION, ABSENCE, GRADUATION[-1:], (), let_through(points([60.0, 70.0, 80.0]))],
                         ids=["counts", "percents", "one", "none", "points"])
@pytest.mark.parametrize("code", CODES)
def test_every_sentence_is_whole_and_in_one_language_for_every_verdict_question_and_reason(
    code: ReasonCode, rows: tuple[Shown, ...]
) -> None:
    for verdict, question, (have, smallest, when) in product(VERDICTS, QUESTIONS, DETAILS):
        one = answer(verdict, Reason(code, have=have, need=3, when=when), question=question, visible=5.94, more=have)
        judgement = judged(rows, one, smallest=smallest)
        told = [verdicts.verdict(one, judgement), verdicts.settle(one, judgement, date(2020, 2, 29)),
                verdicts.fact(judgement), *verdicts.remarks(judgement)]
        for words in told:
            if words is None:
                continue
            for lang in LANGUAGES:
                _is_whole(words, lang)


def _is_whole(words: Words, lang: str) -> None:
    said = text(words, lang)
    assert not re.search(r"[{}]|\bNone\b|nan|  |\.\.|not yet recorded", said), said
    assert said.endswith("."), said
    assert [span.text for span in spans(words, lang) if span.lang] == [], f"not translated: {said}"
    assert not CAUSE.search(said), said
    assert not JARGON.search(said), said


def test_how_we_decide_says_once_that_a_chart_cannot_tell_why() -> None:
    for lang in LANGUAGES:
        said = [text(item, lang) for item in verdicts.methods().items]
        assert len(said) <= 2
        assert not JARGON.search(" ".join(said))
    assert "It cannot tell why." in text(verdicts.methods().items[-1], "en")
    assert "No puede decir por qué." in text(verdicts.methods().items[-1], "es")


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("code", CODES)
def test_cannot_tell_yet_is_never_said_without_what_is_known(code: ReasonCode, question: Question) -> None:
    one = answer("cannot tell yet", Reason(code, have=1, need=3), question=question)
    told = says(verdicts.verdict(one, judged(GRADUATION, one)))
    assert ("better than the first by 15.6 percentage points" if question == OVERALL else "75.1% (2017-18)") in told


def test_a_figure_that_should_fall_and_fell_is_better() -> None:
    one = answer("cannot tell yet", Reason("too weak"))
    assert "better than the first by 0.6" in says(verdicts.verdict(one, judged(ABSENCE, one, wanted="down")))
    assert "worse than the first by 0.6" in says(verdicts.verdict(one, judged(ABSENCE, one, wanted="up")))


def test_the_year_in_which_the_change_began_is_neither_before_nor_after_it() -> None:
    one = answer("cannot tell yet", Reason("too few since", have=0, need=3), question=SINCE)
    told = says(verdicts.verdict(one, judged(GRADUATION, one)))
    assert "The last figure from before that day is 75.1% (2017-18). The newest, 76.1% (2018-19), covers" in told


def test_what_is_not_comparable_is_not_called_so_over_comparable_years() -> None:
    one = answer("not comparable", Reason("definition changed", have=3, when=year("2015-16")),
                 Reason("too few figures", have=3, need=5), more=2)
    judgement = judged(ABSENCE, one, wanted="down")
    assert says(verdicts.verdict(one, judgement)) == (
        "Over all figures: not comparable. The way this is measured changed with the 2015-16 school year, so older "
        "figures are about something else. There are only 3 figures that can be compared. Of these, the newest is "
        "better than the first by 0.6 percentage points.")
    assert says(verdicts.settle(one, judgement)) == (
        "It takes 2 more figures. The last is that of the 2020-21 school year. All must be measured in the same way.")


@pytest.mark.parametrize(("start", "last"), [(A_DAY, "2021-22"), (date(2019, 7, 1), "2021-22"),
                                             (date(2019, 7, 2), "2022-23"), (date(2020, 1, 10), "2022-23")])
def test_the_years_to_wait_for_are_those_that_begin_after_the_change(start: date, last: str) -> None:
    one = answer("cannot tell yet", Reason("too few since", have=0, need=3, when=start), question=SINCE, more=3)
    judgement = Judgement(one, one, GRADUATION, "up", "percent", start, 2.0)
    settled = says(verdicts.settle(one, judgement))
    assert settled == f"It takes 3 more figures. The last is that of the {last} school year."


@pytest.mark.parametrize(("as_of", "named"), [(date(2020, 6, 29), True), (date(2020, 6, 30), False)])
def test_a_year_that_is_over_is_not_one_to_wait_for(as_of: date, named: bool) -> None:
    """The figures that were to come did not: nobody knows with which year there will be enough."""
    one = answer("cannot tell yet", Reason("too few figures", have=3, need=4), more=1)
    assert ("2019-20" in says(verdicts.settle(one, judged(GRADUATION, one), as_of))) == named


def test_figures_that_vary_too_much_say_how_large_a_change_would_be_seen_and_when() -> None:
    waiting, never = (answer("cannot tell yet", Reason("too weak"), visible=5.94, more=more) for more in (6, None))
    assert says(verdicts.settle(waiting, judged(GRADUATION, waiting))) == (
        "With so few figures, the newest one has to jump by about 5.9 percentage points or more to be noticed. "
        "If figures vary as before, 6 more would show a change of 2 percentage points.")
    eight = published({f"20{y}-{y + 1}": 60.0 + y % 3 for y in range(11, 19)})
    assert says(verdicts.settle(waiting, judged(eight, waiting))).startswith(
        "A lasting change of about 5.9 percentage points or more would be seen.")
    assert says(verdicts.settle(never, judged(GRADUATION, never))).endswith(
        "Even 12 more figures may not be enough to tell.")


def test_a_missing_figure_is_named_as_what_would_settle_it() -> None:
    one = answer("cannot tell yet", Reason("latest missing", when=year("2019-20")))
    assert says(verdicts.settle(one, judged(GRADUATION, one))) == (
        "It takes a figure for the 2019-20 school year that can be shown.")


def test_what_is_settled_needs_nothing_but_the_next_figures() -> None:
    for verdict in ("improving", "worsening"):
        one = answer(verdict, method="runs")
        assert says(verdicts.settle(one, judged(GRADUATION, one))) == "The next figures will show whether it lasts."
    none = answer("no sign of change", Reason("small interval"), method="runs")
    assert verdicts.settle(none, judged(GRADUATION, none)) is None


def test_equal_figures_are_not_said_to_go_up_and_down() -> None:
    one = answer("cannot tell yet", Reason("too weak"), Reason("constant"), method="runs")
    told = says(verdicts.verdict(one, judged(GRADUATION, one)))
    assert "Every figure is the same" in told and "up and down" not in told


@pytest.mark.parametrize("doubt", reasons.DOUBTS)
def test_why_the_test_could_not_tell_comes_before_that_it_did_not(doubt: ReasonCode) -> None:
    one = answer("cannot tell yet", Reason("too weak"), Reason(doubt), method="runs")
    assert reasons.main_reason(one) == Reason(doubt)


def test_what_goes_with_every_verdict_is_said_once() -> None:
    one = answer("cannot tell yet", Reason("too weak"), Reason("no counts"), Reason("bridged"), method="kendall")
    judgement = judged(ABSENCE, one)
    assert [says(words) for words in verdicts.remarks(judgement)] == [
        "How many people stand behind each figure is not published.",
        "The way this is measured changed. One year was measured both ways, so compare with care."]
    assert "both ways" not in says(verdicts.verdict(one, judgement))
