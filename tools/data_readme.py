"""Write data/README.md, the data dictionary, from the record models.

    uv run python tools/data_readme.py            write it
    uv run python tools/data_readme.py --check    change nothing; exit 1 when it is stale
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from striveutils.records import dictionary

README = Path(__file__).parents[1] / "data" / "README.md"


def main(arguments: Iterable[str]) -> int:
    """Run the command line; gives the exit status."""
    fresh = dictionary.markdown()
    if "--check" in arguments:
        current = README.read_text(encoding="utf-8") if README.exists() else ""
        print("data/README.md is up to date." if current == fresh else "data/README.md is stale: write it anew.")
        return int(current != fresh)
    README.parent.mkdir(exist_ok=True)
    README.write_text(fresh, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
