"""What a notebook's cells call: a page about one subject, one method per question, blocks as answers."""

from striveutils.workbook.opening import open_page as open
from striveutils.workbook.opening import open_start as start

__all__ = ["open", "start"]
