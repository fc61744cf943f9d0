"""The headings of a brief: one plain question per section tag, in the order a reader meets them."""

from __future__ import annotations

from striveutils.words import Message, _

BRIEF: dict[str, Message] = {
    "working-on": _("What are we working on, and why?"),
    "now": _("Where are we now?"),
    "changed": _("Has it really changed?"),
    "groups": _("For which children?"),
    "trying": _("What are we trying?"),
    "happened": _("What happened?"),
    "next": _("What comes next?"),
    "barriers": _("What stands in the way?"),
    "take-part": _("How can you take part?"),
    "sources": _("Where do the numbers come from?"),
}
