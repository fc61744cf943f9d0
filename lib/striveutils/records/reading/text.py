"""From a file to its text: what cannot be text is refused, with the row and the way out."""

from __future__ import annotations

import stat
from pathlib import Path

from striveutils.records.columns.checking import Fault
from striveutils.words import Message, _

LARGEST = {"csv": 32_000_000, "yaml": 300_000}
"""Bytes; about 400,000 rows, or a hundred pages. More than that is not a partnership's record."""


class Unreadable(Exception):
    """The file gives no text."""

    def __init__(self, fault: Fault, row: int | None = None) -> None:
        super().__init__(fault)
        self.fault = fault
        self.row = row


def text_of(path: Path, kind: str) -> str | None:
    """The text of a file (UTF-8, with or without byte-order mark), None where there is no file; raises Unreadable."""
    try:
        content = _bytes(path, kind)
    except OSError as error:
        cure = _("Make sure that it is not open elsewhere and that you are allowed to read it.")
        raise Unreadable(Fault(_("The file cannot be opened."), None, cure)) from error
    return None if content is None else decoded(content, kind)


def _bytes(path: Path, kind: str) -> bytes | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise Unreadable(Fault(_("This is a link to a file that is not there."), None,
                                   _("Put the file itself here, or remove the link."))) from None
        return None
    except NotADirectoryError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(Fault(_("This is not a file but a folder or a device."), _("A file."),
                               _("Rename it or remove it.")))
    if status.st_size > LARGEST[kind]:
        raise Unreadable(Fault(_("The file is too large."),
                               _("At most {most} MB.", most=f"{LARGEST[kind] / 1_000_000:g}"),
                               _("Keep counts here, not the data they were counted from.")))
    return path.read_bytes()


def decoded(content: bytes, kind: str) -> str:
    """The text of ``content``; raises Unreadable."""
    if content.startswith(b"PK\x03\x04"):
        raise Unreadable(Fault(_("This is a spreadsheet workbook with another ending to its name."),
                               _("Plain text in UTF-8."), save_as_utf8(kind)))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(Fault(_("The file is saved as “Unicode text” (UTF-16)."), _("Plain text in UTF-8."),
                               save_as_utf8(kind)), 1)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(Fault(_("This row holds characters that are not saved as UTF-8."),
                               _("Plain text in UTF-8."), save_as_utf8(kind)),
                         _row(content, error.start)) from error
    if "\0" in text:
        raise Unreadable(Fault(_("There is a NUL byte in this row; text does not hold any."), _("Plain text in UTF-8."),
                               _("The file is damaged; get it again from where it came.")),
                         _row(content, content.index(b"\0")))
    if not text.strip():
        raise Unreadable(Fault(_("The file is empty."), None,
                               _("Fill it in, or remove it if there is nothing to record.")))
    return text


def save_as_utf8(kind: str) -> Message:
    """How to save a file as UTF-8."""
    if kind == "csv":
        return _("In the spreadsheet choose Save as, then “CSV UTF-8 (comma delimited)”.")
    return _("In the editor choose Save with encoding, then UTF-8.")


def _row(content: bytes, position: int) -> int:
    """The line a byte stands in, whichever way the lines end."""
    before = content[:position]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
