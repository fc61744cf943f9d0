"""Rules of reading that hold for whatever is in a file."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from samples import FILES as SAMPLES
from striveutils.naming import LONGEST, nearest, quoted
from striveutils.records.columns.checking import Context, Measured
from striveutils.records.columns.fields import as_text
from striveutils.records.columns.formulas import guarded
from striveutils.records.files import FILES, FileKind, kind_for, kind_of
from striveutils.records.reading.content import Content
from striveutils.records.reading.one_file import read_bytes, read_text
from striveutils.records.subjects.cycles import Cycle
from striveutils.records.subjects.observations import Observation
from striveutils.records.subjects.organisations import Organisation
from striveutils.words import LANGUAGES, text

CONTEXT = Context(today=date(2020, 2, 29), indicator="absence", indicators={"absence": Measured("percent", "annual")})
STEERING = [*map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 133), *range(134, 160), *range(0x202A, 0x202F),
                       *range(0x2066, 0x206A)))]
"""Control characters, which no text may hold."""
TYPED = st.text(st.characters(codec="utf-8", exclude_characters=STEERING), min_size=1, max_size=200).filter(str.strip)
KINDS = st.sampled_from(FILES)
SAMPLE_BYTES = [(name, content.encode()) for name, content in SAMPLES.items()]


def told(found: Content) -> list[str]:
    """Every word of every problem, in every language: none may fail to be told."""
    return [text(part, lang) for problem in found.problems for lang in LANGUAGES
            for part in (problem.place(), problem.wrong, problem.expected, problem.cure) if part is not None]


def as_csv(rows: list[list[str]]) -> str:
    sheet = io.StringIO()
    csv.writer(sheet).writerows(rows)
    return sheet.getvalue()


@given(TYPED, st.booleans())
def test_any_text_that_was_typed_into_a_cell_is_read_as_it_was_typed(typed: str, mark: bool):
    content = as_csv([["organisation", "name_en"], ["a", guarded(typed)]]).encode("utf-8-sig" if mark else "utf-8")
    found = read_bytes(content, kind_for(Organisation), "data/organisations.csv", Context())
    assert not found.problems and getattr(found.records[0], "name_en") == typed  # noqa: B009


@given(st.from_regex(r"[a-z0-9][a-z0-9-]{0,62}", fullmatch=True))
def test_any_id_is_read_as_it_was_written(id_: str):
    in_csv = read_text(f"organisation,name_en\n{id_},A\n", kind_for(Organisation), "data/o.csv", Context())
    in_yaml = read_text(f"previous: {id_}\n", kind_for(Cycle), "data/c.yaml", Context())
    assert getattr(in_csv.records[0], "organisation") == id_  # noqa: B009
    # A text of hyphens and digits may begin like a YAML list or end like a key, never be a number or a date.
    assert in_yaml.problems or getattr(in_yaml.records[0], "previous") == id_  # noqa: B009


@given(KINDS, st.binary(max_size=400))
def test_any_bytes_give_records_or_problems_that_can_be_told(kind: FileKind, content: bytes):
    found = read_bytes(content, kind, "data/file", CONTEXT)
    assert found.faulty or all(isinstance(record, kind.model) for record in found.records)
    told(found)


@given(KINDS, st.text(st.sampled_from("ab:-?[]{}#&*!|>'\"%@`, \t\n\r\\0123456789é\u2028\ufeff~=<"), max_size=300))
def test_any_text_of_marks_gives_records_or_problems_that_can_be_told(kind: FileKind, content: str):
    told(read_bytes(content.encode(), kind, "data/file", CONTEXT))


@settings(max_examples=200)
@given(st.sampled_from(SAMPLE_BYTES), st.data())
def test_a_damaged_file_gives_records_or_problems_that_can_be_told(sample: tuple[str, bytes], data: st.DataObject):
    """A file of the sample partnership, cut off or with some bytes put in somewhere."""
    name, content = sample
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 20)))
    damaged = content[:start] + data.draw(st.binary(max_size=6))
    if data.draw(st.booleans()):
        damaged += content[end:]
    kind = kind_of(name)
    assert kind is not None
    told(read_bytes(damaged, kind, f"data/{name}", CONTEXT))


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=5, unique=True))
def test_no_message_about_counts_repeats_one(pairs: list[tuple[int, int]]):
    """Rows with impossible and possible counts; whatever is told holds no digits but row and column."""
    rows = [["period", "place", "dimension", "group", "numerator", "denominator"]]
    rows += [["2018-19", f"p-{'x' * place}", "all", "all", str(numerator), str(denominator)]
            for place, (numerator, denominator) in enumerate(pairs, start=1)]
    found = read_text(as_csv(rows), kind_for(Observation), "data/absence.csv", CONTEXT)
    for problem in found.problems:
        for part in (problem.wrong, problem.cure):
            told_of = text(part, "en").partition(" The same in row")[0] if part is not None else ""
            assert not any(char.isdigit() for char in told_of)
    assert found.faulty == any(numerator > denominator or denominator == 0 for numerator, denominator in pairs)


@given(st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: float(f"{value:.9f}")))
def test_a_number_that_is_written_is_read_again(value: float):
    rows = [["period", "place", "dimension", "group", "value"], ["2018-19", "a", "all", "all", as_text(value)]]
    found = read_text(as_csv(rows), kind_for(Observation), "data/x.csv", Context())
    assert not found.problems and abs(getattr(found.records[0], "value") - value) < 1e-6  # noqa: B009


@given(st.text(max_size=500))
def test_what_is_quoted_in_a_message_is_short_and_on_one_line(typed: str):
    shown = quoted(typed)
    assert len(shown) <= LONGEST and shown.isprintable() and len(shown.splitlines()) <= 1


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=5))
def test_a_near_name_is_one_of_the_known_ones(typed: str, known: list[str]):
    assert nearest(typed, known) in (None, *known)
