"""The attacker: everything a reader can work out from a table's printed rows, its releases and its links.

It knows nothing of how the hidden cells were chosen.
"""

from striveutils.disclosure.attacking.facts import Fact, Leak, Link, Possible, Range, Span, Table
from striveutils.disclosure.attacking.linking import links
from striveutils.disclosure.attacking.search import Findings, attack, examine, possible
from striveutils.disclosure.structure import Line

__all__ = [
    "Fact", "Findings", "Leak", "Line", "Link", "Possible", "Range", "Span", "Table", "attack", "examine", "links",
    "possible",
]
