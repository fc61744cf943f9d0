"""Writing a release down: first every cell of the site, then the release itself, so that running again heals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from striveutils import records
from striveutils.batch.releasing.chosen import chosen
from striveutils.batch.releasing.figures import rows_of, units_of
from striveutils.batch.releasing.known import Changes, changes
from striveutils.batch.releasing.site import PublicSite, site_of
from striveutils.errors import RunFailed
from striveutils.records import Partnership, Release, ReleasedCell, files, saving
from striveutils.words import _


@dataclass(frozen=True)
class ReleaseRequest:
    """Which run of which partnership was made public; ``run`` blank is the newest one."""

    data_dir: str | Path = ""
    run: str = ""
    runs_dir: str | Path | None = None


@dataclass(frozen=True)
class Recorded:
    """A recorded release; ``already``: it was recorded before, and nothing was added. ``first``: there was none yet."""

    run: str
    already: bool
    first: bool
    changes: Changes


def release(request: ReleaseRequest) -> Recorded:
    """Record that a run's site was made public. Raises StriveError where the run or the records are not sound."""
    data = records.open_partnership(request.data_dir)
    runs = Path(request.runs_dir) if request.runs_dir else data.folder.parent / "runs"
    site = site_of(chosen(runs, request.run))
    known = {one.release: one for one in data.releases}
    rows = rows_of(site, site.run, units_of(data.indicators))
    last = next((one.release for one in reversed(data.releases) if one.release != site.run), None)
    found = Recorded(site.run, site.run in known, last is None, changes(_of(data, last), rows))
    if found.already:
        _same(known[site.run], site)
        return found
    if not any(True for _row in _of(data, site.run)):
        saving.append_rows(data.folder / files.path_of(ReleasedCell), ReleasedCell, rows)
    saving.append_rows(data.folder / files.path_of(Release), Release, [_entry(site, data)])
    return found


def _of(data: Partnership, release: str | None) -> Iterable[ReleasedCell]:
    return data.rows_about(ReleasedCell, release=(release,)) if release else ()


def _same(recorded: Release, site: PublicSite) -> None:
    if recorded.sha256 != site.sha256:
        raise RunFailed(_("{run} is recorded already, as another site than this one.", run=site.run),
                        _("Make a new run and release that one: strive run"))


def _entry(site: PublicSite, data: Partnership) -> Release:
    shown = {cell["of"] for cell in site.cells}
    indicators = [one.indicator for one in data.indicators if one.indicator in shown]
    return Release.model_validate({
        "release": site.run, "kind": "brief", "audience": "public", "released_on": data.today().isoformat(),
        "languages": "; ".join(site.languages), "indicators": "; ".join(indicators), "sha256": site.sha256,
    })
