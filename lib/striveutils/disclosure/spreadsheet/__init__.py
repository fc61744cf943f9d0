"""A table somebody is about to send: read, made safe, attacked. It needs no partnership.

    reading     from the file to its rows, or to all its faults; columns, printed: what a column or a cell can be
    cells       the rows of one period as cells that add up (adding_up), with everything printed about them
    auditing    the cells attacked
    protecting  choice of what to hide, attack, more if it leaks; counting, unprinted: what the choice is told
    writing     the new table, and how it reaches its place
"""

from striveutils.disclosure.spreadsheet.auditing import Found, Report, audit
from striveutils.disclosure.spreadsheet.protecting import Protected, protect
from striveutils.disclosure.spreadsheet.reading import Sheet, read, read_bytes
from striveutils.disclosure.spreadsheet.writing import check_place, write

__all__ = ["Found", "Protected", "Report", "Sheet", "audit", "check_place", "protect", "read", "read_bytes", "write"]
