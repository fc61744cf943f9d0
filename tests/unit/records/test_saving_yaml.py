"""A page changes where it was asked to, and nowhere else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import FILES
from striveutils.errors import Conflict, StriveError
from striveutils.records.saving import REMOVED, read_bytes_with_stamp, save_yaml
from striveutils.records.saving.yaml_changes import _verify, edited, loaded

CYCLE = FILES["networks/north-attendance/cycles/walking-groups.yaml"]


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """Lines that are gone and lines that are new, in order."""
    before, after = old.splitlines(), new.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_a_changed_value_changes_its_line_only() -> None:
    gone, new = changed_lines(CYCLE, edited(CYCLE, {"plan.scale": "80 children"}))

    assert gone == ["  scale: 60 children"]
    assert new == ["  scale: 80 children"]


def test_a_value_inside_brackets_changes_there() -> None:
    gone, new = changed_lines(CYCLE, edited(CYCLE, {"plan.predictions[0].low": 70}))

    assert new == [gone[0].replace("low: 75", "low: 70")]


def test_an_empty_section_is_filled_on_lines_of_its_own() -> None:
    new = edited(CYCLE, {"act.decision": "adapt", "act.decided_on": date(2020, 1, 7)})

    assert new.endswith("act:\n  decision: adapt\n  decided_on: 2020-01-07\n")


def test_a_note_is_appended_by_the_number_after_the_last() -> None:
    page = "notes:\n- {on: 2019-10-02, text: First}   # kept\n"

    assert edited(page, {"notes[1]": {"on": date(2019, 10, 9), "text": "Second"}}) == (
        page + "- on: 2019-10-09\n  text: Second\n")


def test_what_is_missing_on_the_way_is_made() -> None:
    assert edited("title: A\n", {"study.learned_en": "Much"}) == "title: A\nstudy:\n  learned_en: Much\n"


def test_spanish_goes_beside_its_english() -> None:
    page = "title_en: Walks\nplan:\n  question_en: Will they?\n  scale: one school\n"

    assert edited(page, {"title_es": "Caminatas", "plan.question_es": "¿Llegarán?"}) == (
        "title_en: Walks\ntitle_es: Caminatas\nplan:\n"
        "  question_en: Will they?\n  question_es: ¿Llegarán?\n  scale: one school\n")


def test_a_text_of_several_lines_stands_as_people_write_it() -> None:
    assert edited("learned: x  # on Monday\n", {"learned": "First.\nThen: more."}) == (
        "# on Monday\nlearned: |-\n  First.\n  Then: more.\n")


def test_comments_of_a_removed_part_stay() -> None:
    page = "# the plan\nplan:  # agreed\n  who: us   # all of us\n  # not yet\n  where: here\nact: {}\n"

    new = edited(page, {"plan": REMOVED})

    assert loaded(new) == {"act": {}}
    assert [line.strip() for line in new.splitlines() if "#" in line] == [
        "# the plan", "# agreed", "# all of us", "# not yet"]


def test_unknown_keys_stay_when_a_whole_part_is_written() -> None:
    page = "plan:\n  our_own_key: 1   # ours\n  who: us\n"

    assert edited(page, {"plan": {"who": "you"}}) == "plan:\n  our_own_key: 1   # ours\n  who: you\n"


def test_entries_of_a_list_are_recognised_by_their_first_key() -> None:
    """A removed prediction takes nothing from its neighbour."""
    page = ("predictions:\n  - prediction: p1\n    extra: one\n"
            "  # the second\n  - prediction: p2\n    extra: two   # two\n    low: 1\n")

    assert edited(page, {"predictions": [{"prediction": "p2", "low": 5}]}) == (
        "predictions:\n  # the second\n  - prediction: p2\n    extra: two   # two\n    low: 5\n")


def test_quotes_stay_quotes() -> None:
    page = """a: 'one'\nb: "two"\nc: three\n"""

    assert edited(page, {"a": "it's", "b": "4", "c": "five"}) == """a: 'it''s'\nb: "4"\nc: five\n"""


@pytest.mark.parametrize("word", ["No", "yes", "on", "null", "~", "1e5", "007", "12:30", "0x1F", "2019-10-01", "=", "",
                                  " x", "x ", "a: b", "a #b", "- a", "[a]", "{a}", "@a", "%a", "*a", "&a", "!a", "|",
                                  "1_000", ".5", "-", "?", "\t", "\x85", "\u2028", "\ufeff", "a\r\nb", "\n", "a\n\n"])
def test_a_text_stays_that_text_for_old_and_new_readers(word: str) -> None:
    """A network called No must not become false; PyYAML reads by the old rules, ours by the new."""
    new = edited("name_en: x\nplaces: [a]\nflow: {a: b}\n", {"name_en": word, "places[0]": word, "flow.a": word})

    for data in (loaded(new), yaml.safe_load(new)):
        assert data == {"name_en": word, "places": [word], "flow": {"a": word}}


def test_blank_lines_that_belong_to_a_text_stay_with_it() -> None:
    """|+ keeps the blank lines at the end of a block; what is added goes below them."""
    assert edited("a:\n  b: |+\n    x\n\nc: 1\n", {"a.d": 2}) == "a:\n  b: |+\n    x\n\n  d: 2\nc: 1\n"


def test_a_text_that_would_say_something_else_is_refused() -> None:
    """The last look before a page is saved."""
    _verify("a: 1  # why\n", "a: 2  # why\n", {"a": 2})
    with pytest.raises(StriveError, match="without damaging the rest"):
        _verify("a: 1\n", "a: 3\n", {"a": 2})
    with pytest.raises(StriveError, match="without damaging the rest"):
        _verify("a: 1  # why\n", "a: 2\n", {"a": 2})


@pytest.mark.parametrize(("number", "written"), [
    (1e-05, "0.00001"), (12.0, "12"), (3.5, "3.5"), (-2, "-2"), (0.1 + 0.2, "0.3")])
def test_numbers_are_written_in_digits(number: float, written: str) -> None:
    assert edited("low: 1\n", {"low": number}) == f"low: {written}\n"


def test_yes_and_no_are_written_as_words() -> None:
    assert edited("as_planned: yes\n", {"as_planned": False}) == "as_planned: no\n"


def test_windows_line_ends_and_the_byte_order_mark_stay() -> None:
    assert edited("\ufeffa: 1\r\nb: 2\r\n", {"a": 3, "c": "x\ny"}) == "\ufeffa: 3\r\nb: 2\r\nc: |-\r\n  x\r\n  y\r\n"


def test_a_file_of_comments_is_filled_below_them() -> None:
    assert edited("# Write here", {"title": "A"}) == "# Write here\ntitle: A\n"
    assert edited("", {"plan.who": "us"}) == "plan:\n  who: us\n"


@pytest.mark.parametrize("page", ["a: [1\n", "a: 1\na: 2\n", "\ta: 1\n", "a: !!python/object/apply:os.system [ls]\n",
                                  "[" * 5000])
def test_a_page_that_cannot_be_read_is_refused_with_a_cure(page: str) -> None:
    with pytest.raises(StriveError, match=r"cycle\.yaml cannot be read as YAML.*strive check"):
        edited(page, {"b": 1}, "cycle.yaml")


def test_a_page_with_references_is_left_to_an_editor() -> None:
    """A change of one place would change the others."""
    with pytest.raises(StriveError, match="Nothing was changed"):
        edited("a: &x [1]\nb: *x\n", {"a": [2]})


def test_a_value_is_not_taken_for_a_group_of_keys() -> None:
    with pytest.raises(StriveError, match="group of keys was expected: who"):
        edited("plan: typed text\n", {"plan.who": "us"})


def test_a_page_on_disk_is_changed_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "cycle.yaml"
    path.write_text(CYCLE, encoding="utf-8")
    _content, stamp = read_bytes_with_stamp(path)

    newer = save_yaml(path, {"team_score": 3.5}, expected=stamp)

    assert path.read_text(encoding="utf-8") == CYCLE + "team_score: 3.5\n"
    assert newer == read_bytes_with_stamp(path)[1]
    with pytest.raises(Conflict):
        save_yaml(path, {"team_score": 4}, expected=stamp)


# Pages as people write them: nested, in both styles, with comments and blank lines anywhere a comment can stand.

KEYS = st.sampled_from(["a", "b", "name_en", "name_es", "on", "tasks", "low"])
COMMENTS = st.sampled_from(["", "", "", "# why: [so", "# don't {lose} me", "#"])
TEXTS = st.one_of(st.text(max_size=12), st.sampled_from(["No", "a: b", "x\ny", "x\n\n  y\n", "it's", '"q"', "# no"]))
NUMBERS = st.floats(-1e12, 1e12).map(lambda number: float(f"{number:.15g}"))  # a float holds no more digits for certain
SCALARS = st.one_of(st.none(), st.integers(-9, 999), TEXTS, st.dates(), NUMBERS)
VALUES = st.recursive(SCALARS, lambda inner: st.one_of(
    st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)), max_leaves=6)
WRITTEN = st.sampled_from(["plain words", "'single ''quoted'''", '"double \\n \\"quoted\\""', "12", "2019-10-01", "~",
                           "[]", "{}", "[x, 'y', {z: 1}]", "{low: 1, on: [a, b]}", ""])


@st.composite
def pages(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """The text of a mapping whose keys stand at column ``indent``."""
    lines = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=4, unique=True)):
        lines += draw(_remarks(indent))
        lines.append(" " * indent + key + ":" + draw(_values(indent, depth)))
    return "\n".join(lines)


@st.composite
def _remarks(draw: st.DrawFn, indent: int) -> list[str]:
    above = draw(COMMENTS)
    return [" " * indent + above] if above else draw(st.sampled_from([[], [], [""]]))


@st.composite
def _values(draw: st.DrawFn, indent: int, depth: int) -> str:
    tail = draw(COMMENTS)
    tail = f"  {tail}" if tail else ""
    kind = draw(st.sampled_from(["inline"] * 3 + (["mapping", "list", "block", "wrapped"] if depth < 3 else [])))
    deeper = indent + draw(st.sampled_from([1, 2, 4]))
    if kind == "mapping":
        return tail + "\n" + draw(pages(deeper, depth + 1))
    if kind == "list":
        return tail + "\n" + draw(_dashes(draw(st.sampled_from([indent, deeper])), depth + 1))
    if kind == "block":
        head = draw(st.sampled_from(["|", "|-", "|+", ">", ">-"]))
        return f" {head}{tail}\n" + "".join(
            f"{' ' * deeper}{line}\n" if line else "\n" for line in ["one # not a comment", "", "two"])[:-1]
    if kind == "wrapped":
        return f" [x,{tail}\n{' ' * (indent + 1)}y]" + tail
    written = draw(WRITTEN)
    return (f" {written}" if written else "") + tail


@st.composite
def _dashes(draw: st.DrawFn, indent: int, depth: int) -> str:
    lines = []
    for _item in range(draw(st.integers(1, 3))):
        lines += draw(_remarks(indent))
        inner = draw(pages(indent + 2, depth + 1)) if depth < 3 and draw(st.booleans()) else None
        if inner is not None and not re.match(r" *(#|\n|$)", inner):
            lines.append(" " * indent + "- " + inner.lstrip(" "))
        else:
            written = draw(WRITTEN)
            lines.append(" " * indent + f"- {written}".rstrip() + "  " + draw(COMMENTS))
    return "\n".join(lines)


def paths(data: Any, before: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in ``data``, and the place after each list."""
    if isinstance(data, dict):
        inner = [path for key, value in data.items() for path in paths(value, (*before, key))]
        return [*([before] if before else []), *inner, (*before, "fresh")]
    if isinstance(data, list):
        inner = [path for index, value in enumerate(data) for path in paths(value, (*before, index))]
        return [before, *inner, (*before, len(data))]
    return [before]


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def remarks(text: str) -> list[str]:
    """The comments of the generated pages; their texts occur nowhere else."""
    return sorted(line for line in re.findall(r"# why: \[so|# don't \{lose\} me", text))


