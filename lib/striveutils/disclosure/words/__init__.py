"""Typed words and the public: what waits for approval, what to look at before, and the door they come through.

    approved    how an approved text is known again, and what stands in the place of the others
    reviewed    the door: the records as a public page may tell them
    notes       the notes of published figures
    waiting     which texts wait, and where they stand
    looking     small numbers of children and names of people in a text (vocabulary)
    approving   the rows that ``strive approve`` adds
"""

from striveutils.disclosure.words.approved import NEW_TITLE, NEW_WORDS, fingerprint
from striveutils.disclosure.words.approving import approve, checked_role
from striveutils.disclosure.words.looking import looks
from striveutils.disclosure.words.notes import public_note
from striveutils.disclosure.words.reviewed import reviewed
from striveutils.disclosure.words.waiting import Waiting, waiting

__all__ = [
    "NEW_TITLE", "NEW_WORDS", "Waiting", "approve", "checked_role", "fingerprint", "looks", "public_note", "reviewed",
    "waiting",
]
