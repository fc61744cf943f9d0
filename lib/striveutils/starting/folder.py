"""A folder with an empty partnership, its own notebooks and its own page templates."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from striveutils import places
from striveutils.errors import StriveError
from striveutils.records import blank, saving
from striveutils.starting import copies
from striveutils.starting.copies import Renewal
from striveutils.words import Joined, _

GITIGNORE = """\
# data/ holds counts of small groups: keep this repository private.
# data/ contiene recuentos de grupos pequeños: mantenga privado este repositorio.
runs/*
!runs/README.md
*.lock
.~*
.ipynb_checkpoints/
.DS_Store
"""

RUNS_README = """\
# runs

`strive run` puts each run here, the newest under `latest`. Only `site/` of a run may be published; the notebooks
and the private pages beside it are for the partnership.

`strive run` deja aquí cada ejecución, la más reciente en `latest`. Solo se puede publicar la carpeta `site/` de una
ejecución; los cuadernos y las páginas privadas que están al lado son para la alianza.
"""


def new(folder: Path) -> tuple[str, ...]:
    """Make ``folder/data``, ``notebooks`` and ``templates``; gives what was made.

    Raises StriveError, and makes nothing, where one of them is there already or the folder cannot be written.
    """
    made = ("data", *copies.FOLDERS)
    there = tuple(name for name in made if (folder / name).exists() or (folder / name).is_symlink())
    if there:
        raise StriveError(
            _("{folder} already has {names}; nothing was made.", folder=str(folder), names=Joined(there)),
            _("Choose another folder. To renew the notebooks and templates of this one: strive new {folder} --update",
              folder=str(folder)),
        )
    with saving.explained(folder):
        _make(folder, made)
    return made


def update(folder: Path) -> Renewal:
    """Renew the notebooks and templates of the partnership in ``folder``; what people changed is left.

    Raises StriveError where no partnership is, or it has neither folder.
    """
    if not (folder / "data" / places.SETTINGS).is_file():
        raise StriveError(
            _("{folder} holds no data/partnership.yaml, so there is nothing to renew.", folder=str(folder)),
            _("Give the folder that was named when the partnership was made, or make one: strive new {folder}",
              folder=str(folder)),
        )
    there = [name for name in copies.FOLDERS if (folder / name).is_dir()]
    if not there:
        raise StriveError(
            _("{folder} has no notebooks or templates of its own; those of the program are used, which are up to "
              "date.", folder=str(folder)))
    done = Renewal()
    with saving.explained(folder):
        for name in there:
            done += copies.renew(name, folder / name)
    return done


def _make(folder: Path, names: tuple[str, ...]) -> None:
    """Make everything aside, then give the names: an interrupted start leaves nothing half made under them."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".~new-{secrets.token_hex(4)}"
    try:
        aside.mkdir()
        blank.write(aside / "data")
        (aside / "data" / "networks").mkdir(exist_ok=True)
        for name in copies.FOLDERS:
            copies.copy(name, aside / name)
        (aside / ".gitignore").write_text(GITIGNORE, encoding="utf-8")
        (aside / "runs").mkdir()
        (aside / "runs" / "README.md").write_text(RUNS_README, encoding="utf-8")
        for lock in aside.rglob(".*.lock"):
            lock.unlink()
        for name in (*names, ".gitignore", "runs"):
            if not (folder / name).exists():
                (aside / name).rename(folder / name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
