"""The journal after a run: which rows are new is noted, and looked for only where a file has changed since."""

from __future__ import annotations

import contextlib
from pathlib import Path

from striveutils import records
from striveutils.batch.keys import key_of
from striveutils.disk import sha256_of
from striveutils.records import files, listing

JOURNAL = files.path_of(records.JournalRow)
LOCK = ".journal.lock"
"""In the runs folder, because a run leaves nothing in ``data`` but rows of the journal."""
MARK = ".journaled"
"""In the runs folder: the state of the records when the journal was last brought up to date."""


def bring_up_to_date(data: Path, runs: Path) -> None:
    """Note in the journal of ``data`` every row that is new. Raises StriveError where that fails.

    The day is the partnership's own, also in a run as of another day: rows were first seen when they were seen.
    """
    recorded = [name for name in listing.record_files(data) if name != JOURNAL]
    before = {name: sha256_of(data / name) for name in recorded}
    if _state(before, data) == _marked(runs):
        return
    from striveutils.records import journal

    partnership = records.open_partnership(data)
    journal.update(partnership, partnership.today(), lock=runs / LOCK)
    with contextlib.suppress(OSError):
        (runs / MARK).write_text(_state(before, data), encoding="utf-8")


def _state(before: dict[str, str | None], data: Path) -> str:
    return key_of({**before, JOURNAL: sha256_of(data / JOURNAL)})


def _marked(runs: Path) -> str:
    try:
        return (runs / MARK).read_text(encoding="utf-8")
    except OSError:
        return ""
