"""Which notebooks a batch runs, and how a name that does not exist is answered."""

from __future__ import annotations

import pytest

from striveutils.batch.registry import KINDS, chosen, unknown
from striveutils.errors import BadParameter
from striveutils.words import _


def test_without_a_name_the_notebooks_of_every_run_are_chosen() -> None:
    assert [kind.name for kind in chosen(())] == [kind.name for kind in KINDS if kind.by_default]
    assert "cycle" in {kind.name for kind in chosen(())}


def test_a_named_notebook_is_chosen_once() -> None:
    assert [kind.name for kind in chosen(("cycle", "cycle"))] == ["cycle"]


@pytest.mark.parametrize(("name", "cure"), [("cylce", "Did you mean cycle?"), ("zzz", "Use one of: cycle")])
def test_an_unknown_notebook_is_answered_with_the_nearest_name(name: str, cure: str) -> None:
    with pytest.raises(BadParameter) as caught:
        chosen((name,))
    assert name in str(caught.value)
    assert cure in str(caught.value)


def test_a_name_of_any_length_fits_in_a_message() -> None:
    with pytest.raises(BadParameter) as caught:
        unknown(("x" * 10_000,), (), lambda name: _("There is no network “{name}”.", name=name))
    assert len(str(caught.value)) < 200
    assert "None is recorded yet." in str(caught.value)
