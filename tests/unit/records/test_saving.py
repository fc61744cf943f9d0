"""What a save promises: all or nothing, one at a time, never over unseen work."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from striveutils import disk
from striveutils.errors import Busy, Conflict, StriveError
from striveutils.records import saving
from striveutils.records.saving import ABSENT, atomic, read_bytes_with_stamp, save_text

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the limits and signals of these tests are POSIX")


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.suffix == ".tmp"]


def python(code: str, *args: object, **options: object) -> subprocess.Popen[str]:
    """Another saver: a Python process of its own."""
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(code), *map(str, args)], text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload]


@settings(deadline=None)
@given(st.text())
def test_what_was_saved_is_what_is_read(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.yaml"
        stamp = save_text(path, text, expected=ABSENT)

        assert read_bytes_with_stamp(path) == (text.encode(), stamp)


def test_a_new_file_takes_the_rights_the_system_gives_new_files(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    save_text(tmp_path / "new", "x", expected=ABSENT)

    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "shared.csv"
    path.write_text("old")
    path.chmod(0o640)

    save_text(path, "new", expected=None)

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    save_text(tmp_path / "networks" / "north" / "network.yaml", "x", expected=ABSENT)

    assert (tmp_path / "networks" / "north" / "network.yaml").read_text() == "x"


def test_a_link_stays_a_link_and_its_target_gets_the_text(tmp_path: Path) -> None:
    target, link = tmp_path / "far" / "real.csv", tmp_path / "link.csv"
    target.parent.mkdir()
    target.write_text("old")
    link.symlink_to(target)

    save_text(link, "new", expected=read_bytes_with_stamp(link)[1])

    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_link_to_nowhere_makes_the_file_it_names(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")

    save_text(tmp_path / "link.csv", "new", expected=ABSENT)

    assert (tmp_path / "real.csv").read_text() == "new"


def test_saving_the_same_text_does_not_touch_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("same")
    os.utime(path, (1, 1))

    save_text(path, "same", expected=None)

    assert path.stat().st_mtime == 1


class TestAFileThatChangedSinceItWasRead:
    """Somebody else's work is never overwritten, and the message says what is different."""

    def conflict(self, path: Path, before: str | None, now: str | None) -> str:
        if before is not None:
            path.write_text(before)
        _content, stamp = read_bytes_with_stamp(path)
        path.write_text(now) if now is not None else path.unlink()
        with pytest.raises(Conflict) as caught:
            save_text(path, "mine", expected=stamp)
        assert (path.read_text() if path.exists() else None) == now
        return str(caught.value)

    def test_names_the_lines_that_are_different_now(self, tmp_path: Path) -> None:
        message = self.conflict(tmp_path / "points.csv", "a\nb\nc\nd\n", "a\nB\nc\nd\ne\n")

        assert "lines 2 and 5 are new or different" in message
        assert "Nothing was overwritten" in message

    def test_does_not_repeat_what_the_lines_hold(self, tmp_path: Path) -> None:
        assert "secret" not in self.conflict(tmp_path / "points.csv", "a\n", "a\nsecret\n")

    def test_counts_lines_that_are_gone(self, tmp_path: Path) -> None:
        assert "2 lines are gone" in self.conflict(tmp_path / "points.csv", "a\nb\nc\n", "a\n")

    def test_names_five_lines_and_counts_the_rest(self, tmp_path: Path) -> None:
        now = "".join(f"{number}\n" for number in range(9))

        assert "lines 1, 2, 3, 4, 5 and 4 more are" in self.conflict(tmp_path / "points.csv", "a\n", now)

    def test_says_that_the_file_is_gone(self, tmp_path: Path) -> None:
        assert "moved or deleted" in self.conflict(tmp_path / "points.csv", "a\n", None)

    def test_says_that_somebody_made_it(self, tmp_path: Path) -> None:
        assert "created by someone else" in self.conflict(tmp_path / "points.csv", None, "theirs")

    def test_says_that_only_the_form_changed(self, tmp_path: Path) -> None:
        assert "in another form" in self.conflict(tmp_path / "points.csv", "a\nb\n", "a\nb")

    def test_is_told_in_spanish_too(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("a\n")
        with pytest.raises(Conflict) as caught:
            save_text(path, "mine", expected=ABSENT)

        assert caught.value.in_language("es") != caught.value.in_language("en")

    def test_is_seen_even_between_reading_and_replacing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An editor knows nothing of the lock and may save while the temporary file is being written."""
        path = tmp_path / "a.csv"
        path.write_text("old")
        write = disk.write_new

        def write_slowly(part: Path, content: bytes, **more: int | None) -> None:
            write(part, content, **more)
            path.write_text("from an editor")

        monkeypatch.setattr(disk, "write_new", write_slowly)
        with pytest.raises(Conflict):
            save_text(path, "mine", expected=read_bytes_with_stamp(path)[1])

        assert path.read_text() == "from an editor"
        assert leftovers(tmp_path) == []


def test_a_full_disk_leaves_the_old_text_and_says_so(tmp_path: Path) -> None:
    """A limit on file size stands for the full disk."""
    path = tmp_path / "notes.yaml"
    path.write_text("old")
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        with pytest.raises(StriveError, match="disk is full"):
            save_text(path, "new" * 1000, expected=None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    assert path.read_text() == "old"
    assert leftovers(tmp_path) == []


@pytest.fixture
def everybodys() -> Iterator[Path]:
    """A folder that every user of the computer can write in."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def test_a_write_protected_file_is_left_alone(everybodys: Path) -> None:
    """The rename would succeed; the person who protected the file meant it."""
    path = everybodys / "notes.yaml"
    path.write_text("old")
    path.chmod(0o444)

    assert "permission" in as_nobody(path)
    assert path.read_text() == "old"


def test_a_file_that_may_be_written_is_written_by_another_user(everybodys: Path) -> None:
    path = everybodys / "notes.yaml"
    path.write_text("old")
    path.chmod(0o666)
    save_text(path, "mine", expected=None)

    assert as_nobody(path) == ""
    assert path.read_text() == "new"


def test_a_folder_without_permission_is_named_as_the_cause(everybodys: Path) -> None:
    everybodys.chmod(0o555)

    assert "permission" in as_nobody(everybodys / "new.yaml")


def as_nobody(path: Path) -> str:
    """What a saver without special rights is told; nothing if all went well."""
    saver = python(
        """
        import os, sys
        from pathlib import Path
        from striveutils.errors import StriveError
        from striveutils.records.saving import save_text
        if os.getuid() == 0:
            os.setgid(65534), os.setuid(65534)
        try:
            save_text(Path(sys.argv[1]), "new", expected=None)
        except StriveError as error:
            print(error)
        """, path)
    out, errors = saver.communicate(timeout=60)
    assert not errors
    return out


def test_a_folder_in_the_files_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.yaml").mkdir()

    with pytest.raises(StriveError, match="There is a folder with that name"):
        save_text(tmp_path / "notes.yaml", "x", expected=None)


def test_a_saver_waits_and_then_says_who_to_wait_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes.yaml"
    path.write_text("old")
    monkeypatch.setattr(atomic, "LOCK_SECONDS", 0.1)

    with atomic.exclusive(path), pytest.raises(Busy, match=r"notes\.yaml is being saved by another"):
        save_text(path, "mine", expected=None)

    assert path.read_text() == "old"


ADDER = """
import sys
from pathlib import Path
from striveutils.errors import Conflict
from striveutils.records.saving import read_bytes_with_stamp, save_text
path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(25):
    while True:
        content, stamp = read_bytes_with_stamp(path)
        try:
            save_text(path, content.decode() + f"{name} {number}\\n", expected=stamp)
            break
        except Conflict:
            pass
"""


def test_two_savers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each adds its lines, reading again whenever it is told of a conflict; every line is there in the end."""
    path = tmp_path / "notes.txt"
    savers = [python(ADDER, path, name) for name in ("first", "second")]
    for saver in savers:
        _out, errors = saver.communicate(timeout=120)
        assert saver.returncode == 0, errors

    lines = path.read_text().splitlines()
    assert sorted(lines) == sorted(f"{name} {number}" for name in ("first", "second") for number in range(25))
    assert leftovers(tmp_path) == []


FLIPPER = """
import sys
from pathlib import Path
from striveutils.records.saving import save_text
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in "ab":
        save_text(path, letter * 2_000_000, expected=None)
"""


def test_a_saver_killed_at_any_moment_leaves_the_old_or_the_new_text(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("b" * 2_000_000)
    moments = random.Random(1)
    for _time in range(6):
        saver = python(FLIPPER, path)
        assert saver.stdout
        saver.stdout.readline()
        time.sleep(moments.uniform(0.0, 0.1))
        saver.send_signal(signal.SIGKILL)
        saver.communicate(timeout=60)

        text = path.read_text()
        assert (len(text), len(set(text))) == (2_000_000, 1)

    save_text(path, "after", expected=None)
    assert path.read_text() == "after"
    assert leftovers(tmp_path) == [], "the next saver clears away what the killed ones left"


def test_an_interrupted_save_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with contextlib.suppress(KeyboardInterrupt):
        save_text(tmp_path / "notes.txt", "x", expected=None)

    assert leftovers(tmp_path) == []
    assert not (tmp_path / "notes.txt").exists()


def test_text_is_on_the_disk_before_it_takes_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut the name must not point at a file whose content was still in memory."""
    order: list[str] = []
    fsync, rename = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"), fsync(handle))[1])
    monkeypatch.setattr(Path, "replace", lambda self, target: (order.append("name"), rename(self, target))[1])

    save_text(tmp_path / "notes.txt", "x", expected=None)

    assert order == ["file", "name", "folder"]


def test_the_module_offers_what_a_form_needs() -> None:
    assert all(hasattr(saving, name) for name in saving.__all__)
