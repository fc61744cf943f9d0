"""The example's journal: when each row and page was first seen, a few days after what it tells, some of them late.

The project itself keeps this file (``striveutils.records.journal``); the example needs one that looks as if the
workbook had been in use since 2018.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from example.writing import write_csv
from striveutils.records import Partnership, files, journal, listing
from striveutils.records.columns import periods

AS_OF = date(2020, 2, 29)
BEGIN = date(2018, 9, 14)
"""The day the partnership began to use the workbook; what is older was copied in on that day."""

FRIDAY = 4
SLOWEST = 6
"""Days within which most rows were written down."""

# What was entered long after it happened: the file (or its folder), and by how many days.
LATE = {
    "networks/norwalk-kindergarten-literacy/points.csv": 96,
    "networks/norwalk-kindergarten-literacy/cycles/": 88,
    "networks/stamford-college-entrance/actions.csv": 71,
    "networks/bridgeport-kindergarten-literacy/findings.csv": 64,
}
# Which columns tell when a row's event was; the first that is filled in counts.
EVENT = ("done_on", "found_on", "decided_on", "checked_on", "set_on", "heard_on", "on", "date", "adopted_on")
DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")


def write(folder: Path) -> None:
    """Write ``journal.csv`` for everything below ``folder``, in the order in which it was seen."""
    data = Partnership(folder)
    lags = {indicator.indicator: indicator.lag_months or 0 for indicator in data.indicators}
    first_events = _first_events(folder)
    entries: dict[tuple[str, str], date] = {}
    for file in listing.record_files(folder):
        for entry, event in _entries(folder, file, lags, first_events):
            entries.setdefault((file, entry), _seen(file, entry, event))
    rows = sorted((seen.isoformat(), file, entry) for (file, entry), seen in entries.items())
    write_csv(folder, journal.JOURNAL,
              [{"file": file, "row": entry, "first_seen_on": seen} for seen, file, entry in rows])


def _entries(folder: Path, file: str, lags: Mapping[str, int], first_events: Mapping[str, date]
             ) -> Iterator[tuple[str, date]]:
    """Each row's journal entry, and the day of what it tells."""
    kind = files.kind_of(file)
    if kind is None:
        return
    text = (folder / file).read_text(encoding="utf-8")
    if kind.kind == "yaml":
        yield from ((entry, _newest_day(text)) for _row, entry in journal.contents(text, kind))
        return
    rows = list(csv.DictReader(io.StringIO(text)))
    for number, entry in journal.contents(text, kind):
        row = rows[number - 2]  # no cell of the example holds a line end
        if "period" in row:
            yield entry, _published(row["period"], lags[Path(file).stem])
        else:
            yield entry, _event(row, first_events)


def _event(row: Mapping[str, str], first_events: Mapping[str, date]) -> date:
    days = [date.fromisoformat(row[column]) for column in EVENT if row.get(column)]
    if days:
        return days[0]
    if row.get("due"):  # an action still open was agreed when its time began
        return min(AS_OF, date.fromisoformat(row["due"]) - timedelta(days=int(row["horizon"] or 30)))
    return first_events.get(row.get("item", ""), BEGIN)


def _first_events(folder: Path) -> dict[str, date]:
    """By lifted item, the day of its first event."""
    with (folder / "lifts" / "events.csv").open(encoding="utf-8", newline="") as file:
        found: dict[str, date] = {}
        for row in csv.DictReader(file):
            found.setdefault(row["item"], date.fromisoformat(row["on"]))
        return found


def _newest_day(text: str) -> date:
    """The last day named on a page up to the example's fixed day: pages are written on as things happen."""
    return max((day for day in map(date.fromisoformat, DAY.findall(text)) if day < AS_OF), default=BEGIN)


def _published(period: str, lag_months: int) -> date:
    """The day a school year's figure was out: its end and the indicator's lag."""
    end = periods.parse(period, "annual").end
    months = end.month + lag_months
    return date(end.year + (months - 1) // 12, (months - 1) % 12 + 1, 28)


def _seen(file: str, entry: str, event: date) -> date:
    """A working day soon after the event; the same each time, though it looks like chance."""
    late = next((days for start, days in LATE.items() if file.startswith(start)), None)
    days = late if late is not None else 1 + int(hashlib.sha256(entry.encode()).hexdigest(), 16) % SLOWEST
    day = max(event, BEGIN) + timedelta(days=days)
    while day.weekday() > FRIDAY:
        day += timedelta(days=1)
    return min(day, AS_OF - timedelta(days=1))
