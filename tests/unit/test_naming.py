"""A name somebody typed: shown short, and answered with the nearest known one."""

from __future__ import annotations

import pytest

from striveutils.naming import LONGEST, did_you_mean, one_of, quoted
from striveutils.words import Message, text

KNOWN = ("north-attendance", "south-reading")


@pytest.mark.parametrize(("typed", "shown"), [("north\nwest", "north west"), ("x" * 50, "x" * (LONGEST - 1) + "…")])
def test_what_was_typed_stands_on_one_short_line(typed: str, shown: str) -> None:
    assert quoted(typed) == shown


@pytest.mark.parametrize("typed", ["north-atendance", "North attendance", "north_attendance"])
def test_a_slip_is_answered_with_the_nearest_name(typed: str) -> None:
    assert str(did_you_mean(typed, KNOWN)) == "Did you mean north-attendance?"


def test_several_slips_are_answered_together() -> None:
    assert str(did_you_mean(("south-reeding", "nort-attendance", "zzz"), KNOWN)) == (
        "Did you mean south-reading and north-attendance?")


def test_what_is_like_no_name_is_answered_otherwise() -> None:
    assert did_you_mean("zzz", KNOWN) is None
    assert did_you_mean("zzz", KNOWN, one_of(KNOWN)) == one_of(KNOWN)


@pytest.mark.parametrize(("known", "said"), [
    (KNOWN, "Use uno de estos: north-attendance y south-reading."), ((), "Todavía no hay nada anotado.")])
def test_the_names_to_choose_from_are_listed(known: tuple[str, ...], said: str) -> None:
    words: Message = one_of(known)
    assert text(words, "es") == said
