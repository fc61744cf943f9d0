"""The page of one cycle: a question per method, in the order plan, do, study, act."""

from __future__ import annotations

from striveutils.blocks import Block, PageHead
from striveutils.workbook.answers import (
    barriers,
    changed,
    coming_next,
    groups,
    happened,
    head,
    now,
    sources,
    take_part,
    trying,
    working_on,
)
from striveutils.workbook.subject import Subject


class CyclePage:
    """Answers for one network and cycle. Each method gives a block that shows itself at the end of a cell."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    def head(self) -> PageHead:
        """Who this page is about, and when."""
        return head.answer(self.subject)

    def working_on(self) -> Block:
        """What are we working on, and why?"""
        return working_on.answer(self.subject)

    def now(self) -> Block:
        """Where are we now?"""
        return now.answer(self.subject)

    def changed(self) -> Block:
        """Has it really changed?"""
        return changed.answer(self.subject)

    def groups(self) -> Block:
        """For which children?"""
        return groups.answer(self.subject)

    def trying(self) -> Block:
        """What are we trying, and what do we predict?"""
        return trying.answer(self.subject)

    def happened(self) -> Block:
        """What happened, and what did we learn?"""
        return happened.answer(self.subject)

    def next(self) -> Block:
        """What comes next?"""
        return coming_next.answer(self.subject)

    def barriers(self) -> Block:
        """What stands in the way, and who was asked?"""
        return barriers.answer(self.subject)

    def take_part(self) -> Block:
        """How can you take part?"""
        return take_part.answer(self.subject)

    def sources(self) -> Block:
        """Where do the numbers come from?"""
        return sources.answer(self.subject)
