"""Leaks by figures: percents, tails, marks, releases and measures that hang together."""

from __future__ import annotations

import pytest
from attack_tables import Row, counts, dash, leaks, percent, table, told

from striveutils.disclosure.attacking import Fact, Link, Range, Span, Table, attack, links, possible
from striveutils.disclosure.structure import Line


def test_a_percent_beside_fewer_than_ten_is_three_of_seven():
    """Of the fractions with up to 9 below the line only 3/7 = 0.42857 rounds to 42.9 %."""
    printed = table(percent("c", "42.9", below=10))

    (leak,) = attack(printed, 10)

    assert leak.kind == "small"
    assert leak.found is not None
    assert (leak.found.numerator, leak.found.denominator) == (Range(3, 3), Range(7, 7))
    assert "only 7 children" in told(printed)


def test_a_percent_of_a_known_small_group_is_a_small_group_printed():
    """100 - 50 - 43 = 7 children, 42.9 % of whom are 3."""
    printed = table(counts("All", 60, 100), counts("a", 30, 50), counts("b", 27, 43), percent("c", "42.9"))

    assert leaks(printed) == [("small", "c")]


def test_a_percent_without_any_count_is_no_leak():
    """Who publishes only percents says nothing about how many children there are."""
    assert leaks(table(percent("All", "61.2"), percent("a", "42.9"), percent("b", "66.7"), dash("c"))) == []


def test_percent_times_denominator_is_the_hidden_numerator():
    """12.5 % of 40 is 5."""
    printed = table(Row("c", None, Range.exactly(40), Span.rounded("12.5"), hidden=True))

    assert leaks(printed) == [("printed", "c")]
    assert possible(printed)[0].numerator == Range(5, 5)
    assert "can only be 5 of 40" in told(printed)


def test_a_rounded_percent_of_a_large_group_leaves_several_numerators():
    """42.85 % to 42.95 % of 5,000 is 2,143 (2142.5 rounded up) to 2,147 (2147.5 rounded down)."""
    assert possible(table(percent("a", "42.9", 5000)))[0].numerator == Range(2143, 2147)


def test_one_decimal_percents_with_all_denominators_are_counts():
    """60.0 % of 400 is 240; 62.5 % of 200 is 125; 58.0 % of 150 is 87. 240 - 125 - 87 = 28 of 50 are left."""
    printed = table(percent("All", "60.0", 400), percent("a", "62.5", 200), percent("b", "58.0", 150),
                    Row("c", None, Range.exactly(50), hidden=True))

    assert leaks(printed) == [("values", "c")]
    assert possible(printed)[3].numerator == Range(28, 28)


@pytest.mark.parametrize(("numerator", "size", "leaky"), [(0, 500, True), (500, 500, True), (1, 500, False),
                                                         (499, 500, False), (0, 0, False)])
def test_nobody_and_everybody_of_a_large_group_tell_something_about_each_child(numerator, size, leaky):
    """0 of 500 and 500 of 500; a group of nobody tells nothing."""
    assert leaks(table(counts("a", numerator, size))) == ([("tail", "a")] if leaky else [])


def test_a_zero_percent_tells_nobody_only_if_the_group_is_small_enough():
    """0.0 % is less than 0.05 %: of 500 that is nobody; of 5,000 it may be two."""
    assert leaks(table(percent("a", "0.0", 500))) == [("tail", "a")]
    assert leaks(table(percent("a", "0.0", 5000))) == []
    assert leaks(table(percent("a", "0.0"))) == []


def test_a_coded_tail_is_undone_by_the_total():
    """b is printed as 5 % or less of 100; but 40 - 40 = 0 is left for it."""
    band = Row("b", None, Range.exactly(100), Span.between(0, 5))
    printed = table(counts("All", 40, 200), counts("a", 40, 100), band)

    assert leaks(printed) == [("tail", "b")]
    assert "40 - 40 = 0" in told(printed)


def test_a_coded_tail_that_leaves_several_answers_is_safe():
    """5 % or less of 100, and 43 - 40 = 3 is no end."""
    band = Row("b", None, Range.exactly(100), Span.between(0, 5))

    assert leaks(table(counts("All", 43, 200), counts("a", 40, 100), band)) == []


def test_a_hidden_row_may_print_how_many_children_there_are():
    """c has 20 children and d 30; of the 30 who are counted in both, c has 0 to 20. Unprinted, d's are found."""
    c, d = (Row(key, None, Range.exactly(size), hidden=True) for key, size in (("c", 20), ("d", 30)))
    rows = (counts("All", 60, 100), counts("a", 30, 50), c)

    assert leaks(table(*rows, d)) == []
    assert leaks(table(*rows, dash("d"))) == [("values", "d")]


