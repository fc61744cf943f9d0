"""What reaches the disk: whole, never through something else; and the fingerprint of a value."""

from __future__ import annotations

import errno
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from striveutils import disk

VALUES = st.dictionaries(st.text(), st.integers() | st.text() | st.none() | st.lists(st.text()))


def test_text_is_written_as_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    disk.write_new(tmp_path / "page.html", "niños\r\ny niñas\n")
    assert (tmp_path / "page.html").read_bytes() == "niños\r\ny niñas\n".encode()


def test_what_is_there_already_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        disk.write_new(tmp_path / "there", "yours")
    assert (tmp_path / "there").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links and rights as POSIX has them")
def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        disk.write_new(tmp_path / "link", "x")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links and rights as POSIX has them")
def test_a_file_gets_the_rights_it_is_given(tmp_path: Path) -> None:
    disk.write_new(tmp_path / "ours", b"x", mode=0o660)
    assert stat.S_IMODE((tmp_path / "ours").stat().st_mode) == 0o660


def test_a_folder_that_cannot_be_flushed_is_no_fault(tmp_path: Path) -> None:
    """Some network drives have no such call; what was written is there all the same."""
    disk.flush_folder(tmp_path)
    disk.flush_folder(tmp_path / "gone")


@pytest.mark.parametrize(("error", "full"), [
    (OSError(errno.ENOSPC, "x"), True), (OSError(errno.EFBIG, "x"), True), (OSError(errno.ENOENT, "x"), False),
    (ValueError(), False),
])
def test_a_full_disk_is_known_by_its_error(error: Exception, full: bool) -> None:
    assert disk.is_no_space(error) is full


@given(VALUES)
def test_a_value_has_one_fingerprint_whatever_its_order(value: dict[str, Any]) -> None:
    assert disk.sha256_of_json(dict(reversed(value.items()))) == disk.sha256_of_json(value)


def test_another_value_has_another_fingerprint() -> None:
    assert disk.sha256_of_json({"a": 1}) != disk.sha256_of_json({"a": "1"})


def test_a_fingerprint_stays_the_same_from_version_to_version() -> None:
    """The journal keeps fingerprints of rows for good, so the way of writing a value may never change."""
    assert disk.sha256_of_json({"b": "ñ", "a": [1, None]}) == (
        "58ed8893e59e038385df65f41877381e97b14af86c1326221db032ac19afded0")
