"""A new partnership is empty, valid and explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from striveutils.errors import Conflict
from striveutils.records import blank
from striveutils.records.files import FILES, KEPT_BY_THE_PROJECT
from striveutils.records.partnership import open_partnership
from striveutils.records.saving import read_bytes_with_stamp, save_yaml


def test_a_new_partnership_has_no_problem_and_not_even_a_warning(tmp_path: Path) -> None:
    blank.write(tmp_path / "data")

    assert open_partnership(tmp_path).problems() == ()


def test_a_new_partnership_has_recorded_nothing(tmp_path: Path) -> None:
    blank.write(tmp_path / "data")
    data = open_partnership(tmp_path)

    assert data.network_ids == ()
    assert (data.organisations, data.outcomes, data.indicators, data.lift_items) == ((), (), (), ())
    assert data.settings.minimum_group_size == 10
    assert data.settings.languages == ("en", "es")


def test_every_table_that_is_not_an_indicators_or_networks_own_is_there(tmp_path: Path) -> None:
    written = blank.write(tmp_path)

    shared = {kind.pattern for kind in FILES if "*" not in kind.pattern}
    assert set(written) == shared - KEPT_BY_THE_PROJECT | {"README.md"}


def test_settings_are_explained_in_both_languages_above_their_key(tmp_path: Path) -> None:
    blank.write(tmp_path)
    lines = (tmp_path / "partnership.yaml").read_text(encoding="utf-8").splitlines()

    key = lines.index("minimum_group_size: 10")
    assert lines[key - 2].startswith("# Groups of people smaller than this")
    assert lines[key - 1].startswith("# ")
    assert lines[key - 1] != lines[key - 2], "Spanish is not English"


def test_a_setting_behind_its_number_sign_can_be_used_by_taking_it_away(tmp_path: Path) -> None:
    blank.write(tmp_path / "data")
    path = tmp_path / "data" / "partnership.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("# contact:", "contact: 555 0100"), encoding="utf-8")

    assert open_partnership(tmp_path).settings.contact == "555 0100"


def test_a_form_can_fill_it_in_and_every_explanation_stays(tmp_path: Path) -> None:
    blank.write(tmp_path / "data")
    path = tmp_path / "data" / "partnership.yaml"
    before = path.read_text(encoding="utf-8").splitlines()

    save_yaml(path, {"name": "Río Partnership", "ask_en": "What helps?"}, expected=read_bytes_with_stamp(path)[1])

    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line.startswith("#")] == [line for line in after if line.startswith("#")]
    assert open_partnership(tmp_path).settings.name == "Río Partnership"


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "outcomes.csv").write_text("mine")

    with pytest.raises(Conflict):
        blank.write(tmp_path)

    assert (tmp_path / "outcomes.csv").read_text() == "mine"