def test_a_hidden_row_may_print_a_band_that_leaves_more_than_one_answer():
    """5 % or less of 40 is 0, 1 or 2, as the publisher wished. 40 % to 45 % of up to 6 is 2 of 5."""
    def band(low: int, high: int, size: Range) -> Table:
        return table(Row("a", None, size, Span.between(low, high), hidden=True))

    assert leaks(band(0, 5, Range.exactly(40))) == []
    assert leaks(band(40, 45, Range(0, 6))) == [("values", "a")]


def test_a_printed_small_head_count_is_a_leak():
    """9 is below ten, 10 is not."""
    rows = [counts("All", None, 109), counts("a", None, 100)]

    assert leaks(table(*rows, counts("b", None, 9))) == [("small", "b")]
    assert leaks(table(counts("All", None, 110), rows[1], counts("b", None, 10))) == []


def test_fewer_than_ten_in_place_of_a_count_must_stay_no_more_than_that():
    """The row prints <10. 100 - 50 - 42 = 8 says which."""
    rows = (counts("All", 60, 100), counts("a", 30, 50))
    below = Row("c", None, Range(0, 9))

    assert leaks(table(*rows, counts("b", 25, 42), below)) == [("values", "c")]
    assert leaks(table(*rows, dash("b"), below)) == []


def test_two_kinds_of_mark_tell_who_is_small():
    """14 children are left for two groups. One mark: 0 to 14 each. Two: at least 10 are in d, so 1 to 4 in c."""
    rows = (counts("All", 60, 100), counts("a", 53, 86))

    assert leaks(table(*rows, dash("c"), dash("d"))) == []
    assert ("values", "c") in leaks(table(*rows, dash("c", "p"), dash("d", "c")))


def test_english_and_spanish_must_hide_the_same_rows():
    """The English page hides b and c, the Spanish one c and d: b is in one of them, so c is what is left."""
    rows = [counts("All", 60, 120, lang) for lang in ("en", "es")]
    english = (counts("a", 30, 50, "en"), dash("b", release="en"), dash("c", release="en"), counts("d", 8, 20, "en"))
    spanish = (counts("a", 30, 50, "es"), counts("b", 17, 42, "es"), dash("c", release="es"), dash("d", release="es"))

    assert leaks(table(rows[0], *english)) == []
    assert leaks(table(rows[1], *spanish)) == []
    assert leaks(table(*rows, *english, *spanish)) == [("printed", "b"), ("values", "c"), ("printed", "d")]


def test_a_hidden_row_that_another_release_prints_is_named_with_it():
    """The message says where."""
    printed = table(dash("a", release="en"), counts("a", 20, 40, "es"))

    assert leaks(printed) == [("printed", "a")]
    assert "es prints 20 of 40" in told(printed)


def test_a_corrected_release_tells_who_was_added():
    """100 children became 101, and c and d stay hidden: the one child added is in them or in no printed row."""
    first = (counts("All", 60, 100, "1"), counts("a", 30, 50, "1"), dash("c", release="1"), dash("d", release="1"))
    second = (counts("All", 61, 101, "2"), counts("a", 30, 50, "2"), dash("c", release="2"), dash("d", release="2"))

    assert leaks(table(*first, *second)) == [("correction", "All")]
    assert "100 children in one release and with 101 in another" in told(table(*first, *second))


def test_a_correction_of_many_children_or_beside_hidden_nothing_is_no_leak():
    """Ten more children are a group of ten."""
    assert leaks(table(counts("All", 60, 100, "1"), counts("a", 30, 50, "1"), dash("c", release="1"),
                       dash("d", release="1"), counts("All", 66, 110, "2"))) == []
    assert leaks(table(counts("a", 30, 50, "1"), counts("a", 30, 51, "2"))) == []


def test_releases_that_contradict_each_other_are_attacked_one_by_one_too():
    """Only the second release gives c away by itself: 112 - 50 - 54 = 8."""
    first = (counts("All", 60, 100, "1"), counts("a", 30, 50, "1"), dash("b", release="1"), dash("c", release="1"))
    second = (counts("All", 66, 112, "2"), counts("a", 30, 50, "2"), counts("b", 31, 54, "2"), dash("c", release="2"))

    assert ("values", "c") in leaks(table(*first, *second))


