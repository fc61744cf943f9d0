"""data/README.md tells of every file and column, in both languages, and is not stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from striveutils.records import dictionary
from striveutils.records.columns.record import columns
from striveutils.records.files import FILES, FileKind

README = Path(__file__).parents[3] / "data" / "README.md"


@pytest.fixture(scope="module")
def page() -> str:
    return dictionary.markdown()


def section(page: str, kind: FileKind) -> str:
    return page.partition(f"\n## `{kind.pattern}`\n")[2].partition("\n## ")[0]


def test_the_page_in_the_repository_is_the_one_the_models_give(page: str) -> None:
    """If this fails: uv run python tools/data_readme.py."""
    assert README.read_text(encoding="utf-8") == page


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.pattern)
def test_every_file_has_its_columns_and_its_example(page: str, kind: FileKind) -> None:
    told = section(page, kind)

    for info in columns(kind.model):
        assert (f"| **`{info.name}`** |" if info.required else f"| `{info.name}` |") in told
    assert kind.example in told
    assert f"`{kind.example_path}`" in told and "*" not in kind.example_path


def test_keys_below_keys_are_told_by_their_path(page: str) -> None:
    cycle = next(kind for kind in FILES if kind.pattern == "networks/*/cycles/*.yaml")

    assert "`plan.predictions[].withdrawn.on`" in section(page, cycle)


def test_a_choice_says_what_it_means_in_both_languages(page: str) -> None:
    assert "`up` (a higher value is better)" in page
    assert "`up` (un valor más alto es mejor)" in page


def test_tables_have_three_cells_in_every_row(page: str) -> None:
    """A bar in a help text would break a row."""
    rows = [line for line in page.splitlines() if line.startswith("|")]

    assert rows
    assert {line.replace("\\|", "").count("|") for line in rows} == {4}


def test_no_sentence_is_left_in_english_only(page: str) -> None:
    """English and Spanish cells of a row differ; an equal pair is a missing translation."""
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ") and "---" not in line]
    equal = [name for name, english, spanish in rows if english == spanish]

    assert equal == []


def test_headings_are_in_both_languages(page: str) -> None:
    """A message inside an f-string is not found by the catalogue's tool."""
    headings = [line for line in page.splitlines() if line.startswith("#") and "`" not in line]

    assert [heading for heading in headings if heading.startswith("## ") and " / " not in heading] == []


def test_the_list_of_files_leads_to_each_section(page: str) -> None:
    headings = {"".join(char for char in line[3:].lower() if char.isalnum() or char in "-_ ").strip().replace(" ", "-")
                for line in page.splitlines() if line.startswith("## ")}

    assert {f"{dictionary._anchor(kind)}" for kind in FILES} <= headings
