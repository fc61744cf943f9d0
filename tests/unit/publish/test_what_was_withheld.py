"""The coordinator hears which breakdowns were taken off a page as a whole, and readers do not."""

from __future__ import annotations

import pytest
from found import before_verdicts, coordinators, finding, index_of, network, section, told

from brief_notebook import both

WHY = both("Absence, 2018-19: all figures by group are withheld.", "Ausentismo, 2018-19: se retienen.")


@pytest.mark.parametrize(("lang", "said"), [
    ("en", "Absence, 2018-19: all figures by group are withheld."), ("es", "Ausentismo, 2018-19: se retienen.")])
def test_what_a_page_had_to_hold_back_stands_below_its_network(lang: str, said: str) -> None:
    north, south = network("north", finding(), withheld=[WHY]), network("south", finding(), withheld=[])
    page = coordinators(north, south, lang=lang)
    [named, line] = told(section(page, "withheld"), "li")
    assert named.startswith("north") and line == said


def test_where_nothing_was_held_back_there_is_no_section() -> None:
    assert section(coordinators(network("north", finding(), withheld=[]), before_verdicts("old")), "withheld") is None


def test_readers_of_the_site_do_not_hear_of_it() -> None:
    assert "withheld" not in " ".join(told(index_of(network("north", finding(), withheld=[WHY])), "body"))
