"""The folders of the machine a page is made on: taken out of what is kept, refused in what is published."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def folders(more: Iterable[Path] = ()) -> list[str]:
    """Folders of this machine and of whoever works on it; the longest first, so that none is cut in half."""
    known = {Path.home(), Path.cwd(), Path(sys.prefix), Path(tempfile.gettempdir()), PACKAGE, *map(Path, more)}
    return sorted((str(folder) for folder in known if len(folder.parts) > 1), key=lambda folder: (-len(folder), folder))
