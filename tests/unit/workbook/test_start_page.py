"""What the start page tells, with a partnership and without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import FILES, write_partnership
from striveutils import workbook
from striveutils.blocks.view import plain


def test_the_start_page_names_the_partnership_and_its_networks(tmp_path: Path) -> None:
    write_partnership(tmp_path)
    answer = plain(workbook.start(str(tmp_path)).recorded().data(), "en")
    assert "Sample Partnership" in answer and "north-attendance" in answer


def test_the_start_page_names_what_needs_mending_with_its_place(tmp_path: Path) -> None:
    write_partnership(tmp_path, {"outcomes.csv": FILES["outcomes.csv"] + "graduation,Twice,Dos,career,no\n"})
    answer = plain(workbook.start(str(tmp_path)).problems().data(), "en")
    assert "data/outcomes.csv" in answer and "row 4" in answer


def test_the_start_page_works_where_there_is_no_partnership(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    start = workbook.start()
    assert "strive new" in plain(start.recorded().data(), "en")
    assert "Python" in plain(start.installation().data(), "en")
