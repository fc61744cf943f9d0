"""What a run says at its end of the words that wait: each text with its place, and the command that lets them out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from striveutils.batch import failures, unapproved
from striveutils.batch.registry import KINDS
from striveutils.batch.results import Result
from striveutils.batch.store import StoredJob
from striveutils.disclosure.words import Waiting, fingerprint
from striveutils.words import Message


def waits(words: str, network: str = "north", look: str = "", row: int = 4) -> Waiting:
    return Waiting(network, f"data/networks/{network}/actions.csv", row, Message("What"), "en", words,
                   fingerprint(words), (Message(look),) if look else ())


def result(*texts: Waiting, network: str = "north", **more: Any) -> Result:
    """The end of a network's job whose page withholds ``texts``."""
    stored = StoredJob("k", Path("k"), {"waiting": [one.as_json() for one in texts]})
    return Result(network, KINDS[0], {}, "ran", 1.0, "k", stored, **more)


def told(*results: Result) -> list[str]:
    return unapproved.told(unapproved.waiting(results), "en")


def test_each_text_stands_below_its_network_with_its_place_and_what_to_look_at() -> None:
    north, south = waits("Ask Ana Gil", look="A name."), waits("Call", "south", row=2)
    assert told(result(north), result(south, network="south")) == [
        "",
        "2 new texts wait for approval. The pages do not show them yet:",
        "  north",
        "    data/networks/north/actions.csv, row 4: What",
        "      “Ask Ana Gil”",
        "      Please look: A name.",
        "  south",
        "    data/networks/south/actions.csv, row 2: What",
        "      “Call”",
        "Read them. To make them public, type: strive approve north south --by ROLE",
    ]


def test_where_nothing_waits_nothing_is_said() -> None:
    assert told(result(), Result("old", KINDS[0], {}, "unchanged", 0.0, "k", StoredJob("k", Path("k"), {}))) == []


def test_a_network_that_failed_has_other_things_to_mend_first() -> None:
    assert told(result(waits("Call"), failure=failures.no_space())) == []


def test_two_pages_of_one_network_do_not_tell_of_a_text_twice() -> None:
    assert len(unapproved.waiting([result(waits("Call")), result(waits("Call"), waits("Write"))])) == 2


def test_of_many_texts_those_to_look_at_are_told_first_and_the_rest_is_counted() -> None:
    """30 texts wait and the last of them needs a look: it is among the 20 that are told, in its place."""
    many = [waits(f"text {number}") for number in range(29)]
    lines = told(result(*many, waits("the last", look="A name.")))
    assert sum("“" in line for line in lines) == unapproved.MOST == 20
    assert lines.index("      “the last”") > lines.index("      “text 18”")
    assert "  10 more are on the coordinator's page." in lines


def test_a_long_text_is_cut_and_stands_on_one_line() -> None:
    [line] = [line for line in told(result(waits("many\nwords " * 100))) if "“" in line]
    assert line.endswith(" …”") and "many words many words" in line and len(line) < unapproved.LONGEST + 20


def test_of_many_networks_the_command_names_none() -> None:
    lines = told(*(result(waits("Call", f"n{number}"), network=f"n{number}") for number in range(6)))
    assert lines[-1] == "Read them. To make them public, type: strive approve --by ROLE"
