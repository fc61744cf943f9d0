"""The scanner of typed texts: it asks to look at small numbers of children and at what may be a person's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import write_partnership
from striveutils import records
from striveutils.disclosure.words import looks, waiting
from striveutils.disclosure.words.looking import LEAST, known_words, names_a_person
from striveutils.disclosure.words.vocabulary import NUMBERS
from striveutils.words import text

SMALL = [
    "3 children stopped coming.",
    "Only two of our new students were there.",
    "Eight boys, all from one bus.",
    "Dos alumnas no volvieron.",
    "Faltaron quince estudiantes.",
    "Three of seven came back.",
    "Vinieron tres de los siete.",
    "Students absent: the ninth graders (4) and others.",
    "Both twins moved away.",
    "A single child needed the bus.",
]
LARGE_OR_NO_CHILDREN = [
    "60 children walked.",
    "About 17 in 100 kindergarten children were absent.",
    "Unos 17 de cada 100 niños de kínder faltaron.",
    "Three schools, 5 minutes a day, two calls to families.",
    "Children in grade 3 and grade 4 read aloud.",
    "We met 3 times. Children came too.",
    "15 % of the students were absent.",
    "Los niños de 3 años empiezan antes.",
    "A 3-year-old child can do this.",
    "Two groups of children walked.",
    "Cuatro son pocas.",
]
PEOPLE = [
    ("Then Maria Lopez came back.", "Maria Lopez"),
    ("We thank Mrs. Green for the snacks.", "Mrs. Green"),
    ("Gracias a la Sra. Ortega por todo.", "Sra. Ortega"),
    ("Ayer habló Ana de la Cruz con todos.", "Ana de la Cruz"),
    ("The desk rang Jayden on Monday.", "Jayden"),
    ("Coach Rivera drove the bus.", "Coach Rivera"),
    ("In March Lee T. moved.", "Lee T"),
    ("Élodie Núñez helped.", "Élodie Núñez"),
]
NO_PEOPLE = [
    "The Lincoln Elementary School opened on Monday.",
    "We met in March. Families asked for Spanish.",
    "La escuela Roberto Clemente Primaria abrió en marzo.",
    "They wrote on WhatsApp and in English.",
    "Parents of Black or African American children were asked.",
    "The FAFSA form of the DOE is long.",
    "First. Second. Then Families.",
]


def said(words: str, **more: object) -> list[str]:
    return [text(look, "en") for look in looks(words, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize("words", SMALL)
def test_a_small_number_of_children_is_looked_at(words: str) -> None:
    assert any("number of children that is small" in look for look in said(words))


@pytest.mark.parametrize("words", LARGE_OR_NO_CHILDREN)
def test_large_numbers_shares_grades_and_numbers_of_other_things_are_not(words: str) -> None:
    assert not any("number of children" in look for look in said(words))


@pytest.mark.parametrize(("words", "name"), PEOPLE)
def test_what_looks_like_a_persons_name_is_looked_at(words: str, name: str) -> None:
    assert f"It may name a person: “{name}”." in said(words)


@pytest.mark.parametrize("words", NO_PEOPLE)
def test_schools_days_and_languages_are_nobodys_names(words: str) -> None:
    assert [look for look in said(words) if "name a person" in look] == []


def test_names_that_the_partnership_shows_anyway_are_not_asked_about() -> None:
    words = "Families of North Waterbury came."
    assert said(words) == ["It may name a person: “North Waterbury”."]
    assert said(words, known={"north", "waterbury"}) == []


def test_the_names_of_a_partnership_are_known_from_its_records(tmp_path: Path) -> None:
    known = known_words(records.open_partnership(write_partnership(tmp_path)), "north-attendance")
    assert {"norte", "kindergarten", "family", "directiva", "attendance", "sample", "crónico"} <= known
    assert "graduarse" not in known  # another network's name


@given(number=st.integers(1, 40), minimum=st.integers(2, 30))
def test_numbers_are_looked_at_below_sixteen_and_below_the_partnerships_minimum(number: int, minimum: int) -> None:
    assert bool(said(f"{number} children came.", minimum=minimum)) == (number < max(minimum, LEAST))


@given(st.sampled_from(sorted(NUMBERS)))
def test_every_number_word_is_known_at_the_start_of_a_sentence_too(word: str) -> None:
    assert said(f"{word} niños") and said(f"{word.capitalize()} students")


@given(st.text())
def test_any_text_can_be_looked_at(words: str) -> None:
    for look in said(words):
        assert look


@given(st.text(alphabet="aA1 .\n(:-’é"), st.text(max_size=9))
def test_what_is_quoted_stands_in_the_text(words: str, more: str) -> None:
    given = words + more
    for look in looks(given):
        assert look.params["words"] in given


def test_a_role_is_no_name_but_one_with_a_title_before_it_is() -> None:
    assert not any(map(names_a_person, ("network coordinator", "Coordinación de la red", "Data Lead", "Principal")))
    assert all(map(names_a_person, ("Mrs. Green", "Sra. Ortega", "Dr Who")))


def test_the_looks_stand_with_the_text_that_waits(tmp_path: Path) -> None:
    data = records.open_partnership(write_partnership(tmp_path))
    [ten] = [one for one in waiting(data, "north-attendance") if one.text == "Two parents walk with ten children."]
    assert [text(look, "es") for look in ten.looks] == ["Puede que dé un número pequeño de niños: “ten children”."]
