"""The record of what a page shows and hides comes from its tables, wherever they stand."""

from __future__ import annotations

from brief_notebook import both, cell_entry, executed, figure, sentence, stack, table
from striveutils import publish


def holding(*cells: dict[str, object]) -> dict[str, object]:
    return table(both("A table"), [(both("Year"), False)], [[both("2018-19")]], list(cells))


def test_every_figure_is_listed_once_and_in_order() -> None:
    first, second = cell_entry("2017-18"), cell_entry("2018-19")
    notebook = executed({"now": holding(second, first), "groups": holding(first)})
    assert publish.shown(notebook) == [first, second]


def test_tables_below_drawings_and_in_stacks_count_too() -> None:
    drawn = figure(holding(cell_entry("2018-19")), caption=both("c"), alt={"en": "a", "es": "a"})
    assert publish.shown(executed({"now": stack(sentence(both("a")), stack(drawn))})) == [cell_entry("2018-19")]


def test_a_figure_hidden_in_one_table_and_shown_in_another_is_shown() -> None:
    notebook = executed({"now": holding(cell_entry("2018-19", False)), "groups": holding(cell_entry("2018-19"))})
    assert publish.shown(notebook) == [cell_entry("2018-19")]


def test_its_numbers_come_with_it_and_a_hidden_one_has_none() -> None:
    """The table of the prediction hides what the chart shows; the record has one entry for it, with its numbers."""
    told = {**cell_entry("2018-19"), "numerator": 43, "denominator": 60, "value": 71.7}
    hidden = {**cell_entry("2018-19", False), "numerator": None, "denominator": None, "value": None}
    for first, second in ((told, hidden), (hidden, told)):
        assert publish.shown(executed({"now": holding(first), "groups": holding(second)})) == [told]


def test_a_page_without_tables_shows_no_figure() -> None:
    assert publish.shown(executed({"now": sentence(both("No data yet."))})) == []
