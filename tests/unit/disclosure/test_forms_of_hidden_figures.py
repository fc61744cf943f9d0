"""How a hidden figure would be written, so that a gate can look for it; nothing that a shown row says, too."""

from __future__ import annotations

from door_tables import let_through, reading

from striveutils.disclosure.forms import hidden_forms

GRADES = [reading("all", 60, 100), reading("g1", 30, 50), reading("g2", 27, 45), reading("g3", 3, 5)]


def test_a_hidden_figure_has_its_counts_in_both_languages_and_its_percent():
    """g3 is small (3 of 5); g2 is hidden with it, or 100 - 50 - 45 would tell it. 27 / 45 is 60 %, as the total."""
    forms = hidden_forms(GRADES, let_through(GRADES))
    assert {"3 of 5", "3 de 5", "3 5", "3/5", "27 of 45", "27 de 45"} <= forms
    assert "60.0%" not in forms, "everybody's figure, which is shown"
    assert not {"60 of 100", "30 of 50"} & forms


def test_large_counts_are_written_as_people_write_them():
    rows = [reading("all", 4000, 6000), reading("g1", 2700, 4495), reading("g2", 1298, 1500), reading("g3", 2, 5)]
    hidden = {form for form in hidden_forms(rows, let_through(rows)) if "1,298" in form}
    assert "1,298 of 1,500" in hidden


def test_where_all_is_shown_and_where_nobody_is_there_is_no_form():
    rows = [reading("all", 60, 100), reading("g1", 30, 50), reading("g2", 30, 50)]
    assert hidden_forms(rows, let_through(rows)) == frozenset()
    assert hidden_forms([reading("g4", 0, 0)], let_through([reading("g4", 0, 0)])) == frozenset()


def test_a_percent_without_counts_has_its_percent_alone():
    held_back = reading("g1", value=57.1, note="suppressed at source")
    assert hidden_forms([held_back], let_through([held_back])) == {"57.1%"}
