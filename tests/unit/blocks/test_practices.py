"""How well a cycle was done, in plain words: a reason for everything, in both languages, and no grade without one."""

from __future__ import annotations

from typing import get_args

import pytest

from striveutils.blocks import practices
from striveutils.evidence.practice import Feature, FeatureCode, Kept, Practice, WhyCode
from striveutils.evidence.progress import Rung, RungCode
from striveutils.evidence.scale import Growth
from striveutils.words import LANGUAGES, text

CODES: tuple[RungCode, ...] = get_args(RungCode)


def done(*features: Feature, score: float = 2.5, reached: str = "cannot tell", team: float | None = 3.0) -> Practice:
    steps = int(2 * score)
    rungs = tuple(Rung((index + 1) / 2, code, "yes" if index < steps else reached)  # type: ignore[arg-type]
                  for index, code in enumerate(CODES))
    return Practice(features, score, rungs, team)


def why(feature: Feature, lang: str = "en") -> str:
    return text(practices.practice(done(feature)).rows[0][2], lang)


def test_each_feature_has_a_name_an_answer_and_a_reason() -> None:
    table = practices.practice(done(Feature("documented", "yes", "all steps"),
                                    Feature("iterative", "too early", "first cycle")))

    assert [text(column.words, "en") for column in table.columns] == [
        "What helps a network learn", "In this cycle", "What the records say"]
    assert [[text(words, "en") for words in row] for row in table.rows] == [
        ["All four steps are written down", "yes", "What was planned, done, learned and decided is all there."],
        ["One cycle builds on another", "too early to tell", "This is the first cycle. The next one can build on it."],
    ]


@pytest.mark.parametrize(("feature", "english"), [
    (Feature("documented", "no", "steps missing", ("do", "study", "act")),
     "Not complete: what was done, what was learned and the decision and its reason."),
    (Feature("predicted", "yes", "predicted before", have=1), "1 prediction was set before the test began."),
    (Feature("predicted", "yes", "predicted before", have=2), "2 predictions were set before the test began."),
    (Feature("small first", "yes", "grew", growth=Growth("grew", 30, 64)), "It began with 30 people and grew to 64."),
    (Feature("small first", "yes", "grew within", growth=Growth("grew", 20, 30)),
     "It began with 20 people and grew to 30."),
    (Feature("small first", "partly", "same size", growth=Growth("same size", 34, 30)),
     "It began about as large as it went on: 34 people, then 30."),
    (Feature("small first", "no", "began larger", growth=Growth("began larger", 110, 44)),
     "It began larger than it went on: 110 people, then 44."),
    (Feature("small first", "cannot tell", "after adopting", growth=Growth("began larger", 110, 44)),
     "110 people took part, then 44. After an idea is adopted, a smaller test may be of a new one."),
    (Feature("small first", "yes", "grew", growth=Growth("grew", 1, 3, "places")),
     "It was tried in this many places: 1, then 3."),
    (Feature("data over time", "yes", "often enough", have=11),
     "There are figures of 11 days, most of them no more than a month apart."),
    (Feature("data over time", "partly", "few figures", have=4, need=5),
     "There are figures of 4 days only; to see a change takes 5 or more."),
    (Feature("data over time", "no", "hardly any", have=1, need=5),
     "There is a figure of 1 day only; to see a change takes 5 or more."),
    (Feature("data over time", "no", "hardly any", have=0, need=5), "Nothing was measured after the plan was set."),
    (Feature("data over time", "too early", "still running", have=0, need=5), "Nothing is measured yet."),
    (Feature("data over time", "too early", "still running", have=3, need=5),
     "The test is not over. There are figures of 3 days so far."),
    (Feature("documented", "too early", "still running"), "The test is not over, or ended less than a month ago."),
])
def test_reasons_are_short_and_plain(feature: Feature, english: str) -> None:
    assert why(feature) == english


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", get_args(WhyCode))
def test_every_reason_has_words(code: WhyCode, lang: str) -> None:
    growth = Growth("grew", 30, 64) if code in (
        "grew", "grew within", "same size", "began larger", "after adopting") else None
    words = why(Feature("predicted", "yes", code, ("plan",), 2, 5, growth), lang)

    assert words.endswith(".")
    assert "{" not in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_feature_and_answer_has_words(lang: str) -> None:
    names = {text(practices.FEATURES[code], lang) for code in get_args(FeatureCode)}
    answers = {text(practices.KEPT[kept], lang) for kept in get_args(Kept)}

    assert (len(names), len(answers)) == (5, 5)


@pytest.mark.parametrize(("practice", "english"), [
    (done(), "The team gives itself 3.0 of 5. The records alone come to 2.5 of 5. The next step (3.0) asks for a "
             "measure that improves by more than chance; this cannot be told from the records. Records do not know "
             "everything: the team may be right to see it differently."),
    (done(score=3.5, reached="no"), "The team gives itself 3.0 of 5. The records alone come to 3.5 of 5. The next "
                                    "step (4.0) asks for an idea that is adopted after its outcome came as predicted. "
                                    "Records do not know everything: the team may be right to see it differently."),
    (done(score=5.0, team=None), "The team has not scored itself. The records alone come to 5.0 of 5. Records do not "
                                 "know everything: the team may be right to see it differently."),
])
def test_the_score_stands_beside_the_team_s_own_with_what_would_raise_it(practice: Practice, english: str) -> None:
    assert text(practices.score(practice).words, "en") == english


@pytest.mark.parametrize("score", [half / 2 for half in range(1, 11)])
@pytest.mark.parametrize("reached", ["no", "cannot tell"])
def test_every_step_has_words_in_spanish(score: float, reached: str) -> None:
    words = text(practices.score(done(score=score, reached=reached)).words, "es")

    assert words.startswith("El equipo se pone 3.0 de 5.")
    assert ("El paso siguiente" in words) == (score < 5)
    assert not any(word in words for word in ("The ", "next", "{", "records"))