def test_not_absent_is_absent_turned_round():
    """Chronically absent: hidden. Not chronically absent: 95 of 100. So 5 of 100 are."""
    facts = (Fact(0, Range.exactly(40), Range.exactly(300)), Fact(1, hidden=True), Fact(2, hidden=True),
             Fact(3, Range.exactly(260), Range.exactly(300)), Fact(4, Range.exactly(95), Range.exactly(100)),
             Fact(5, Range.exactly(165), Range.exactly(200)))
    measures, keys = ["absent"] * 3 + ["not absent"] * 3, [("All",), ("a",), ("b",)] * 2
    printed = Table(tuple("abcdef"), (Line(0, (1, 2)), Line(3, (4, 5))), facts, links(measures, keys, facts))

    assert {link.kind for link in printed.links} == {"opposite"}
    assert leaks(printed) == [("values", "b"), ("values", "c")]
    assert possible(printed)[1].numerator == Range(5, 5)


def test_a_measure_inside_another_is_bounded_by_it():
    """Absent for 20 % of days is inside absent for 10 %: 2 of 40 for the wider, so 0, 1 or 2 for the narrower."""
    wide = [(60, 200), (20, 50), (18, 50), (20, 60), (2, 40)]
    narrow = [(30, 200), (10, 50), (9, 50)]
    facts = (*(Fact(cell, Range.exactly(n), Range.exactly(d)) for cell, (n, d) in enumerate(wide)),
             *(Fact(5 + cell, Range.exactly(n), Range.exactly(d)) for cell, (n, d) in enumerate(narrow)),
             Fact(8, hidden=True), Fact(9, hidden=True))
    nested = tuple(Link("nested", 5 + cell, cell) for cell in range(5))
    lines = (Line(0, (1, 2, 3, 4)), Line(5, (6, 7, 8, 9)))
    names = tuple("abcdefghij")

    assert leaks(Table(names, lines, facts)) == []
    assert leaks(Table(names, lines, facts, nested)) == [("values", "i"), ("values", "j")]
    assert possible(Table(names, lines, facts, nested))[9].numerator == Range(0, 2)


def test_a_group_within_another_is_bounded_by_it():
    """Girls in foster care are some of the children in foster care: of 12 no more than 12, 3 of them counted."""
    facts = (Fact(0, Range.exactly(3), Range.exactly(12)), Fact(1, hidden=True))
    printed = Table(("care", "girls in care"), (), facts, (Link("within", 1, 0),))

    assert possible(printed)[1].denominator == Range(0, 12)
    assert leaks(printed) == [("values", "girls in care")]


def test_links_are_found_where_denominators_agree():
    """Two measures over the same children, one inside the other in five rows; a third is about other children."""
    keys = [(key,) for key in ("All", "a", "b", "c", "d")]
    sizes = [100, 40, 30, 20, 10]
    facts = [Fact(cell, Range.exactly(n), Range.exactly(d))
             for cell, (n, d) in enumerate([*zip([50, 20, 15, 10, 5], sizes, strict=True),
                                            *zip([20, 8, 6, 4, 2], sizes, strict=True),
                                            *zip([20, 8, 6, 4, 2], [90, 40, 30, 20, 10], strict=True)])]

    found = links(["wide"] * 5 + ["narrow"] * 5 + ["other"] * 5, keys * 3, facts)

    assert found == tuple(Link("nested", 5 + cell, cell) for cell in range(5))


def test_a_link_that_cannot_hold_is_not_used():
    """The numerators do not add up to the denominator: the attacker goes on without the link."""
    facts = (Fact(0, Range.exactly(20), Range.exactly(50)), Fact(1, Range.exactly(20), Range.exactly(50)))

    assert leaks(Table(("a", "b"), (), facts, (Link("opposite", 0, 1),))) == []


def test_a_blank_row_without_a_mark_is_attacked_as_a_hidden_one():
    """A blank is no protection: 100 - 50 - 42 = 8."""
    assert leaks(table(counts("All", 60, 100), counts("a", 30, 50), counts("b", 25, 42), Row("c"))) == [("values", "c")]


def test_a_percent_that_contradicts_its_counts_is_not_used():
    """30 of 50 is not 20 %; the counts are believed, and 100 - 50 - 42 = 8."""
    wrong = Row("a", Range.exactly(30), Range.exactly(50), Span.rounded("20"))

    assert leaks(table(counts("All", 60, 100), wrong, counts("b", 25, 42), dash("c"))) == [("values", "c")]


@pytest.mark.parametrize(("text", "low", "high"), [("42.9", "42.85", "42.95"), ("43", "42.5", "43.5"),
                                                  ("0.0", "0", "0.05"), ("100", "99.5", "100")])
def test_a_printed_percent_stands_for_all_that_round_to_it(text, low, high):
    """Half a unit of its last decimal on both sides, within 0 and 100."""
    assert Span.rounded(text) == Span.between(low, high)
