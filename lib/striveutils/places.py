"""Where a partnership's folders are: its data, and the notebooks and templates that go with it."""

from __future__ import annotations

from pathlib import Path

from striveutils.errors import NoPartnership
from striveutils.words import _

PACKAGE = Path(__file__).parent
SETTINGS = "partnership.yaml"
PUBLIC_ALONE = "STRIVE_PUBLIC_ALONE"
"""Set in the environment of a run, whose notebooks and pages are kept and published: nothing there is for the team."""


def data_folder(data_dir: str | Path = "", start: Path | None = None) -> Path:
    """The partnership's ``data`` folder, absolute.

    ``data_dir`` names it (or the folder that holds it, or the partnership.yaml in it); blank means the nearest
    folder upwards from ``start`` (the working directory) that holds ``data/partnership.yaml``. Raises NoPartnership.
    """
    if str(data_dir):
        given = Path(data_dir).expanduser().absolute()
        if given.name == SETTINGS and given.is_file():
            return given.parent
        for folder in (given, given / "data"):
            if (folder / SETTINGS).is_file():
                return folder
        raise NoPartnership(
            _("{folder} holds no partnership.yaml.", folder=str(data_dir)),
            _("Give the folder that holds partnership.yaml, or make a new partnership with: strive new FOLDER"),
        )
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        if (folder / "data" / SETTINGS).is_file():
            return folder / "data"
    raise NoPartnership(
        _("No partnership was found here or in any folder above."),
        _("Go to the folder that holds data/partnership.yaml, name it with --data, or make one: strive new FOLDER"),
    )


def notebooks_folder(data: Path) -> Path:
    """The notebooks beside ``data``, else those of the installed package, else those of the repository."""
    return _own_or_shipped("notebooks", data)


def templates_folder(data: Path) -> Path:
    """The page templates beside ``data``, else those of the installed package, else those of the repository."""
    return _own_or_shipped("templates", data)


def shipped_folder(name: str) -> Path:
    """The folder ``name`` (notebooks, templates) as this installation ships it."""
    packaged = PACKAGE / "shipped" / name
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / name


def _own_or_shipped(name: str, data: Path) -> Path:
    beside = data.parent / name
    return beside if beside.is_dir() else shipped_folder(name)
