"""What waits for approval, where it stands, and the rows that an approval adds."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import FILES, approve_words, write_partnership
from striveutils import records
from striveutils.disclosure.words import NEW_WORDS, Waiting, approve, checked_role, fingerprint, waiting
from striveutils.disclosure.words.approved import approved_words
from striveutils.errors import BadParameter, RecordsError
from striveutils.words import LANGUAGES, Typed, text

NETWORK = "north-attendance"
CYCLE = f"networks/{NETWORK}/cycles/walking-groups.yaml"


def of(data: Path, network: str = NETWORK) -> tuple[Waiting, ...]:
    return waiting(records.open_partnership(data), network)


def test_a_fingerprint_is_that_of_the_letters_and_not_of_their_coding() -> None:
    """Some keyboards write é as one letter, others as e and an accent; blanks around a text are nobody's words."""
    assert fingerprint("é") == hashlib.sha256("é".encode()).hexdigest()
    assert fingerprint(unicodedata.normalize("NFD", " mañana\n")) == fingerprint("mañana")
    assert fingerprint("Mañana") != fingerprint("mañana")


def test_a_text_stands_where_it_was_typed_with_file_row_and_column(tmp_path: Path) -> None:
    data = write_partnership(tmp_path)
    places = {one.text: one for one in of(data)}
    surprise = places["Grandparents came too."]
    assert text(surprise.where, "en") == f"data/{CYCLE}, row {surprise.row}: Surprises"
    assert surprise.row == FILES[CYCLE].splitlines().index("  surprises_en: Grandparents came too.") + 1
    assert text(surprise.where, "es").startswith(f"data/{CYCLE}, fila {surprise.row}: ")
    assert (places["La parada queda muy lejos."].lang, places["La parada queda muy lejos."].row) == ("es", 2)


def test_organisations_and_tables_are_names_and_a_role_is_typed_text(tmp_path: Path) -> None:
    actions = f"networks/{NETWORK}/actions.csv"
    data = write_partnership(tmp_path, {actions: FILES[actions].replace("family-center,2020", "the bus driver,2020")})
    texts = {one.text for one in of(data)}
    assert "the bus driver" in texts
    assert not {"family-center", "north-schools", "leadership"} & texts


def test_a_text_that_stands_twice_is_asked_about_once(tmp_path: Path) -> None:
    data = write_partnership(tmp_path, {CYCLE: FILES[CYCLE].replace("Grandparents came too.", "Draw the routes")})
    assert [one.text for one in of(data)].count("Draw the routes") == 1


def test_what_is_approved_no_longer_waits_and_each_row_names_role_and_day(tmp_path: Path) -> None:
    data = write_partnership(tmp_path)
    before = of(data)
    assert approve(records.open_partnership(data), before, "network coordinator") == len(before) > 0
    rows = records.open_partnership(data).approvals
    assert {(row.network, row.text) for row in rows} == {(NETWORK, one.sha256) for one in before}
    assert {(row.approved_by, row.approved_on) for row in rows} == {("network coordinator", date(2020, 2, 29))}
    assert of(data) == ()


def test_approving_twice_adds_nothing_and_leaves_the_other_rows(tmp_path: Path) -> None:
    """Two people may approve at the same time; the second one has the list of before."""
    data = write_partnership(tmp_path)
    before = of(data)
    partnership = records.open_partnership(data)
    approve(partnership, before[:2], "first")
    approve(partnership, before, "second")
    saved = (data / "approvals.csv").read_bytes()
    assert approve(partnership, before, "third") == 0
    assert (data / "approvals.csv").read_bytes() == saved
    assert [row.approved_by for row in records.open_partnership(data).approvals].count("first") == 2
    assert len(records.open_partnership(data).approvals) == len(before)
    assert not records.open_partnership(data).problems(["approvals.csv"])


def test_where_nothing_waits_no_file_is_made(tmp_path: Path) -> None:
    data = write_partnership(tmp_path)
    assert approve(records.open_partnership(data), (), "tests") == 0
    assert not (data / "approvals.csv").exists()


def test_a_locked_plan_is_shown_as_typed_and_its_file_is_not_touched(tmp_path: Path) -> None:
    data = approve_words(write_partnership(tmp_path))
    assert (data / CYCLE).read_text(encoding="utf-8") == FILES[CYCLE]


def test_a_faulty_file_is_told_before_anything_is_approved(tmp_path: Path) -> None:
    data = write_partnership(tmp_path, {CYCLE: "title: [unfinished"})
    with pytest.raises(RecordsError):
        of(data)


@pytest.mark.parametrize("role", ["", "  ", "Mrs. Green", "Sra. Ortega"])
def test_the_role_has_to_be_given_and_is_no_name(role: str) -> None:
    with pytest.raises(BadParameter):
        checked_role(role)
    assert checked_role("  network   coordinator ") == "network coordinator"


@given(st.dictionaries(st.sampled_from(LANGUAGES), st.text(max_size=12)), st.sets(st.text(max_size=12)))
def test_only_approved_texts_come_through_and_something_written_stays_something(
    texts: dict[str, str], approved: set[str]
) -> None:
    words = Typed(texts)
    told = approved_words(words, {fingerprint(one) for one in approved})
    waits = {text(NEW_WORDS, lang) for lang in LANGUAGES}
    known = {fingerprint(one) for one in approved}
    assert bool(told) == bool(words)
    assert all(value in waits or fingerprint(value) in known for value in told.texts.values() if value.strip())


@given(st.sampled_from(LANGUAGES), st.text(min_size=1, max_size=12).filter(str.strip))
def test_a_text_nobody_approved_reads_the_same_to_every_reader(lang: str, words: str) -> None:
    """No remark that it is "only in English so far": the reader is told that it waits, in their language."""
    told = approved_words(Typed({lang: words}), frozenset())
    assert dict(told.texts) == {"en": "New words wait for approval.",
                                "es": "Hay palabras nuevas que esperan aprobación."}


def test_what_waits_comes_back_whole_from_a_jobs_file(tmp_path: Path) -> None:
    for one in of(write_partnership(tmp_path)):
        again = Waiting.of_json(one.as_json())
        assert again.as_json() == one.as_json()
        assert [text(again.where, lang) for lang in LANGUAGES] == [text(one.where, lang) for lang in LANGUAGES]
