"""Approving texts: a row for each in approvals.csv, with the role that read it and the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from striveutils.disclosure.words.looking import names_a_person
from striveutils.disclosure.words.waiting import Waiting
from striveutils.errors import BadParameter
from striveutils.records import Approval, Partnership, files, saving
from striveutils.records.saving.row_changes import appended
from striveutils.words import _


def checked_role(role: str) -> str:
    """The role that approves. Raises BadParameter where it is missing or names a person."""
    given = " ".join(role.split())
    if not given:
        raise BadParameter(_("Who approves? The role is missing."),
                           _("Add the role that read the texts, such as: --by \"network coordinator\""))
    if names_a_person(given):
        raise BadParameter(_("This looks like a person's name, and records hold roles only."),
                           _("Give the role that read the texts, such as: --by \"network coordinator\""))
    return given


def approve(data: Partnership, texts: Iterable[Waiting], role: str) -> int:
    """Record that ``texts`` may become public; gives how many rows were added. Nothing else is changed.

    Each row holds the network, the text's fingerprint, the role and the partnership's day. What somebody else
    approved meanwhile is not written twice. Raises StriveError where the file cannot be saved.
    """
    day = data.today()
    rows = [Approval(network=one.network, text=one.sha256, approved_by=role, approved_on=day) for one in texts]
    if not rows:
        return 0
    added = 0

    def with_rows(old: str) -> str:
        nonlocal added
        new = _not_in(old, rows)
        added = len(new)
        return appended(old, Approval, new) if new else old

    saving.save_change(data.folder / files.path_of(Approval), with_rows)
    return added


def _not_in(old: str, rows: Sequence[Approval]) -> list[Approval]:
    """The rows that are not among the lines of ``old``."""
    there = [set(line.replace('"', "").replace(" ", "").split(",")) for line in old.splitlines()]
    return [row for row in rows if not any({row.network, row.text} <= line for line in there)]
