"""The example's approvals: every text on its pages was read by the coordinator before the pages were made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from example.writing import write_csv
from striveutils.disclosure.words import waiting
from striveutils.records import Approval, Partnership, files

READ_BY = "partnership coordinator"
READ_ON = date(2020, 2, 28)
"""The day before the one the example is seen on."""


def write(folder: Path) -> None:
    """Write ``approvals.csv`` for every text below ``folder`` that a public page shows, by network and fingerprint."""
    data = Partnership(folder)
    rows = sorted((network, one.sha256) for network in data.network_ids for one in waiting(data, network))
    write_csv(folder, files.path_of(Approval),
              [{"network": network, "text": sha256, "approved_by": READ_BY, "approved_on": READ_ON}
               for network, sha256 in rows])
