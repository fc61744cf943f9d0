"""The machine a page is made on and whoever works on it: taken out of what is kept, refused in what is published."""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
SHORTEST_NAME = 3
"""A shorter name of a user may be part of anything."""


def folders(more: Iterable[Path] = ()) -> list[str]:
    """Folders of this machine and of whoever works on it; the longest first, so that none is cut in half."""
    known = {Path.home(), Path.cwd(), Path(sys.prefix), Path(tempfile.gettempdir()), PACKAGE, *map(Path, more)}
    return sorted((str(folder) for folder in known if len(folder.parts) > 1), key=lambda folder: (-len(folder), folder))


def users() -> list[str]:
    """The names under which somebody works on this machine, as the system knows them."""
    found = {Path.home().name, *(os.environ.get(name, "") for name in ("USER", "LOGNAME", "USERNAME"))}
    with contextlib.suppress(OSError, KeyError, ImportError):  # a container may know no user at all
        found.add(getpass.getuser())
    return sorted(name for name in found if len(name) >= SHORTEST_NAME)


def of_user() -> str:
    """A pattern for what tells a user by name: a home folder of any system, an account at this machine.

    The name alone is a word like any other: somebody's first name, or a place.
    """
    names = _any_of(users())
    homes = rf"(?:/home|/Users|[A-Za-z]:\\{{1,2}}(?:Users|Documents and Settings))(?:/|\\{{1,2}}){names}(?![\w-])"
    host = platform.node().partition(".")[0]
    return homes if not host else rf"{homes}|(?<![\w.-]){names}@{re.escape(host)}(?![\w-])"


def is_user(value: str) -> bool:
    """Is a user named in a value that no person types: an attribute of a drawing, a line of metadata?"""
    return bool(_whole_name(tuple(users())).search(value))


@lru_cache
def _whole_name(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_any_of(names)}(?![\w-])")


def _any_of(names: Iterable[str]) -> str:
    """One of the names; where there are none, a pattern that nothing fits."""
    return "(?:" + ("|".join(map(re.escape, names)) or r"(?!)") + ")"