@settings(max_examples=120, deadline=None)
@given(st.data(), pages(), st.sampled_from(["\n", "", "\n\n# the end\n", "\n...\n"]))
def test_any_change_of_any_page_keeps_every_comment_and_says_what_was_asked(
    data: st.DataObject, page: str, end: str
) -> None:
    text = page + end
    old = loaded(text)
    path = data.draw(st.sampled_from(paths(old)))
    value = data.draw(VALUES)

    new = edited(text, {path: value})

    assert remarks(new) == remarks(text)
    found = at(loaded(new), path)
    if isinstance(value, dict):
        assert all(found[key] == item for key, item in value.items() if not isinstance(item, (dict, list)))
    elif not isinstance(value, list):
        assert found == value
    untouched = {key: item for key, item in old.items() if key != path[0]}
    assert {key: loaded(new)[key] for key in untouched} == untouched
    assert edited(new, {path: value}) == new, "saying it again changes nothing"


@settings(max_examples=60, deadline=None)
@given(st.data(), pages())
def test_any_part_can_be_removed_and_its_comments_stay(data: st.DataObject, page: str) -> None:
    text = page + "\n"
    old = loaded(text)
    there = [path for path in paths(old) if path[-1] != "fresh"
             and not (isinstance(path[-1], int) and path[-1] == len(at(old, path[:-1])))]
    path = data.draw(st.sampled_from(there))

    new = edited(text, {path: REMOVED})

    assert remarks(new) == remarks(text)
    parent = at(loaded(new) or {}, path[:-1])
    assert len(parent) == len(at(old, path[:-1])) - 1
