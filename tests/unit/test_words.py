"""Words for people: numbers, dates, names and typed text, in English and in US Spanish."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from striveutils.words import (
    LANGUAGES,
    Day,
    Joined,
    Month,
    Name,
    Number,
    Percent,
    Sentences,
    ShortDay,
    Span,
    Typed,
    _,
    half_up,
    in_every_language,
    language_name,
    n_,
    spans,
    text,
)

MARCH = date(2019, 3, 11)


@pytest.mark.parametrize(("words", "english", "spanish"), [
    (Number(1234567), "1,234,567", "1,234,567"),
    (Number(61.25, 1), "61.3", "61.3"),
    (Number(-3.24, 1), "-3.2", "-3.2"),
    (Number(3.2, 1, signed=True), "+3.2", "+3.2"),
    (Percent(61.2), "61.2%", "61.2%"),
    (Percent(12, 0), "12%", "12%"),
    (Day(MARCH), "March 11, 2019", "11 de marzo de 2019"),
    (ShortDay(MARCH), "Mar 11, 2019", "11 mar 2019"),
    (Month(MARCH), "March 2019", "marzo de 2019"),
    (Joined(("a",)), "a", "a"),
    (Joined(("a", "b", "c")), "a, b and c", "a, b y c"),
    (Joined(()), "", ""),
    (Sentences(("One.", "Two.")), "One. Two.", "One. Two."),
    ("as it is", "as it is", "as it is"),
    (7, "7", "7"),
])
def test_words_follow_the_conventions_of_the_united_states(words: object, english: str, spanish: str) -> None:
    assert in_every_language(words) == {"en": english, "es": spanish}  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "decimals", "expected"), [
    (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-0.5, 0, "-1"), (2.675, 2, "2.68"), (0.605 * 100, 0, "61"),
    (64.49999, 0, "64"), (99.95, 1, "100.0"),
])
def test_halves_round_away_from_zero_as_in_published_tables(value: float, decimals: int, expected: str) -> None:
    assert text(Number(value, decimals), "en") == expected


def test_a_rounded_zero_carries_no_sign() -> None:
    assert text(Number(-0.04, 1, signed=True), "en") == "0.0"
    assert text(Number(-0.0), "es") == "0"


@given(st.integers(-10**9, 10**9))
def test_a_whole_number_is_never_changed_by_rounding(value: int) -> None:
    assert half_up(value) == value


@given(st.floats(-1e6, 1e6), st.integers(0, 3))
def test_rounding_moves_a_number_by_half_a_step_at_most(value: float, decimals: int) -> None:
    assert abs(float(half_up(value, decimals)) - value) <= 0.5 * 10**-decimals + 1e-9


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_numbers_and_percents_read_the_same_in_every_language(value: float, decimals: int) -> None:
    """One drawing serves every language only as long as this holds."""
    for words in (Number(value, decimals), Percent(value, decimals)):
        assert len(set(in_every_language(words).values())) == 1


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_never_shown(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Number(value)


def test_typed_text_shows_in_its_own_language_and_says_where_a_translation_is_missing() -> None:
    typed = Typed.of(en="Mornings are hard.")

    assert text(typed, "en") == "Mornings are hard."
    assert spans(typed, "es") == (
        Span("Mornings are hard.", "en"),
        Span(" (por ahora solo en inglés)"),
    )


def test_a_name_without_translation_is_shown_without_a_remark() -> None:
    assert spans(Name.of(en="Waterbury"), "es") == (Span("Waterbury", "en"),)


@pytest.mark.parametrize("nothing", [Typed({}), Typed({"en": "  "}), Name({}), None])
def test_where_nothing_is_written_down_a_sentence_says_so(nothing: Typed | None) -> None:
    assert not nothing
    assert text(_("{what}", what=nothing), "en") == "not yet recorded"
    assert text(_("{what}", what=nothing), "es") == "todavía sin anotar"


def test_blank_columns_count_as_missing() -> None:
    assert Typed.of(en="", es=" ") == Typed({})


@pytest.mark.parametrize("typed", ["{7*7}", "{{x}}", "{0.__class__}", "%s", "{% include 'x' %}", "<script>"])
def test_typed_text_is_never_read_as_a_pattern(typed: str) -> None:
    assert text(_("{what}", what=Typed.of(en=typed)), "en") == typed


@pytest.mark.parametrize(("last", "joint"), [
    ("iglesia", "e"), ("Íñigo", "e"), ("hijos", "e"), ("Hidalgo", "e"), ("“idea”", "e"), ("hielo", "y"), ("hiato", "y"),
    ("iones", "y"), ("yerba", "y"), ("escuelas", "y"),
])
def test_spanish_y_becomes_e_before_an_i_sound(last: str, joint: str) -> None:
    assert text(Joined(("padres", last)), "es") == f"padres {joint} {last}"
    assert text(Joined(("padres", last)), "en") == f"padres and {last}"


@pytest.mark.parametrize(("count", "english", "spanish"), [
    (0, "f has 0 problems.", "f tiene 0 problemas."),
    (1, "f has 1 problem.", "f tiene 1 problema."),
    (2, "f has 2 problems.", "f tiene 2 problemas."),
    (1200, "f has 1,200 problems.", "f tiene 1,200 problemas."),
])
def test_a_plural_is_chosen_by_its_count(count: int, english: str, spanish: str) -> None:
    message = n_("{file} has 1 problem.", "{file} has {count} problems.", count, file="f")

    assert in_every_language(message) == {"en": english, "es": spanish}


def test_a_message_nobody_translated_is_marked_as_english() -> None:
    """A screen reader then reads it as English, and nobody takes it for Spanish."""
    made_up = _("Nobody has translated {n}.", n=Day(MARCH))

    assert spans(made_up, "es") == (
        Span("Nobody has translated ", "en"), Span("11 de marzo de 2019"), Span(".", "en"),
    )
    assert spans(made_up, "en") == (Span("Nobody has translated March 11, 2019."),)


def test_a_language_without_a_name_here_is_called_by_its_code() -> None:
    assert text(language_name("es"), "en") == "Spanish"
    assert text(language_name("pt"), "en") == "pt"


def test_messages_inside_messages_are_translated_too() -> None:
    inner = _("row {row}", row="41")

    assert in_every_language(_("{place}, {group}", place=inner, group="x")) == {"en": "row 41, x", "es": "fila 41, x"}


def test_both_languages_are_there() -> None:
    assert LANGUAGES == ("en", "es")
