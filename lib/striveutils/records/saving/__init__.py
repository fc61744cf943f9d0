"""Saving what people write: whole or not at all, and never over something that was not read.

``save`` has the functions; ``row_changes`` and ``yaml_changes`` make the new text and leave the rest of a file as it
was; ``atomic`` puts it in the file's place.
"""

from striveutils.records.saving.atomic import ABSENT, Stamp, explained, read_bytes_with_stamp
from striveutils.records.saving.save import append_rows, save_bytes, save_change, save_rows, save_text, save_yaml
from striveutils.records.saving.yaml_changes import REMOVED

__all__ = [
    "ABSENT", "REMOVED", "Stamp", "append_rows", "explained", "read_bytes_with_stamp", "save_bytes", "save_change",
    "save_rows", "save_text", "save_yaml",
]
