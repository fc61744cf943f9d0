"""The ``strive`` command. Each command imports what it needs when it runs, so help and checks come at once."""

# Each of these modules adds its commands to ``main``.
from striveutils.cli import approving, beginning, checking, releasing, running, tables
from striveutils.cli.speaking import language
from striveutils.cli.terminal import main

__all__ = ["approving", "beginning", "checking", "language", "main", "releasing", "running", "tables"]
