"""The head of a page: what it hands on to the index and to the coordinator."""

from __future__ import annotations

import json
from datetime import date

import pytest

from striveutils.blocks import Finding, PageHead
from striveutils.blocks.head import at_a_glance
from striveutils.evidence.confidence import Predicted
from striveutils.words import _, text

FINDING = Finding(
    measure="Graduation", kind="indicator", question=_("over all comparable years"), then="60.5% (2010-11)",
    now="76.0% (2018-19)", verdict="improving", word=_("improving"), sentence="It is improving.", p_value=0.001,
)


def head(**changes: object) -> PageHead:
    given = {
        "title": "Graduate together", "network": "north", "partnership": "Sample Partnership", "notice": None,
        "outcome_id": "graduation", "outcome": "Young people graduate", "indicator": "Graduation", "latest": None,
        "state": None, "as_of": date(2020, 2, 29), "audience": "public", "languages": ("en", "es"),
    }
    return PageHead(**{**given, **changes})  # type: ignore[arg-type]


def test_a_head_without_findings_says_so_in_every_field() -> None:
    data = head().data()
    assert (data["findings"], data["predicted"]) == ([], [])
    assert (data["verdict"], data["places"], data["latest_value"], data["indicator_id"]) == (None, None, None, "")


def test_a_finding_travels_in_every_language() -> None:
    data = json.loads(json.dumps(head(findings=[FINDING]).data()))
    assert data["findings"] == [{
        "measure": {"en": [["Graduation", None]], "es": [["Graduation", None]]},
        "kind": "indicator",
        "question": {"en": [["over all comparable years", None]], "es": [["en todos los años comparables", None]]},
        "then": {"en": [["60.5% (2010-11)", None]], "es": [["60.5% (2010-11)", None]]},
        "now": {"en": [["76.0% (2018-19)", None]], "es": [["76.0% (2018-19)", None]]},
        "verdict": "improving",
        "word": {"en": [["improving", None]], "es": [["mejora", None]]},
        "sentence": {"en": [["It is improving.", None]], "es": [["It is improving.", None]]},
        "p_value": 0.001,
    }]


def test_what_was_withheld_travels_in_every_language() -> None:
    data = json.loads(json.dumps(head(withheld=[_("improving")]).data()))
    assert data["withheld"] == [{"en": [["improving", None]], "es": [["mejora", None]]}]
    assert head().data()["withheld"] == []


def test_what_came_of_predictions_travels_as_codes() -> None:
    data = json.loads(json.dumps(head(predicted=[Predicted(70.0, "met", "not met")]).data()))
    assert data["predicted"] == [{"confidence": 70.0, "range": "met", "direction": "not met"}]


@pytest.mark.parametrize(("lang", "said"), [
    ("en", "improving (over all comparable years)"), ("es", "mejora (en todos los años comparables)"),
])
def test_a_verdict_at_a_glance_names_the_question(lang: str, said: str) -> None:
    assert text(at_a_glance(_("improving"), _("over all comparable years")), lang) == said


def test_a_verdict_that_answers_no_question_is_its_word_alone() -> None:
    assert text(at_a_glance(_("cannot tell yet"), None), "en") == "cannot tell yet"
