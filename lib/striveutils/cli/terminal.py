"""The group that every command belongs to."""

from __future__ import annotations

import sys
from typing import Any

import click

from striveutils import __version__
from striveutils.cli.speaking import help_text
from striveutils.words import _


class _Terminal(click.Group):
    """The group of all commands, whatever letters the terminal can show."""

    def main(self, *args: Any, **options: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="replace")
        return super().main(*args, **{"prog_name": "strive", **options})


@click.group(cls=_Terminal, help=help_text(_(
    "A continuous-improvement workbook for cradle-to-career education partnerships.")))
@click.version_option(__version__, prog_name="strive")
def main() -> None:
    """The ``strive`` command."""
